from importlib import import_module

from django.apps import AppConfig


class ArchiveConfig(AppConfig):
    name = "evaluation.archive"
    label = "archive"

    def ready(self) -> None:
        import_module("evaluation.archive.permissions")  # says what each role may do
