"""A certificate for a hall: nobody vouches for it, so phones warn once; what they send is encrypted all the same."""

import ipaddress
import os
from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from evaluation.meeting.addresses import own_addresses

DAYS = 90


class Command(BaseCommand):
    help = "Make a self-signed certificate for the addresses of this computer in the hall."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("address", nargs="*", help="addresses or names; without any, those this computer has now")

    def handle(self, *_args: Any, **options: Any) -> None:
        names = options["address"] or [*own_addresses(), "127.0.0.1"]
        key = ec.generate_private_key(ec.SECP256R1())
        certificate, secret = settings.DATA_DIR / "hall.pem", settings.DATA_DIR / "hall.key"
        _write(secret, _key_bytes(key))
        _write(certificate, _certificate(key, names).public_bytes(serialization.Encoding.PEM))
        said = {"names": ", ".join(names), "days": DAYS}
        self.stdout.write(_("Certificate for %(names)s, good for %(days)s days. Start the site with it:") % said)
        self.stdout.write(f"make run HOST=0.0.0.0 CERTIFICATE={certificate} CERTIFICATE_KEY={secret}")


def _key_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _certificate(key: ec.EllipticCurvePrivateKey, names: list[str]) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, names[0])])
    now = timezone.now()
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=DAYS))
        .add_extension(x509.SubjectAlternativeName([_as_name(text) for text in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )


def _as_name(text: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(text))
    except ValueError:
        return x509.DNSName(text)


def _write(path: Path, content: bytes) -> None:
    """Readable by nobody else, from the first byte on."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
