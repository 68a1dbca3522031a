"""Two languages, complete: every text that the code or a template asks for has its Chinese, and only one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

from config.catalogues import ROOT, catalogues

FLOORS = ("config", "workflows", "evaluation", "voting", "documents")
KEYWORDS = dict.fromkeys(
    ("_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy")
)
Key = tuple[str, str]  # context, msgid


def _in_python(file: Path) -> Iterator[tuple[Key, int]]:
    with file.open("rb") as source:
        for line, function, found, _comments in extract_python(source, KEYWORDS, (), {}):
            parts = [str(part) for part in (found if isinstance(found, list | tuple) else [found]) if part]
            if parts:
                yield (parts[0], parts[1]) if str(function).startswith("pgettext") else ("", parts[0]), line


def _in_template(file: Path) -> Iterator[tuple[Key, int]]:
    text = templatize(file.read_text(encoding="utf-8"), origin=str(file))
    for match in re.finditer(r"\b(n?p?gettext)\(", text):
        call = _call(text[match.start() :])
        parts = [part for part in call if isinstance(part, str)]
        key = (parts[0], parts[1]) if "p" in match.group(1) else ("", parts[0])
        yield key, text[: match.start()].count("\n") + 1


def _call(text: str) -> list[object]:
    """The constant arguments of the call that begins `text`."""
    for end in (place.end() for place in re.finditer(r"\)", text)):
        try:
            call = ast.parse(text[:end].strip(), mode="eval").body
        except SyntaxError:
            continue
        assert isinstance(call, ast.Call)
        return [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    raise AssertionError(f"no call in {text[:80]}")


def _asked() -> Iterator[tuple[Key, str]]:
    for floor in FLOORS:
        for file in sorted((ROOT / floor).rglob("*.py")):
            if "migrations" not in file.parts:
                yield from ((key, f"{file.relative_to(ROOT)}:{line}") for key, line in _in_python(file))
        for kind in ("html", "txt"):
            for file in sorted((ROOT / floor).rglob(f"templates/**/*.{kind}")):
                yield from ((key, f"{file.relative_to(ROOT)}:{line}") for key, line in _in_template(file))


def _entries() -> Iterator[tuple[Path, polib.POEntry]]:
    for catalogue in catalogues():
        for entry in polib.pofile(str(catalogue)):
            yield catalogue.relative_to(ROOT), entry


def _chinese(entry: polib.POEntry) -> str:
    return str(entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr)


def test_everything_that_is_asked_for_has_its_chinese() -> None:
    have = {(entry.msgctxt or "", entry.msgid) for _, entry in _entries() if _chinese(entry)}
    missing = sorted({f"{where}: {key[1]!r}" for key, where in _asked() if key not in have})
    assert not missing, "\n".join(missing)


def test_no_entry_is_empty_or_doubtful() -> None:
    bad = [f"{where}: {entry.msgid!r}" for where, entry in _entries() if entry.fuzzy or not _chinese(entry)]
    assert not bad, "\n".join(bad)


def test_the_same_words_have_one_chinese() -> None:
    """Django merges all catalogues into one: with two translations the reader gets whichever came first."""
    first: dict[Key, tuple[str, Path]] = {}
    clashes = []
    for where, entry in _entries():
        key = (entry.msgctxt or "", entry.msgid)
        chinese, there = first.setdefault(key, (_chinese(entry), where))
        if chinese != _chinese(entry):
            clashes.append(f"{entry.msgid!r}: {chinese} ({there}) / {_chinese(entry)} ({where})")
    assert not clashes, "\n".join(clashes)


PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|(?<!\{)\{\w*\}(?!\})")


def test_the_chinese_keeps_every_place_of_the_english() -> None:
    wrong = [
        f"{where}: {entry.msgid!r} → {_chinese(entry)!r}"
        for where, entry in _entries()
        if sorted(set(PLACES.findall(entry.msgid_plural or entry.msgid)))
        != sorted(set(PLACES.findall(_chinese(entry))))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("word", ["流程实例", "令牌", "实例", "任务ID", "用户名或密码错误次数"])
def test_the_office_speaks_not_the_machine(word: str) -> None:
    assert not [f"{where}: {_chinese(entry)}" for where, entry in _entries() if word in _chinese(entry)]


def test_the_chinese_has_chinese_punctuation() -> None:
    """A half-width comma, question mark or quotation mark between Chinese signs is a slip of the keyboard."""
    slip = re.compile(r"[\u4e00-\u9fff][,;:?!\"][\u4e00-\u9fff]|[\u4e00-\u9fff]\.$|\u2018|\u2019")
    assert not [f"{where}: {_chinese(entry)}" for where, entry in _entries() if slip.search(_chinese(entry))]


def test_nothing_stands_between_chinese_and_a_figure_or_a_latin_word() -> None:
    """As on the papers: 应到31人, Word文件. What has to be copied to the letter stands in quotation marks."""
    figure = r"(?:\.?[A-Za-z0-9{]|\.?%\(\w+\)[sd])"
    gap = re.compile(rf"[\u4e00-\u9fff] {figure}|(?:[A-Za-z0-9}}]|\)[sd]) [\u4e00-\u9fff]")
    gaps = [f"{where}: {_chinese(entry)}" for where, entry in _entries() if gap.search(_chinese(entry))]
    assert [gap for gap in gaps if not gap.endswith("日 l")] == [], "a day and its weekday"
