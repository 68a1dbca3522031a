from workflows.models.matter import Matter

__all__ = ["Matter"]
