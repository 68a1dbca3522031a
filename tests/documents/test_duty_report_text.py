"""What a deputy's own file brings along stands once on the paper."""

from dataclasses import replace

import pytest

from documents.facts import DutyReport
from documents.samples import sample

BODY = "我走访了三个村。\n提出建议两件。"


def report(text: str) -> DutyReport:
    paper = sample("duty_report")
    assert isinstance(paper, DutyReport)
    return replace(paper, text=text)


@pytest.mark.parametrize(
    ("before", "after", "greeting"),
    [
        ("", "", "各位组成人员"),
        ("2026年市人大代表述职报告\n周启明\n尊敬的各位主任、各位委员：\n", "", "尊敬的各位主任、各位委员"),
        ("述 职 报 告\n（周启明）\n（2026年10月）\n各位委员:\n", "\n述职人：周启明\n2026年10月28日", "各位委员"),
        ("", "\n\n周启明\n二〇二六年十月二十八日", "各位组成人员"),
    ],
)
def test_title_greeting_and_signature_are_printed_once(before: str, after: str, greeting: str) -> None:
    paper = report(before + BODY + after)
    assert paper.salutation == greeting
    assert "\n".join(line.text for line in paper.lines) == BODY
    assert not paper.closes


@pytest.mark.parametrize("closing", ["以上报告，请予评议。", "特此报告，请批评指正。谢谢大家！"])
def test_a_closing_sentence_of_its_own_is_kept_and_not_repeated(closing: str) -> None:
    paper = report(f"{BODY}\n{closing}")
    assert paper.closes
    assert paper.lines[-1].text == closing


def test_nothing_of_the_text_is_lost() -> None:
    text = "各位选民的意见，我都记下了。\n以上成绩归功于大家。\n2026年，我将继续努力。"
    assert "\n".join(line.text for line in report(text).lines) == text
