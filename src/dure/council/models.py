"""Bodies and their seats, ordinances, and the meetings and events that make a region's story."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dure.parties.models import Organisation, Person, Side
from dure.places.models import Region
from dure.records.fields import BilingualField, PartialDateField
from dure.records.models import Record, Sourced


class LegalAct(Record, Sourced):
    """An ordinance, law or decision that sets something up; it may be repealed later."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="legal_acts")
    title = BilingualField()
    summary = BilingualField(blank=True)
    enacted = PartialDateField()
    repealed = PartialDateField(null=True, blank=True)

    class Meta:
        ordering = ["enacted", "key"]


class Body(Record, Sourced):
    """A council, committee or working group."""

    class Kind(models.TextChoices):
        COUNCIL = "council", _("Council")
        COMMITTEE = "committee", _("Committee")
        WORKING_GROUP = "working_group", _("Working group")
        OFFICE = "office", _("Office or secretariat")
        FOUNDATION = "foundation", _("Foundation or centre")
        NETWORK = "network", _("Network of cities")

    region = models.ForeignKey(Region, models.PROTECT, related_name="bodies")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = BilingualField()
    purpose = BilingualField(blank=True)
    legal_basis = models.ForeignKey(LegalAct, models.PROTECT, null=True, blank=True)
    established = PartialDateField(null=True, blank=True)
    dissolved = PartialDateField(null=True, blank=True)
    end_reason = BilingualField(blank=True)
    fixed_seats = models.PositiveIntegerField(
        null=True, blank=True, help_text="Number of members where a source states it"
    )

    class Meta:
        ordering = ["established", "key"]

    def __str__(self) -> str:
        return str(self.title)


class Constituency(Record):
    """A side of a body: the group whose seats are counted together."""

    body = models.ForeignKey(Body, models.CASCADE, related_name="constituencies")
    side = models.CharField(max_length=20, choices=Side.choices)
    title = BilingualField(blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "key"]


class Post(Record, Sourced):
    """A seat, or several alike, that exists whoever holds it."""

    constituency = models.ForeignKey(Constituency, models.CASCADE, related_name="posts")
    title = BilingualField()
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, help_text="That appoints to it"
    )
    seats = models.PositiveIntegerField(null=True, blank=True, help_text="Empty: not stated")
    ex_officio = models.BooleanField(default=False)
    voting = models.BooleanField(default=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "key"]


class Membership(Record, Sourced):
    """Who sits where from when to when, and for whom: a person, or an organisation."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True)
    on_behalf_of = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True)
    start = PartialDateField(null=True, blank=True)
    end = PartialDateField(null=True, blank=True)
    end_reason = BilingualField(blank=True)

    class Meta:
        ordering = ["start", "key"]


class Event(Record, Sourced):
    """Something that happened: a meeting, a forum, an announcement, a withdrawal, a designation."""

    class Kind(models.TextChoices):
        MEETING = "meeting", _("Meeting")
        ROUND_TABLE = "round_table", _("Round table")
        FORUM = "forum", _("Forum or conference")
        DELIBERATION = "deliberation", _("Public deliberation")
        NEGOTIATION = "negotiation", _("Negotiation")
        ANNOUNCEMENT = "announcement", _("Announcement")
        WITHDRAWAL = "withdrawal", _("Withdrawal")
        RETURN = "return", _("Return")
        DESIGNATION = "designation", _("Designation or status")
        CLOSURE = "closure", _("Closure or restructuring")
        INVESTMENT = "investment", _("Investment or business")
        POLICY = "policy", _("Policy or programme")
        AWARD = "award", _("Award")
        OUTCOME = "outcome", _("Outcome reported")
        RESEARCH = "research", _("Research")

    region = models.ForeignKey(Region, models.PROTECT, related_name="events")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = BilingualField()
    summary = BilingualField(blank=True)
    outcome = BilingualField(blank=True)
    starts = PartialDateField()
    ends = PartialDateField(null=True, blank=True)
    place = BilingualField(blank=True)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="events")
    order = models.PositiveIntegerField(default=0, help_text="Among events of the same date")

    class Meta:
        ordering = ["starts", "order", "key"]
        indexes = [models.Index(fields=["region", "starts"])]

    def __str__(self) -> str:
        return str(self.title)


class Participation(Record):
    """A side, or one of its organisations, in an event; and whether it came, left or returned."""

    class Effect(models.TextChoices):
        TAKES_PART = "takes_part", _("takes part")
        JOINS = "joins", _("joins for the first time")
        LEAVES = "leaves", _("leaves the table")
        RETURNS = "returns", _("returns to the table")
        ABSENT = "absent", _("stays away")

    event = models.ForeignKey(Event, models.CASCADE, related_name="participations")
    side = models.CharField(max_length=20, choices=Side.choices)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True)
    effect = models.CharField(max_length=20, choices=Effect.choices, default=Effect.TAKES_PART)
    role = BilingualField(blank=True, help_text="Host, sponsor, …")


class AgendaItem(Record):
    """A part of an event's programme: a session, a talk, a vote."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="agenda")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children"
    )
    order = models.PositiveIntegerField()
    day = PartialDateField(null=True, blank=True)
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    minutes = models.PositiveIntegerField(null=True, blank=True, help_text="As printed")
    title = BilingualField()
    note = BilingualField(blank=True)

    class Meta:
        ordering = ["order", "key"]


class Speaker(Record):
    """Who chairs, speaks or answers in an agenda item, as the programme names them."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("Chair")
        KEYNOTE = "keynote", _("Keynote")
        SPEAKER = "speaker", _("Speaker")
        PANEL = "panel", _("Panel")
        WELCOME = "welcome", _("Welcome")

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="speakers")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True)
    city = models.ForeignKey(Region, models.PROTECT, null=True, blank=True)
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.SPEAKER)
    topic = BilingualField(blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "key"]
