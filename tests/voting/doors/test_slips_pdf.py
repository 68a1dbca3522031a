"""The slips as a file: what is on them, that the codes are right, and that nothing of them stays."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pypdf
import pytest
import segno
from django.utils import translation

from tests.voting.hall import ORGANISER, Hall
from voting.actions.print_slips import print_slips
from voting.codes import grouped, new_secret
from voting.models import Credential, Session
from voting.presenters.slips import address_faults, wording_of
from voting.slips.code import MASK, codes_for
from voting.slips.font import glyphs_for
from voting.slips.sheet import LOWEST, RIGHT, Wording, _beside, stream
from voting.views.slips import _guarded

PREFIX = "http://192.168.1.5:8000/v/ABCDEFGHJK/#"


@pytest.fixture
def wording() -> Wording:
    return Wording(
        title="青禾镇代表述职测评",
        lead="用手机扫码投票",
        steps=("1. 扫码。", "2. 选等次。"),
        typing="打开 http://192.168.1.5:8000/v/ 输入：",
        scan=PREFIX,
        foot="每人一张",
    )


def read(parts: Iterator[bytes]) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(b"".join(parts)), strict=True)


def test_every_slip_has_its_letters_and_the_same_words(wording: Wording) -> None:
    secrets = [new_secret() for _ in range(20)]
    pages = read(stream(wording, secrets)).pages
    assert len(pages) == 3
    text = "".join(page.extract_text() for page in pages)
    for secret in secrets:
        assert text.count(grouped(secret)) == 1
    assert text.count("用手机扫码投票") == 20


def test_the_glyphs_are_in_the_file(wording: Wording) -> None:
    reader = read(stream(wording, [new_secret()]))
    font = reader.pages[0]["/Resources"]["/Font"]["/F"]["/DescendantFonts"][0]  # type: ignore[index]
    assert font["/FontDescriptor"]["/FontFile3"].get_data()[:1] == b"\x01"


def test_a_sign_that_the_font_lacks_is_shown_as_missing(wording: Wording) -> None:
    text = read(stream(replace(wording, title="𬭳镇"), [new_secret()])).pages[0].extract_text()
    assert "〓镇" in text


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_no_word_lies_upon_the_letters_for_typing(wording: Wording, language: str) -> None:
    session = Session(title=wording.title * 3, hall_address="https://npc-meeting.example.org:8443", code="ABCDEFGHJK")
    with translation.override(language):
        said = wording_of(session, trial=True)
    beside = re.findall(rf"{RIGHT:.2f} ([\d.]+) Td", "\n".join(_beside(glyphs_for(said.signs()), said)))
    assert len(beside) >= 4
    assert min(float(y) for y in beside) >= LOWEST


def test_a_code_is_the_one_that_the_library_draws() -> None:
    codes = codes_for(PREFIX)
    for _ in range(30):
        secret = new_secret()
        drawn = segno.make_qr(PREFIX + secret, error="m", mask=MASK, boost_error=False).matrix
        wide = codes.side + codes.pad
        bits = int.from_bytes(codes.picture(secret), "big")
        ours = f"{bits:0{codes.side * wide}b}"
        assert [ours[row * wide : row * wide + codes.side] for row in range(codes.side)] == [
            "".join("01"[bit] for bit in row) for row in drawn
        ]


def test_the_secret_stands_in_the_fragment(hall: Callable[..., Hall]) -> None:
    session = hall().session
    session.hall_address = "http://192.168.1.5:8000"
    assert re.fullmatch(r"http://192\.168\.1\.5:8000/v/[0-9A-Z]{10}/#", wording_of(session).scan)


@pytest.mark.parametrize(
    ("address", "reachable"),
    [
        ("http://192.168.1.5:8000", True),
        ("https://vote.example.cn", True),
        ("http://127.0.0.1:8000", False),
        ("http://localhost:8000", False),
        ("http://0.0.0.0:8000", False),
        ("http://[::1]:8000", False),
        ("", False),
        ("192.168.1.5", False),
    ],
)
def test_an_address_that_no_phone_reaches_is_named(address: str, *, reachable: bool) -> None:
    assert bool(address_faults(address)) is not reachable


def test_a_broken_download_voids_its_batch(hall: Callable[..., Hall], wording: Wording) -> None:
    session = hall().session
    printed = print_slips(session=session, by=ORGANISER, count=50)
    parts = _guarded(session, ORGANISER, printed, wording)
    for _ in range(10):
        next(parts)
    parts.close()  # type: ignore[attr-defined]
    assert session.batches.get().voided
    assert not Credential.objects.exists()


def test_a_whole_download_waits_to_be_confirmed(hall: Callable[..., Hall], wording: Wording) -> None:
    session = hall().session
    printed = print_slips(session=session, by=ORGANISER, count=50)
    assert b"".join(_guarded(session, ORGANISER, printed, wording)).endswith(b"%%EOF\n")
    batch = session.batches.get()
    assert not batch.voided
    assert not batch.confirmed
    assert Credential.objects.count() == 50
