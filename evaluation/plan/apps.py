from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "evaluation.plan"
    label = "plan"

    def ready(self) -> None:
        from evaluation.plan import permissions  # noqa: F401, PLC0415 - fills the table once the models are there
