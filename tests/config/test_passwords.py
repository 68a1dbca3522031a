import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from config.passwords import kinds_in
from evaluation.roster.models import User


@pytest.mark.parametrize(
    ("password", "kinds"), [("", 0), ("abc", 1), ("abc1", 2), ("Abc1", 3), ("Ab1-", 4), ("ab1密", 3), ("aéb", 1)]
)
def test_kinds_are_counted(password: str, kinds: int) -> None:
    assert kinds_in(password) == kinds


@pytest.mark.parametrize("password", ["Ab1-", "abcdefgh", "abcdefg1", "13900000001aB", "Password1!"])
def test_weak_passwords_are_refused(password: str) -> None:
    user = User(username="miao", name="苗青", phone="13900000001")
    with pytest.raises(ValidationError):
        validate_password(password, user)


def test_a_password_of_three_kinds_that_says_nothing_of_its_owner_is_taken() -> None:
    validate_password("Qinghe-2026-rain", User(username="miao", name="苗青"))
