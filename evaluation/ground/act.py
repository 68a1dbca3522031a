"""An act: one function that one person does, whole or not at all."""

import functools
import inspect
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.db import transaction

P = ParamSpec("P")
R = TypeVar("R")


def act(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function an act: keyword-only, with `by=` the acting membership, and atomic.

    Raises TypeError when the module is imported if the signature is not that of an act.
    """
    parameters = inspect.signature(function).parameters
    if "by" not in parameters or any(p.kind not in {p.KEYWORD_ONLY, p.VAR_KEYWORD} for p in parameters.values()):
        message = f"{function.__module__}.{function.__name__}: an act takes keywords only, `by` among them"
        raise TypeError(message)

    @functools.wraps(function)
    def whole(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            return function(*args, **kwargs)

    return whole
