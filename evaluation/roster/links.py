"""The secret of a personal link: made, read back and recognised. Pure but for the randomness it is made of.

Sixteen letters out of 31 are 79 bits: nobody guesses them, so SHA-256 needs no salt, and a person can still
type them from a card. The secret stands behind the # of an address (`/enter/#ABCD-…`): browsers do not send
that part, so no log of any server holds it. Only the digest is kept.
"""

import hashlib

from evaluation.ground.codes import ALPHABET, public_code

LETTERS = 16
GROUP = 4


def new_secret() -> str:
    """A fresh secret as it stands on the card: ABCD-EFGH-JKMN-PQRS."""
    return grouped(public_code(LETTERS))


def grouped(secret: str) -> str:
    return "-".join(secret[at : at + GROUP] for at in range(0, len(secret), GROUP))


def digest_of(typed: str) -> str:
    """The digest of a secret as typed by a person: case, hyphens and blanks do not matter."""
    letters = "".join(letter for letter in typed.upper() if letter in ALPHABET)
    return hashlib.sha256(letters.encode()).hexdigest()
