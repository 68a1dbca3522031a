"""What printing freezes: title, questions, rules and the entitled, in one canonical text and its digest."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from voting.models import Session


def canonical(facts: object) -> str:
    """One text for one content: sorted keys, no spaces, UTF-8."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(session: Session) -> str:
    """SHA-256 of what voters are shown and who they are; attendance and drawing stay out, they live on."""
    facts = {
        "title": session.title,
        "round": session.round,
        "rules": session.rules,
        "questions": [[q.number, q.title, q.subtitle, q.ref] for q in session.questions.order_by("number")],
        "roll": [[p.order, p.name, p.kind, p.group, p.ref, p.may_vote] for p in session.roll.order_by("order")],
    }
    return hashlib.sha256(canonical(facts).encode()).hexdigest()
