from evaluation.plan.models import Closing


class ListClosing(Closing):
    """The rectification list of one deputy was closed for the year."""
