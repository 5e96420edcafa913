from typing import Any

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "dure.site"

    def ready(self) -> None:
        from dure.audit.restore import restored  # noqa: PLC0415 -- models are not loaded before

        restored.connect(_index_again, dispatch_uid="site.search")


def _index_again(**_: Any) -> None:
    """The index is derived and not in backups: made anew from what was restored."""
    from dure.site.search import rebuild  # noqa: PLC0415 -- models are not loaded before

    rebuild()
