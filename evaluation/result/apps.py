from django.apps import AppConfig


class ResultConfig(AppConfig):
    name = "evaluation.result"
    label = "result"
