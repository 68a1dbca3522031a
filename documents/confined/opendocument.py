"""An .odt is converted by LibreOffice; before that it is searched for what LibreOffice should not meet."""

from urllib.parse import urlsplit

from documents.confined.faults import FileFault
from documents.confined.package import Package
from documents.confined.xml import parse

LINKS = ("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}a", "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}a")
"""Elements whose address is opened only by a reader's click."""


def inspect(package: Package) -> None:
    """Raises FileFault for a password, a macro, or content that stands outside the file."""
    if any(name.startswith(("Basic/", "Scripts/")) for name in package.names):
        raise FileFault("reading.macros")
    manifest = package.part("META-INF/manifest.xml")
    if manifest is not None and any(element.tag == "manifest.encryption-data" for element in parse(manifest).iter()):
        raise FileFault("reading.encrypted")
    content = package.part("content.xml")
    if content is None:
        raise FileFault("reading.damaged")
    inner = [name for name in package.names if name.endswith(("/content.xml", "/styles.xml"))]
    for name in ("content.xml", "styles.xml", *inner):  # those of embedded objects too
        part = package.part(name)
        if part is None:
            continue
        for element in parse(part).iter():
            address = element.get("xlink.href", "")
            if element.tag not in LINKS and leaves_the_file(address):
                raise FileFault("reading.external", address=address[:120])


def leaves_the_file(address: str) -> bool:
    """Whether an address names something outside the package: another computer, or a file beside it."""
    return bool(urlsplit_scheme(address)) or address.replace("\\", "/").startswith(("/", "../"))


def urlsplit_scheme(address: str) -> str:
    """The scheme of an address that leaves the file, or nothing for a place inside it."""
    try:
        return urlsplit(address).scheme
    except ValueError:
        return "?"
