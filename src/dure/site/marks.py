"""The nine marks and the six sides, named once for every page."""

from collections import Counter
from collections.abc import Iterable

from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

# In the order a legend reads: proven first, then what is open, then what cannot be known.
MARKS: dict[str, LazyText] = {
    "met": _("met"),
    "met_late": _("met late"),
    "partly_met": _("partly met"),
    "not_met": _("not met"),
    "not_due": _("not due yet"),
    "no_evidence": _("no evidence"),
    "not_assessable": _("not assessable"),
    "excused": _("excused"),
    "not_verifiable": _("not verifiable"),
}

MEANINGS: dict[str, LazyText] = {
    "met": _("Kept in full and in time, on approved evidence."),
    "met_late": _("Kept in full, but after the due date."),
    "partly_met": _("Kept in part by the due date."),
    "not_met": _("The due date has passed and it was not kept."),
    "not_due": _("The due date has not come yet."),
    "no_evidence": _("It was to be done, and nobody has filed any evidence."),
    "not_assessable": _("Evidence was filed, but it does not decide the question."),
    "excused": _("A named body released the bearer from it, with a reason."),
    "not_verifiable": _("The promise itself lacks something without which nobody can check it."),
}

SIDES: dict[str, LazyText] = {
    "labour": _("Labour"),
    "management": _("Management"),
    "citizens": _("Citizens"),
    "government": _("Government"),
    "experts": _("Experts"),
    "assembly": _("Assembly"),
}


def tally(statuses: Iterable[str]) -> list[tuple[str, int]]:
    """Marks that occur with how often, in legend order; an unknown mark raises KeyError."""
    counted = Counter(statuses)
    for code in counted:
        MARKS[code]
    return [(code, counted[code]) for code in MARKS if counted[code]]
