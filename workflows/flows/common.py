"""What every flow of ours shares."""

from collections.abc import Callable

from viewflow.workflow import Activation, lock

from workflows.scope import Scope, scope_of

# The engine's default takes no lock at all: two completions at once made two joins and a process that waits for ever.
LOCK = lock.SelectForUpdateLock(nowait=False)


def asked(reading: Callable[[Scope], bool]) -> Callable[[Activation], bool]:
    """A reading as the condition of a gateway."""

    def condition(activation: Activation) -> bool:
        return reading(scope_of(activation))

    return condition
