"""Why a file is not read, each worded once. The closed list; codes come from `documents.confined`."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from documents.errors import Refusal


class FileRefused(Refusal):
    """Base of the list. The file was not kept and nothing was changed."""

    code = "reading.refused"


class Empty(FileRefused):
    code = "reading.empty"
    what = _("The file is empty.")
    why = _("It holds not a single byte; the copy or the upload was probably cut off.")
    now = _("Open the file on your computer, see that the text is there, save it and upload it again.")


class TooLarge(FileRefused):
    code = "reading.too_large"
    what = _("The file is too large: %(megabytes)s MB.")
    why = _("A report is read up to %(limit)s MB; larger files are almost always full of photographs.")
    now = _("Take the pictures out or compress them, save the file and upload it again.")


class NotADocument(FileRefused):
    code = "reading.not_a_document"
    what = _("This is not a word-processor file, whatever its name says.")
    why = _("The kind of a file is read from its content, and this content is of no kind that we know.")
    now = _("Open it in Word or WPS, save it as a Word document (.docx) and upload that.")


class WrongKind(FileRefused):
    code = "reading.wrong_kind"
    what = _("This is a file of the kind %(kind)s, not a text document.")
    why = _("The kind of a file is read from its content, not from its name.")
    now = _("Open it in Word or WPS, save it as a Word document (.docx) and upload that, or paste the text.")


class Encrypted(FileRefused):
    code = "reading.encrypted"
    what = _("The file is protected with a password.")
    why = _("Without the password its text cannot be read or counted.")
    now = _("Remove the password in Word or WPS (save without encryption) and upload the file again.")


class Macros(FileRefused):
    code = "reading.macros"
    what = _("The file contains macros or other programs.")
    why = _("A report needs none, and programs in files are the usual way by which viruses spread.")
    now = _("Save it as a Word document without macros (.docx) and upload that.")


class External(FileRefused):
    code = "reading.external"
    what = _("The file draws content from outside itself: %(address)s.")
    why = _("Such content could change after the review, or tell a stranger who opens the file.")
    now = _("Break the link or paste the content into the file itself, save it and upload it again.")


class Bomb(FileRefused):
    code = "reading.bomb"
    what = _("The file would unpack to an enormous size.")
    why = _("It is built like an attack that fills the memory of a server; no report looks like that.")
    now = _("Copy the text into a new document, save it as .docx and upload that.")


class HostileXml(FileRefused):
    code = "reading.hostile_xml"
    what = _("The inside of the file is built in a way that is not allowed.")
    why = _("It declares entities or nests its parts far deeper than any word processor does.")
    now = _("Copy the text into a new document, save it as .docx and upload that.")


class Damaged(FileRefused):
    code = "reading.damaged"
    what = _("The file is damaged and cannot be read.")
    why = _("Parts of it are missing or contradict each other; the copy or the upload was perhaps cut off.")
    now = _("Open it in Word or WPS, save it under a new name and upload the new file.")


class TooDemanding(FileRefused):
    code = "reading.too_demanding"
    what = _("Reading the file took too long or too much memory and was stopped.")
    why = _("Each file gets a fixed share of time and memory, so that no file can stop the others.")
    now = _("Copy the text into a new document without pictures and drawings, and upload that.")


class OfficeMissing(FileRefused):
    code = "reading.office_missing"
    what = _("Files of the kind .%(kind)s cannot be read on this installation.")
    why = _("They are converted by LibreOffice, and LibreOffice is not installed on the server.")
    now = _("Save the file as .docx or paste the text; or ask the administrator to install LibreOffice.")


class ConversionFailed(FileRefused):
    code = "reading.conversion_failed"
    what = _("LibreOffice could not convert the file.")
    why = _("It may be damaged, or written by a version that LibreOffice does not know.")
    now = _("Open it in Word or WPS, save it as .docx and upload that.")


REFUSALS: Final = {
    refusal.code: refusal
    for refusal in (
        Empty,
        TooLarge,
        NotADocument,
        WrongKind,
        Encrypted,
        Macros,
        External,
        Bomb,
        HostileXml,
        Damaged,
        TooDemanding,
        OfficeMissing,
        ConversionFailed,
    )
}
