"""What is refused here, each worded once."""

from django.utils.translation import gettext_lazy as _

from documents.errors import Refusal


class AlreadyCalled(Refusal):
    code = "notices.already_called"
    what = _("This call was already made.")
    why = _("Somebody else ticked it off at %(when)s.")
    now = _("Go on with the next one.")


class NotStuck(Refusal):
    code = "notices.not_stuck"
    what = _("There is nothing to decide about this work.")
    why = _("It is done, waits for its turn, or somebody else has decided.")
    now = _("Load the page again to see how it stands.")


class UnknownRobot(Refusal):
    code = "notices.unknown_robot"
    what = _("This is no address of a group robot.")
    why = _("Known are WeCom, DingTalk and Feishu, and the office's own gateway (json://host/path).")
    now = _("Copy the whole address from the robot's page in the group, beginning with https://.")
