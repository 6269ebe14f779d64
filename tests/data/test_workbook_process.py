"""The process that parses workbooks answers in JSON, whatever it is given."""

import io
import json
import subprocess
import sys

import openpyxl
import pytest

from desktop.data import workbook_process
from desktop.data.workbook_process import read


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_cells_are_answered_as_json_values():
    assert read(workbook(["a", 1, 1.5, True])) == {
        "sheets": [
            {"name": "Sheet", "is_hidden": False, "rows": [["a", 1, 1.5, True]], "merged": []}
        ]
    }


@pytest.mark.parametrize("data", [b"", b"x", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_damaged_workbook_is_a_problem(data):
    assert read(data) == {"problem": "damaged"}


def test_cells_over_the_limit_are_a_problem(monkeypatch):
    monkeypatch.setattr(workbook_process, "MAX_CELLS", 3)

    assert read(workbook(["a", "b"], ["c", "d"])) == {
        "problem": "too_large",
        "sheet": "Sheet",
        "rows": 2,
        "columns": 2,
    }


def test_process_answers_on_standard_output():
    done = subprocess.run(
        [sys.executable, "-m", "desktop.data.workbook_process"],
        input=workbook(["王㛃"]),
        capture_output=True,
        check=True,
    )

    started, answer = done.stdout.splitlines()
    assert started == b"started"
    assert json.loads(answer)["sheets"][0]["rows"] == [["王㛃"]]
    assert done.stderr == b""
