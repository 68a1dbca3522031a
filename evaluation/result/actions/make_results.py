from django.utils.translation import override

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.meeting.models import Meeting
from evaluation.meeting.permissions import permit_at
from evaluation.meeting.queries import places_of, rules_of, session_of
from evaluation.plan.grading import grade
from evaluation.plan.models import Assessment
from evaluation.plan.parameters import Base, Rules
from evaluation.plan.wording import rule_words
from evaluation.result.errors import AlreadyTold, NotCertified, Practised
from evaluation.result.models import GradeCount, Result
from evaluation.result.states import ResultState
from evaluation.roster.models import Membership
from voting.queries.results import certified_tally
from voting.specs import CertifiedTally, QuestionTally
from voting.states import SIGNED, Channel


@act
def make_results(*, meeting: Meeting, by: Membership) -> list[Result]:
    """Turn the certified tally into results by the plan's rule, in the order of the agenda.

    Asked again it changes nothing; after a new round it replaces results that nobody was told.
    Raises NotCertified, Practised, AlreadyTold.
    """
    permit_at(by, "result.make_results", meeting)
    if meeting.practice:
        raise Practised
    session = session_of(meeting)
    if session is None or session.state not in SIGNED:
        raise NotCertified
    tally = certified_tally(session)
    rules, places = rules_of(meeting), {p.assessment.code: p.assessment for p in places_of(meeting)}
    made = [_one(places[asked.ref], tally, asked, rules) for asked in tally.questions if asked.ref in places]
    if any(fresh for _result, fresh in made):
        record(by, "result.make_results", meeting, results=len(made), session=tally.code, round=tally.round)
    return [result for result, _fresh in made]


def _one(assessment: Assessment, tally: CertifiedTally, asked: QuestionTally, rules: Rules) -> tuple[Result, bool]:
    known = Result.objects.select_for_update().filter(assessment=assessment).first()
    if known is not None and known.session_code == tally.code:
        return known, False
    if known is not None and known.state != ResultState.GRADED:
        raise AlreadyTold
    counts = dict(zip(tally.scale, asked.grades, strict=True))
    result, _made = Result.objects.update_or_create(
        assessment=assessment, defaults=_figures(tally, asked) | _verdict(counts, tally, rules)
    )
    result.grades.all().delete()
    GradeCount.objects.bulk_create(
        GradeCount(result=result, order=order, grade=name, count=count)
        for order, (name, count) in enumerate(counts.items(), start=1)
    )
    return result, True


def _figures(tally: CertifiedTally, asked: QuestionTally) -> dict[str, str | int]:
    returned = {channel.channel: channel.returned for channel in tally.channels}
    return {
        "session_code": tally.code,
        "book_digest": tally.book_sha256,
        "round_number": tally.round,
        "due": tally.due,
        "present": tally.present,
        "issued": tally.together.issued,
        "returned": tally.together.returned,
        "valid": tally.together.valid,
        "invalid": tally.together.invalid,
        "by_paper": returned.get(Channel.PAPER, 0),
        "by_phone": returned.get(Channel.SLIP, 0),
        "abstained": asked.abstain,
        "invalid_rows": asked.invalid,
        "signed_by": "、".join(tally.signed_by),
    }


def _verdict(counts: dict[str, int], tally: CertifiedTally, rules: Rules) -> dict[str, str | int]:
    bases = bases_of(counts, tally)
    if rules.grading is None:
        return {"grade": "", "rule_text": "", "base": bases["ballots"]}
    verdict = grade(counts, bases, rules.grading)
    with override("zh-hans"):  # what goes on a paper is in the office's language, whoever presses the button
        words = rule_words(rules.grading)
    return {"grade": verdict.grade, "rule_text": words, "base": bases[rules.grading.base]}


def bases_of(counts: dict[str, int], tally: CertifiedTally) -> dict[Base, int]:
    """What a share may be a share of (domain.md §2), by the plan's names."""
    return {
        "ballots": tally.together.returned,
        "valid": tally.together.valid,
        "marks": sum(counts.values()),
        "present": tally.present,
        "due": tally.due,
    }
