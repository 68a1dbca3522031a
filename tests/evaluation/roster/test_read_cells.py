"""Single cells as offices write them."""

from datetime import date, datetime

import pytest

from evaluation.roster.parsing import cells


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("姜 家玲", "姜家玲"),
        ("\u3000叶\u3000\u3000文\xa0", "叶文"),
        ("阿依古丽 · 买买提", "阿依古丽·买买提"),
        ("阿依古丽．买买提", "阿依古丽·买买提"),
        ("扎西\u200b顿珠", "扎西顿珠"),
        ("王  伟 ( 大坪 )", "王伟（大坪）"),
        ("𠮷田丰", "𠮷田丰"),
        ("John  Smith", "John Smith"),
        ("", None),
        ("12", None),
        ("某某\ufffd", None),
        ("王\ue123", None),
        ("=A1", None),
    ],
)
def test_names(written: str, name: str | None) -> None:
    assert cells.read_name(written) == name


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        (" 15730705021 ", ("15730705021", True)),
        (15730705021, ("15730705021", True)),
        (15730705021.0, ("15730705021", True)),
        ("+86 157-3070-5021", ("15730705021", True)),
        ("１５７３０７０５０２１", ("15730705021", True)),
        ("0715-4322111", ("07154322111", True)),
        ("1573070502", ("1573070502", False)),
        ("1.57307E+10", ("1.57307E+10", False)),
        (None, ("", False)),
    ],
)
def test_telephones(written: object, phone: tuple[str, bool]) -> None:
    assert cells.read_phone(written) == phone


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("1973.01", "1973-01"),
        ("1973.1", "1973-01"),
        (1973.01, "1973-01"),
        (1973.1, "1973-10"),
        ("1973年1月", "1973-01"),
        ("1973年1月5日", "1973-01"),
        ("1973-01-05", "1973-01"),
        ("1973/1/5", "1973-01"),
        ("197301", "1973-01"),
        ("19730105", "1973-01"),
        (datetime(1973, 1, 5), "1973-01"),  # noqa: DTZ001 - as a table program gives it
        (date(1973, 1, 5), "1973-01"),
        (26669, "1973-01"),
        ("1973.13", None),
        ("不详", None),
        (1850.01, None),
    ],
)
def test_months(written: object, month: str | None) -> None:
    assert cells.read_month(written) == month


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("2017", (2017,)),
        (2017.0, (2017,)),
        ("2018、2017年", (2017, 2018)),
        ("2017年度", (2017,)),
        ("2017,2018", (2017, 2018)),
        ("17", None),
        ("2017以后", None),
    ],
)
def test_years(written: object, years: tuple[int, ...] | None) -> None:
    assert cells.read_years(written) == years


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("省人大代表", "province"),
        ("自治区人大代表", "province"),
        ("市人大代表", "city"),
        ("自治州人大代表", "city"),
        ("区人大代表", "district"),
        ("县人大代表", "county"),
        ("乡镇人大代表", "town"),
        ("乡人大代表", "town"),
        ("镇 人大代表", "town"),
        ("村", None),
    ],
)
def test_levels(written: str, level: str | None) -> None:
    assert cells.read_level(written) == level
