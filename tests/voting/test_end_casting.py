"""After casting: what nobody drew is destroyed on the record."""

from collections.abc import Callable

import pytest

from tests.voting.hall import Hall
from voting.actions.end_casting import destroy_surplus
from voting.errors import BadCount

pytestmark = pytest.mark.django_db


def test_the_surplus_is_destroyed_on_record(hall: Callable[..., Hall]) -> None:
    room = hall().print(33, paper=2).hand_out(28, 1).open()
    with pytest.raises(BadCount):
        destroy_surplus(session=room.session, by=room.scrutineer, count=7)
    destroy_surplus(session=room.session, by=room.scrutineer, count=6)
    assert room.session.destroyed == 6
    with pytest.raises(BadCount):
        destroy_surplus(session=room.session, by=room.scrutineer, count=1)
