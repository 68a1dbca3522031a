"""The page of placeholders tells the whole truth: every placeholder that it lists can be used, and no other."""

import re

import pytest
from django.utils import translation

from documents.facts import PAPERS
from documents.templates.guide import Placeholder, Use, placeholders
from documents.wording import wording


def names(listed: tuple[Placeholder, ...]) -> set[str]:
    return {each.name for each in listed} | {name for each in listed for name in names(each.inside)}


@pytest.mark.parametrize("kind", PAPERS)
def test_default_wording_uses_only_what_is_documented(kind: str) -> None:
    used = set(re.findall(r"\{\{[#?^|/]?([^{}]+)\}\}", wording(kind))) - {"首项"}
    assert used <= names(placeholders(kind))


@pytest.mark.parametrize("kind", PAPERS)
def test_every_entry_has_a_meaning_and_lists_have_an_inside(kind: str) -> None:
    listed = placeholders(kind)
    assert all(each.meaning for each in listed)
    assert all(each.inside for each in listed if each.use is Use.LIST)
    assert len({each.name for each in listed}) == len(listed)


def test_every_meaning_is_said_in_both_languages() -> None:
    def all_of(listed: tuple[Placeholder, ...]) -> list[Placeholder]:
        return [each for one in listed for each in (one, *all_of(one.inside))]

    with translation.override("zh-hans"):
        missing = {one.meaning for kind in PAPERS for one in all_of(placeholders(kind)) if one.meant == one.meaning}
    assert not missing
    with translation.override("en"):
        assert placeholders("agenda")[0].meant == "name of the congress"


def test_a_placeholder_tells_how_it_is_written() -> None:
    written = {each.name: each.written for each in placeholders("agenda")}
    assert written["会议地点"] == "{{会议地点}}"
    assert written["当场宣布"] == "{{?当场宣布}} … {{/当场宣布}}"
    assert written["述职代表"] == "{{#述职代表}} … {{/述职代表}}"


def test_examples_come_from_the_samples() -> None:
    examples = {each.name: each.example for each in placeholders("meeting_notice")}
    assert examples["会议日期"] == "2026年11月26日"
    assert examples["组织单位"] == "青溪县人大常委会"
