"""One file → its text and its count."""

from dataclasses import dataclass
from pathlib import PurePath

from documents.confined.limits import LARGEST_FILE
from documents.reading import child, office
from documents.reading.errors import Empty, TooLarge
from documents.reading.notes import Note
from documents.wordcount import Count, count

KNOWN_ENDINGS = ("doc", "docx", "odt", "wps", "txt")


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` is the counted text, its paragraphs joined by line ends; `count` is `count(text)`.

    `kind`: text, docx, doc, odt or wps, by content. `notes`: what a reader of the count should know.
    """

    text: str
    paragraphs: tuple[str, ...]
    count: Count
    notes: tuple[Note, ...]
    kind: str


def read(data: bytes, filename: str) -> Reading:
    """Reads a file that somebody sent; `filename` only serves a remark when it contradicts the content.

    Takes up to a minute and a half for a file that LibreOffice converts: call it in the background.
    Raises one of `documents.reading.errors`, nothing else.
    """
    if not data:
        raise Empty
    if len(data) > LARGEST_FILE:
        raise TooLarge(megabytes=len(data) >> 20, limit=LARGEST_FILE >> 20)
    answer = child.parse(data)
    kind = str(answer["kind"])
    notes = list(_about_the_name(filename, kind))
    if "paragraphs" not in answer:
        answer = child.parse(office.to_docx(data, kind))
        notes.append(Note("converted", kind=kind))
        if not child.can_be_alone():
            notes.append(Note("network_open"))
    notes += [Note(code, words=count(text).words) for code, text in answer["asides"].items()]
    paragraphs = tuple(paragraph.replace("\0", "") for paragraph in answer["paragraphs"])
    text = "\n".join(paragraphs)
    counted = count(text)
    if not counted.words:
        notes.append(Note("no_text"))
    return Reading(text, paragraphs, counted, tuple(notes), kind)


def _about_the_name(filename: str, kind: str) -> list[Note]:
    ending = PurePath(filename).suffix.lower().lstrip(".")
    told = "text" if ending == "txt" else ending
    both_word = {told, kind} == {"doc", "wps"}  # today's WPS writes Word's own format under its own ending
    if ending in KNOWN_ENDINGS and told != kind and not both_word:
        return [Note("name_differs", kind="txt" if kind == "text" else kind, name=ending)]
    return []
