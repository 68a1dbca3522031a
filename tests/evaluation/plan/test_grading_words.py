"""The rule of the two schemes as a sentence, in both languages."""

import pytest
from django.utils.translation import override

from evaluation.plan.parameters import Rules, presets
from evaluation.plan.wording import rule_words, threshold_words

ENGLISH = (
    "“优秀” with more than one half of the ballots returned: 优秀; "
    "“优秀” and “称职” together with more than one half of the ballots returned: 称职; "
    "“优秀”, “称职” and “基本称职” together with more than one half of the ballots returned: 基本称职; "
    "otherwise: 不称职."
)
CHINESE = (
    "“优秀”超过收回票数的半数的，定为“优秀”；“优秀”“称职”合计超过收回票数的半数的，定为“称职”；"
    "“优秀”“称职”“基本称职”合计超过收回票数的半数的，定为“基本称职”；其余情况定为“不称职”。"
)


@pytest.mark.parametrize(("language", "said"), [("en", ENGLISH), ("zh-hans", CHINESE)])
def test_the_rule_is_a_sentence(language: str, said: str) -> None:
    rules = Rules.of(presets()["town"].parameters)
    with override(language):
        assert rules.grading is not None
        assert rule_words(rules.grading) == said


def test_the_quorum_is_a_phrase() -> None:
    with override("en"):
        assert (
            threshold_words(Rules.of(presets()["county"].parameters).quorum) == "more than one half of the people due"
        )
