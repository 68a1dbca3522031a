"""Opens a Word file that somebody uploaded. Nothing in it is trusted."""

import io
import re
import zipfile

from django.utils.translation import gettext as _
from lxml import etree

from documents.confined.compound import SIGNATURE
from documents.confined.fields import FETCHING
from documents.confined.kinds import other_kind
from documents.templates.faults import NotATemplate

MAIN = "word/document.xml"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")  # what Word calls the part with everything in it
_MOST_BYTES, _MOST_UNPACKED, _MOST_PARTS = 10_000_000, 40_000_000, 500


def parts_of(data: bytes) -> dict[str, bytes]:
    """Every part of a .docx by its name, in the file's order. Raises NotATemplate."""
    if len(data) > _MOST_BYTES:
        raise NotATemplate(why=_("The file is larger than 10 MB."))
    if told := _another_kind(data):
        raise NotATemplate(why=told)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _unpacked(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as fault:
        raise NotATemplate(why=_("It is not a Word file (.docx), or it is encrypted or damaged.")) from fault
    _refuse_dangerous(parts)
    return parts


def _another_kind(data: bytes) -> str:
    """What the file is instead of a Word file, in a sentence that helps; "" where its first bytes do not tell."""
    if not data:
        return _("The file is empty; the copy or the upload was probably cut off.")
    if data.startswith(SIGNATURE):
        if _PROTECTED in data:
            return _("The file is protected with a password; take the password off in Word first.")
        return _("The file is in the old format of Word (.doc).")
    kind = other_kind(data)
    return _("The file is of the kind %(kind)s, whatever its name says.") % {"kind": kind} if kind else ""


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    listed = [info for info in archive.infolist() if not info.is_dir()]
    if len(listed) > _MOST_PARTS or sum(info.file_size for info in listed) > _MOST_UNPACKED:
        raise NotATemplate(why=_("Unpacked it would be larger than a template can be."))
    return {info.filename: archive.read(info) for info in listed}  # zipfile stops at the size listed


def _refuse_dangerous(parts: dict[str, bytes]) -> None:
    if MAIN not in parts or "[Content_Types].xml" not in parts:
        raise NotATemplate(why=_("It is not a Word file (.docx), or it is encrypted or damaged."))
    if any("vbaproject" in name.lower() or "activex" in name.lower() for name in parts):
        raise NotATemplate(why=_("The file holds macros."))
    for called, data in parts.items():
        name = called.lower()  # Word does not mind the case of a name
        if name.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in data or b"\0" in data):  # or hidden in UTF-16
            raise NotATemplate(why=_("The file holds definitions that a Word file has no use for."))
        if name.endswith(".rels") and _reaches_outside(data):
            raise NotATemplate(why=_("The file takes pictures or other parts from elsewhere."))
        if name.endswith(".xml") and _fetches(data):
            raise NotATemplate(why=_("The file holds a field that fetches other files or starts a program."))


_FETCHING = re.compile(rf"(?<![A-Z])(?:{'|'.join(FETCHING)})(?![A-Z])")


def _fetches(data: bytes) -> bool:
    """Word runs such a field when the paper is opened, LibreOffice when it is printed.

    Word may split an instruction over runs at any letter: what stands between two field marks is read as one.
    """
    if b"instr" not in data:
        return False
    spoken = []
    for element in parsed(data).iter():
        match etree.QName(element).localname:
            case "instrText":
                spoken.append(element.text or "")
            case "fldSimple":
                spoken += [" ", *map(str, element.attrib.values()), " "]
            case "fldChar":
                spoken.append(" ")
    return _FETCHING.search("".join(spoken).upper()) is not None


def _reaches_outside(rels: bytes) -> bool:
    """Links to click on are fine; whatever is loaded from elsewhere by itself is not."""
    return any(
        element.get("TargetMode") == "External" and not (element.get("Type") or "").endswith("/hyperlink")
        for element in parsed(rels)
    )


def parsed(data: bytes) -> etree._Element:
    """The XML of one part. Raises NotATemplate."""
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_pis=True, remove_comments=True)
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise NotATemplate(why=_("It is not a Word file (.docx), or it is encrypted or damaged.")) from fault
