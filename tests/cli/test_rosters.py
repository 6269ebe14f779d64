FIXTURES = "tests/fixtures/rosters"


def test_import_counts_names_and_says_what_was_left_out(home, answer):
    found = answer("roster", "import", f"{FIXTURES}/roster-messy.xlsx")

    assert [found[key] for key in ("imported", "updated", "unchanged")] == [22, 0, 0]
    assert [(e["sheet"], e["row"], e["column"]) for e in found["errors"]] == [
        ("Sheet1", 10, "身份证号码"),
        ("Sheet1", 11, "身份证号码"),
        ("Sheet1", 30, "身份证号码"),
    ]
    assert len(found["people"]) == 22


def test_second_import_changes_nothing(home, answer):
    answer("roster", "import", f"{FIXTURES}/roster-old.xls")

    found = answer("roster", "import", f"{FIXTURES}/roster-old.xls")

    assert [found[key] for key in ("imported", "updated", "unchanged")] == [0, 0, 30]


def test_dry_run_writes_nothing(home, answer, run):
    would = answer("roster", "import", f"{FIXTURES}/roster-old.xls", "--dry-run")

    assert would["imported"] == 30
    assert answer("search", "欧阳")["count"] == 0
    assert "会新增30人" in run("roster", "import", f"{FIXTURES}/roster-old.xls", "--dry-run")[1]


def test_file_that_is_no_workbook_is_one_line_and_status_2(home, run, tmp_path):
    (tmp_path / "名册.xlsx").write_bytes(b"\xff\xd8\xff\xe0 a picture")

    status, out, err = run("roster", "import", tmp_path / "名册.xlsx")

    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
