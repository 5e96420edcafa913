from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "dure.audit"

    def ready(self) -> None:
        from dure.audit import signals  # noqa: PLC0415  models exist only from here on

        signals.connect()
