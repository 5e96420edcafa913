import os
from pathlib import Path

import polib
import pytest

from dure.site.catalogues import compile_catalogues

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Promise"
msgstr "약속"

#, fuzzy
msgid "Evidence"
msgstr "근거?"

msgid "Source"
msgstr ""
"""


@pytest.fixture
def po(tmp_path: Path) -> Path:
    file = tmp_path / "ledger" / "locale" / "ko" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_text(PO, "utf-8")
    return file


def test_catalogue_holds_only_what_is_translated_for_sure(tmp_path: Path, po: Path) -> None:
    [mo] = compile_catalogues(tmp_path)
    assert mo == po.with_suffix(".mo")
    assert {entry.msgid: entry.msgstr for entry in polib.mofile(str(mo))} == {"Promise": "약속"}
    assert [file.name for file in sorted(mo.parent.iterdir())] == ["django.mo", "django.po"]


def test_unchanged_catalogue_is_left_alone(tmp_path: Path, po: Path) -> None:
    compile_catalogues(tmp_path)
    assert compile_catalogues(tmp_path) == []


def test_changed_catalogue_is_compiled_again(tmp_path: Path, po: Path) -> None:
    [mo] = compile_catalogues(tmp_path)
    po.write_text(PO.replace("약속", "다짐"), "utf-8")
    later = mo.stat().st_mtime_ns + 1_000_000
    os.utime(po, ns=(later, later))
    assert compile_catalogues(tmp_path) == [mo]
    assert polib.mofile(str(mo)).find("Promise").msgstr == "다짐"


def test_broken_catalogue_names_file_and_line(tmp_path: Path, po: Path) -> None:
    po.write_text(PO + '\nmgsid "Person"\n', "utf-8")
    with pytest.raises(ValueError, match=r"django\.po.*line 16"):
        compile_catalogues(tmp_path)
