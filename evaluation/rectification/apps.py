from importlib import import_module

from django.apps import AppConfig


class RectificationConfig(AppConfig):
    name = "evaluation.rectification"
    label = "rectification"

    def ready(self) -> None:
        import_module("evaluation.rectification.permissions")  # says what each role may do
