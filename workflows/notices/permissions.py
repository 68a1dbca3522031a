"""Who may do what with notices and with work that went wrong."""

from evaluation.roster.permissions import allow
from evaluation.roster.states import Role

allow(Role.GROUP_LEADER, "notices.make_call")
for office in (Role.ORGANISER, Role.ADMINISTRATOR):
    allow(office, "notices.make_call", "notices.send_again", "notices.settle")
    allow(office, "notices.add_group_chat", "notices.end_group_chat")
