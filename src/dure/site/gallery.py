"""Every component in every state, on made-up examples: for those who build pages, and for tests."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dure.plans.domain.bars import Series, draw
from dure.site.bars import BarRow
from dure.site.lanes import Bar, Item, Lane
from dure.site.marks import MARKS, SIDES


class ExampleForm(forms.Form):
    due = forms.CharField(label="기한", help_text="예: 2024-12-31")
    amount = forms.IntegerField(label="금액(원)")
    note = forms.CharField(label="설명", required=False, widget=forms.Textarea(attrs={"rows": 2}))


def _blocks(*codes: str, name: str) -> list[dict[str, str]]:
    return [
        {"url": "#strip", "label": f"예시 조항 {number}: {name}", "status": code}
        for number, code in enumerate(codes, start=1)
    ]


def _strips() -> dict[str, Any]:
    empty = ["no_evidence"] * 5
    return {
        "strip": [
            {"title": "적정 임금", "blocks": _blocks("met", "met_late", "partly_met", name="임금")},
            {"title": "적정 시간", "blocks": _blocks("not_met", "not_due", name="시간")},
            {
                "title": "공동 책임 경영",
                "blocks": _blocks(*empty[:4], "not_assessable", "excused", name="경영"),
            },
            {
                "title": "원·하청 관계 개선",
                "blocks": _blocks("not_verifiable", "not_verifiable", "no_evidence", name="상생"),
            },
        ],
        "empty_strip": [
            {"title": "고용", "blocks": _blocks(*empty, name="고용")},
            {"title": "투자", "blocks": _blocks(*empty[:3], name="투자")},
            {"title": "상생", "blocks": _blocks(*["not_verifiable"] * 6, name="상생")},
        ],
    }


def _lanes() -> dict[str, Any]:
    first, out, back = date(2014, 7, 1), date(2018, 12, 5), date(2020, 5, 3)
    lanes = [
        Lane(side, str(SIDES[side]), [(first, None)])
        for side in ("management", "government", "citizens", "experts")
    ]
    lanes.insert(0, Lane("labour", str(SIDES["labour"]), [(first, out), (back, None)]))
    labour_meets = ["labour", "management", "government"]
    everyone = [*labour_meets, "citizens", "experts"]
    rows = [
        ("2015-02", date(2015, 2, 10), "meeting", "첫 모임", ["labour", "government"]),
        ("2016-07", date(2016, 7, 5), "meeting", "위원회 구성", everyone),
        ("2017-06", date(2017, 6, 20), "agreement", "기초 협약", everyone),
        ("2018-03", date(2018, 3, 7), "meeting", "투자 협의", ["management", "government"]),
        ("2018-12-05", out, "withdrawal", "노동계 불참 선언", ["labour"]),
        ("2019-01", date(2019, 1, 30), "agreement", "투자 협약", ["management", "government"]),
        ("2019-12", date(2019, 12, 13), "meeting", "실무 회의", ["government", "experts"]),
        ("2020-05-03", back, "return", "노동계 복귀 합의", ["labour", "government"]),
        ("2020-09", date(2020, 9, 11), "agreement", "이행 합의", everyone),
    ]
    return {
        "lanes": lanes,
        "items": [
            Item(label, at, kind, f"예시: {title}", "#lanes", sides)
            for label, at, kind, title, sides in rows
        ],
        "laws": [
            Bar(
                "예시 조례(폐지)",
                date(2016, 7, 1),
                date(2018, 5, 1),
                "#lanes",
                "2016년 7월 – 2018년 5월 1일",
            ),
            Bar("예시 지원 조례", date(2018, 5, 1), None, "#lanes", "2018년 5월 1일 –"),
        ],
    }


def _figures() -> dict[str, Any]:
    codes = ["promised", "met", "partly_met", "not_met", "no_evidence", "not_due", "not_verifiable"]
    return {
        "counts": [
            {"status": code, "n": n, "url": "#counts"}
            for code, n in zip(codes, (33, 4, 2, 3, 14, 0, 10), strict=True)
        ],
        "parts": draw(
            [
                Series("예시 공공", {2021: Decimal(3250), 2022: Decimal(2550)}),
                Series("예시 민간", {2021: Decimal(1100), 2022: Decimal(1260)}),
            ],
            are_targets=True,
        ),
        "printed": {"text": "533개(30.9%)", "value": Decimal(533)},
        "bars": [
            BarRow("예시 고용", 1704, 545, "명", "#bars", "not_met", reason="위탁 생산 계약 무산"),
            BarRow("예시 정규직 채용", 1200, 1260, "명", "#bars", "met", printed=1350),
            BarRow("예시 훈련 수료", 900, 420, "명", status="not_due", forecast=(700, 860)),
            BarRow("예시 창업 지원", 400, None, "개", status="no_evidence"),
            BarRow("예시 투자", Decimal("517.1"), Decimal("316.0"), "억 원", status="partly_met"),
        ],
        "steps": [
            {"text": "545", "url": "#why"},
            {"text": "÷"},
            {"text": "1,704", "url": "#why"},
            {"text": "= 32 %"},
            {"text": "· 약속 대비 · 기한"},
            {"text": "2024-12-31", "url": "#why"},
        ],
        "downloads": [{"title": "CSV", "url": "#figure"}, {"title": "SVG", "url": "#figure"}],
    }


def _texts() -> dict[str, Any]:
    return {
        "texts": [
            {
                "agenda": "적정 임금",
                "left": "참여 기업은 신규 채용 노동자의 임금을 지역 평균 임금 이상으로 지급한다.",
                "right": "참여 기업은 신규 채용 노동자의 임금을 지역 평균 임금 수준으로 협의한다.",
                "left_url": "#texts",
                "right_url": "#texts",
            },
            {
                "agenda": "공동 책임 경영",
                "left": "노동자 대표가 이사회에 참여하도록 한다.",
                "right": "",
            },
            {
                "agenda": "단체 교섭",
                "left": None,
                "right": "누적 생산 350,000대까지 임금과 단체 교섭을 유예한다.",
            },
        ]
    }


def _bodies() -> list[dict[str, Any]]:
    def body(title: str, note: str = "", **seats: tuple[int, int]) -> dict[str, Any]:
        rows = [{"side": s, "filled": f, "vacant": v} for s, (f, v) in seats.items()]
        return {"title": title, "url": "#bodies", "note": note, "seats": rows, "children": []}

    council = body(
        "예시 노사민정협의회", "위원장: 시장",
        labour=(4, 1), management=(4, 0), citizens=(3, 0), government=(3, 0), experts=(2, 0),
    )  # fmt: skip
    working = body("예시 실무협의회", labour=(2, 0), management=(2, 0), government=(2, 0))
    working["children"] = [body("예시 임금분과", labour=(1, 1), management=(2, 0))]
    council["children"] = [
        working,
        body("예시 갈등조정위원회", labour=(1, 0), management=(1, 0), experts=(3, 0)),
        body("예시 사무국", "직원 3명"),
    ]
    return [council]


def _page() -> dict[str, Any]:
    form = ExampleForm({"due": "", "amount": "십억"})
    form.is_valid()
    return {
        "codes": list(MARKS),
        "sides": list(SIDES),
        "sizes": ["s", "m", "l"],
        "bodies": _bodies(),
        "form": form,
        "blank_form": ExampleForm(prefix="blank"),
        "page": Paginator(range(40), 10).page(2),
        "steps_to_here": [
            {"title": "두레", "url": "#main"},
            {"title": "예시 지역", "url": "#main"},
            {"title": "예시 협약", "url": ""},
        ],
        "tabs": [
            {"title": "협약", "url": "#tabs", "current": True, "count": 33},
            {"title": "계획", "url": "#tabs", "count": 12},
            {"title": "자료", "url": "#tabs"},
        ],
        "terms": [
            {"term": "약속한 쪽", "text": "예시 기업", "url": "#terms"},
            {"term": "측정 단위", "text": "명", "status": "met"},
            {"term": "지키지 않을 때", "text": ""},
        ],
    }


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    context = _strips() | _lanes() | _figures() | _texts() | _page()
    return render(request, "site/gallery.html", context)
