"""Property 12: the verifier with the sheet rejects every changed book, whatever the attacker recomputes."""

import copy
import hashlib
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.voting.hall import Hall
from voting import verify as verifier
from voting.book import book_text
from voting.queries.results import book_bytes, totals_bytes
from voting.specs import BASES
from voting.verify import LARGEST, main, verify

pytestmark = pytest.mark.django_db

Book = dict[str, Any]


def drop(book: Book) -> None:
    for question in book["questions"]:
        question["ballots"].pop(3)


def change(book: Book) -> None:
    row = book["questions"][1]["ballots"][0]
    row[1] = (row[1] + 1) % 3


def add(book: Book) -> None:
    for question in book["questions"]:
        question["ballots"].append(["ZZZZZZZZZZ", 0])
        question["ballots"].sort()


def double(book: Book) -> None:
    for question in book["questions"]:
        tracker, grade = question["ballots"][0]
        question["ballots"].insert(1, [tracker[:-1] + ("Y" if tracker.endswith("Z") else "Z"), grade])
        question["ballots"].sort()


def swap_two_voters(book: Book) -> None:
    """The totals stay the same: only the digest of the book shows it."""
    rows = book["questions"][0]["ballots"]
    other = next(place for place, row in enumerate(rows) if row[1] != rows[0][1])
    rows[0][1], rows[other][1] = rows[other][1], rows[0][1]


def rename(book: Book) -> None:
    book["questions"][0]["title"] = "另一位代表"


ATTACKS = [drop, change, add, double, swap_two_voters, rename]


def recompute(book: Book) -> bytes:
    """What an attacker does who has this program, too."""
    for question in book["questions"]:
        body = json.dumps(question["ballots"], separators=(",", ":")).encode()
        question["sha256"] = hashlib.sha256(body).hexdigest()
    return book_text(book)


@pytest.fixture
def files(hall: Callable[..., Hall], dice: random.Random) -> tuple[bytes, bytes]:
    room = hall().print().hand_out(30).open()
    for slip in room.slips:
        room.cast(slip, "".join(dice.choice("012-") for _ in range(3)))
    room.close().count().certify()
    return book_bytes(room.session), totals_bytes(room.session)


def test_property_12_an_attacker_who_recomputes_every_hash_is_caught(files: tuple[bytes, bytes]) -> None:
    book, sheet = files
    assert verify(book, sheet) == []
    assert recompute(json.loads(book)) == book, "the attacker writes the same format as we do"
    for attack in ATTACKS:
        forged = json.loads(book)
        attack(forged)
        raw = recompute(forged)
        assert verify(raw) == [], f"{attack.__name__}: the book alone must look sound, or the test shows nothing"
        assert verify(raw, sheet), f"{attack.__name__} was not noticed"


def test_a_clumsy_change_shows_in_the_book_itself(files: tuple[bytes, bytes]) -> None:
    for attack in ATTACKS[:-1]:
        forged = json.loads(files[0])
        attack(forged)
        assert verify(json.dumps(forged).encode())


@pytest.mark.parametrize("part", ["format", "scale", "questions"])
def test_a_book_without_a_part_is_not_a_book(files: tuple[bytes, bytes], part: str) -> None:
    book = json.loads(files[0])
    del book[part]
    assert verify(json.dumps(book).encode())
    sheet = json.loads(files[1])
    del sheet[part]
    assert verify(files[0], json.dumps(sheet).encode())


def test_faults_of_form_are_named(files: tuple[bytes, bytes]) -> None:
    book = json.loads(files[0])
    for spoil in (
        lambda b: b["questions"].pop(0),
        lambda b: b["questions"][0]["ballots"].reverse(),
        lambda b: b["questions"][0]["ballots"].insert(1, b["questions"][0]["ballots"][0]),
        lambda b: b["questions"][0]["ballots"][0].__setitem__(1, 7),
        lambda b: b["questions"][0]["ballots"][0].__setitem__(1, "0"),
        lambda b: b["questions"][0]["ballots"].pop(),
    ):
        forged = copy.deepcopy(book)
        spoil(forged)  # type: ignore[no-untyped-call]
        assert verify(recompute(forged))
    assert verify(b"\xff")
    assert verify(b"[]")


def test_a_row_is_a_tracker_and_a_grade_and_nothing_else(files: tuple[bytes, bytes]) -> None:
    book = json.loads(files[0])
    rows = book["questions"][0]["ballots"]
    for odd in (
        [rows[0][0], True],
        [rows[0][0], 0.0],
        [rows[0][0], 10**30],
        [rows[0][0], [0]],
        [rows[0][0], 0, "and more"],
        [rows[0][0]],
        [rows[0][0].lower(), 0],
        [rows[0][0][:-1] + "Ａ", 0],
        [[rows[0][0]], 0],
        [7, 0],
        None,
    ):
        forged = copy.deepcopy(book)
        forged["questions"][0]["ballots"][0] = odd
        assert verify(recompute(forged)), odd
    for scale in ("abc", ["好", "好"], None, []):
        assert verify(recompute({**book, "scale": scale})), scale


