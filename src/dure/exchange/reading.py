"""Text to a tree of values with lines and columns: YAML in which every scalar stays text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from dure.exchange.decoding import UNPRINTABLE, Decoded, decode
from dure.exchange.faults import NOTHING_SAID, Document, Fault, Node, Notice
from dure.exchange.yaml_errors import yaml_fault
from dure.records.domain.text import Text

MAX_BYTES = 10_000_000
MAX_DEPTH = 30
MAX_VALUES = 1_000_000  # a file of 10 MB in use has about 300,000
NOTHING = frozenset({"", "~", "null", "Null", "NULL"})

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Reading:
    """A file as read: a document, or the faults that keep it from being one."""

    document: Document | None = None
    faults: list[Fault] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def read(file: str, raw: bytes) -> Reading:
    decoded = decode(file, raw)
    if isinstance(decoded, Fault):
        return Reading(faults=[decoded])
    builder = _Builder(file)
    try:
        for event in yaml.parse(decoded.text, Loader=Loader):
            builder.take(event)
    except _Refused:
        pass
    # ValueError: an escape in a quoted text that names no character
    except (yaml.YAMLError, ValueError) as error:
        builder.faults.append(yaml_fault(file, decoded.text, error))
    return _result(builder, decoded)


def _result(builder: _Builder, decoded: Decoded) -> Reading:
    notices = [decoded.notice] if decoded.notice else []
    if builder.root is None and not builder.faults:
        builder.refuse(1, 1, Text("파일이 비어 있습니다.", "The file is empty."))
    if builder.faults or builder.root is None:
        return Reading(faults=builder.faults, notices=notices)
    return Reading(Document(builder.file, builder.root), [], notices)


class _Refused(Exception):
    """Reading on would only cost memory or confuse."""


class _Builder:
    """Makes the tree from parser events, one stack instead of recursion."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.faults: list[Fault] = []
        self._open: list[Node] = []
        self._key: list[Node | None] = []  # per open mapping: the key that waits for its value
        self._count = 0

    def take(self, event: yaml.Event) -> None:
        mark: Any = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, yaml.ScalarEvent):
            self._shortcuts(event, line, column)
            self._place(Node(line, column, self._scalar(event, line, column)))
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._shortcuts(event, line, column)
            start: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            self._enter(Node(line, column, start))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._open.pop()
            self._key.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._no_shortcut(line, column, f"*{event.anchor}")
            self._place(Node(line, column, None))
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self.refuse(
                line,
                column,
                Text(
                    "한 파일에 문서가 둘 이상 있습니다.", "The file holds more than one document."
                ),
                Text("'---' 줄에서 파일을 나누십시오.", "Split the file at the line '---'."),
            )
            raise _Refused

    def refuse(self, line: int, column: int, message: Text, remedy: Text = NOTHING_SAID) -> None:
        path = ".".join(key.value for key in self._key if key and isinstance(key.value, str))
        self.faults.append(Fault(self.file, line, column, path, message, remedy))

    def _scalar(self, event: yaml.ScalarEvent, line: int, column: int) -> str | None:
        text: str = event.value
        if not event.style and text in NOTHING:
            return None
        bad = UNPRINTABLE.search(text)
        if bad:
            code = f"U+{ord(bad[0]):04X}"
            self.refuse(
                line,
                column,
                Text(f"제어 문자({code})가 있습니다.", f"There is a control character ({code})."),
                Text("그 글자를 지우십시오.", "Delete that character."),
            )
        return text

    def _shortcuts(self, event: yaml.NodeEvent, line: int, column: int) -> None:
        if event.anchor is not None:
            self._no_shortcut(line, column, f"&{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._no_shortcut(line, column, tag)

    def _no_shortcut(self, line: int, column: int, mark: str) -> None:
        self.refuse(
            line,
            column,
            Text(
                f"YAML의 앵커(&), 별칭(*), 태그(!)는 쓸 수 없습니다: {mark}",
                f"YAML anchors (&), aliases (*) and tags (!) are not used here: {mark}",
            ),
            Text(
                "값을 그대로 적거나, 기호로 시작하는 글이면 따옴표로 묶으십시오.",
                "Write the value out, or put a text that starts with the sign in quotes.",
            ),
        )

    def _enter(self, node: Node) -> None:
        self._place(node)
        self._open.append(node)
        self._key.append(None)
        if len(self._open) > MAX_DEPTH:
            self.refuse(
                node.line,
                node.column,
                Text(
                    f"값이 {MAX_DEPTH}단계보다 깊이 들어 있습니다.",
                    f"Values are nested deeper than {MAX_DEPTH} levels.",
                ),
                Text("들여쓰기와 괄호를 확인하십시오.", "Check indentation and brackets."),
            )
            raise _Refused

    def _place(self, node: Node) -> None:
        self._count += 1
        if self._count > MAX_VALUES:
            many = f"{MAX_VALUES:,}"
            self.refuse(
                node.line,
                node.column,
                Text(f"값이 {many}개보다 많습니다.", f"There are more than {many} values."),
                Text("파일을 나누십시오.", "Split the file."),
            )
            raise _Refused
        if not self._open:
            self.root = node
            return
        whole = self._open[-1]
        if isinstance(whole.value, list):
            whole.value.append(node)
        elif isinstance(whole.value, dict):
            self._pair(whole, whole.value, node)

    def _pair(self, whole: Node, pairs: dict[str, Node], node: Node) -> None:
        key = self._key[-1]
        if key is None:
            self._key[-1] = node
            return
        name = key.value if isinstance(key.value, str) else "null"
        if isinstance(key.value, (list, dict)):
            self.refuse(
                key.line,
                key.column,
                Text("이름 자리에 목록이 있습니다.", "A list stands for a name."),
            )
        elif name in pairs:
            first = whole.keys[name][0]
            self.refuse(
                key.line,
                key.column,
                Text(
                    f"'{name}' 항목이 두 번 있습니다. 첫 번째는 {first}번째 줄입니다.",
                    f"'{name}' is given twice; first on line {first}.",
                ),
                Text("하나만 남기십시오.", "Keep one of them."),
            )
        else:
            pairs[name] = node
            whole.keys[name] = (key.line, key.column)
        self._key[-1] = None


def plain(node: Node) -> Any:
    """The tree as Python values: dict, list, str and None."""
    value = node.value
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [plain(part) for part in value]
    return value
