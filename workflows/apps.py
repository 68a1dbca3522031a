import pkgutil
from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class WorkflowsConfig(AppConfig):
    name = "workflows"

    def ready(self) -> None:
        """Hear the bell and the record; know every runner: a package of this floor keeps its own in `runners.py`."""
        import workflows  # noqa: PLC0415 - models are there only now
        from evaluation.ground import audit, bell  # noqa: PLC0415
        from workflows.errands.sweeper import on_sweep  # noqa: PLC0415
        from workflows.errands.tasks import ring  # noqa: PLC0415
        from workflows.lapses import escalate_overdue, lapse_silent  # noqa: PLC0415
        from workflows.nodes.call_each import resume_waiting  # noqa: PLC0415
        from workflows.observer import on_act  # noqa: PLC0415

        bell.listen(ring)
        audit.observe(on_act)
        on_sweep(resume_waiting)
        on_sweep(lapse_silent)
        on_sweep(escalate_overdue)
        for package in pkgutil.iter_modules(workflows.__path__, "workflows."):
            if package.ispkg and find_spec(f"{package.name}.runners"):
                import_module(f"{package.name}.runners")
