from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path

from config.views import gallery, preferences

handler400 = "config.views.errors.bad_request"
handler403 = "config.views.errors.forbidden"
handler404 = "config.views.errors.not_found"
handler500 = "config.views.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("face/", login_not_required(gallery.face), name="face"),
    path("language/", login_not_required(preferences.set_language), name="set_language"),
    path("text-size/", login_not_required(preferences.set_text_size), name="set_text_size"),
    path("", include("workflows.urls")),
    path("", include("evaluation.roster.urls")),
    path("", include("evaluation.plan.urls")),
    path("", include("evaluation.report.urls")),
    path("", include("evaluation.opinion.urls")),
    path("", include("evaluation.rectification.urls")),
    path("", include("evaluation.archive.urls")),
    path("", include("evaluation.meeting.urls")),
    path("", include("evaluation.result.urls")),
    path("", include("workflows.notices.urls")),
    path("", include("voting.urls")),
]
