from django import forms
from django.utils.translation import gettext_lazy as _


class GroupChatForm(forms.Form):
    name = forms.CharField(label=_("Name of the group"), max_length=60)
    address = forms.CharField(
        label=_("Address of the robot"),
        max_length=300,
        help_text=_(
            "The group's settings → group robots → add: copy the address that WeCom, DingTalk or Feishu shows."
        ),
    )
