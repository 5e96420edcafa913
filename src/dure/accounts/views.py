from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.http import HttpResponse
from django.utils.translation import gettext as _

from dure.accounts.forms import SignInForm
from dure.accounts.models import User
from dure.audit.actions import recorded

sign_in = LoginView.as_view(authentication_form=SignInForm)
sign_out = LogoutView.as_view()


class ChangePassword(PasswordChangeView):
    template_name = "registration/change_password.html"
    success_url = settings.LOGIN_REDIRECT_URL

    def form_valid(self, form: SetPasswordForm[User]) -> HttpResponse:
        # Django's form saves the whole user, and keeps this session signed in afterwards
        with recorded(by=form.user, action="accounts.set_password", note=form.user.email):
            response = super().form_valid(form)
        messages.success(self.request, _("Your password has been changed."))
        return response


change_password = ChangePassword.as_view()
