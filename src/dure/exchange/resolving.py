"""Rows against each other: keys given twice, references to nothing, and circles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from dure.exchange.faults import Fault, did_you_mean
from dure.exchange.kinds import Link, Model, Row, noun_of
from dure.exchange.stock import Stock
from dure.records.domain.text import Text

Rows = dict[Model, dict[str, Row]]


def by_key(rows: Iterable[Row]) -> tuple[Rows, list[Fault]]:
    """The rows of each model by key; of those given twice, the first and a fault at the second."""
    found: Rows = defaultdict(dict)
    faults = []
    for row in rows:
        first = found[row.model].setdefault(row.key, row)
        if first is not row:
            faults.append(_given_twice(row, first))
    return found, faults


def _given_twice(row: Row, first: Row) -> Fault:
    noun, line = noun_of(row.model), first.at.position[0]
    return Fault.at(
        row.at,
        Text(
            f"'{row.key}' 키({noun.ko})가 두 번 있습니다. 첫 번째: {first.at.file} {line}번째 줄",
            f"The key '{row.key}' ({noun.en}) is given twice; "
            f"first in {first.at.file}, line {line}.",
        ),
        Text(
            "하나를 지우거나 키를 다르게 적으십시오.", "Delete one of them or give it another key."
        ),
    )


def load(rows: Rows, stock: Stock) -> None:
    """Read what the rows are compared with and refer to."""
    wanted: dict[Model, set[str]] = defaultdict(set)
    for model, keyed in rows.items():
        stock.load(model, keyed)
        for row in keyed.values():
            for _column, link in row.links:
                if link.key not in rows.get(link.model, {}):
                    wanted[link.model].add(link.key)
    for model, keys in wanted.items():
        stock.load_pks(model, keys)


def dangling(rows: Rows, stock: Stock, unfit: Collection[tuple[Model, str]]) -> Iterator[Fault]:
    """References to keys that are neither in the files nor in the database.

    unfit: records that are in the files but have faults of their own; they count as there.
    """
    known: dict[Model, list[str]] = {}
    for keyed in rows.values():
        for row in keyed.values():
            for _column, link in row.links:
                model, key = link.model, link.key
                if key in rows.get(model, {}) or key in stock.pks[model] or (model, key) in unfit:
                    continue
                if model not in known:
                    known[model] = [*rows.get(model, {}), *stock.keys(model)]
                yield _dangling(link, known[model])


def _dangling(link: Link, known: list[str]) -> Fault:
    noun = noun_of(link.model)
    remedy = did_you_mean(link.key, known) or Text(
        f"이 {noun.ko}의 기록을 파일에 넣거나 키를 고치십시오.",
        f"Add the record of this {noun.en} to the files, or correct the key.",
    )
    return Fault.at(
        link.at,
        Text(
            f"'{link.key}' 키를 가진 기록({noun.ko})이 없습니다.",
            f"There is no {noun.en} with the key '{link.key}'.",
        ),
        remedy,
    )


def circular(rows: Rows, stock: Stock) -> Iterator[Fault]:
    """Rows that come back to themselves through references to rows of their own model."""
    for model, keyed in rows.items():
        edges: dict[str, set[str]] = {}
        columns: set[str] = set()
        for row in keyed.values():
            own = [(column, link.key) for column, link in row.links if link.model is model]
            edges[row.key] = {key for _column, key in own}
            columns |= {column for column, _key in own}
        for column in columns if stock.rows[model] or stock.pks[model] else ():
            stored = stock.query(model).exclude(**{column: None})
            for key, other in stored.values_list("key", f"{column}__key"):
                if key not in keyed:
                    edges.setdefault(key, set()).add(other)
        for circle in circles(edges):
            row = next(keyed[key] for key in circle if key in keyed)
            yield _circular(row, circle)


def _circular(row: Row, circle: list[str]) -> Fault:
    way = " → ".join([*circle, circle[0]])
    return Fault.at(
        row.at,
        Text(f"참조가 돌아서 제자리로 옵니다: {way}", f"References run in a circle: {way}"),
        Text("이 가운데 하나를 고치십시오.", "Correct one of them."),
    )


def circles(edges: Mapping[str, Collection[str]]) -> list[list[str]]:
    """The circles of a directed graph that a depth-first walk closes, each once."""
    found: list[list[str]] = []
    done: set[str] = set()
    for start in edges:
        path: list[str] = []
        on_path: set[str] = set()
        stack = [(start, iter(sorted(edges[start])))] if start not in done else []
        path += [start] if stack else []
        on_path |= {*path}
        while stack:
            node, rest = stack[-1]
            nxt = next(rest, None)
            if nxt is None:
                stack.pop()
                path.pop()
                on_path.discard(node)
                done.add(node)
            elif nxt in on_path:
                found.append(path[path.index(nxt) :])
            elif nxt not in done:
                stack.append((nxt, iter(sorted(edges.get(nxt, ())))))
                path.append(nxt)
                on_path.add(nxt)
    return found
