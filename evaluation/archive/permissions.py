"""Who may do what with the archive."""

from evaluation.roster.permissions import allow
from evaluation.roster.states import Role

# a group's leader archives the group's papers (S2-B 四（三）2); the year is sealed by the office
allow(Role.GROUP_LEADER, "archive.keep_paper", "archive.make_kit")
allow(
    Role.ORGANISER,
    "archive.keep_paper",
    "archive.make_kit",
    "archive.seal_bundle",
    "archive.correct_bundle",
    "archive.report_upward",
    "archive.destroy_material",
    "archive.take_template",
    "archive.give_up_template",
)
