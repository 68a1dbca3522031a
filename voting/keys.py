"""Key files: the private half of a box, outside the database and its backups.

One file a box in DATA_DIR/keys, readable by the server's account alone. It holds
  box    the private key of the envelopes, destroyed at closing; optionally wrapped by two PINs
  paper  the private key of the paper entries, destroyed at closing
  seed   names the paper rows of the book while they can still be corrected; destroyed at certification
"""

from __future__ import annotations

import base64
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from nacl import pwhash, secret, utils
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey

from voting.errors import KeyInUse, KeyMissing

if TYPE_CHECKING:
    from collections.abc import Mapping

Keys = dict[str, str]


@dataclass(frozen=True, slots=True)
class PublicHalves:
    """In hex, for the session's row."""

    box: str
    paper: str


@dataclass(frozen=True, slots=True)
class Pins:
    """The PINs of the two who opened the vote, when they wrap the key. Order does not matter."""

    both: tuple[str, str] = field(repr=False)

    def passphrase(self) -> bytes:
        return "/".join(sorted(self.both)).encode()


def wrapping(wrap: bool, first: str, second: str) -> Pins | None:  # noqa: FBT001 - a rule of the vote
    """The wrapping that the rules ask for. Raises KeyMissing when a PIN is wanted and was not typed."""
    if not wrap:
        return None
    if not first or not second:
        raise KeyMissing
    return Pins((first, second))


def folder() -> Path:
    """DATA_DIR/keys, made with mode 0700. Backups of DATA_DIR must leave it out."""
    place = Path(settings.DATA_DIR) / "keys"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def path(code: str, *, trial: bool = False) -> Path:
    return folder() / (f"{code}-trial.json" if trial else f"{code}.json")


def make(code: str, *, trial: bool = False, pins: Pins | None = None) -> PublicHalves:
    """Make and keep the keys of a box. Raises KeyInUse when the file exists."""
    box, paper = PrivateKey.generate(), PrivateKey.generate()
    kept = {"paper": _text(bytes(paper)), "seed": _text(utils.random(32))}
    kept |= _wrap(bytes(box), pins) if pins else {"box": _text(bytes(box))}
    _write_new(path(code, trial=trial), kept)
    return PublicHalves(bytes(box.public_key).hex(), bytes(paper.public_key).hex())


def box_key(code: str, *, trial: bool = False, pins: Pins | None = None) -> bytes:
    """Raises KeyMissing when the file or the key is gone, or the PINs do not fit."""
    kept = _read(path(code, trial=trial))
    if "wrapped" not in kept:
        return _part(kept, "box")
    if pins is None:
        raise KeyMissing
    try:
        return secret.SecretBox(_stretch(pins, _part(kept, "salt"))).decrypt(_part(kept, "wrapped"))
    except CryptoError as wrong:
        raise KeyMissing from wrong


def paper_key(code: str) -> bytes:
    """Raises KeyMissing."""
    return _part(_read(path(code)), "paper")


def seed(code: str) -> bytes:
    """Raises KeyMissing, also after certification."""
    return _part(_read(path(code)), "seed")


def destroy_box(code: str) -> None:
    """After closing: only the seed stays. Doing it again does no harm, and finishes what a crash interrupted."""
    place, rest, part = path(code), path(code).with_suffix(".rest"), path(code).with_suffix(".part")
    if not rest.exists():
        if not place.exists() or set(kept := _read(place)) == {"seed"}:
            return
        part.unlink(missing_ok=True)
        _write_new(part, {"seed": kept["seed"]})
        part.replace(rest)
        _sync_folder()
    if place.exists():
        _overwrite(place)
    rest.replace(place)
    _sync_folder()


def destroy_all(code: str) -> None:
    """After certification, voiding, or the end of a trial. Doing it again does no harm."""
    whole = path(code)
    for place in (whole, whole.with_suffix(".rest"), whole.with_suffix(".part"), path(code, trial=True)):
        _destroy(place)


def destroy_trial(code: str) -> None:
    _destroy(path(code, trial=True))


def _destroy(place: Path) -> None:
    if place.exists():
        _overwrite(place)
        place.unlink()
        _sync_folder()


def _overwrite(place: Path) -> None:
    """Best effort: a solid-state disk may keep the old cells."""
    with place.open("r+b") as file:
        file.write(b"\0" * place.stat().st_size)
        file.flush()
        os.fsync(file.fileno())


def _write_new(place: Path, kept: Mapping[str, str]) -> None:
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as there:
        raise KeyInUse from there
    with os.fdopen(handle, "w") as file:
        json.dump(dict(kept), file)
        file.flush()
        os.fsync(file.fileno())
    _sync_folder()


def _sync_folder() -> None:
    handle = os.open(folder(), os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read(place: Path) -> Keys:
    try:
        kept = json.loads(place.read_text())
    except (OSError, ValueError) as gone:
        raise KeyMissing from gone
    return {str(name): str(value) for name, value in kept.items()}


def _part(kept: Keys, name: str) -> bytes:
    if name not in kept:
        raise KeyMissing
    return base64.b64decode(kept[name])


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _wrap(key: bytes, pins: Pins) -> Keys:
    salt = utils.random(pwhash.argon2id.SALTBYTES)
    return {"salt": _text(salt), "wrapped": _text(secret.SecretBox(_stretch(pins, salt)).encrypt(key))}


def _stretch(pins: Pins, salt: bytes) -> bytes:
    return pwhash.argon2id.kdf(
        secret.SecretBox.KEY_SIZE,
        pins.passphrase(),
        salt,
        opslimit=pwhash.argon2id.OPSLIMIT_MODERATE,
        memlimit=pwhash.argon2id.MEMLIMIT_MODERATE,
    )
