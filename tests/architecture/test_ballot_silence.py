"""What the product says of a ballot, to a log or in an error report: nothing (property 6)."""

import io
import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.views.debug import SafeExceptionReporterFilter

from tests.voting.hall import Hall
from voting.codes import digest, new_tracker
from voting.errors import SpentSlip


def test_property_6_nothing_secret_is_said_to_log_or_database_log(hall: Callable[..., Hall]) -> None:
    """Every logger at its loudest, every statement with its parameters, every event and every refusal."""
    heard, marks = io.StringIO(), "210" * 8
    handler = logging.StreamHandler(heard)
    root = logging.getLogger()
    loggers = [root, *(logging.getLogger(name) for name in list(root.manager.loggerDict))]
    levels = [logger.level for logger in loggers]
    try:
        for logger in loggers:
            logger.setLevel(logging.DEBUG)
        root.addHandler(handler)
        room = hall(questions=24).print().hand_out(30).open()
        with CaptureQueriesContext(connection) as queries:
            trackers = room.cast(room.slips[0], marks)
            with pytest.raises(SpentSlip) as refused:
                room.cast(room.slips[0], marks, trackers=trackers)
    finally:
        root.removeHandler(handler)
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
    said = heard.getvalue() + "\n".join(q["sql"] for q in queries) + repr(refused.value) + str(refused.value)
    said += repr([vars(e) for e in room.session.events.all()])
    assert digest(room.slips[0]) in said, "the ears were open"
    for secret in (room.slips[0], *trackers, marks):
        assert secret not in said


def test_property_6_an_error_report_shows_no_local_variable_of_casting_and_closing(
    hall: Callable[..., Hall], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Django's report of a crash in the middle of casting or closing is cleansed, frame by frame."""
    room = hall().print().hand_out(30).open()
    for slip in room.slips[:9]:
        room.cast(slip, "012")
    report = SafeExceptionReporterFilter()
    marks, trackers = "210", [new_tracker() for _ in range(3)]

    def crash(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    for name, act in (
        ("voting.actions.cast_ballot.seal", lambda: room.cast(room.slips[9], marks, trackers=trackers)),
        ("voting.actions.close_session._told_apart", room.close),
    ):
        with monkeypatch.context() as broken:
            broken.setattr(name, crash)
            with pytest.raises(ZeroDivisionError) as caught:
                act()
        shown: list[tuple[str, Any]] = []
        step = caught.value.__traceback__
        while step is not None:
            if "/voting/" in step.tb_frame.f_code.co_filename and "/tests/" not in step.tb_frame.f_code.co_filename:
                shown += report.get_traceback_frame_variables(None, step.tb_frame)
            step = step.tb_next
        assert shown
        text = repr(shown)
        for secret in (room.slips[9], *trackers, "'210'", "('012'"):
            assert secret not in text
