"""Who may do what about a plan."""

from evaluation.roster.permissions import allow
from evaluation.roster.states import Role

# in the town scheme the group owns its round: its leader chooses the deputies of the own group
GROUP = (
    "plan.choose_deputies",
    "plan.defer_assessment",
    "plan.rejoin_round",
    "plan.replace_assessment",
    "plan.withdraw_assessment",
)

allow(
    Role.ORGANISER,
    "plan.create_plan",
    "plan.copy_plan",
    "plan.edit_plan",
    "plan.publish_plan",
    "plan.amend_plan",
    "plan.name_reviewer",
    "plan.cancel_plan",
    "plan.finish_plan",
    "plan.remind_people",
    *GROUP,
)
allow(Role.GROUP_LEADER, *GROUP, "plan.remind_people")
