"""How a name is found from a keyboard: by whole pinyin or by initials."""

from pypinyin import Style, lazy_pinyin


def pinyin_of(name: str) -> str:
    """姜家玲 → jiangjialing, at most 120 letters. Characters with two readings get the likelier one."""
    return "".join(lazy_pinyin(name, errors="ignore"))[:120].lower()


def initials_of(name: str) -> str:
    """姜家玲 → jjl."""
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, errors="ignore"))[:30].lower()
