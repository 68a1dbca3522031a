"""The papers as LibreOffice prints them: page, margins, lines a page, characters a line, page numbers.

Word and WPS themselves were not tried.
"""

import io
import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pypdf
import pytest

from documents.facts import PAPERS, DutyReport, Paper
from documents.layout.markup import parse
from documents.layout.page import OFFICIAL, PAGES, Page
from documents.papers import render
from documents.pdf import to_pdf
from documents.samples import SCHEMES, sample
from documents.wording import wording
from tests.golden.extremes import with_deputies
from tests.once import once

ALL = [(kind, scheme) for kind in PAPERS for scheme in SCHEMES]
TABLES = [("result_sheet", "town"), ("tally_sheet", "county"), ("ballot", "town"), ("implementation_plan", "county")]
POINT = 20  # twentieths
OFFICIAL_KINDS = [(kind, scheme) for kind, scheme in ALL if parse(wording(kind)).page == "official"]


class Spot(NamedTuple):
    """A piece of text and where it begins, in points from the lower left corner."""

    x: float
    y: float
    text: str


Printed = dict[tuple[str, str, int], pypdf.PdfReader]


def papers() -> dict[tuple[str, str, int], Paper]:
    """Every paper of both schemes, tables with 1 and 60 deputies, and a page full of one character."""
    found = {(kind, scheme, 0): sample(kind, scheme) for kind, scheme in ALL}
    found |= {(kind, s, n): with_deputies(kind, s, n) for kind, s in TABLES for n in (1, 60)}
    report = sample("duty_report")
    assert isinstance(report, DutyReport)
    found[("duty_report", "county", 9999)] = replace(report, text="国" * 28 * 60)
    found[("duty_report", "county", 17)] = replace(report, text="\n".join(["走访选民，听取意见。" * 4] * 17))
    found[("result_sheet", "county", 12)] = with_deputies("result_sheet", "county", 12)
    return found


def _print(folder: Path) -> None:
    """All of them in one start of LibreOffice."""
    found = papers()
    for key, data in zip(found, to_pdf([render(paper) for paper in found.values()]), strict=True):
        _file(folder, key).write_bytes(data)


def _file(folder: Path, key: tuple[str, str, int]) -> Path:
    return folder / f"{'-'.join(map(str, key))}.pdf"


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = once(tmp_path_factory, "printed", _print)
    return {
        key: pypdf.PdfReader(io.BytesIO((folder / f"{'-'.join(map(str, key))}.pdf").read_bytes())) for key in papers()
    }


def spots(page: pypdf.PageObject) -> list[Spot]:
    found: list[Spot] = []

    def visit(text: str, _cm: object, matrix: list[float], _font: object, _size: object) -> None:
        if text.strip():
            found.append(Spot(matrix[4], matrix[5], text.strip("\n")))

    page.extract_text(visitor_text=visit)
    return found


def hangs(spot: Spot, edge: float) -> bool:
    """LibreOffice 7.4 lets a comma hang over the edge, whatever the file says."""
    return spot.text.strip() in set("，。；：、！？）”") and spot.x < edge + 2


def text_of(reader: pypdf.PdfReader) -> str:
    return "".join(page.extract_text() for page in reader.pages).replace("\n", "").replace(" ", "")


def page_of(kind: str) -> Page:
    return PAGES[parse(wording(kind)).page]


@pytest.mark.parametrize(("kind", "scheme"), ALL)
def test_page_size_and_margins(kind: str, scheme: str, printed: Printed) -> None:
    page = page_of(kind)
    for sheet in printed[kind, scheme, 0].pages:
        assert abs(float(sheet.mediabox.width) - page.width / POINT) < 0.5
        assert abs(float(sheet.mediabox.height) - page.height / POINT) < 0.5
        body = [spot for spot in spots(sheet) if spot.y > page.bottom / POINT]
        if kind != "name_cards":  # drawn, not written
            assert body
            assert min(spot.x for spot in body) >= page.left / POINT - 1
            edge = (page.width - page.right) / POINT
            assert all(spot.x <= edge or hangs(spot, edge) for spot in body)
            assert max(spot.y for spot in body) <= (page.height - page.top) / POINT


