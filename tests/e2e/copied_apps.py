"""A copy of the app with the record type that CONTRIBUTING shows, and so of the next schema."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from desktop.records.declarations import SCHEMA

ROOT = Path(__file__).parents[2]
NEXT = SCHEMA + 1
BLOCK = re.compile(r"```(?:python|sql)\n(?:#|--) (desktop/\S+)\n(.*?)```", re.DOTALL)


def shown_files():
    """Return path and text of each file that CONTRIBUTING shows for a record type."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("## Add a record type")[2].partition("\n## ")[0]
    return {
        re.sub(r"schema_\d+", f"schema_{NEXT}", path): re.sub(r"since=\d+", f"since={NEXT}", body)
        for path, body in BLOCK.findall(section)
    }


def copy_app(app):
    """Copy the app with the files that are shown, and what goes with any new schema."""
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


def add_urgency(app):
    """Give concerns a field in the next schema, too."""
    concerns = app / "desktop/records/concerns.py"
    title = '    title: str = text("标题", needed_at="raise", search=True)\n'
    field = f'    urgency: str = text("缓急", since={NEXT})\n'
    before, found, after = concerns.read_text("utf-8").partition(title)
    assert found
    concerns.write_text(before + found + field + after, encoding="utf-8")
    sql = app / f"desktop/data/migrations/versions/schema_{NEXT}.sql"
    added = "ALTER TABLE concern ADD COLUMN urgency TEXT DEFAULT '' NOT NULL;\n"
    sql.write_text(sql.read_text("utf-8") + added, encoding="utf-8")
    return app


def run_in(app, script, *arguments):
    """Run a script that lies beside this file in a copy of the app, and return what it prints."""
    child = subprocess.run(
        [sys.executable, str(Path(__file__).with_name(script)), *map(str, arguments)],
        env=os.environ | {"PYTHONPATH": str(app), "QT_QPA_PLATFORM": "offscreen"},
        cwd=app,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert child.returncode == 0, child.stderr
    return child.stdout
