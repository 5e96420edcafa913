"""Promise → proof: what is owed, what was observed and approved, and what follows from it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from dure.ledger.domain.sentences import sentences_from_json
from dure.ledger.domain.types import Form, Sentence, Status
from dure.parties.models import Organisation
from dure.places.models import Region
from dure.records.fields import BilingualField
from dure.records.models import Record, Sourced

FORM_LABELS = {
    Form.THRESHOLD: _("Threshold"),
    Form.BAND: _("Band"),
    Form.RATIO: _("Share"),
    Form.CUMULATIVE: _("Cumulative against plan"),
    Form.MILESTONE: _("Milestone"),
    Form.RECURRING: _("Recurring duty"),
    Form.AMOUNT: _("Amount owed and paid"),
    Form.EVENT_LOG: _("Event log (recorded, never scored)"),
    Form.QUALITATIVE: _("Qualitative"),
}
STATUS_LABELS = {
    Status.MET: _("Met"),
    Status.MET_LATE: _("Met late"),
    Status.PARTLY_MET: _("Partly met"),
    Status.NOT_MET: _("Not met"),
    Status.NOT_DUE: _("Not due"),
    Status.NO_EVIDENCE: _("No evidence"),
    Status.NOT_ASSESSABLE: _("Not assessable"),
    Status.EXCUSED: _("Excused"),
}
STATUS_CHOICES = [(status.value, label) for status, label in STATUS_LABELS.items()]


class RuleSet(Record, Sourced):
    """The dated rules that findings are made with."""

    version = models.CharField(max_length=20)
    title = BilingualField()
    valid_from = models.DateField()
    partly_from = models.DecimalField(max_digits=9, decimal_places=6)
    evidence_reach_days = models.PositiveIntegerField()
    note = BilingualField(blank=True)

    class Meta:
        ordering = ["valid_from"]


class Indicator(Record, Sourced):
    """What is counted, and how."""

    title = BilingualField()
    definition = BilingualField()
    unit = models.CharField(max_length=30, help_text="person, KRW, percent, vehicle, …")
    ascending = models.BooleanField(default=True, help_text="More is better")
    cumulative = models.BooleanField(default=False, help_text="The latest value is the total")
    numerator = BilingualField(blank=True)
    denominator = BilingualField(blank=True)


class Promise(Record, Sourced):
    """A promise as a ledger line: who owes what to whom, measured how, by when, or else what."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="promises")
    title = BilingualField()
    statement = BilingualField()
    bearer = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="promises_owed"
    )
    beneficiary = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="promises_held"
    )
    beneficiary_text = BilingualField(blank=True, help_text="Where it is no organisation")
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, blank=True)
    form = models.CharField(
        max_length=20, choices=[(form.value, label) for form, label in FORM_LABELS.items()]
    )
    starts_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_text = BilingualField(blank=True, help_text="The due rule in the words of the source")
    evidence_source = BilingualField(blank=True, help_text="Where the proof is to come from")
    reporter = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    verifier = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    consequence = BilingualField(blank=True)
    excuse = BilingualField(blank=True)
    note = BilingualField(blank=True)
    order = models.PositiveIntegerField(default=0)
    verifiable = models.BooleanField(default=False, help_text="Set with each assessment")
    finding = models.ForeignKey(
        "Finding",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The newest finding on the whole promise",
    )
    # Counts and lists of a nation's promises would otherwise look up as many findings.
    status = models.CharField(
        max_length=20, choices=STATUS_CHOICES, blank=True, help_text="That of the newest finding"
    )

    class Meta:
        ordering = ["order", "key"]
        indexes = [
            models.Index(fields=["region", "status", "verifiable"]),  # counts
            models.Index(fields=["region", "order", "key", "status", "verifiable"]),  # lists
        ]

    def __str__(self) -> str:
        return str(self.title)


class Condition(Record, Sourced):
    """What must come first: a date, an event or a cumulative quantity."""

    class Kind(models.TextChoices):
        DATE = "date", _("Date")
        EVENT = "event", _("Event")
        QUANTITY = "quantity", _("Cumulative quantity")

    promise = models.OneToOneField(Promise, models.CASCADE, related_name="condition")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = BilingualField()
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, blank=True)
    threshold = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    reached_on = models.DateField(null=True, blank=True)


class ParameterValue(Record, Sourced):
    """A dated value that a promise states, highlighted where the clause names it."""

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="parameters")
    name = models.CharField(max_length=40)
    label = BilingualField()
    value = models.DecimalField(max_digits=24, decimal_places=6)
    unit = models.CharField(max_length=30)
    printed = models.CharField(max_length=60, blank=True, help_text="As the source writes it")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name", "valid_from"]


class Period(Record, Sourced):
    """A reporting period of a promise, with its target."""

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="periods")
    title = BilingualField(blank=True)
    start = models.DateField()
    end = models.DateField()
    due = models.DateField()
    target = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    locked = models.BooleanField(default=False)

    class Meta:
        ordering = ["start"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gte=models.F("start")), name="period_runs_on")
        ]


class Actual(Record, Sourced):
    """An approved observation. Approved is immutable: a correction supersedes it."""

    class Approval(models.TextChoices):
        COUNTERPART = "counterpart", _("approved by the other side")
        BODY = "body", _("approved by a body")
        SOURCE_CHECK = "source_check", _("checked against its published source")

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="actuals")
    as_of = models.DateField()
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    numerator = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    denominator = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    share_of_target = models.DecimalField(max_digits=12, decimal_places=6, null=True, blank=True)
    base = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    printed = models.CharField(max_length=80, blank=True)
    note = BilingualField(blank=True)
    reported_by = BilingualField(blank=True)
    approval = models.CharField(max_length=20, choices=Approval.choices)
    approved_by = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    approved_on = models.DateField()
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    class Meta:
        ordering = ["as_of", "key"]


class Evidence(Record, Sourced):
    """What an actual rests on. Restricted evidence shows its kind and hash, never its content."""

    class Method(models.TextChoices):
        EXAMINE = "examine", _("document examined")
        INTERVIEW = "interview", _("interview")
        TEST = "test", _("test or inspection")
        REGISTER = "register", _("register extract")

    class Visibility(models.TextChoices):
        PUBLIC = "public", _("public")
        COUNCIL = "council", _("council only")
        VERIFIER = "verifier", _("verifier only")

    actual = models.ForeignKey(Actual, models.CASCADE, related_name="evidence")
    title = BilingualField()
    method = models.CharField(max_length=20, choices=Method.choices)
    collected_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    visibility = models.CharField(
        max_length=20, choices=Visibility.choices, default=Visibility.PUBLIC
    )


class Judgement(Record, Sourced):
    """What a named person or body found, or a waiver it gave, with its reason."""

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="judgements")
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=STATUS_CHOICES)
    assessor = BilingualField()
    reason = BilingualField()


class Finding(Record):
    """What the rules said of a promise, or one of its periods, at a date. Never overwritten."""

    promise = models.ForeignKey(Promise, models.CASCADE, related_name="findings")
    period = models.ForeignKey(
        Period, models.CASCADE, null=True, blank=True, related_name="findings"
    )
    as_of = models.DateField()
    status = models.CharField(max_length=20, choices=STATUS_CHOICES)
    computed = models.BooleanField(default=True)
    provisional = models.BooleanField(default=False)
    share = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    explanation = models.JSONField(default=list)
    rules = models.ForeignKey(RuleSet, models.PROTECT)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )

    class Meta:
        ordering = ["promise", "as_of", "id"]
        indexes = [models.Index(fields=["promise", "period", "as_of"])]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return sentences_from_json(self.explanation)
