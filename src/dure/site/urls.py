from django.urls import path

from dure.site import gallery
from dure.site.views import agreements, desk, home, promises, regions, search, sources, trust

urlpatterns = [
    path("", home.home, name="home"),
    path("regions/", regions.region_list, name="region_list"),
    path("regions/<slug:key>/promises/", regions.region_promises, name="region_promises"),
    path("regions/<slug:key>/timeline/", regions.timeline, name="region_timeline"),
    path("regions/<slug:key>/bodies/", regions.bodies, name="region_bodies"),
    path("regions/<slug:key>/statistics/", regions.statistics, name="region_statistics"),
    path("regions/<slug:key>/studies/", regions.studies, name="region_studies"),
    path("regions/<slug:key>/", regions.region, name="region"),
    path("agreements/", agreements.agreement_list, name="agreement_list"),
    path("agreements/compare/", agreements.compare, name="compare"),
    path("agreements/<key:key>/", agreements.agreement, name="agreement"),
    path("promises/", regions.promise_list, name="promise_list"),
    path("promises/<key:key>.json", promises.promise_json, name="promise_json"),
    path("promises/<key:key>/", promises.promise, name="promise"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<key:key>/", sources.source, name="source"),
    path("search/", search.search, name="search"),
    path("desk/", desk.desk, name="desk"),
    path("trust/", trust.trust, name="trust"),
    path("gallery/", gallery.gallery, name="gallery"),
]
