"""One notice as an e-mail."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils.translation import gettext, override

from evaluation.ground.models import Notice
from evaluation.ground.wording import worded
from workflows.errands.registry import NotSent

SUBJECT_LONGEST = 80


def leaves_the_house() -> bool:
    """Whether this installation was given a mail server (EMAIL_URL)."""
    return bool(settings.MAIL_LEAVES)


def message(notice: Notice, address: str) -> EmailMessage:
    """The mail in its reader's language. The same notice always has the same Message-ID."""
    with override(notice.user.language):
        text = worded(notice.text, notice.facts)
        lines = [gettext("%(name)s, good day.") % {"name": notice.user.name}, "", text]
        if notice.link:
            lines += ["", settings.PUBLIC_URL + notice.link]
        lines += ["", str(notice.congress), gettext("This mail was sent by the system. Please do not answer it.")]
        subject = text if len(text) <= SUBJECT_LONGEST else text[: SUBJECT_LONGEST - 1] + "…"
    host = settings.PUBLIC_URL.split("//")[-1].split(":")[0]
    headers = {"Message-ID": f"<notice-{notice.pk}@{host}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(subject, "\n".join(lines), to=[address], headers=headers)


def send(notice: Notice, address: str) -> bool:
    """Send it. False when the server refuses the address for good.

    Raises NotSent when surely nothing went out; anything else that it raises leaves that open.
    """
    try:
        server = get_connection()
        server.open()
    except (OSError, smtplib.SMTPException) as fault:
        raise NotSent from fault
    try:
        server.send_messages([message(notice, address)])
    except smtplib.SMTPRecipientsRefused:
        return False
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as fault:
        raise NotSent from fault
    finally:
        server.close()
    return True