def test_what_is_said_twice_is_rejected(files: tuple[bytes, bytes]) -> None:
    """Readers of JSON disagree which of the two counts: a person would see one, and this program the other."""
    book, sheet = files
    assert verify(book.replace(b'"round":1', b'"round":2,"round":1')) == [
        "something in it is said twice / 同一内容出现两次"
    ]
    assert verify(book, sheet.replace(b'"due": 30', b'"due": 99, "due": 30'))


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"[" * 200_000, b'{"format":' * 200_000, b'{"format": "ballot-book/1"}', b"\xef\xbb\xbf{}", b"1" * 5_000,
        b"null", b'{"format": "ballot-book/1", "scale": ["a"], "questions": [NaN]}', "{}".encode("utf-16"),
        b'{"format": "ballot-book/1", "scale": ["a"], "questions": {"\\ud800": 1}}',
    ],
    ids=lambda raw: str(raw[:20]),
)  # fmt: skip
def test_nonsense_is_told_in_one_sentence(raw: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "book.json"
    place.write_bytes(raw)
    assert main([str(place), "--sheet", str(place)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[1].startswith("NOT VALID")
    assert len(said) == 3


def test_a_file_that_cannot_be_read_is_told_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    endless = tmp_path / "endless"
    with endless.open("wb") as file:
        file.truncate(LARGEST + 1)
    for place in (tmp_path / "missing.json", tmp_path, endless):
        assert main([str(place)]) == 1
        said = capsys.readouterr().out.splitlines()
        assert said[0].startswith("NOT VALID")
        assert len(said) == 2
    assert main([]) == main(["--what"]) == 1, "0 or 1, whatever is asked"


@pytest.mark.parametrize("base", BASES)
def test_every_base_that_a_plan_can_name_is_on_the_sheet_and_counted_again(
    hall: Callable[..., Hall], base: str
) -> None:
    """Of 30 due, 12 came, 9 voted, and one abstained from the first question."""
    room = hall(base=base, members=40).print().hand_out(12).open()
    for place, slip in enumerate(room.slips[:9]):
        room.cast(slip, "-12" if not place else "012")
    room.close().count().certify()
    sheet = totals_bytes(room.session)
    expected = {"returned": 9, "valid": 9, "marks": 8, "present": 12, "due": 30, "members": 40}[base]
    assert json.loads(sheet)["questions"][0]["base"] == expected
    assert verify(book_bytes(room.session), sheet) == []


def test_a_sheet_that_contradicts_itself_is_rejected(files: tuple[bytes, bytes]) -> None:
    sheet = json.loads(files[1])
    for spoil in (
        lambda s: s["together"].__setitem__("issued", 3),
        lambda s: s["together"].__setitem__("valid", 3),
        lambda s: s.__setitem__("present", 3),
        lambda s: s.__setitem__("signed_by", []),
        lambda s: s.__setitem__("round", 2),
        lambda s: s["questions"].pop(),
        lambda s: s["channels"].pop(0),
        lambda s: s["questions"][0]["grades"].__setitem__(0, 0),
        lambda s: s["questions"][0].__setitem__("title", "另一位代表"),
        lambda s: s["questions"][0].__setitem__("base", 29),
        lambda s: s["questions"][0]["percent"].__setitem__(0, "99.9"),
        lambda s: s["questions"][0]["percent"].__setitem__(0, "９"),
        lambda s: s["questions"][0]["percent"].pop(),
        lambda s: s.__setitem__("breaches", [{"rule": "returned<=issued"}]),
        lambda s: s.__setitem__("signed_by", ["总监立", "总监立"]),
        lambda s: s.__setitem__("signed_by", "总监立、监一"),
        lambda s: s.__setitem__("signed_by", ["总监立", None]),
        lambda s: s.__setitem__("base", "whatever"),
        # figures that are none: in Python 30.0 == 30, True == 1, and nothing is more than NaN
        lambda s: s["together"].__setitem__("returned", 30.0),
        lambda s: s.__setitem__("due", float("nan")),
        lambda s: s.__setitem__("due", float("inf")),
        lambda s: s.__setitem__("due", "三十"),
        lambda s: [part.update(valid=31, invalid=-1) for part in (s["together"], s["channels"][0])],
        lambda s: [part.update(valid=29, invalid=True) for part in (s["together"], s["channels"][0])],
    ):
        forged = copy.deepcopy(sheet)
        spoil(forged)
        assert verify(files[0], json.dumps(forged).encode())


def test_the_command_ends_with_0_or_1(
    files: tuple[bytes, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, sheet = tmp_path / "book.json", tmp_path / "totals.json"
    book.write_bytes(files[0])
    sheet.write_bytes(files[1])
    assert main([str(book), "--sheet", str(sheet)]) == 0
    assert "counted again" in capsys.readouterr().out
    assert main([str(book)]) == 0
    assert "internally consistent only" in capsys.readouterr().out
    book.write_bytes(files[0].replace(b'"round":1', b'"round":2'))
    assert main([str(book), "--sheet", str(sheet)]) == 1
    assert "NOT VALID" in capsys.readouterr().out


def test_the_verifier_runs_alone_with_the_standard_library(files: tuple[bytes, bytes], tmp_path: Path) -> None:
    """Copied away from the product, in a Python without site packages."""
    alone = tmp_path / "verify.py"
    alone.write_text(Path(verifier.__file__).read_text())
    (tmp_path / "book.json").write_bytes(files[0])
    (tmp_path / "totals.json").write_bytes(files[1])
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(alone), "book.json", "--sheet", "totals.json"],
        cwd=tmp_path, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
