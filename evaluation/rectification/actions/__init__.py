from evaluation.rectification.actions.add_item import add_item
from evaluation.rectification.actions.close_list import close_list, reopen_list
from evaluation.rectification.actions.escalate_item import escalate_item
from evaluation.rectification.actions.sign_off import (
    carry_over_item,
    reopen_item,
    return_item,
    sign_off_item,
)
from evaluation.rectification.actions.work_on_item import hand_in_item, plan_item, report_progress

__all__ = [
    "add_item",
    "carry_over_item",
    "close_list",
    "escalate_item",
    "hand_in_item",
    "plan_item",
    "reopen_item",
    "reopen_list",
    "report_progress",
    "return_item",
    "sign_off_item",
]
