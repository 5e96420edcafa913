import pytest
from django.utils import translation

from dure.compacts.models import Obligation
from dure.ledger.models import Promise
from dure.records.fields import LocalText
from dure.site import strips


def promise(status: str | None, *, verifiable: bool = True) -> Promise:
    return Promise(
        key="p", title=LocalText("약속", "Promise"), verifiable=verifiable, status=status or ""
    )


@pytest.mark.parametrize(
    ("status", "verifiable", "mark"),
    [
        ("met", True, "met"),
        ("met", False, "met"),
        ("not_met", False, "not_met"),
        ("no_evidence", True, "no_evidence"),
        (None, True, "no_evidence"),
        (None, False, "not_verifiable"),
    ],
)
def test_mark_of_a_known_outcome_wins(status: str | None, verifiable: bool, mark: str) -> None:
    assert strips.mark(promise(status, verifiable=verifiable)) == mark


def test_block_is_named_in_the_language_of_the_reader() -> None:
    with translation.override("en"):
        block = strips.block(promise("met"))
    assert block == {"url": "/en/promises/p/", "label": "Promise", "status": "met"}


@pytest.mark.usefixtures("world")
def test_groups_stand_in_the_order_of_agendas() -> None:
    obligations = Obligation.objects.select_related("clause__agenda", "promise__finding")
    groups = strips.by_agenda(obligations.order_by("key"))
    assert [group["title"] for group in groups] == ["고용", "적정임금"]
    assert [[block["url"] for block in group["blocks"]] for group in groups] == [
        ["/ko/promises/pact/jobs/"],
        ["/ko/promises/pact/wages/"],
    ]


def test_promises_without_clauses_make_one_group_or_none() -> None:
    (group,) = strips.plain([promise("met"), promise(None)], "계획")
    assert [block["status"] for block in group["blocks"]] == ["met", "no_evidence"]
    assert strips.plain([], "계획") == []


def test_counts_always_answer_the_four_questions() -> None:
    assert [(row["status"], row["n"]) for row in strips.counts({})] == [
        ("promised", 0),
        ("met", 0),
        ("not_met", 0),
        ("no_evidence", 0),
        ("not_verifiable", 0),
    ]


def test_counts_add_up_to_what_was_promised() -> None:
    rows = strips.counts({"met": 1, "partly_met": 2, "excused": 3, "not_verifiable": 4}, "/list/")
    told = {row["status"]: row["n"] for row in rows}
    assert told["promised"] == 6 == told["met"] + told["partly_met"] + told["excused"]
    assert {row["status"]: row["url"] for row in rows}["excused"] == "/list/?mark=excused"
    assert rows[0]["url"] == "/list/"


def test_counts_without_a_list_lead_nowhere() -> None:
    assert {row["url"] for row in strips.counts({"met": 1})} == {""}
