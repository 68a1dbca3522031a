from django.apps import AppConfig


class GroundConfig(AppConfig):
    name = "evaluation.ground"
    label = "ground"
