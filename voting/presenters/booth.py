"""The voter's page as data: questions, choices, and whether the vote takes ballots now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from voting.envelope import BLANK
from voting.errors import NoSuchVote
from voting.models import Session
from voting.states import BEFORE_OPENING, State

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.utils.functional import Promise

LANGUAGES = ("zh-hans", "en")
LOOKS = ("standard", "large", "largest")
_BYTES_A_QUESTION = 32  # mark, tracker, quotes and commas of the message
_BYTES_A_CHARACTER = 6  # of a remark at most, as JSON writes it
_ENVELOPE = 256


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a reader wants the page, all of it in the address: no cookie remembers it."""

    language: str = LANGUAGES[0]
    look: str = LOOKS[0]
    contrast: bool = False
    tablet: bool = False

    @classmethod
    def of(cls, request: HttpRequest) -> Wishes:
        asked = request.GET
        language, look = asked.get("lang", ""), asked.get("look", "")
        if language not in LANGUAGES:
            spoken = request.headers.get("Accept-Language", "").strip().lower()
            language = "en" if spoken.startswith("en") else LANGUAGES[0]
        return cls(language, look if look in LOOKS else LOOKS[0], "contrast" in asked, "tablet" in asked)

    def query(self, **other: str | bool) -> str:
        """The address's end for the same page with one wish changed."""
        wanted = {
            "language": self.language,
            "look": self.look,
            "contrast": self.contrast,
            "tablet": self.tablet,
            **other,
        }
        parts = [f"lang={wanted['language']}", f"look={wanted['look']}"]
        parts += [name for name in ("contrast", "tablet") if wanted[name]]
        return "?" + "&".join(parts)


@dataclass(frozen=True, slots=True)
class Ask:
    """One question on the page."""

    number: int
    title: str
    subtitle: str

    @property
    def field(self) -> str:
        return f"q{self.number}"

    @property
    def remark(self) -> str:
        return f"r{self.number}"


@dataclass(frozen=True, slots=True)
class Form:
    """What a voter fills in. The same for everybody, so it is made once."""

    code: str
    title: str
    phase: str
    asks: tuple[Ask, ...]
    choices: tuple[tuple[str, str], ...]
    blank_spoils: bool
    ballot_spoils: bool
    remark_chars: int
    trackers: bool

    @property
    def open(self) -> bool:
        return self.phase in ("waiting", "trial", "open")

    @property
    def message_length(self) -> int:
        """Bytes of every ballot's message, whatever stands in it (property 7)."""
        a_question = _BYTES_A_QUESTION + self.remark_chars * _BYTES_A_CHARACTER
        return _ENVELOPE + len(self.asks) * a_question


def phase_of(state: str) -> str:
    """waiting, trial, open, or over; "told" once the result is announced, "void" for a void round."""
    if state in (State.TRIAL, State.OPEN, State.VOID):
        return str(state)
    if state in BEFORE_OPENING:
        return "waiting"
    return "told" if state == State.ANNOUNCED else "over"


def session_of(code: str) -> Session:
    """Raises NoSuchVote."""
    found = Session.objects.filter(code=code).first()
    if found is None:
        raise NoSuchVote
    return found


def form_of(session: Session) -> Form:
    rules = session.vote_rules
    spoils = rules.blank_is == "invalid"
    blank: str | Promise = _("No choice (this line will be invalid)") if spoils else _("No choice (abstain)")
    return Form(
        code=session.code,
        title=session.title,
        phase=phase_of(session.state),
        asks=tuple(Ask(q.number, q.title, q.subtitle) for q in session.questions.order_by("number")),
        choices=(*((str(place), label) for place, label in enumerate(rules.grades)), (BLANK, str(blank))),
        blank_spoils=spoils,
        ballot_spoils=spoils and rules.void_scope == "ballot",
        remark_chars=rules.remark_chars if rules.remarks else 0,
        trackers=rules.secrecy == "trackers",
    )
