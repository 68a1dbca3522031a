"""Which runs are hidden text, by the rule of Word's toggle properties (ISO 29500-1, 17.7.3)."""

from xml.etree.ElementTree import Element

MOST_ANCESTORS = 50


def switch(properties: Element | None, name: str) -> bool | None:
    """The value of an on/off property, None where it is not given."""
    found = properties.find(name) if properties is not None else None
    if found is None:
        return None
    return found.get("w.val", "true") not in ("0", "false", "off")


class Styles:
    """Asked for one thing: whether a run of a paragraph is hidden."""

    def __init__(self, root: Element | None) -> None:
        self._own: dict[str, tuple[bool | None, str]] = {}
        self._default_paragraph = ""
        self._everywhere = False
        if root is None:
            return
        self._everywhere = bool(switch(root.find("w.docDefaults/w.rPrDefault/w.rPr"), "w.vanish"))
        for style in root.iter("w.style"):
            name = style.get("w.styleId", "")
            based_on = style.find("w.basedOn")
            parent = based_on.get("w.val", "") if based_on is not None else ""
            self._own[name] = (switch(style.find("w.rPr"), "w.vanish"), parent)
            if style.get("w.type") == "paragraph" and style.get("w.default") in ("1", "true", "on"):
                self._default_paragraph = name

    def _of(self, name: str) -> bool:
        for _ in range(MOST_ANCESTORS):
            own, parent = self._own.get(name, (None, ""))
            if own is not None:
                return own
            if not parent:
                return False
            name = parent
        return False

    def hides(self, run: Element, paragraph: Element) -> bool:
        """A direct setting decides; else the styles of paragraph and run, where two hidings undo each other."""
        properties = run.find("w.rPr")
        direct = switch(properties, "w.vanish")
        if direct is not None:
            return direct
        if self._everywhere:
            return True
        given = paragraph.find("w.pPr/w.pStyle")
        by_paragraph = self._of(self._default_paragraph if given is None else given.get("w.val", ""))
        chosen = properties.find("w.rStyle") if properties is not None else None
        return by_paragraph != (chosen is not None and self._of(chosen.get("w.val", "")))
