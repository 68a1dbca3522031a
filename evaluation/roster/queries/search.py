"""People found by name, pinyin or initials."""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)


def found_by_name(people: QuerySet[M], sought: str, path: str = "") -> QuerySet[M]:
    """Those whose name contains `sought`, or whose pinyin or initials begin with it; all when it is blank.

    `path` leads to the person, e.g. "deputy__". “姜家玲”, “家玲”, “jiangjia” and “jjl” all find 姜家玲.
    """
    words = "".join(sought.split())
    if not words:
        return people
    asked = Q(**{f"{path}name__contains": words})
    if words.isascii():
        asked |= Q(**{f"{path}pinyin__startswith": words.lower()})
        asked |= Q(**{f"{path}initials__startswith": words.lower()})
    return people.filter(asked)
