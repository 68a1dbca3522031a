import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from documents.papers import NAMES
from documents.templates import FaultyTemplate, default
from evaluation.archive.actions import give_up_template, take_template
from evaluation.archive.models import OwnTemplate
from evaluation.archive.templating import render_own
from evaluation.plan.papers import mobilisation_notice
from evaluation.roster.errors import NotAllowed
from evaluation.roster.models import Membership
from tests.factories import make_plan
from tests.people import People

SignIn = Callable[[Membership], Client]
KIND = "mobilisation_notice"


def reworded(old: str, new: str) -> bytes:
    """The standard template as somebody changed it in Word."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(default(KIND))) as source, zipfile.ZipFile(out, "w") as target:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "word/document.xml":
                text = data.decode()
                assert old in text
                data = text.replace(old, new, 1).encode()
            target.writestr(item, data)
    return out.getvalue()


def body(word: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(word)) as package:
        return package.read("word/document.xml").decode()


def test_a_congress_speaks_in_its_own_words(people: People) -> None:
    plan = make_plan(people.town)
    paper = mobilisation_notice(plan)
    take_template(
        congress=people.town, kind=KIND, file_name="通知.docx", data=reworded("通知", "我镇通知"), by=people.insider
    )
    assert "我镇通知" in body(render_own(people.town, paper))
    assert "我镇通知" not in body(render_own(people.neighbour, paper))
    give_up_template(congress=people.town, kind=KIND, by=people.insider)
    assert "我镇通知" not in body(render_own(people.town, paper))
    assert OwnTemplate.objects.count() == 1  # on record


def test_a_broken_placeholder_is_refused_with_its_place(people: People) -> None:
    with pytest.raises(FaultyTemplate) as refused:
        take_template(
            congress=people.town, kind=KIND, file_name="x.docx", data=reworded("{{", "{{没有"), by=people.insider
        )
    assert refused.value.faults
    assert not OwnTemplate.objects.exists()


def test_only_the_office_changes_the_wording(people: People) -> None:
    for who in (people.colleague, people.stranger, people.presidium):
        with pytest.raises(NotAllowed):
            take_template(congress=people.town, kind=KIND, file_name="x.docx", data=default(KIND), by=who)


def test_the_pages(people: People, signed_in: SignIn) -> None:
    browser = signed_in(people.insider)
    page = browser.get(reverse("list_templates")).content.decode()
    assert all(name in page for name in NAMES.values())
    for kind in NAMES:
        assert browser.get(reverse("template", args=[kind])).status_code == 200
    assert browser.get(reverse("template", args=["nothing"])).status_code == 404
    assert browser.get(reverse("download_template", args=[KIND])).content == default(KIND)

    def upload(data: bytes) -> int:
        file = SimpleUploadedFile("x.docx", data)
        return browser.post(reverse("take_template", args=[KIND]), {"file": file}).status_code

    assert upload(b"\x89PNG") == 409
    assert upload(reworded("{{", "{{没有")) == 409
    assert upload(reworded("通知", "我镇通知")) == 302
    assert browser.post(reverse("take_template", args=[KIND])).status_code == 302
    assert "我镇通知" in body(browser.get(reverse("download_template", args=[KIND])).content)
    standard = browser.get(reverse("download_template", args=[KIND]), {"which": "standard"})
    assert standard.content == default(KIND)
    assert browser.post(reverse("give_up_template", args=[KIND])).status_code == 302
