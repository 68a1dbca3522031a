from pathlib import Path

from config.catalogues import compile_all

PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Plan"
msgstr "实施方案"
"""


def test_translations_are_compiled_once(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "locale" / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(PO, encoding="utf-8")

    assert compile_all(tmp_path) == 1
    assert "实施方案".encode() in (folder / "django.mo").read_bytes()
    assert compile_all(tmp_path) == 0
