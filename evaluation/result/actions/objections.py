"""What the deputy says to the result, and the answer."""

from django.utils import timezone
from django.utils.formats import date_format

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.result.actions.hold import hold, move
from evaluation.result.errors import LateObjection, NoText
from evaluation.result.models import Objection, Result
from evaluation.result.queries import last_day_to_object
from evaluation.result.states import ResultState
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit_about, permit_own


@act
def acknowledge_result(*, result: Result, by: Membership) -> Result:
    """The deputy has taken note of the own result. Raises NotAllowed for anybody else, WrongState."""
    result = hold(result)
    _permit_deputy(by, "result.acknowledge_result", result)
    move(result, ResultState.ACKNOWLEDGED)
    result.acknowledged_at = timezone.now()
    result.save(update_fields=["state", "acknowledged_at"])
    record(by, "result.acknowledge_result", result)
    return result


@act
def raise_objection(*, result: Result, text: str, by: Membership) -> Objection:
    """The deputy objects to the own result. Raises NoText, LateObjection, WrongState."""
    result = hold(result)
    _permit_deputy(by, "result.raise_objection", result)
    if not text.strip():
        raise NoText
    if (last := last_day_to_object(result)) is not None and timezone.localdate() > last:
        raise LateObjection(day=date_format(last, "DATE_FORMAT"))
    move(result, ResultState.DISPUTED)
    result.save(update_fields=["state"])
    objection = Objection.objects.create(result=result, text=text.strip(), raised_by=by)
    record(by, "result.raise_objection", result)
    return objection


@act
def answer_objection(*, objection: Objection, answer: str, by: Membership) -> Objection:
    """Answer in writing; the figures stay, for nothing is corrected after certification.

    Raises NotYourself, NoText, WrongState.
    """
    result = hold(objection.result)
    assessment = result.assessment
    permit_about(
        by,
        "result.answer_objection",
        congress_id=assessment.plan.congress_id,
        group_id=assessment.group_id,
        deputy_id=assessment.mandate.deputy_id,
    )
    if not answer.strip():
        raise NoText
    move(result, ResultState.ANSWERED)
    result.save(update_fields=["state"])
    objection.answer, objection.answered_at, objection.answered_by = answer.strip(), timezone.now(), by
    objection.save(update_fields=["answer", "answered_at", "answered_by"])
    record(by, "result.answer_objection", result)
    return objection


def _permit_deputy(by: Membership, act_name: str, result: Result) -> None:
    assessment = result.assessment
    permit_own(by, act_name, congress_id=assessment.plan.congress_id, deputy_id=assessment.mandate.deputy_id)
