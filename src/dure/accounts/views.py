from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView

from dure.accounts.forms import SignInForm

sign_in = LoginView.as_view(authentication_form=SignInForm)
sign_out = LogoutView.as_view()
