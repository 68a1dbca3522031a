from django.utils import timezone

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.result.actions.hold import hold, move
from evaluation.result.errors import NoText
from evaluation.result.models import Result
from evaluation.result.permissions import permit_informer
from evaluation.result.states import ResultState
from evaluation.roster.models import Membership


@act
def feed_back(*, result: Result, text: str, by: Membership) -> Result:
    """Tell the deputy the result in private, with the evaluation in words (评议意见).

    For a result that was announced it only adds or changes the words of the feedback letter.
    Raises NotYourself, NotTheInformer, NoText, WrongState.
    """
    result = hold(result)
    permit_informer(by, "result.feed_back", result)
    if not text.strip():
        raise NoText
    result.feedback_text = text.strip()
    if result.told_at is None:
        move(result, ResultState.FED_BACK)
        result.told_at, result.told_by = timezone.now(), by
    result.save(update_fields=["feedback_text", "state", "told_at", "told_by"])
    record(by, "result.feed_back", result)
    return result
