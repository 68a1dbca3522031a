from django.forms.renderers import DjangoTemplates


class FaceRenderer(DjangoTemplates):
    """`{{ form }}` and `{{ field.as_field_group }}` become the rows of the design system everywhere."""

    form_template_name = "face/form.html"
    field_template_name = "face/row.html"
