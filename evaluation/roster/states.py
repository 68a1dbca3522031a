"""Closed lists of the roster."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """The level of a people's congress, and so of a mandate (代表层级)."""

    PROVINCE = "province", _("Province")
    CITY = "city", _("City")
    DISTRICT = "district", _("District")
    COUNTY = "county", _("County")
    TOWN = "town", _("Town")


class Role(TextChoices):
    """What a person does in one congress. A person may hold several."""

    ADMINISTRATOR = "administrator", _("Administrator")
    ORGANISER = "organiser", _("Organiser")
    GROUP_LEADER = "group_leader", _("Group leader")
    COLLECTOR = "collector", _("Collecting voter representative")
    DEPUTY = "deputy", _("Deputy")
    TELLER = "teller", _("Teller or scrutineer")
    PRESIDIUM = "presidium", _("Presidium member")
    SYSTEM = "system", _("The system itself")


# what a clerk reads beside each role
ROLE_SENTENCES = {
    Role.ADMINISTRATOR: _("Makes accounts, gives and ends roles, sets up terms and congresses, takes rosters over."),
    Role.ORGANISER: _("Leads the year: plan, deputies, meetings, results, archive; keeps the roster, prints cards."),
    Role.GROUP_LEADER: _("Leads the round of one group: chooses deputies, receives drafts, tells results, archives."),
    Role.COLLECTOR: _(
        "Enters the opinions that voters told; sees the deputies of the own group (or all), not their drafts."
    ),
    Role.DEPUTY: _("Writes the own duty report, reads the own result, carries out the own rectification."),
    Role.TELLER: _("Counts and certifies the ballots at a meeting; sees nothing else."),
    Role.PRESIDIUM: _("Reads everything of the congress, changes nothing."),
    Role.SYSTEM: _("What is due by the clock is done in this role; nobody signs in with it."),
}


class Sex(TextChoices):
    MALE = "male", _("Male")
    FEMALE = "female", _("Female")


class GroupRole(TextChoices):
    LEADER = "leader", _("Group leader")
    DEPUTY_LEADER = "deputy_leader", _("Deputy group leader")
    MEMBER = "member", _("Member")
