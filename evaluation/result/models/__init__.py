from evaluation.result.models.result import GradeCount, Objection, Result

__all__ = ["GradeCount", "Objection", "Result"]
