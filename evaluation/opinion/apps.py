from importlib import import_module

from django.apps import AppConfig


class OpinionConfig(AppConfig):
    name = "evaluation.opinion"
    label = "opinion"

    def ready(self) -> None:
        import_module("evaluation.opinion.permissions")  # says what each role may do
