"""Pure rules of the collection of opinions."""

import re

LONGEST = 2000  # characters of one opinion; longer papers go to the office
FLOOD = 60  # opinions over one poster on one day; from then on they are held for a look, none is dropped

_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
_LONG_RUN = re.compile(r"(.)\1{9,}")


def looks_like_spam(text: str) -> str:
    """Why an anonymous text should be held for a look ("" when it should not). Nothing is ever dropped."""
    if _ADDRESS.search(text):
        return "address"
    if _LONG_RUN.search(text):
        return "repetition"
    if not any(letter.isalnum() for letter in text):
        return "no words"
    return ""
