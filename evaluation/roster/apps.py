from django.apps import AppConfig


class RosterConfig(AppConfig):
    name = "evaluation.roster"
    label = "roster"
