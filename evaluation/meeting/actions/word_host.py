from collections.abc import Mapping

from evaluation.ground.act import act
from evaluation.ground.audit import record
from evaluation.meeting.errors import UnknownPlace
from evaluation.meeting.labels import kind_label
from evaluation.meeting.models import HostWords
from evaluation.meeting.wording import unknown_places
from evaluation.roster.models import Membership
from evaluation.roster.permissions import permit


@act
def word_host(*, words: Mapping[str, str], by: Membership) -> None:
    """Word the host's sentences, by kind of step; an empty one is the house's again. Raises UnknownPlace."""
    permit(by, "meeting.word_host", congress_id=by.congress_id)
    for kind, text in words.items():
        wrong = unknown_places(kind, text)
        if wrong:
            raise UnknownPlace(step=kind_label(kind), places="、".join(wrong))
    before = {row.step: row for row in HostWords.objects.select_for_update().filter(congress=by.congress_id)}
    changed = []
    for kind, text in words.items():
        said, row = text.strip(), before.get(kind)
        if said == (row.text if row else ""):
            continue
        changed.append(kind)
        if said:
            HostWords.objects.update_or_create(congress_id=by.congress_id, step=kind, defaults={"text": said})
        elif row:
            row.delete()
    if changed:
        record(by, "meeting.word_host", by.congress, steps=" ".join(changed))
