"""Bytes to text: UTF-8, and what Korean office programs save instead of it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from dure.exchange.faults import Fault, Notice
from dure.records.domain.text import Text

# Characters that YAML does not allow and that databases refuse.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    notice: Notice | None = None


def decode(file: str, raw: bytes) -> Decoded | Fault:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _decode_otherwise(file, raw, error.start)
    return _printable(file, text) or Decoded(text)


def _decode_otherwise(file: str, raw: bytes, offset: int) -> Decoded | Fault:
    utf16 = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    encoding, label = ("utf-16", "UTF-16") if utf16 else ("cp949", "CP949(EUC-KR)")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        line = raw.count(b"\n", 0, offset) + 1
        return Fault(
            file,
            line,
            1,
            "",
            Text(
                f"{offset}번째 바이트(0x{raw[offset]:02x})를 글자로 읽을 수 없습니다.",
                f"Byte {offset} (0x{raw[offset]:02x}) cannot be read as text.",
            ),
            Text("파일을 UTF-8로 저장하십시오.", "Save the file as UTF-8."),
        )
    notice = Notice(
        file,
        1,
        1,
        "",
        Text(f"UTF-8이 아니어서 {label}로 읽었습니다.", f"Not UTF-8: read as {label}."),
        Text(
            "글자가 깨지지 않도록 UTF-8로 저장해 두십시오.",
            "Save it as UTF-8 so that no letter is lost.",
        ),
    )
    return _printable(file, text) or Decoded(text, notice)


def _printable(file: str, text: str) -> Fault | None:
    found = UNPRINTABLE.search(text)
    if found is None:
        return None
    start = text.rfind("\n", 0, found.start()) + 1
    return Fault(
        file,
        text.count("\n", 0, start) + 1,
        found.start() - start + 1,
        "",
        Text(
            f"보이지 않는 제어 문자(U+{ord(found[0]):04X})가 있습니다.",
            f"There is an invisible control character (U+{ord(found[0]):04X}).",
        ),
        Text("그 글자를 지우십시오.", "Delete that character."),
    )