@pytest.mark.parametrize("kind", ["zero_report", "result_sheet", "deferral", "opinion_form"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_signed_or_filled_in_stands_on_one_sheet(kind: str, scheme: str, printed: Printed) -> None:
    assert len(printed[kind, scheme, 0].pages) == 1


def test_22_lines_of_28_characters(printed: Printed) -> None:
    full = printed["duty_report", "county", 9999].pages[2]
    lines: dict[float, int] = defaultdict(int)
    left: dict[float, float] = defaultdict(lambda: 1e9)
    for spot in spots(full):
        lines[spot.y] += spot.text.count("国")
        left[spot.y] = min(left[spot.y], spot.x)
    rows = sorted((y for y, count in lines.items() if count), reverse=True)
    assert len(rows) == 22
    assert [lines[y] for y in rows] == [28] * 22
    assert abs(left[rows[1]] - OFFICIAL.left / POINT) < 0.5
    pitch = (rows[0] - rows[-1]) / 21
    assert abs(pitch - 28.95) < 0.05
    assert rows[0] < (OFFICIAL.height - OFFICIAL.top) / POINT
    assert rows[-1] > OFFICIAL.bottom / POINT


@pytest.mark.parametrize(("kind", "scheme"), OFFICIAL_KINDS)
def test_page_numbers_outside_and_7_mm_below_the_text(kind: str, scheme: str, printed: Printed) -> None:
    for number, sheet in enumerate(printed[kind, scheme, 0].pages, 1):
        below = [spot for spot in spots(sheet) if spot.y < OFFICIAL.bottom / POINT]
        assert "".join(spot.text for spot in below).replace(" ", "") == f"—{number}—"
        odd = number % 2 == 1
        assert (below[0].x > 400) is odd
        if not odd:  # one character of 4号 in from the left
            assert abs(below[0].x - OFFICIAL.left / POINT - 14) < 1
        dash = below[0].y + 0.36 * 14  # the dash stands about a third of the type above the baseline
        assert abs(dash - (35 - 7) * 72 / 25.4) < 2


@pytest.mark.parametrize(("kind", "scheme"), TABLES)
def test_sixty_deputies_repeat_the_heading_on_every_page(kind: str, scheme: str, printed: Printed) -> None:
    long, short = printed[kind, scheme, 60], printed[kind, scheme, 1]
    pages = [page.extract_text().replace("\n", "").replace(" ", "") for page in long.pages]
    listed = [text for text in pages if re.search(r"林\d+号", text)]
    assert len(listed) >= 2
    assert all("序号" in text and "姓名" in text for text in listed)
    assert len(long.pages) > len(short.pages)
    for number in range(5, 61):
        assert f"林{number}号" in "".join(pages)


def test_a_table_of_three_pages(printed: Printed) -> None:
    assert len(printed["result_sheet", "town", 60].pages) >= 3


def test_rare_characters_reach_the_page(printed: Printed) -> None:
    said = text_of(printed["result_sheet", "town", 60])
    assert "𠮷" in said
    assert "㛃" in said
    assert "阿依努尔·买买提江·吐尔逊" in said


def test_no_signature_stands_alone(printed: Printed) -> None:
    """A page with nothing but a signature is forbidden by the standard."""
    for kind, scheme in OFFICIAL_KINDS:
        reader = printed[kind, scheme, 0]
        for sheet in reader.pages:
            body = [spot for spot in spots(sheet) if spot.y > OFFICIAL.bottom / POINT]
            assert len({round(spot.y) for spot in body}) > 2, (kind, scheme)


def test_no_page_is_left_half_empty_for_the_sake_of_a_signature(printed: Printed) -> None:
    """Only the last sentence goes over with the signature: the page before is filled."""
    first, last = printed["feedback_letter", "county", 0].pages
    assert "有异议" in first.extract_text()
    assert "感谢" in last.extract_text()


def test_a_long_list_begins_on_its_page_and_leaves_no_signature_alone(printed: Printed) -> None:
    pages = printed["duty_report", "county", 17].pages
    assert "走访选民" in pages[1].extract_text()  # behind the cover, below the greeting
    last = pages[-1].extract_text()
    assert "述职人" in last
    assert "以上报告" in last


def test_twelve_deputies_and_their_scrutineers_stand_on_one_sheet(printed: Printed) -> None:
    assert len(printed["result_sheet", "county", 12].pages) == 1
