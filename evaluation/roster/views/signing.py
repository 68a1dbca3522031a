"""Doors of signing in and out."""

from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from evaluation.roster import actions
from evaluation.roster.forms.signing import ChangePasswordForm, CodeForm, SignInForm
from evaluation.roster.middleware import BY_LINK, CHOSEN, must_change_password
from evaluation.roster.models import Congress
from evaluation.roster.queries import link_behind
from evaluation.roster.requests import MemberRequest
from evaluation.roster.views.guard import posted


@method_decorator(login_not_required, name="dispatch")
class SignIn(LoginView):
    """By name and password; LoginView guards the address that follows."""

    template_name = "roster/sign_in.html"
    authentication_form = SignInForm
    next_page = "/"
    redirect_authenticated_user = True

    def get_context_data(self, **facts: object) -> dict[str, object]:
        idle = self.request.GET.get("idle") == "1"
        return super().get_context_data(idle=idle, nobody_yet=not Congress.objects.exists(), **facts)


def locked(request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
    """What a person sees whose account is locked after too many failures (AXES_LOCKOUT_CALLABLE)."""
    return render(request, "roster/locked.html", status=429)


@require_POST
def sign_out(request: MemberRequest) -> HttpResponse:
    logout(request)
    return redirect("sign_in")


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def change_password(request: MemberRequest) -> HttpResponse:
    form = ChangePasswordForm(posted(request), user=request.user)
    if request.method == "POST" and form.is_valid():
        actions.change_password(user=request.user, password=form.cleaned_data["new"], by=request.membership)
        update_session_auth_hash(request, request.user)
        messages.success(request, _("The password is changed."))
        return HttpResponseRedirect("/")
    forced = must_change_password(request, request.user)
    return render(request, "roster/change_password.html", {"form": form, "forced": forced})


@require_POST
def switch_membership(request: MemberRequest) -> HttpResponse:
    """Go on in another of one's own roles."""
    wanted = request.POST.get("membership", "")
    if wanted not in {str(mine.pk) for mine in request.memberships}:
        raise Http404
    request.session[CHOSEN] = int(wanted)
    return HttpResponseRedirect("/")


def no_role(request: MemberRequest) -> HttpResponse:
    return render(request, "roster/no_role.html", status=403)


@login_not_required
@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """Sign in by a personal link: looking changes nothing, only the button signs in.

    The secret stands behind the # of the address, which no browser sends and no server writes into its log.
    """
    form = CodeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        link, mine = link_behind(form.cleaned_data["code"])
        actions.enter_by_link(link=link, by=mine)
        login(request, link.user, backend="django.contrib.auth.backends.ModelBackend")
        request.session.update({BY_LINK: link.pk, CHOSEN: mine.pk})
        return HttpResponseRedirect("/")
    return render(request, "roster/enter.html", {"form": form})
