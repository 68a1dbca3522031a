"""Language and text size: two switches that work without an account and are remembered with one."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST
from django.views.i18n import set_language as switch_language

from config.face import sizes
from config.face.back import safe_way
from evaluation.roster.models import User


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Django's switch; a signed-in reader also gets letters and papers in the chosen language."""
    chosen = request.POST.get("language", "")
    if check_for_language(chosen) and chosen in dict(settings.LANGUAGES):
        _remember(request, language=chosen)
    return switch_language(request)


@require_POST
def set_text_size(request: HttpRequest) -> HttpResponse:
    chosen = request.POST.get("size", "")
    response = HttpResponseRedirect(safe_way(request, request.POST.get("next", "")))
    if chosen in sizes.SIZES:
        response.set_cookie(
            sizes.COOKIE, chosen, max_age=sizes.YEAR, samesite="Lax", httponly=True, secure=request.is_secure()
        )
        _remember(request, large_text=chosen != sizes.SIZES[0])
    return response


def _remember(request: HttpRequest, **preference: str | bool) -> None:
    if request.user.is_authenticated:
        User.objects.filter(pk=request.user.pk).update(**preference)
