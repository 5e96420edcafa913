from pathlib import Path

import pytest

from dure.exchange.engine import Outcome, run
from dure.places.models import StatCell

pytestmark = pytest.mark.django_db

TEXT = """\
dure: 1
regions:
  - {key: r, name: {ko: 가상도, en: Madeup}, kind: province}
stat_tables:
  - key: t
    region: r
    title: {ko: 고용, en: Employment}
    chart: line
    columns: [{ko: 2013년, en: "2013"}, {ko: 2014년, en: "2014"}, {ko: 2015년, en: "2015"}]
    rows:
      - id: employed
        title: {ko: 취업자, en: Employed}
        values: [25299, null, {value: 84.65, printed: "84.65%"}]
"""


def imported(tmp_path: Path, text: str = TEXT) -> Outcome:
    path = tmp_path / "table.yml"
    path.write_text(text, "utf-8")
    return run([path], commit=True)


def test_cells_are_written_as_printed(tmp_path: Path) -> None:
    assert not imported(tmp_path).faults
    cells = [
        (cell.key, cell.column.en, cell.value and str(cell.value.normalize()), cell.printed)
        for cell in StatCell.objects.all()
    ]
    assert cells == [
        ("t/employed/1", "2013", "25299", ""),
        ("t/employed/2", "2014", None, ""),
        ("t/employed/3", "2015", "84.65", "84.65%"),
    ]
    assert imported(tmp_path).difference.empty


def test_a_row_may_move_down(tmp_path: Path) -> None:
    imported(tmp_path)
    above = "    rows:\n      - {id: new, title: {ko: 새, en: New}, values: [1, 2, 3]}\n"
    assert not imported(tmp_path, TEXT.replace("    rows:\n", above)).faults
    assert StatCell.objects.get(key="t/employed/1").row_order == 2


def test_a_row_needs_as_many_values_as_columns(tmp_path: Path) -> None:
    (fault,) = imported(tmp_path, TEXT.replace("null, ", "")).faults
    assert (fault.line, fault.path) == (13, "stat_tables[0].rows[0].values")
    assert fault.message.en == "3 columns, but 2 values."
    assert "null" in fault.remedy.ko


@pytest.mark.parametrize(("value", "remedy"), [("'25,299'", "25299"), ("84.65%", "84.65")])
def test_printed_numbers_are_refused_with_the_plain_one(
    tmp_path: Path, value: str, remedy: str
) -> None:
    (fault,) = imported(tmp_path, TEXT.replace("25299", value)).faults
    assert fault.path == "stat_tables[0].rows[0].values[0].value"
    assert f"Write {remedy}:" in fault.remedy.en
