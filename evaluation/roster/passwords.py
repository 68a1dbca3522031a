"""Initial passwords: said once on paper or by telephone, changed at the first sign-in."""

import secrets

from evaluation.ground.codes import ALPHABET

SMALL = ALPHABET.lower()
GREAT = "".join(letter for letter in ALPHABET if letter.isalpha())


def initial_password() -> str:
    """Three kinds of characters and no look-alikes, as a level-2 review asks for (8 letters of 31 are 39 bits)."""
    return f"{secrets.choice(GREAT)}{''.join(secrets.choice(SMALL) for _ in range(8))}-{secrets.randbelow(90) + 10}"
