"""A person without a mouse: Tab, Shift+Tab, Enter, Space and arrows, and the focus seen at every stop."""

from playwright.sync_api import Locator

from tests.journeys.browser import Visitor

FARTHEST = 60  # stops from one end of a page to the other
# a ring around it or around what it stands in, and the place itself on the screen
SEEN = """e => {
    const { top, bottom } = e.getBoundingClientRect();
    const ringed = [e, e.parentElement].some((n) => getComputedStyle(n).outlineStyle !== "none");
    return ringed && bottom > 0 && top < innerHeight;
}"""


def tabs_to(visitor: Visitor, target: Locator | str, key: str = "Tab") -> None:
    """Press Tab (or Shift+Tab) until that, or what bears these words, is in focus; every stop is to be seen."""
    focus = visitor.page.locator(":focus")
    for _ in range(FARTHEST):
        visitor.page.keyboard.press(key)
        if not focus.count():
            continue  # the browser's own bar lies between the end of the page and its beginning
        stop = focus.evaluate("e => e.outerHTML.slice(0, 200)")
        assert focus.evaluate(SEEN), f"{stop} is in focus, but nobody sees it"
        if _bears(focus, target) if isinstance(target, str) else is_in_focus(target):
            return
    raise AssertionError(f"the keyboard does not reach {target}")


def presses_key(visitor: Visitor, words: str, key: str = "Enter") -> Visitor:
    """Go to the button or link of these words on the page itself and press it; what comes is checked."""
    tabs_to(visitor, visitor.control(words, within=visitor.page.locator("main")))
    visitor.page.keyboard.press(key)
    visitor.page.wait_for_load_state("load")
    return visitor.looks()


def is_in_focus(target: Locator) -> bool:
    return bool(target.evaluate("e => e === document.activeElement"))


def _bears(focus: Locator, words: str) -> bool:
    return words in focus.evaluate("e => e.labels?.[0]?.innerText || e.innerText")
