from evaluation.rectification.models.closing import ListClosing
from evaluation.rectification.models.item import Item, Progress

__all__ = ["Item", "ListClosing", "Progress"]
