"""`dure search_index`: make the search index anew from the records."""

from typing import Any

from django.core.management.base import BaseCommand

from dure.site.search import rebuild


class Command(BaseCommand):
    help = "Make the search index anew from the records."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rebuild()} records indexed.")
