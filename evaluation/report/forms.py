"""What the pages of a report take in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.report.models import DutyReport


class DraftForm(forms.Form):
    """The working text, with the edition that the writer saw."""

    text = forms.CharField(
        label=_("Report"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 14, "class": "paper"})
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Word file"),
        allow_empty_file=True,  # whoever reads it says that it is empty and what to do
        help_text=_(
            ".docx, .doc, .odt or .wps, at most 20 MB. Its text replaces the text above; earlier text is kept."
        ),
    )
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class HandInForm(forms.Form):
    """Which content items the deputy says the report speaks about."""

    covered = forms.TypedMultipleChoiceField(
        label=_("The report speaks about"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: object, report: DutyReport, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own signature
        items = report.assessment.plan.content_items.all()
        self.fields["covered"].choices = [(item.order, item.text) for item in items]  # type: ignore[attr-defined]


class ReviewForm(forms.Form):
    """Remarks, and the content items that the reviewer misses."""

    remarks = forms.CharField(
        label=_("Remarks to the deputy"), required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    missing = forms.TypedMultipleChoiceField(
        label=_("Missing in the report"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: object, report: DutyReport, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own signature
        items = report.assessment.plan.content_items.all()
        self.fields["missing"].choices = [(item.order, item.text) for item in items]  # type: ignore[attr-defined]


class ExtensionForm(forms.Form):
    due_on = forms.DateField(label=_("New date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    reason = forms.CharField(label=_("Reason"), max_length=200)
