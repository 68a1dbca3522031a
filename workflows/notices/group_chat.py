"""One message to the robot of a work group: WeCom, DingTalk, Feishu (or a gateway of the office's own)."""

import re
import socket
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from apprise import Apprise, NotifyFormat
from django.conf import settings
from django.utils.translation import override

from evaluation.ground.wording import worded
from workflows.errands.registry import NotSent

# the services of mainland offices, and plain JSON for a gateway inside the office's network
KINDS = frozenset({"wecombot", "dingtalk", "feishu", "json", "jsons"})
ANSWERS_WITHIN = 5  # seconds


class Unclear(Exception):  # noqa: N818 - an answer of the outside world
    """The robot did not confirm the message."""


# the addresses as DingTalk and Feishu show them; a signed DingTalk robot adds &secret=SEC… to its own
AS_SHOWN = (
    (re.compile(r"https://oapi\.dingtalk\.com/robot/send\?access_token=(\w+)&secret=(\w+)"), r"dingtalk://\2@\1"),
    (re.compile(r"https://oapi\.dingtalk\.com/robot/send\?access_token=(\w+)"), r"dingtalk://\1"),
    (re.compile(r"https://open\.feishu\.cn/open-apis/bot/v2/hook/([\w-]+)/?"), r"feishu://\1"),
)


def robot(address: str) -> Any:
    """The robot behind an address as its service shows it (https://…) or as apprise writes it; None if unknown."""
    for shown, written in AS_SHOWN:
        if match := shown.fullmatch(address):
            address = match.expand(written)
            break
    found = Apprise.instantiate(address, suppress_exceptions=True)
    return found if found is not None and _kind(found) in KINDS else None


def _kind(found: Any) -> str:
    schemes = found.secure_protocol or found.protocol
    return schemes if isinstance(schemes, str) else schemes[0]


def send(address: str, text: str, facts: Mapping[str, Any], link: str) -> None:
    """Send the sentence in Chinese. Raises NotSent when nobody answers there, Unclear when it is not confirmed."""
    found = robot(address)
    if found is None or not answers(found):
        raise NotSent
    with override(settings.LANGUAGE_CODE):
        body = worded(text, facts)
    if link:
        body = f"{body}\n{settings.PUBLIC_URL}{link}"
    if not found.notify(body=body, body_format=NotifyFormat.TEXT):
        raise Unclear


def answers(found: Any) -> bool:
    """Whether the robot's host takes a connection. Nothing is sent."""
    url = urlsplit(getattr(found, "notify_url", "") or "")
    secure = url.scheme == "https" if url.hostname else bool(found.secure)
    host, port = (url.hostname, url.port) if url.hostname else (found.host, found.port)
    try:
        socket.create_connection((str(host), port or (443 if secure else 80)), timeout=ANSWERS_WITHIN).close()
    except OSError:
        return False
    return True
