from importlib import import_module

from django.apps import AppConfig


class ReportConfig(AppConfig):
    name = "evaluation.report"
    label = "report"

    def ready(self) -> None:
        import_module("evaluation.report.permissions")  # says what each role may do
