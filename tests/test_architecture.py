"""Rules of the source tree that no linter knows; import contracts are in pyproject.toml."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(
    path.relative_to(ROOT).as_posix()
    for part in ("desktop", "server", "packaging")
    for path in (ROOT / part).rglob("*.py")
)

# Modules without a test file of their own: {"desktop/file.py": "reason"}.
UNTESTED: dict[str, str] = {
    "desktop/errors.py": "declarations; each error is tested where it is raised",
    "desktop/services/ports.py": "protocols; what fills them is tested in tests/data",
    "desktop/services/sync_ports.py": "protocols and their values; tested where they are filled",
    "packaging/shot_counties.py": "the county of those pictures; make shots shows that it runs",
    "packaging/shot_meetings.py": "the meeting of those pictures; make shots shows that it runs",
    "packaging/shot_villages.py": "the township of those pictures; make shots shows that it runs",
    "packaging/shots.py": "pictures of what tests/ui tries; make shots shows that it runs",
}

# Parts of a page are tried through the page, by keys and clicks, and parts of a push by pushing:
# only there is what they are for.
TRIED_THROUGH = {
    "desktop/__main__.py": "tests/cli/test_main.py",
    "desktop/data/county_changes.py": "tests/sync/test_two_counties.py",
    "desktop/home_sync.py": "tests/cli/test_syncs.py",
    "desktop/services/ballot_snapshots.py": "tests/services/test_meeting_snapshots.py",
    "desktop/services/concern_columns.py": "tests/services/test_ledger_tables.py",
    "desktop/services/named_counts.py": "tests/services/test_named_votes.py",
    "desktop/services/named_views.py": "tests/ui/ballots/test_named_sheet.py",
    "desktop/services/projections.py": "tests/services/test_ballot_views.py",
    "desktop/services/revotes.py": "tests/services/test_ballot_views.py",
    "desktop/services/plan_values.py": "tests/services/test_snapshots.py",
    "desktop/services/sheet_values.py": "tests/services/test_snapshots.py",
    "desktop/services/snapshot_schema.py": "tests/services/test_snapshot_json.py",
    "desktop/services/vote_columns.py": "tests/services/test_ledger_tables.py",
    "desktop/services/vote_trials.py": "tests/services/test_ballot_views.py",
    "desktop/services/roll_lines.py": "tests/services/test_room_views.py",
    "desktop/sync/client/files.py": "tests/sync/client/test_runs.py",
    "desktop/sync/client/outgoing.py": "tests/sync/client/test_runs.py",
    "desktop/sync/client/session.py": "tests/sync/client/test_runs.py",
    "server/callers.py": "tests/server/test_app.py",
    "server/metrics.py": "tests/server/routes/test_operating.py",
    "server/routes/answers.py": "tests/server/test_refusals.py",
    "desktop/ui/ballots/": "tests/ui/ballots/test_ballot_dialog.py",
    "desktop/ui/board/": "tests/ui/pages/test_consultations.py",
    "desktop/ui/calendar/": "tests/ui/pages/test_calendar.py",
    "desktop/ui/concerns/": "tests/ui/pages/test_concerns.py",
    "desktop/ui/consultations/": "tests/ui/pages/test_consultation.py",
    "desktop/ui/first_start/": "tests/ui/first_start/test_window.py",
    "desktop/ui/forms/": "tests/ui/forms/test_record_forms.py",
    "desktop/ui/hearing/": "tests/ui/hearing/test_hearing_sheets.py",
    "desktop/ui/house/": "tests/ui/pages/test_settings.py",
    "desktop/ui/lists/": "tests/ui/lists/test_rows.py",
    "desktop/ui/notice_board/": "tests/ui/pages/test_notices.py",
    "desktop/ui/page_images.py": "tests/ui/pages/test_paper.py",
    "desktop/ui/paper/": "tests/ui/pages/test_paper.py",
    "desktop/ui/procedures/": "tests/ui/pages/test_adapting.py",
    "desktop/ui/printers.py": "tests/ui/pages/test_paper.py",
    "desktop/ui/printing.py": "tests/ui/pages/test_paper.py",
    "desktop/ui/plans/": "tests/ui/pages/test_plans.py",
    "desktop/ui/registers/": "tests/ui/pages/test_registers.py",
    "desktop/ui/preparing/": "tests/ui/pages/test_preparing.py",
    "desktop/ui/reception/": "tests/ui/pages/test_reception.py",
    "desktop/ui/room/": "tests/ui/pages/test_meeting_room.py",
    "desktop/ui/rounds/": "tests/ui/pages/test_written_round.py",
    "desktop/ui/rosters/": "tests/ui/pages/test_roster.py",
    "desktop/ui/syncing/clock_strip.py": "tests/ui/pages/test_sync_centre.py",
    "desktop/ui/syncing/contents_sheet.py": "tests/ui/pages/test_sync_centre.py",
    "desktop/ui/syncing/frame_line.py": "tests/ui/pages/test_sync_centre.py",
    "desktop/ui/syncing/history_panel.py": "tests/ui/pages/test_sync_centre.py",
    "desktop/ui/syncing/matters_panel.py": "tests/ui/pages/test_sync_centre.py",
    "desktop/ui/syncing/movement_lists.py": "tests/ui/pages/test_sync_centre.py",
    "desktop/ui/syncing/row_ways.py": "tests/ui/pages/test_sync_centre.py",
    "desktop/ui/syncing/run_panel.py": "tests/ui/pages/test_sync_centre.py",
    "desktop/ui/syncing/settle_items.py": "tests/ui/pages/test_sync_centre.py",
    "desktop/ui/syncing/settle_list.py": "tests/ui/pages/test_sync_centre.py",
    "desktop/ui/syncing/state_words.py": "tests/ui/pages/test_sync_centre.py",
    "desktop/ui/syncing/wording.py": "tests/ui/pages/test_sync_centre.py",
    "desktop/ui/task_ledger/": "tests/ui/pages/test_tasks.py",
    "desktop/ui/topics/": "tests/ui/pages/test_topics.py",
    "desktop/ui/today/": "tests/ui/pages/test_today.py",
    "desktop/ui/villages/": "tests/ui/pages/test_village.py",
    "desktop/ui/widgets/": "tests/ui/widgets/test_gallery.py",
    "server/copying.py": "tests/server/test_bulk.py",
    "server/entering.py": "tests/server/test_acceptance.py",
    "server/entries.py": "tests/server/test_acceptance.py",
    "server/judging.py": "tests/server/test_acceptance.py",
    "server/migrations/": "tests/server/test_stores.py",
    "server/placing.py": "tests/server/test_acceptance.py",
    "server/ranking.py": "tests/server/test_acceptance.py",
    "server/receipts.py": "tests/server/test_acceptance.py",
    "server/parts.py": "tests/server/test_acceptance.py",
    "server/tables.py": "tests/server/test_stores.py",
}

VAGUE_NAMES = {"utils", "util", "helper", "helpers", "manager", "common", "misc"}

# Folders that belong to one person's computer.
PERSONAL_PATH = re.compile(
    r"(?<![\w.~$})>*-])/(?:home|root|tmp|Users|var/tmp|var/folders)/[\w.-]+|\b[A-Z]:\\+Users\\+\w+"
)


def has_code(source):
    """Whether a module has functions: names and plain declarations leave nothing to test."""
    tree = ast.parse((ROOT / source).read_bytes())
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree))


def mirror_of(source):
    """Return where the tests of a module belong: tests/ mirrors desktop/, beside the others."""
    path = Path(source)
    folders = path.parts[1:-1] if path.parts[0] == "desktop" else path.parts[:-1]
    name = folders[-1] if path.stem == "__init__" and folders else path.stem
    return Path("tests", *folders, f"test_{name.strip('_')}.py").as_posix()


def tracked_files():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    return [name for name in listed.stdout.decode().split("\0") if (ROOT / name).is_file()]


def text_of(name):
    try:
        return (ROOT / name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


@pytest.mark.parametrize(
    ("source", "test"),
    [
        ("desktop/domain/verdicts.py", "tests/domain/test_verdicts.py"),
        ("desktop/logs.py", "tests/test_logs.py"),
        ("desktop/__main__.py", "tests/test_main.py"),
        ("desktop/domain/rosters/__init__.py", "tests/domain/rosters/test_rosters.py"),
        ("server/feeds.py", "tests/server/test_feeds.py"),
        ("packaging/fonts.py", "tests/packaging/test_fonts.py"),
    ],
)
def test_tests_mirror_the_packages(source, test):
    assert mirror_of(source) == test


def test_each_module_has_its_test_file_or_a_reason():
    alone = {
        source
        for source in SOURCES
        if has_code(source)
        and not (ROOT / mirror_of(source)).is_file()
        and not source.startswith(tuple(TRIED_THROUGH))
    }

    assert alone == set(UNTESTED)


@pytest.mark.parametrize(("part", "test"), TRIED_THROUGH.items(), ids=TRIED_THROUGH)
def test_what_is_tried_through_another_test_is_there_and_so_is_the_test(part, test):
    assert (ROOT / part).exists()
    assert (ROOT / test).is_file()


def test_each_module_says_what_it_is_for():
    silent = [
        source
        for source in SOURCES
        if not (ast.get_docstring(ast.parse((ROOT / source).read_bytes())) or "").split("\n")[0]
    ]

    assert silent == []


def test_no_module_has_a_vague_name():
    assert [source for source in SOURCES if VAGUE_NAMES & set(re.split(r"[/_.]", source))] == []


@pytest.mark.parametrize(
    ("parts", "separator", "found"),
    [
        (["see ", "home", "li", "ledger"], "/", True),
        (["'", "var", "tmp", "x'"], "/", True),
        (["file://", "Users", "li"], "/", True),
        (["in C:", "Users", "li", "ledger"], "\\", True),
        (["~", "tmp", "x"], "/", False),
        (["$HOME", "tmp", "x"], "/", False),
        (["tests", "home", "x"], "/", False),
        (["", "usr", "share", "fonts"], "/", False),
    ],
)
def test_personal_path_is_seen(parts, separator, found):
    assert bool(PERSONAL_PATH.search(separator.join(parts))) == found


def test_no_file_names_a_folder_of_one_computer():
    named = [
        f"{name}: {match.group()}"
        for name in tracked_files()
        for match in PERSONAL_PATH.finditer(text_of(name))
    ]

    assert named == []
