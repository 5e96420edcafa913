from datetime import time
from pathlib import Path

import pytest

from dure.council.models import AgendaItem, Membership, Participation, Post, Speaker
from dure.exchange.engine import run
from dure.network.models import DeclarationArticle, PolicyCase
from dure.parties.models import Ownership

pytestmark = pytest.mark.django_db

TEXT = """\
dure: 1
sources:
  - {key: s, kind: plan, title: {ko: 계획, en: Plan}}
regions:
  - {key: r, name: {ko: 가상시, en: Madeup}, kind: city}
organisations:
  - {key: u, name: {ko: 노조, en: Union}, kind: union, side: labour}
  - {key: m, name: {ko: 회사, en: Firm}, kind: company}
ownerships:
  - {key: u-m, owner: u, owned: m, percent: 21, start: 2019}
people:
  - {key: kim, name: {ko: 김, en: Kim}}
legal_acts:
  - {key: act, region: r, title: {ko: 조례, en: Ordinance}, enacted: 2012-05}
bodies:
  - key: council
    region: r
    kind: council
    title: {ko: 협의회, en: Council}
    legal_basis: act
    source: s
    locator: p. 3
    constituencies:
      - id: labour
        side: labour
        posts:
          - id: chair
            title: {ko: 의장, en: Chair}
            memberships: [{id: kim, person: kim, on_behalf_of: u, start: 2012}]
events:
  - key: forum
    region: r
    kind: forum
    title: {ko: 포럼, en: Forum}
    starts: 2017-09-05
    body: council
    participants:
      - {side: labour, organisation: u, effect: leaves}
      - {side: management}
    agenda:
      - id: opening
        title: {ko: 개회, en: Opening}
        starts: "9:00"
        ends: "11:30"
        items:
          - id: talk
            title: {ko: 발표, en: Talk}
            speakers: [{id: kim, person: kim, city: r, role: chair}]
declarations:
  - key: declaration
    region: r
    title: {ko: 선언, en: Declaration}
    adopted: 2017-09-05
    event: forum
    articles:
      - {number: 1, heading: {ko: 하나, en: One}, text: {ko: 글, en: T}, pillars: [rights]}
policy_cases:
  - key: case
    city: r
    title: {ko: 사례, en: Case}
    pillars: [rights, dialogue]
    presented_at: forum
study_findings:
  - {key: f, lens: actors, title: {ko: 행위자, en: Actors}, text: {ko: 글, en: Text}}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "council.yml"
    path.write_text(TEXT, "utf-8")
    return path


def test_bodies_events_and_what_stands_on_them(path: Path) -> None:
    outcome = run([path], commit=True)
    assert not outcome.faults
    post = Post.objects.get(key="council/labour/chair")
    assert (post.source.key, post.locator) == ("s", "p. 3")
    assert Membership.objects.get().key == "council/labour/chair/kim"
    assert set(Participation.objects.values_list("key", "effect")) == {
        ("forum/labour/u", "leaves"), ("forum/management", "takes_part"),
    }  # fmt: skip
    talk = AgendaItem.objects.get(key="forum/opening/talk")
    assert (talk.parent.starts, talk.parent.ends) == (time(9), time(11, 30))
    assert Speaker.objects.get().key == "forum/opening/talk/kim"
    assert DeclarationArticle.objects.get().pillars == ["rights"]
    assert PolicyCase.objects.get().presented_at.key == "forum"
    assert Ownership.objects.get().percent == 21
    assert run([path]).difference.empty


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("percent: 21", "percent: 120", "not between 0 and 100"),
        ('ends: "11:30"', 'ends: "8:30"', "before starts"),
        ('"9:00"', '"25:00"', "not a time of day"),
        ("pillars: [rights, dialogue]", "pillars: [rights, dialog]", "not one of the codes"),
        ("legal_basis: act", "legal_basis: ac", "no legal act with the key"),
    ],
)
def test_refused(path: Path, old: str, new: str, expected: str) -> None:
    text = TEXT.replace(old, new)
    path.write_text(text, "utf-8")
    line = next(n for n, shown in enumerate(text.splitlines(), 1) if new in shown)
    ((at, message),) = [(fault.line, fault.message.en) for fault in run([path]).faults]
    assert at == line
    assert expected in message
