"""Users, and what they may do for which region and organisation."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from dure.audit.models import AuditedModel


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email__iexact=username)


class User(AuditedModel, AbstractBaseUser, PermissionsMixin):
    """A person who signs in with an e-mail address."""

    audit_exclude: ClassVar[frozenset[str]] = frozenset({"last_login", "password"})

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=100)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_demo(self) -> bool:
        """Addresses under .example are reserved: nobody has one (RFC 2606)."""
        return self.email.endswith(".example")

    def clean(self) -> None:
        super().clean()
        self.email = self.__class__.objects.normalize_email(self.email).lower()

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.email = self.email.lower()
        super().save(*args, **kwargs)


class RoleGrant(AuditedModel):
    """A role in one region, on behalf of one organisation where the role needs one."""

    class Role(models.TextChoices):
        OFFICER = "officer", _("Jobs officer")
        SECRETARIAT = "secretariat", _("Council secretariat")
        REPORTER = "reporter", _("Party reporter")
        VERIFIER = "verifier", _("Verifier")
        MEMBER = "member", _("Council member")
        ADMINISTRATOR = "administrator", _("Administrator")

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    region = models.ForeignKey("places.Region", models.PROTECT, null=True, blank=True)
    organisation = models.ForeignKey("parties.Organisation", models.PROTECT, null=True, blank=True)
    until = models.DateField(null=True, blank=True, help_text="The last day on which it holds")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "region", "organisation"], name="one_grant_per_role"
            )
        ]
