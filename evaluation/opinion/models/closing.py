from evaluation.plan.models import Closing


class CollectionClosing(Closing):
    """The collection of opinions about one deputy was closed; while the last row stands nothing more comes in."""
