"""The messages of the YAML parser in plain words."""

from __future__ import annotations

import yaml

from dure.exchange.faults import Fault
from dure.records.domain.text import Text

# what the parser says (a part of it) → what it means, what to do
_MEANINGS: tuple[tuple[str, Text, Text], ...] = (
    (
        "mapping values are not allowed",
        Text("콜론(:)이 있으면 안 되는 곳에 있습니다.", "There is a colon (:) where none may be."),
        Text(
            "콜론이 든 글은 따옴표로 묶고, 들여쓰기를 확인하십시오.",
            "Put a text with a colon in quotes, and check the indentation.",
        ),
    ),
    (
        "unexpected end of stream",
        Text("따옴표나 괄호가 닫히지 않았습니다.", "A quotation mark or bracket is not closed."),
        Text("닫는 따옴표나 괄호를 넣으십시오.", "Close it."),
    ),
    (
        "could not find expected ':'",
        Text("이름 뒤에 콜론(:)이 없습니다.", "A name is not followed by a colon (:)."),
        Text(
            "'이름: 값'으로 적고, 여러 줄 글은 '|' 아래에 들여 적으십시오.",
            "Write 'name: value'; indent a text of several lines under '|'.",
        ),
    ),
    (
        "expected ',' or",
        Text("쉼표나 닫는 괄호가 빠졌습니다.", "A comma or a closing bracket is missing."),
        Text(
            "괄호와 쉼표를 확인하고, 쉼표가 든 글은 따옴표로 묶으십시오.",
            "Check brackets and commas; put a text with a comma in quotes.",
        ),
    ),
    (
        "cannot start any token",
        Text(
            "값이 쓸 수 없는 기호로 시작합니다.",
            "A value starts with a sign it may not start with.",
        ),
        Text("그 값을 따옴표로 묶으십시오.", "Put the value in quotes."),
    ),
    (
        "did not find expected",
        Text("들여쓰기나 기호가 맞지 않습니다.", "Indentation or signs do not fit."),
        Text(
            "같은 단계의 줄을 같은 칸에서 시작하십시오.",
            "Start lines of the same level at the same column.",
        ),
    ),
)
_TAB = (
    Text("줄 앞에 탭이 있습니다.", "The line starts with a tab."),
    Text("탭을 빈칸으로 바꾸십시오.", "Use spaces instead of tabs."),
)
_ANYTHING = (
    Text("YAML로 읽을 수 없습니다.", "This cannot be read as YAML."),
    Text("들여쓰기, 따옴표, 괄호를 확인하십시오.", "Check indentation, quotes and brackets."),
)


def yaml_fault(file: str, text: str, error: Exception) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    number, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.split("\n")
    shown = lines[number - 1].strip("\r")[:120] if number <= len(lines) else ""
    message, remedy = _meaning(error, shown)
    if shown.strip():
        said = shown.strip()
        message = Text(f"{message.ko} 그 줄: {said}", f"{message.en} The line: {said}")
    return Fault(file, number, column, "", message, remedy)


def _meaning(error: Exception, line: str) -> tuple[Text, Text]:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _TAB
    problem = error.problem if isinstance(error, yaml.MarkedYAMLError) else None
    for part, message, remedy in _MEANINGS:
        if problem and part in problem:
            return message, remedy
    return _ANYTHING
