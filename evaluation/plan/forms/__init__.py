from evaluation.plan.forms.deputies import LeaveForm, LeftOffForm, ReplaceForm, ReviewerForm
from evaluation.plan.forms.drawing_up import AmendForm, CancelForm, CopyForm, CreateForm, ScheduleForm, TitleForm
from evaluation.plan.forms.rules import RulesForm
from evaluation.plan.forms.simulation import SimulationForm

__all__ = [
    "AmendForm",
    "CancelForm",
    "CopyForm",
    "CreateForm",
    "LeaveForm",
    "LeftOffForm",
    "ReplaceForm",
    "ReviewerForm",
    "RulesForm",
    "ScheduleForm",
    "SimulationForm",
    "TitleForm",
]
