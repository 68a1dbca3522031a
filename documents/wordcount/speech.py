"""How long a text takes to say aloud before an audience. Pure."""

from typing import Final, NamedTuple

from documents.wordcount.counter import Count

SIGNS_A_MINUTE_SLOW: Final = 160
SIGNS_A_MINUTE_FAST: Final = 180
"""The pace that guides give for party and government talks; 120-150 is ordinary, about 250 broadcast."""

PUNCTUATION_SHARE: Final = 0.11
"""Share of signs in a clean duty report that are punctuation, so counted but not spoken (measured)."""


class Minutes(NamedTuple):
    """A range in minutes: `low` at the faster pace, `high` at the slower."""

    low: float
    high: float


def estimate(
    count: Count,
    *,
    slow: float = SIGNS_A_MINUTE_SLOW,
    fast: float = SIGNS_A_MINUTE_FAST,
    punctuation_share: float = PUNCTUATION_SHARE,
) -> Minutes:
    """The time for `count.words`, at `slow` to `fast` spoken signs a minute; rounded to a tenth.

    At the defaults ten minutes hold 1,800 to 2,000 字: the customary limit of 2,500 字 does not fit them.
    """
    spoken = count.words * (1 - punctuation_share)
    return Minutes(low=round(spoken / fast, 1), high=round(spoken / slow, 1))
