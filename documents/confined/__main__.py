"""The confined process: bytes of one file in, one JSON object out. See the package."""

import json
import re
import sys

from documents.confined.faults import FileFault
from documents.confined.limits import MOST_CHARACTERS, PARSER_MEMORY, PARSER_SECONDS, confine


def judge(data: bytes) -> dict[str, object]:
    """`{kind, paragraphs, asides}` of a text or .docx, `{kind}` of a file to convert. Raises FileFault."""
    from documents.confined import kinds, opendocument, wordfile  # noqa: PLC0415 - only once confined
    from documents.confined.package import Package  # noqa: PLC0415
    from documents.wordcount.plaintext import decode  # noqa: PLC0415

    if kinds.is_compound(data):
        return {"kind": kinds.compound_kind(data)}
    if kinds.is_package(data):
        package = Package(data)
        if kinds.package_kind(package) == "odt":
            opendocument.inspect(package)
            return {"kind": "odt"}
        paragraphs, asides = wordfile.read_word(package)
        if sum(map(len, paragraphs)) + sum(map(len, asides.values())) > MOST_CHARACTERS:
            raise FileFault("reading.too_demanding")
        return {"kind": "docx", "paragraphs": paragraphs, "asides": asides}
    if kind := kinds.other_kind(data):
        raise FileFault("reading.wrong_kind", kind=kind)
    text = decode(data)
    if text is None:
        raise FileFault("reading.not_a_document")
    if len(text) > MOST_CHARACTERS:
        raise FileFault("reading.too_demanding")
    return {"kind": "text", "paragraphs": re.split("\r\n|\r|\n", text), "asides": {}}


def main() -> None:
    confine(PARSER_MEMORY, PARSER_SECONDS)
    try:
        answer = judge(sys.stdin.buffer.read())
    except FileFault as fault:
        answer = {"fault": fault.code, "facts": fault.facts}
    except (MemoryError, RecursionError):
        answer = {"fault": "reading.too_demanding", "facts": {}}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
