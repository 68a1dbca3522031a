"""A person at a browser: what they open and press, and what must be true of every page that they pass.

Every page is checked as it is passed: axe-core finds nothing (WCAG 2.2 AA), nothing is wider than the
screen, text is 18 px and more, what is pressed is 48 px high, the HTML is under 100 KB, no request leaves
the installation, and the console is silent.
"""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Locator, Page, Request, Response

WCAG = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],
}
SIZES = (Path(__file__).parent / "sizes.js").read_text(encoding="utf-8")
LARGEST_PAGE = 100 * 1024  # bytes of HTML
REFUSALS = (400, 403, 404, 409, 410, 422, 429)  # answers that are pages too
HERE = ("127.0.0.1", "localhost")
PICTURES = os.environ.get("JOURNEY_PICTURES", "")  # a folder: keep a picture of every page that is passed


class Visitor:
    """Somebody at one browser window. `faults` gathers what no page may do; `leaves` fails if there are any."""

    def __init__(self, context: BrowserContext, home: str, *, scripted: bool = True) -> None:
        self.home = home
        self.scripted = scripted
        self.page: Page = context.new_page()
        self.faults: list[str] = []
        self.bytes = 0  # of all answers so far, not compressed
        self.passed: list[str] = []
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("console", self._said)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))

    # -- what a person does -------------------------------------------------------------------

    def opens(self, path: str) -> "Visitor":
        self.page.goto(self.home + path if path.startswith("/") else path)
        return self.looks()

    def presses(self, words: str, *, within: Locator | None = None) -> "Visitor":
        """A button or link by its words (a part of them is enough); waits for what comes."""
        self.control(words, within=within).click()
        self.page.wait_for_load_state("load")
        return self.looks()

    def writes(self, label: str, words: str) -> "Visitor":
        self.page.get_by_label(label).first.fill(words)
        return self

    def chooses(self, label: str, words: str | None = None) -> "Visitor":
        """Tick a box or a circle by its words, or pick `words` from the list named `label`."""
        field = self.page.get_by_label(label).first
        if words is None:
            field.check(force=True)  # the circle lies under the words of a big choice
        else:
            field.select_option(label=words)
        return self

    def control(self, words: str, *, within: Locator | None = None) -> Locator:
        place = within or self.page.locator("body")
        named = re.compile(re.escape(words))
        return place.get_by_role("button", name=named).or_(place.get_by_role("link", name=named)).first

    # -- what a person sees -------------------------------------------------------------------

    def sees(self, words: str) -> "Visitor":
        assert words in self.text, f"{words!r} is not on {self.page.url}:\n{self.text[:2000]}"
        return self

    def sees_not(self, words: str) -> "Visitor":
        assert words not in self.text, f"{words!r} is on {self.page.url}"
        return self

    @property
    def text(self) -> str:
        return self.page.locator("body").inner_text()

    # -- what must be true of every page ------------------------------------------------------

    def looks(self) -> "Visitor":
        """Check the page that is open now, and what happened on the way to it."""
        for _ in range(3):
            try:
                return self._checks()
            except Error as error:
                if "navigati" not in str(error):
                    raise
                self.page.wait_for_load_state("load")  # a page that follows the meeting went on by itself
        raise AssertionError(f"{self.page.url} does not come to rest")

    def _checks(self) -> "Visitor":
        self.leaves()
        self.passed.append(urlsplit(self.page.url).path)
        weight = len(self.page.content().encode())
        assert weight < LARGEST_PAGE, f"{self.page.url} has {weight} bytes of HTML"
        if PICTURES:
            self._keep_picture()
        if not self.scripted:
            return self  # the checks below are scripts themselves; the same pages pass them with JavaScript
        found = [*self._barriers(), *self.page.evaluate(SIZES)]
        assert not found, f"{self.page.url}:\n" + "\n".join(found)
        return self

    def _keep_picture(self) -> None:
        width = (self.page.viewport_size or {"width": 0})["width"]
        test = os.environ["PYTEST_CURRENT_TEST"].split("::")[-1].split(" ")[0]
        place = self.passed[-1].strip("/").replace("/", "-") or "first"
        path = Path(PICTURES) / f"{test}-{width}-{len(self.passed):02}-{place}.png"
        self.page.screenshot(path=path, full_page=True)

    def leaves(self) -> None:
        faults, self.faults = self.faults, []
        assert not faults, "\n".join(faults)

    def _barriers(self) -> list[str]:
        answer = Axe().run(self.page, options=WCAG).response
        return [
            f"{violation['id']}: {violation['help']}: {node['html'][:200]} ({node.get('failureSummary', '')})"
            for violation in answer["violations"]
            for node in violation["nodes"]
        ]

    def _asked(self, request: Request) -> None:
        place = urlsplit(request.url)
        if place.scheme in ("http", "https", "ws", "wss") and place.hostname not in HERE:
            self.faults.append(f"asked another host: {request.url}")

    def _answered(self, response: Response) -> None:
        document = response.request.resource_type in ("document", "xhr", "fetch")
        if response.status >= 400 and not (document and response.status in REFUSALS):
            self.faults.append(f"{response.status} for {response.url}")
        self.bytes += int(response.headers.get("content-length", 0))

    def _said(self, message: ConsoleMessage) -> None:
        # a refused page is answered above; everything else that the console complains about is a fault
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text} ({message.location})")
