"""What every act about one result does first: lock the row and ask its state."""

from evaluation.result.errors import WrongState
from evaluation.result.models import Result
from evaluation.result.states import MOVES, ResultState


def hold(result: Result) -> Result:
    """Lock the result for the caller's transaction, with what it belongs to."""
    related = ("assessment__plan__congress", "assessment__mandate__deputy", "assessment__reviewer__user")
    return Result.objects.select_for_update(of=("self",)).select_related(*related).get(pk=result.pk)


def move(result: Result, state: ResultState) -> None:
    """Raises WrongState when the chart does not lead there."""
    if state not in MOVES[ResultState(result.state)]:
        raise WrongState(state=result.get_state_display())
    result.state = state
