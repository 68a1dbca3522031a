"""Secrets, trackers and their digests.

One alphabet of 32 letters that cannot be mistaken for one another: no 0/O and no 1/I.
"""

import hashlib
import hmac
import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
SECRET_LENGTH = 16  # 80 bits
TRACKER_LENGTH = 10  # 50 bits: two of 5,000 voters collide once in ninety million votes
GROUP = 4
_LETTERS = frozenset(ALPHABET)
# what no slip holds is read as the letter that it was taken for
_MISREAD = str.maketrans("0O1I", "QQLL")


def _draw(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def new_secret() -> str:
    return _draw(SECRET_LENGTH)


def new_tracker() -> str:
    return _draw(TRACKER_LENGTH)


def is_tracker(text: str) -> bool:
    return len(text) == TRACKER_LENGTH and _LETTERS.issuperset(text)


def grouped(secret: str) -> str:
    """For typing: "ABCD EFGH JKLM NPQR"."""
    return " ".join(secret[i : i + GROUP] for i in range(0, len(secret), GROUP))


def normalise(typed: str) -> str:
    """What a person or a scanner typed, as the slip has it; the result need not be a secret."""
    letters = typed[:200].rpartition("#")[2]  # a scanner may give the whole address
    plain = unicodedata.normalize("NFKC", letters).upper().translate(_MISREAD)
    return "".join(c for c in plain if c in _LETTERS)


def digest(secret: str) -> str:
    """What the database knows of a slip. 80 random bits need no salt and no slow hash."""
    return hashlib.sha256(b"slip:" + normalise(secret).encode()).hexdigest()


def paper_tracker(seed: bytes, question: int, place: int) -> str:
    """The tracker of a paper row: random to everybody without the seed, which certification destroys."""
    raw = hmac.digest(seed, f"paper:{question}:{place}".encode(), "sha256")
    number = int.from_bytes(raw, "big")
    return "".join(ALPHABET[(number >> (5 * i)) & 31] for i in range(TRACKER_LENGTH))
