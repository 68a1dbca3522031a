"""How a name is found from a keyboard: by whole pinyin or by initials.

The dictionary is read at the first name: most programs of the house never need one, and it takes a third of a second.
"""


def pinyin_of(name: str) -> str:
    """姜家玲 → jiangjialing, at most 120 letters. Characters with two readings get the likelier one."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - see above

    return "".join(lazy_pinyin(name, errors="ignore"))[:120].lower()


def initials_of(name: str) -> str:
    """姜家玲 → jjl."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415 - see above

    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, errors="ignore"))[:30].lower()
