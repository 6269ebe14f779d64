"""The record type that CONTRIBUTING shows: with its two files, a copy of the app has it whole."""

import json

import pytest
from copied_apps import NEXT, copy_app, run_in, shown_files

from desktop.composition import found_home
from desktop.services.divisions import trace_division
from desktop.services.sample_villages import read_sample_village

PASSPHRASE = "sample passphrase of tests"


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What a copy of the app has of wells, over a home of the schema before."""
    app = copy_app(tmp_path_factory.mktemp("app"))
    home = tmp_path_factory.mktemp("wells") / "home"
    divisions = trace_division(read_sample_village().code, "示例村")
    options = {"keeper": "马晓梅", "sample": True, "use_keyring": False}
    found_home(home, passphrase_source=lambda: PASSPHRASE, divisions=divisions, **options)
    return json.loads(run_in(app, "made_up_record.py", home))


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
