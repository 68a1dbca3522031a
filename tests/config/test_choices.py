"""The list of choices: drawn at once, in the words of the house, and never as markup of somebody's name."""

from django import forms

from config.renderers import FaceRenderer


class Asked(forms.Form):
    one = forms.ChoiceField(
        choices=[("", "---------"), ("1", "<b>唐小溪</b>"), ("第一组", [("2", "高思玉"), ("3", "夏青")])]
    )


def test_a_list_says_what_to_do_and_keeps_what_was_chosen() -> None:
    field = str(Asked({"one": "3"}, renderer=FaceRenderer())["one"])
    assert '<option value="">请选择</option>' in field
    assert '<option value="1">&lt;b&gt;唐小溪&lt;/b&gt;</option>' in field
    assert (
        '<optgroup label="第一组">\n<option value="2">高思玉</option>\n<option value="3" selected>夏青</option>'
        in field
    )
