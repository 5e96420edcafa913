from django.urls import path

from dure.places import views

urlpatterns = [
    path("statistics/<key:key>.csv", views.stat_table_csv, name="stat_table_csv"),
    path("statistics/<key:key>.svg", views.stat_chart, name="stat_chart"),
    path("statistics/<key:key>/", views.stat_table, name="stat_table"),
    path("discrepancies/", views.discrepancies, name="discrepancies"),
]
