"""A broker without a server: kombu's folder of messages, made safe against half-written files.

The original opens the message under its final name and then writes it; a reader that polls in between
takes an empty message and stops the worker. And it takes messages by moving them through the machine's
folder for temporary files. Here a message appears under its name when it is whole, and never leaves
the folder.
"""

import os
import uuid
from pathlib import Path
from queue import Empty
from typing import Any

from kombu.transport import filesystem
from kombu.utils.encoding import bytes_to_str, str_to_bytes
from kombu.utils.json import dumps, loads


class Channel(filesystem.Channel):
    @property
    def folder(self) -> Path:
        return Path(self.data_folder_in)

    def _put(self, queue: str, payload: dict[str, Any], **_kwargs: Any) -> None:  # type: ignore[override]  # kombu's own two differ
        # a time first: read in the order of writing, as far as the clock allows; bells need no more
        name = f"{uuid.uuid1().time}_{uuid.uuid4()}.{queue}.msg"
        half = self.folder / f"{name}.half"
        half.write_bytes(str_to_bytes(dumps(payload)))
        half.replace(self.folder / name)

    def _get(self, queue: str, timeout: float | None = None) -> Any:  # noqa: ARG002 - kombu calls it so
        """The next message of the queue, at once (`timeout` is of other transports). Raises Empty."""
        for name in sorted(os.listdir(self.folder)):  # noqa: PTH208 - names only, many times a second
            if name.partition(".")[2] != f"{queue}.msg":
                continue
            taken = self.folder / f"{name}.taken"
            try:
                (self.folder / name).rename(taken)  # one reader wins
            except FileNotFoundError:
                continue
            payload = taken.read_bytes()
            taken.unlink()
            return loads(bytes_to_str(payload))
        raise Empty


class Transport(filesystem.Transport):
    Channel = Channel


def options(folder: Path) -> dict[str, str | float]:
    """Transport options for a broker in this folder, which is made."""
    queue, control = folder / "queue", folder / "control"
    for part in (queue, control):
        part.mkdir(parents=True, exist_ok=True)
    return {
        "data_folder_in": os.fspath(queue),
        "data_folder_out": os.fspath(queue),
        "control_folder": os.fspath(control),
        "polling_interval": 0.05,  # seconds; an idle worker looks twenty times a second, which costs next to nothing
    }
