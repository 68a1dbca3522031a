"""The Word files themselves: elements in the order of the schema, opened again by python-docx, named for clerks."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from documents.facts import PAPERS, kind_of
from documents.papers import NAMES, file_name, render
from documents.samples import SCHEMES, sample
from documents.templates import default

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# ECMA-376 part 1, 17: the sequence of children, as far as our files use them
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl tabs overflowPunct autoSpaceDE autoSpaceDN"
    " snapToGrid spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b i snapToGrid color spacing sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tcPr": "tcW gridSpan vMerge tcBorders vAlign",
    "trPr": "cantSplit trHeight tblHeader jc",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
    "sectPr": "footerReference pgSz pgMar docGrid",
    "style": "name basedOn uiPriority semiHidden qFormat pPr rPr tblPr",
    "styles": "docDefaults style",
    "settings": "zoom bordersDoNotSurroundHeader bordersDoNotSurroundFooter defaultTabStop evenAndOddHeaders"
    " drawingGridVerticalSpacing characterSpacingControl compat themeFontLang",
    "font": "altName charset family pitch",
}
FREE_ORDER = {"trPr"}  # a choice in the schema: any order


def parts(data: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", PAPERS)
def test_elements_stand_in_schema_order(kind: str, scheme: str) -> None:
    for name, root in parts(render(sample(kind, scheme))).items():
        for element in root.iter():
            local = etree.QName(element).localname
            if not element.tag.startswith(W) or local not in ORDER:
                continue
            allowed = ORDER[local].split()
            places = [allowed.index(etree.QName(child).localname) for child in element]
            assert local in FREE_ORDER or places == sorted(places), (name, local)


@pytest.mark.parametrize("kind", PAPERS)
def test_rows_fill_the_grid(kind: str) -> None:
    for table in parts(render(sample(kind)))["word/document.xml"].iter(f"{W}tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.iterfind(f"{W}tr"):
            spans = [int(span.get(f"{W}val", "1")) for span in row.iterfind(f"{W}tc/{W}tcPr/{W}gridSpan")]
            assert len(row.findall(f"{W}tc")) + sum(spans) - len(spans) == columns
            assert all(cell[-1].tag == f"{W}p" for cell in row.iterfind(f"{W}tc"))


@pytest.mark.parametrize("kind", PAPERS)
def test_every_style_that_is_used_is_defined(kind: str) -> None:
    files = parts(render(sample(kind)))
    defined = {style.get(f"{W}styleId") for style in files["word/styles.xml"].iter(f"{W}style")}
    used = {style.get(f"{W}val") for style in files["word/document.xml"].iter(f"{W}pStyle")}
    assert used <= defined


@pytest.mark.parametrize("kind", PAPERS)
def test_official_fonts_come_first(kind: str) -> None:
    fonts = {fonts.get(f"{W}eastAsia") for fonts in parts(render(sample(kind)))["word/styles.xml"].iter(f"{W}rFonts")}
    assert {"方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"} <= fonts


def test_python_docx_opens_every_paper() -> None:
    for kind in PAPERS:
        document = docx.Document(io.BytesIO(render(sample(kind))))
        assert document.sections


def test_files_are_named_as_a_clerk_files_them() -> None:
    assert set(NAMES) == set(PAPERS)
    assert file_name(sample("duty_report")) == "述职报告（周启明）.docx"
    assert file_name(sample("ballot")) == "民主测评票.docx"
    assert kind_of(sample("ballot")) == "ballot"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_schema_of_office_finds_nothing(scheme: str, tmp_path: Path) -> None:
    """Every paper, and every template as an organiser downloads it."""
    auditor = OpenXmlValidator()
    for kind in PAPERS:
        for name, data in ((kind, render(sample(kind, scheme))), (f"{kind}-template", default(kind))):
            path = tmp_path / f"{name}.docx"
            path.write_bytes(data)
            assert [str(error) for error in auditor.validate(path).errors] == [], name
