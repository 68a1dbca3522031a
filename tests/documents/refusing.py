"""Reading what must be refused: through the confined process, and judged in this one."""

from collections.abc import Mapping
from typing import Any

import pytest

from documents.confined.__main__ import judge
from documents.confined.faults import FileFault
from documents.reading import errors, read
from tests.documents.wordfiles import paragraph, parts_of, zipped


def refused(data: bytes, name: str = "report.docx") -> errors.FileRefused:
    with pytest.raises(errors.FileRefused) as caught:
        read(data, name)
    return caught.value


def judged(data: bytes) -> errors.FileRefused:
    """The same judgement in this process: faster, and seen by the measure of coverage."""
    with pytest.raises(FileFault) as caught:
        judge(data)
    facts: dict[str, Any] = dict(caught.value.facts)
    return errors.REFUSALS[caught.value.code](**facts)


def changed(changes: Mapping[str, str | bytes]) -> bytes:
    return zipped({**parts_of(paragraph("正文")), **changes})
