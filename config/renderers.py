from pathlib import Path

from django.forms.renderers import DjangoTemplates
from django.forms.renderers import __file__ as framework
from django.template.backends.django import DjangoTemplates as Engine
from django.utils.functional import cached_property

OURS = Path(__file__).parent / "templates"  # before the framework's: an empty choice says what to do


class FaceRenderer(DjangoTemplates):
    """`{{ form }}` and `{{ field.as_field_group }}` become the rows of the design system everywhere."""

    form_template_name = "face/form.html"
    field_template_name = "face/row.html"

    @cached_property
    def engine(self) -> Engine:
        theirs = Path(framework).parent / "templates"
        return self.backend({"APP_DIRS": True, "DIRS": [OURS, theirs], "NAME": "forms", "OPTIONS": {}})
