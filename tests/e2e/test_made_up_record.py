"""The record type that CONTRIBUTING shows: with its two files, a copy of the app has it whole."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.composition import found_home
from desktop.records.declarations import SCHEMA
from desktop.services.divisions import trace_division
from desktop.services.sample_villages import read_sample_village

ROOT = Path(__file__).parents[2]
NEXT = SCHEMA + 1
PASSPHRASE = "sample passphrase of tests"
BLOCK = re.compile(r"```(?:python|sql)\n(?:#|--) (desktop/\S+)\n(.*?)```", re.DOTALL)


def shown_files():
    """Return path and text of each file that CONTRIBUTING shows for a record type."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("## Add a record type")[2].partition("\n## ")[0]
    return {
        re.sub(r"schema_\d+", f"schema_{NEXT}", path): re.sub(r"since=\d+", f"since={NEXT}", body)
        for path, body in BLOCK.findall(section)
    }


@pytest.fixture(scope="module")
def copied_app(tmp_path_factory):
    """A copy of the app with the files that are shown, and what goes with any new schema."""
    app = tmp_path_factory.mktemp("app")
    skip = shutil.ignore_patterns("__pycache__")
    for part in ("desktop", "resources"):
        shutil.copytree(ROOT / part, app / part, ignore=skip)
    for path, body in shown_files().items():
        (app / path).write_text(body, encoding="utf-8")
    exports = app / "desktop/records/__init__.py"
    exports.write_text(exports.read_text("utf-8") + "\nfrom desktop.records.wells import Well\n")
    declarations = app / "desktop/records/declarations.py"
    raised = declarations.read_text("utf-8").replace(f"SCHEMA = {SCHEMA}", f"SCHEMA = {NEXT}")
    declarations.write_text(raised, encoding="utf-8")
    versions = app / "desktop/data/migrations/versions"
    (before,) = versions.glob(f"{SCHEMA:04}_*.py")
    numbers = {f"{SCHEMA:04}": f"{NEXT:04}", f"{SCHEMA - 1:04}": f"{SCHEMA:04}"}
    script = re.sub(r"\d{4}", lambda found: numbers[found[0]], before.read_text("utf-8"))
    script = script.replace(f"schema_{SCHEMA}.sql", f"schema_{NEXT}.sql")
    (versions / f"{NEXT:04}_wells.py").write_text(script, encoding="utf-8")
    return app


@pytest.fixture(scope="module")
def found(copied_app, tmp_path_factory):
    """What the copy has of wells, over a home of the schema before."""
    home = tmp_path_factory.mktemp("wells") / "home"
    divisions = trace_division(read_sample_village().code, "示例村")
    options = {"keeper": "马晓梅", "sample": True, "use_keyring": False}
    found_home(home, passphrase_source=lambda: PASSPHRASE, divisions=divisions, **options)
    child = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("made_up_record.py")), str(home)],
        env=os.environ | {"PYTHONPATH": str(copied_app), "QT_QPA_PLATFORM": "offscreen"},
        cwd=copied_app,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert child.returncode == 0, child.stderr
    return json.loads(child.stdout)


def test_two_files_are_all_that_is_shown():
    assert [*shown_files()] == [
        "desktop/records/wells.py",
        f"desktop/data/migrations/versions/schema_{NEXT}.sql",
    ]


def test_migration_shown_is_what_the_declaration_asks_for(found):
    path = f"desktop/data/migrations/versions/schema_{NEXT}.sql"
    shown = [" ".join(one.split()) for one in shown_files()[path].split(";\n") if one.strip()]
    assert [" ".join(one.split()) for one in found["declared"]] == shown


def test_form_has_its_five_fields(found):
    assert (found["title"], found["form"]) == (
        "登记水井",
        ["name", "state", "depth", "dug_on", "keeper"],
    )


def test_list_has_a_column_each_and_masks_the_name(found):
    assert "水井 1" in found["registers"]
    assert found["columns"] == ["井名", "状况", "井深（米）", "打井时间", "管护人"]
    assert found["rows"] == [["东沟井", "水少", "35", "1990年代", "马**"]]


def test_journal_carries_every_write(found):
    assert found["patch"] == [
        ["Well", "add_entry", "东沟井", "199X"],
        ["Well", "undo_last_act", None, None],
        ["Well", "undo_last_act", None, None],
    ]
    assert (found["problems"], found["differences"]) == ([], [])


def test_table_is_guarded_undone_and_made_again(found):
    assert found["refused"] == "guard_well: outside a service"
    assert (found["undone"], found["rebuilt"]) == ([0, 1], ["东沟井"])


def test_excel_has_every_field(found):
    head, row = found["sheet"]
    assert head == ["序号", "井名", "状况", "井深（米）", "打井时间", "管护人"]
    assert row == [1, "东沟井", "水少", 35, "1990年代", "马晓梅"]


def test_search_finds_it_and_leads_there(found):
    assert (found["hits"], found["hit_is_the_row"], found["page"]) == (["Well"], True, "registers")


def test_paper_says_every_field(found):
    for words in ("水井登记表", "东沟井", "水少", "35米", "1990年代", "马晓梅"):
        assert words in found["paper"]
