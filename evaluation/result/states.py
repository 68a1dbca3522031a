from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ResultState(TextChoices):
    """How far a result has come to its deputy (当场宣布 or 会后反馈, acknowledged, disputed, answered)."""

    GRADED = "graded", _("Counted and graded")
    ANNOUNCED = "announced", pgettext_lazy("result", "Announced on the spot")
    FED_BACK = "fed_back", _("Fed back in private")
    ACKNOWLEDGED = "acknowledged", _("Acknowledged by the deputy")
    DISPUTED = "disputed", _("Objection raised")
    ANSWERED = "answered", _("Objection answered")


MOVES: dict[ResultState, frozenset[ResultState]] = {
    ResultState.GRADED: frozenset({ResultState.ANNOUNCED, ResultState.FED_BACK}),
    ResultState.ANNOUNCED: frozenset({ResultState.ACKNOWLEDGED, ResultState.DISPUTED}),
    ResultState.FED_BACK: frozenset({ResultState.ACKNOWLEDGED, ResultState.DISPUTED}),
    ResultState.DISPUTED: frozenset({ResultState.ANSWERED}),
    ResultState.ANSWERED: frozenset({ResultState.ACKNOWLEDGED}),
    ResultState.ACKNOWLEDGED: frozenset(),
}
