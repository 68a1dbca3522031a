"""Random public codes: what stands in addresses instead of primary keys."""

import secrets

# without 0/O, 1/I/L: people read these aloud and type them
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


def public_code(length: int = 10) -> str:
    """A random code of `length` letters (31 possibilities each; 10 letters are 49 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))
