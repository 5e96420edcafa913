from django.urls import path

from dure.network import views

urlpatterns = [
    path("policy-cases/", views.policy_cases, name="policy_cases"),
    path("policy-cases/<key:key>/", views.policy_case, name="policy_case"),
    path("studies/", views.studies, name="studies"),
    path("declarations/<key:key>/", views.declaration, name="declaration"),
]
