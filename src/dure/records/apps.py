from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "dure.records"
