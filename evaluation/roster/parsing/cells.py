"""Single cells: names, telephones, months, levels, as offices write them."""

import re
import unicodedata
from datetime import date, datetime, timedelta

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BLANKS = re.compile(r"[\s\u00a0\u3000\u200b-\u200f\u2060\ufeff]+")
_DOTS = re.compile(r"\s*[·•‧∙・･⋅．]\s*")
_BETWEEN_HAN = re.compile(rf"(?<=[{HAN}）])\s+(?=[{HAN}（])")
# Han or Latin letters, the dot of minority names, and a mark that tells namesakes apart in brackets
_NAME = re.compile(rf"^[{HAN}A-Za-z][{HAN}A-Za-z·\- '.]*(（[{HAN}A-Za-z0-9]+）)?$")
LONGEST_NAME = 60
EXCEL_EPOCH = date(1899, 12, 30)

SEXES = {"男": "male", "女": "female"}
GROUP_ROLES = {"组长": "leader", "副组长": "deputy_leader", "组员": "member", "成员": "member", "": ""}
# longest first: 自治区 is a province, 乡镇 a town
LEVELS = (
    ("自治区", "province"),
    ("自治州", "city"),
    ("省", "province"),
    ("乡镇", "town"),
    ("镇", "town"),
    ("乡", "town"),
    ("县", "county"),
    ("区", "district"),
    ("市", "city"),
)
_LEVEL_IN_TITLE = re.compile(r"(自治区|自治州|乡镇|[省市县区镇乡])人大代表")


def text_of(value: object) -> str:
    """A cell as one line of text: whole numbers without “.0”, odd blanks as plain ones."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        value = value.date()
    return _BLANKS.sub(" ", str(value)).strip()


def squeezed(value: object) -> str:
    """A cell without any blank, full-width letters and digits as plain ones: for headers and closed lists."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text_of(value)))


def read_name(value: object) -> str | None:
    """“姜 家玲” → 姜家玲; “阿依古丽 • 买买提” → 阿依古丽·买买提; None for what is no name."""
    name = _DOTS.sub("·", text_of(value)).replace("(", "（").replace(")", "）")
    name = _BETWEEN_HAN.sub("", name)
    name = re.sub(r"\s*（\s*", "（", re.sub(r"\s*）", "）", name))
    return name if _NAME.match(name) and len(name) <= LONGEST_NAME else None


def read_phone(value: object) -> tuple[str, bool]:
    """The digits of a telephone number, and whether they look like one in China."""
    digits = re.sub(r"[\s\-—－()（）]", "", unicodedata.normalize("NFKC", text_of(value)))
    digits = re.sub(r"^(\+?86)(?=1\d{10}$)", "", digits)
    return digits[:30], bool(re.fullmatch(r"1[3-9]\d{9}|0\d{9,11}|\d{7,8}|\d{6}", digits))


def read_month(value: object) -> str | None:
    """1973.01, 1973年1月, 1973-01-05, 197301, a date or Excel's number of a day → "1973-01"; None if unreadable.

    A number 1973.1 is October: Excel drops the last nought of 1973.10, and January would be 1973.01.
    """
    if isinstance(value, date):
        return f"{value.year:04d}-{value.month:02d}"
    if isinstance(value, float) and not value.is_integer():
        whole, _dot, rest = f"{value:.2f}".partition(".")
        return _month(whole, rest)
    text = squeezed(value)
    if text.isdecimal() and len(text) == len("26665"):
        day = EXCEL_EPOCH + timedelta(days=int(text))
        return f"{day.year:04d}-{day.month:02d}"
    parts = re.fullmatch(r"(\d{4})(?:[.\-/年]?)(\d{1,2})(?:[.\-/月]?(?:\d{1,2}日?)?)", text)
    return _month(*parts.groups()) if parts else None


def _month(year: str, month: str) -> str | None:
    if 1900 <= int(year) <= 2100 and 1 <= int(month) <= 12:  # noqa: PLR2004 - a month of a life
        return f"{year}-{int(month):02d}"
    return None


def read_years(value: object) -> tuple[int, ...] | None:
    """“2017”, “2017、2018年” → (2017, 2018); None if unreadable."""
    text = squeezed(value)
    if not re.fullmatch(r"(20\d{2})(年度?)?([、,;，；和/](20\d{2})(年度?)?)*", text):
        return None
    return tuple(sorted({int(year) for year in re.findall(r"20\d{2}", text)}))


def read_level(value: object) -> str | None:
    """镇人大代表 → town; None if no level is named."""
    text = squeezed(value)
    return next((level for word, level in LEVELS if text.startswith(word)), None)


def level_in_title(title: str) -> str | None:
    """The one level that a title names (“2019年度述职市人大代表名单”); None if it names none or several."""
    named = {dict(LEVELS)[word] for word in _LEVEL_IN_TITLE.findall(title)}
    return named.pop() if len(named) == 1 else None
