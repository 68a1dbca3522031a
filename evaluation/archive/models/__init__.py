from evaluation.archive.models.bundle import Bundle, Destruction, OwnTemplate, Paper
from evaluation.archive.models.kit import Kit

__all__ = ["Bundle", "Destruction", "Kit", "OwnTemplate", "Paper"]
