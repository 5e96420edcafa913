from django.urls import path

from dure.plans import views

urlpatterns = [path("plans/<key:key>/", views.plan, name="plan")]
