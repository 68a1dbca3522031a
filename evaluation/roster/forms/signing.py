from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from evaluation.roster.models import User


class SignInForm(AuthenticationForm):
    username = forms.CharField(
        label=_("User name"), widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"})
    )
    password = forms.CharField(
        label=_("Password"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    error_messages = {
        "invalid_login": _(
            "The user name and the password do not belong together. Please type both again; after several failures "
            "the account is locked for a while."
        ),
        "inactive": _("This account is closed. Ask the administrator of your office."),
    }


class ChangePasswordForm(forms.Form):
    old = forms.CharField(
        label=_("Present password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=_("New password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_(
            "At least eight characters, of three of these four kinds: capital letters, small letters, digits, others. "
            "Nothing like your own name, and no password that many people use."
        ),
    )
    again = forms.CharField(
        label=_("New password once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        if not self.user.check_password(old):
            raise forms.ValidationError(_("This is not the present password."))
        return old

    def clean_new(self) -> str:
        new: str = self.cleaned_data["new"]
        if self.user.check_password(new):
            raise forms.ValidationError(_("The new password is the present one. Choose another."))
        validate_password(new, self.user)
        return new

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or {}
        if facts.get("new") and facts.get("again") and facts["new"] != facts["again"]:
            self.add_error("again", _("The two new passwords are not the same."))
        return facts


class CodeForm(forms.Form):
    """The code of a personal link; a script copies it from the address, or the person types it."""

    code = forms.CharField(
        label=_("Code on your card"),
        max_length=60,
        help_text=_("Four groups of four letters and digits, printed under the square picture."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
