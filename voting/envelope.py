"""What lies in an envelope, and how it is sealed and opened.

A ballot is packed into a message whose length depends on the session alone, then sealed with a
libsodium sealed box. Marks are one character a question: "0"… the place in the scale, "-" blank, and,
from paper only, "x" for more than one mark or an illegible one.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from nacl.public import PrivateKey, PublicKey, SealedBox

from voting.codes import TRACKER_LENGTH, is_tracker
from voting.errors import BadBallot, RemarkTooLong

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BLANK = "-"
SPOILT = "x"
_MAGIC = b"E1"
_KEY = 16
_SIZE = 2
_BYTES_PER_CHARACTER = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """The shape of every envelope of one session."""

    questions: int
    grades: int
    remark_chars: int = 0  # 0: no remarks

    @property
    def remark_room(self) -> int:
        """Bytes kept for the text of one remark: 3 a character, as Chinese needs in UTF-8."""
        return self.remark_chars * _BYTES_PER_CHARACTER

    @property
    def length(self) -> int:
        """Bytes of the open message."""
        a_remark = _KEY + _SIZE + self.remark_room if self.remark_chars else 0
        return len(_MAGIC) + self.questions * (1 + TRACKER_LENGTH + a_remark)


@dataclass(frozen=True, slots=True)
class OpenBallot:
    """One voter's ballot in the clear: only in memory, only while it is sealed or the box is opened."""

    marks: str = field(repr=False)
    trackers: tuple[str, ...] = field(repr=False)
    remarks: tuple[tuple[int, str, str], ...] = field(default=(), repr=False)
    """(place of the question from 0, random key, text)"""


def check_marks(layout: Layout, marks: str, *, paper: bool = False) -> None:
    """Raises BadBallot unless there is one possible mark for every question."""
    allowed = {*"0123456789"[: layout.grades], BLANK} | ({SPOILT} if paper else set())
    if len(marks) != layout.questions or not set(marks) <= allowed:
        raise BadBallot


def make_ballot(
    layout: Layout, marks: str, trackers: Sequence[str], remarks: Mapping[int, str] | None = None
) -> OpenBallot:
    """Check what a device sent. `remarks`: text by place of the question from 0.

    Raises BadBallot or RemarkTooLong. Trackers of one ballot must differ: a shared one would tie its rows.
    """
    check_marks(layout, marks)
    if len(set(trackers)) != layout.questions or len(trackers) != layout.questions:
        raise BadBallot
    if not all(is_tracker(tracker) for tracker in trackers):
        raise BadBallot
    kept = {place: text.strip() for place, text in (remarks or {}).items() if text.strip()}
    if kept and (not layout.remark_chars or not all(0 <= place < layout.questions for place in kept)):
        raise BadBallot
    for text in kept.values():
        if not _can_be_kept(text):
            raise BadBallot
        if len(text) > layout.remark_chars or len(text.encode()) > layout.remark_room:
            raise RemarkTooLong(limit=layout.remark_chars)
    return OpenBallot(
        marks, tuple(trackers), tuple((place, secrets.token_hex(_KEY), text) for place, text in sorted(kept.items()))
    )


def _can_be_kept(text: str) -> bool:
    """No NUL, which PostgreSQL does not keep, and no half of a surrogate pair, which JSON can smuggle in."""
    return not any(c == "\0" or "\ud800" <= c <= "\udfff" for c in text)


def pack(layout: Layout, ballot: OpenBallot) -> bytes:
    """The message: always `layout.length` bytes."""
    parts = [_MAGIC, ballot.marks.encode(), "".join(ballot.trackers).encode()]
    if layout.remark_chars:
        written = {place: (key, text) for place, key, text in ballot.remarks}
        for place in range(layout.questions):
            key, text = written.get(place, ("00" * _KEY, ""))
            said = text.encode()
            parts += [bytes.fromhex(key), len(said).to_bytes(_SIZE, "big"), said.ljust(layout.remark_room, b"\0")]
    return b"".join(parts)


def unpack(layout: Layout, message: bytes) -> OpenBallot:
    """Raises ValueError when the message is not one of this layout."""
    if len(message) != layout.length or not message.startswith(_MAGIC):
        raise ValueError("foreign envelope")
    body = message[len(_MAGIC) :]
    cut = layout.questions
    marks, body = body[:cut].decode("ascii"), body[cut:]
    cut = layout.questions * TRACKER_LENGTH
    joined, body = body[:cut].decode("ascii"), body[cut:]
    trackers = tuple(joined[i : i + TRACKER_LENGTH] for i in range(0, cut, TRACKER_LENGTH))
    return OpenBallot(marks, trackers, tuple(_unpack_remarks(layout, body)))


def _unpack_remarks(layout: Layout, body: bytes) -> list[tuple[int, str, str]]:
    if not layout.remark_chars:
        return []
    room = _KEY + _SIZE + layout.remark_room
    found = []
    for place in range(layout.questions):
        piece = body[place * room : (place + 1) * room]
        size = int.from_bytes(piece[_KEY : _KEY + _SIZE], "big")
        if size:
            text = piece[_KEY + _SIZE : _KEY + _SIZE + size].decode()
            found.append((place, piece[:_KEY].hex(), text))
    return found


def seal(public_key: str, message: bytes) -> bytes:
    """`public_key` in hex. 48 bytes longer than the message."""
    return SealedBox(PublicKey(bytes.fromhex(public_key))).encrypt(message)


def opener(private_key: bytes) -> SealedBox[PrivateKey]:
    """`.decrypt(sealed)` raises nacl.exceptions.CryptoError when the envelope was not sealed for this key."""
    return SealedBox(PrivateKey(private_key))
