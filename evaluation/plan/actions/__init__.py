from evaluation.plan.actions.amend_plan import amend_plan
from evaluation.plan.actions.cancel_plan import cancel_plan
from evaluation.plan.actions.choose_deputies import choose_deputies
from evaluation.plan.actions.copy_plan import copy_plan
from evaluation.plan.actions.create_plan import create_plan
from evaluation.plan.actions.edit_plan import edit_plan
from evaluation.plan.actions.finish_plan import finish_plan
from evaluation.plan.actions.leave_round import defer_assessment, rejoin_round, withdraw_assessment
from evaluation.plan.actions.name_reviewer import name_reviewer
from evaluation.plan.actions.publish_plan import publish_plan
from evaluation.plan.actions.replace_assessment import replace_assessment

__all__ = [
    "amend_plan",
    "cancel_plan",
    "choose_deputies",
    "copy_plan",
    "create_plan",
    "defer_assessment",
    "edit_plan",
    "finish_plan",
    "name_reviewer",
    "publish_plan",
    "rejoin_round",
    "replace_assessment",
    "withdraw_assessment",
]
