"""The tables of the reference documentation, made from the schema that files are checked with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dure.exchange.kinds import kinds
from dure.exchange.schema import json_schema

Schema = dict[str, Any]


def tables() -> str:
    """Markdown: for each list of a file, and for each of its parts, what its fields hold."""
    schema = json_schema()
    return "\n".join(_sections(schema)).rstrip() + "\n"


def _sections(schema: Schema) -> Iterator[str]:
    parts = schema["$defs"]
    shown: set[str] = set()
    for name in sorted(kinds()):
        wanted = [_ref(schema["properties"][name]["items"])]
        yield f"### `{name}`\n"
        while wanted:
            part = wanted.pop(0)
            if part in shown:
                continue
            shown.add(part)
            if part != _ref(schema["properties"][name]["items"]):
                yield f"#### {_title(part)}\n"
            yield from _table(parts[part])
            yield ""
            wanted += [ref for ref in _parts(parts[part]) if ref != "Texts"]


def _table(spec: Schema) -> Iterator[str]:
    required = set(spec.get("required", ()))
    yield "| field | holds | |"
    yield "|---|---|---|"
    for name, field in sorted(spec["properties"].items(), key=_where):
        star = " *" if name in required else ""
        told = [field["description"]] if "description" in field else []
        if field.get("default") not in (None, []):
            told.append(f"if left out: `{str(field['default']).lower()}`")
        yield f"| `{name}`{star} | {_holds(field)} | {'; '.join(told)} |"


def _where(field: tuple[str, Schema]) -> int:
    """What a record is named by first, where it was taken from last."""
    name, _schema = field
    return {"key": -1, "id": -1, "source": 1, "locator": 1}.get(name, 0)


def _holds(field: Schema) -> str:
    for option in field.get("anyOf", [field]):
        if option.get("type") == "null":
            continue
        if "$ref" in option:
            part = _ref(option)
            return "text" if part == "Texts" else f"[{_title(part)}](#{_anchor(part)})"
        if option.get("type") == "array":
            return f"list of: {_holds(option['items'])}"
        if "enum" in option or "const" in option:
            return " ".join(f"`{code}`" for code in option.get("enum", [option.get("const")]))
        return _kind_of_value(option)
    return "nothing"


def _kind_of_value(field: Schema) -> str:
    said: str = field.get("x-kind", "")
    if not said.startswith("key of: "):
        return said
    label = said.removeprefix("key of: ")
    for kind in kinds().values():
        if kind.model._meta.label == label:
            return f"key of [`{kind.name}`](#{kind.name})"
    return said


def _parts(spec: Schema) -> Iterator[str]:
    for field in spec["properties"].values():
        for option in [field, *field.get("anyOf", ())]:
            for found in (
                option,
                option.get("items", {}),
                *option.get("items", {}).get("anyOf", ()),
            ):
                if "$ref" in found:
                    yield _ref(found)


def _ref(field: Schema) -> str:
    name: str = field["$ref"].rsplit("/", 1)[-1]
    return name


def _title(part: str) -> str:
    """ "StatRowSpec" as "stat row"."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in part)
    return words.strip().removesuffix(" spec")


def _anchor(part: str) -> str:
    return _title(part).replace(" ", "-")
