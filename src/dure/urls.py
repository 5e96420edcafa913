from django.conf.urls.i18n import i18n_patterns
from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, include, path, register_converter
from django.views.generic import RedirectView

from dure.records.converters import KeyConverter

register_converter(KeyConverter, "key")

# The bare address leads to Korean whatever the browser asks for: a link that is passed on must
# open the same page for everyone. English is one click away.
to_korean = login_not_required(RedirectView.as_view(url="/ko/"))

# One line for each room that has pages.
rooms: list[URLPattern | URLResolver] = [
    path("", include("dure.site.urls")),
    path("", include("dure.accounts.urls")),
    path("", include("dure.council.urls")),
    path("", include("dure.network.urls")),
    path("", include("dure.places.urls")),
    path("", include("dure.plans.urls")),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", to_korean),
    *i18n_patterns(*rooms),
]
