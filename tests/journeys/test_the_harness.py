"""The checks of the journeys can fail: each finds the fault that it is there for."""

import pytest

from tests.journeys.conftest import Opens

PLANTED = {
    "button-name": "<button></button>",
    "text of 12 px": "<p id='small'>small</p>",
    "target of": "<button id='low'>low</button>",
    "wider than the screen": "<div id='wide'>wide</div>",
}
SET = """(html) => {
  document.querySelector("main").innerHTML = html;
  const set = (id, name, value) => { const found = document.getElementById(id); if (found) found.style[name] = value; };
  set("small", "fontSize", "12px");
  set("low", "minHeight", "0");
  set("low", "padding", "0");
  set("wide", "width", "2000px");
}"""


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(desk: Opens, fault: str) -> None:
    visitor = desk().opens("/face/")
    visitor.page.evaluate(SET, PLANTED[fault])
    with pytest.raises(AssertionError, match=fault):
        visitor.looks()


def test_a_request_to_another_host_is_found(desk: Opens) -> None:
    visitor = desk().opens("/face/")
    visitor.page.evaluate(
        "new Promise(done => { const i = new Image(); i.onerror = done; i.src = 'http://192.0.2.1/x.png' })"
    )
    with pytest.raises(AssertionError, match=r"Content Security Policy|another host"):
        visitor.leaves()
