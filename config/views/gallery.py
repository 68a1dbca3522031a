from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from config.face import samples


@require_safe
def face(request: HttpRequest) -> HttpResponse:
    """The design system shown by itself: every token and component, in the language of the reader."""
    return render(request, "face/gallery.html", samples.everything())
