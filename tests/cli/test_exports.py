import openpyxl
import pytest

from desktop.services.ledger_tables import LEDGERS


@pytest.mark.parametrize("kind", LEDGERS)
def test_export_writes_a_sheet(home, answer, kind, tmp_path):
    target = tmp_path / "台账.xlsx"

    assert answer("export", kind, "--out", target) == {"file": str(target), "kind": kind, "rows": 0}
    assert openpyxl.load_workbook(target).active.title == LEDGERS[kind].title


def test_export_of_what_is_no_ledger_names_those_there_are(home, run, tmp_path):
    status, out, err = run("export", "poems", "--out", tmp_path / "a.xlsx")

    assert (status, out) == (2, "")
    assert "concerns" in err


def test_export_into_another_kind_of_file_is_refused(home, run, tmp_path):
    status, _, err = run("export", "tasks", "--out", tmp_path / "台账.csv")

    assert status == 2
    assert "“台账.csv”不是 .xlsx 文件名" in err
    assert not (tmp_path / "台账.csv").exists()


def test_export_that_cannot_be_written_keeps_what_was_there(home, run, tmp_path):
    (tmp_path / "台账.xlsx").mkdir()

    status, _, err = run("export", "tasks", "--out", tmp_path / "台账.xlsx")

    assert status == 1
    assert err.strip()
    assert (tmp_path / "台账.xlsx").is_dir()
