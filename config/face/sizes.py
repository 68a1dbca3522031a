"""The text size that a reader chose: kept in a cookie of its own, so that it needs no account."""

from django.http import HttpRequest

COOKIE = "text_size"
SIZES = ("standard", "large", "largest")  # 18, 24 and 30 px of reading text
YEAR = 365 * 24 * 3600


def size_of(request: HttpRequest | None) -> str:
    chosen = request.COOKIES.get(COOKIE, "") if request else ""
    if chosen in SIZES:
        return chosen
    return "large" if getattr(getattr(request, "user", None), "large_text", False) else SIZES[0]
