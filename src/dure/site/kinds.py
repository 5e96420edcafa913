"""What records of each kind are called on screen."""

from django.utils.translation import gettext_lazy as _

KIND_NAMES = {
    "ledger.promise": _("Promise"),
    "compacts.agreement": _("Agreement"),
    "compacts.clause": _("Clause"),
    "places.region": _("Region"),
    "council.event": _("Event"),
    "council.body": _("Body"),
    "council.legalact": _("Law or ordinance"),
    "plans.plan": _("Plan"),
    "plans.planline": _("Plan line"),
    "plans.programme": _("Programme"),
    "places.stattable": _("Statistics table"),
    "network.policycase": _("Policy case"),
    "network.declaration": _("Declaration"),
    "network.declarationarticle": _("Declaration article"),
    "records.source": _("Source"),
}
