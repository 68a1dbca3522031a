"""What goes into a bundle: names that every system takes, tables that run nothing, PDFs that repeat."""

from hypothesis import given
from hypothesis import strategies as st

from documents.bundle import safe_name
from documents.bundle.pdf import normalised
from documents.bundle.tables import table
from documents.bundle.verify import is_safe


def test_a_file_name_is_one_that_every_system_takes() -> None:
    assert safe_name("01", "阿依古丽·买买提", "述职报告", ending="docx") == "01-阿依古丽·买买提-述职报告.docx"
    assert safe_name("a/b\\c:d", ending="docx") == "a_b_c_d.docx"
    assert safe_name("..", ending="docx") == "_.docx"


@given(st.text())
def test_any_name_becomes_safe(name: str) -> None:
    assert is_safe(safe_name(name, ending="docx"))


def test_a_table_opens_in_excel_and_runs_nothing() -> None:
    made = b"".join(table(("题名", "数"), [("=1+1", -3), ("＝1\ud800", 1), ("a,b", 2.5)]))
    assert made == "\ufeff题名,数\r\n'=1+1,-3\r\n'＝1?,1\r\n\"a,b\",2.5\r\n".encode()


def test_two_makings_of_one_pdf_become_the_same() -> None:
    def made(moment: str, mark: str) -> bytes:
        info = f"/Creator(Writer)/CreationDate(D:{moment}+08'00')/ModDate(D:{moment}Z)"
        return f"{info} /ID [ <{mark * 4}>\n<{mark * 4}> ]\n/DocChecksum /{mark * 4}\n%%EOF".encode()

    one, other = made("20261121090000", "AB12"), made("20261121090105", "CD34")
    assert normalised(one) == normalised(other)
    assert len(normalised(one)) == len(one)
    assert b"/Creator(Writer)" in normalised(one)
