from django.urls import path

from dure.council import views

urlpatterns = [
    path("events/<key:key>/", views.event, name="event"),
    path("bodies/<key:key>/", views.body, name="body"),
    path("ordinances/<key:key>/", views.legal_act, name="legal_act"),
]
