from evaluation.archive.models.bundle import Bundle, Destruction, OwnTemplate, Paper

__all__ = ["Bundle", "Destruction", "OwnTemplate", "Paper"]
