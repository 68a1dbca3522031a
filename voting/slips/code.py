"""The QR codes of a batch, thousands a second.

Everything in a QR code of a fixed version and mask, its error correction included, is linear in its data
over GF(2) (ISO/IEC 18004: Reed-Solomon code, bitwise mask). So the code of any secret is the code of one
blank secret, with a known picture flipped in for each bit in which the two differ.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

import segno

from voting.codes import SECRET_LENGTH

MASK = 3  # fixed: any mask is readable
BITS = 7  # of an ASCII letter
BLANK = bytes(SECRET_LENGTH)


@dataclass(frozen=True, slots=True)
class Codes:
    """Draws codes of one prefix. `side` in modules; a picture is one number, a padded row of bits a row."""

    side: int
    pad: int
    blank: int
    flips: tuple[tuple[int, ...], ...] = field(repr=False)
    """By place in the secret and bit of the letter."""

    def picture(self, secret: str) -> bytes:
        """Rows of whole bytes, a set bit for each dark module."""
        drawn = self.blank
        for letter, flips in zip(secret.encode("ascii"), self.flips, strict=True):
            for bit in range(BITS):
                if letter >> bit & 1:
                    drawn ^= flips[bit]
        return drawn.to_bytes(self.side * (self.side + self.pad) // 8, "big")


@lru_cache(maxsize=8)
def codes_for(prefix: str) -> Codes:
    """About a hundred codes by the library for the first batch under an address; remembered after that."""
    version = segno.make_qr(prefix.encode() + BLANK, error="m", mode="byte", boost_error=False).version
    side = len(_made(prefix, BLANK, version).matrix)
    blank = _number(_made(prefix, BLANK, version))
    flips = tuple(
        tuple(_number(_made(prefix, _with_bit(place, bit), version)) ^ blank for bit in range(BITS))
        for place in range(SECRET_LENGTH)
    )
    return Codes(side, -side % 8, blank, flips)


def _with_bit(place: int, bit: int) -> bytes:
    return BLANK[:place] + bytes([1 << bit]) + BLANK[place + 1 :]


def _made(prefix: str, tail: bytes, version: int | str) -> segno.QRCode:
    return segno.make_qr(prefix.encode() + tail, error="m", mode="byte", version=version, mask=MASK, boost_error=False)


def _number(code: segno.QRCode) -> int:
    pad = "0" * (-len(code.matrix) % 8)
    return int("".join("".join("01"[bit] for bit in row) + pad for row in code.matrix), 2)
