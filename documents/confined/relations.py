"""The relationships of a part of a .docx: where its other parts stand, and what stands outside."""

import posixpath
from typing import NamedTuple

from documents.confined.faults import FileFault
from documents.confined.package import Package
from documents.confined.xml import parse

OUTSIDE = ("http:", "https:", "ftp:", "\\\\", "//", "file://", "file:\\\\")
"""How the address of another computer begins. `file:///C:/…` is a leftover of the author's own disk:
Word writes one for every template, so it is tolerated and never opened."""


class Relation(NamedTuple):
    kind: str
    """The last step of the relationship type: `footnotes`, `styles`, `hyperlink` …"""
    target: str
    """The name of a part in the package, or an address when `external`."""
    external: bool


def relations(package: Package, part: str) -> list[Relation]:
    """Of the named part; of the package itself when the name is empty."""
    folder, name = posixpath.split(part)
    return _listed(package, posixpath.join(folder, "_rels", f"{name}.rels"), folder)


def all_relations(package: Package) -> list[Relation]:
    """Of every part, whether or not we read it: Word opens them all, and does not mind the case of their names."""
    found: list[Relation] = []
    for name in package.names:
        if name.lower().endswith(".rels"):
            found += _listed(package, name, posixpath.dirname(posixpath.dirname(name)))
    return found


def _listed(package: Package, name: str, folder: str) -> list[Relation]:
    data = package.part(name)
    found = []
    for element in parse(data) if data is not None else ():
        external = element.get("TargetMode", "") == "External"
        target = element.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found.append(Relation(element.get("Type", "").rsplit("/", 1)[-1], target, external))
    return found


def leaves_the_machine(address: str) -> bool:
    """Whether an address names another computer; a leftover of the author's own disk does not."""
    plain = address.strip().lower()
    return plain.startswith(OUTSIDE) and not plain.startswith("file:///")


def refuse_external(found: list[Relation]) -> None:
    """A link that a reader may click is welcome; content that Word would fetch by itself is not."""
    for relation in found:
        if relation.external and relation.kind != "hyperlink" and leaves_the_machine(relation.target):
            raise FileFault("reading.external", address=relation.target[:120])
