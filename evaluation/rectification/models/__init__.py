from evaluation.rectification.models.item import Item, Progress

__all__ = ["Item", "Progress"]
