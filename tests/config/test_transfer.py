from typing import Any

import pytest

from config import transfer
from tests.voting.hall import make_session
from voting.models.ballot import Ballot


@pytest.mark.django_db
def test_a_table_with_a_composite_key_is_carried_by_its_columns(settings: Any, tmp_path: Any) -> None:
    settings.DATA_DIR = tmp_path
    question = make_session().questions.order_by("number")[0]
    empty = transfer.summed(Ballot, "default")
    Ballot.objects.create(question=question, tracker="A", grade=1)
    (row,) = transfer.rows(Ballot, "default")
    assert set(row) == {question.pk, "A", 1}
    assert (empty.rows, transfer.summed(Ballot, "default").rows) == (0, 1)


@pytest.mark.django_db
def test_every_table_can_be_read() -> None:
    sums = {model._meta.label: transfer.summed(model, "default") for model in transfer.tables()}
    assert "roster.Deputy" in sums
    assert "ground.Deadline_people" in sums
