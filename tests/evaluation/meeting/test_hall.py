"""The computer in the hall: its addresses, its certificate, and the page that prepares it."""

import ipaddress
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from cryptography import x509
from django.conf import LazySettings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from evaluation.meeting import addresses
from evaluation.meeting.addresses import own_addresses
from tests.evaluation.meeting.hall import Hall
from tests.people import People

Make = Callable[..., Hall]


def test_own_addresses_are_never_the_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "by_name", lambda: ["127.0.1.1", "203.0.113.9", "192.168.1.5"])
    monkeypatch.setattr(addresses, "by_interface", list)
    assert own_addresses() == ["192.168.1.5", "203.0.113.9"]


def test_without_a_network_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "by_name", list)
    monkeypatch.setattr(addresses, "by_interface", list)
    assert own_addresses() == []


def test_the_system_knows_its_loopback_at_least() -> None:
    assert "127.0.0.1" in {*addresses.by_interface()}


def test_the_certificate_is_for_the_addresses_of_the_hall(settings: LazySettings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    said = StringIO()
    call_command("hall_certificate", "192.168.1.5", "huichang.local", stdout=said)
    made = x509.load_pem_x509_certificate((tmp_path / "hall.pem").read_bytes())
    names = made.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.IPAddress) == [ipaddress.ip_address("192.168.1.5")]
    assert names.get_values_for_type(x509.DNSName) == ["huichang.local"]
    assert (tmp_path / "hall.key").stat().st_mode & 0o077 == 0
    assert "CERTIFICATE=" in said.getvalue()


def test_the_hall_s_page_shows_a_code_that_a_phone_can_try(
    hall: Make, people: People, signed_in: Callable[..., Client]
) -> None:
    here = hall().prepare()
    browser, page = signed_in(people.insider), reverse("set_hall_address", args=[here.meeting.code])
    assert browser.post(page, {"address": "http://192.168.1.5:8000"}).status_code == 302
    said = browser.get(page).content.decode()
    assert f"http://192.168.1.5:8000/hall/{here.meeting.code}/" in said
    assert "<svg" in said
    refused = browser.post(page, {"address": "192.168.1.5"})
    assert refused.status_code == 409


def test_a_phone_learns_that_it_has_reached_the_meeting(hall: Make) -> None:
    here = hall()
    assert here.meeting.title in Client().get(reverse("hall_reached", args=[here.meeting.code])).content.decode()
    assert Client().get(reverse("hall_reached", args=["WRONGCODE1"])).status_code == 404
