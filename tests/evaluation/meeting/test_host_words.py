"""An office words the host's sentences itself; what it leaves, or cannot be said yet, the house says."""

from collections.abc import Callable

import pytest

from evaluation.meeting.actions import word_host
from evaluation.meeting.errors import UnknownPlace
from evaluation.meeting.presenters.script import sentence
from evaluation.meeting.queries import host_words
from evaluation.meeting.steps import Step
from tests.evaluation.meeting.hall import Hall

pytestmark = pytest.mark.django_db


def test_own_words_are_filled_in(hall: Callable[..., Hall]) -> None:
    here = hall("county").prepare()
    own = {"report": "请{{姓名}}代表述职，时间｛｛时限｝｝分钟。", "scrutineers": "请{{人员}}就位。"}
    word_host(words=own, by=here.by)
    assert sentence(here.meeting, Step("report", 1)) == "请唐小溪代表述职，时间10分钟。"
    # nobody is enrolled yet: the house's sentence stands
    assert "就位" not in sentence(here.meeting, Step("scrutineers"))


def test_an_emptied_sentence_is_the_houses_again(hall: Callable[..., Hall]) -> None:
    here = hall("county")
    usual = sentence(here.meeting, Step("box"))
    word_host(words={"box": "请验箱。"}, by=here.by)
    assert sentence(here.meeting, Step("box")) == "请验箱。"
    word_host(words={"box": " "}, by=here.by)
    assert sentence(here.meeting, Step("box")) == usual


def test_what_nobody_knows_is_refused(hall: Callable[..., Hall]) -> None:
    here = hall("county")
    with pytest.raises(UnknownPlace):
        word_host(words={"box": "请验箱。", "close": "感谢{{姓名}}。"}, by=here.by)
    assert host_words(here.meeting.plan.congress_id) == {}
