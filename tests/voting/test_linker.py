"""Property 4: with everything an insider could have, linking is no better than chance; planted leaks are found."""

import sys

import pytest

from tests.throwaway import run_with_children
from tests.voting.linker.figures import detectable, quantile, tail
from tests.voting.linker.leaks import LEAKS


def attack(leak: str, meetings: int, *, postgres: bool) -> tuple[int, str]:
    command = [sys.executable, "-m", "tests.voting.linker", "--leak", leak, "--meetings", str(meetings)]
    done = run_with_children(command + ["--postgres"] * postgres, seconds=280)  # less than a test may take
    assert done.returncode in {0, 1}, done.stderr
    assert "meetings of 30" in done.stdout, done.stderr[-3000:]
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    "postgres",
    [
        pytest.param(False, marks=pytest.mark.once, id="sqlite"),
        pytest.param(True, marks=pytest.mark.services, id="pg"),
    ],
)
def test_property_4_the_box_gives_no_better_than_chance(*, postgres: bool) -> None:
    status, said = attack("none", 12, postgres=postgres)
    assert status == 0, said


@pytest.mark.once
@pytest.mark.parametrize("leak", [n for n, kind in LEAKS.items() if "sqlite" in kind.databases and n != "none"])
def test_property_4_each_leak_planted_alone_is_found_on_sqlite(leak: str) -> None:
    status, said = attack(leak, 1, postgres=False)
    assert status == 1, said
    assert LEAKS[leak].shows in said, said


@pytest.mark.services
@pytest.mark.parametrize("leak", [name for name in LEAKS if name != "none"])
def test_property_4_each_leak_planted_alone_is_found_on_postgresql(leak: str) -> None:
    status, said = attack(leak, 1, postgres=True)
    assert status == 1, said
    assert LEAKS[leak].shows in said, said


def test_property_4_the_power_is_what_we_say() -> None:
    """300 permutations (100 meetings of 3 questions), 40 sources."""
    threshold = quantile(300, 1e-4 / 40)
    assert tail(300, threshold) <= 1e-4 / 40 < tail(300, threshold - 1)
    share = detectable(300, threshold)
    assert tail(300 * (1 + 29 * share), threshold) >= 0.99
    assert tail(300 * (1 + 29 * (share - 1e-4)), threshold) < 0.99
    assert share < 0.02
