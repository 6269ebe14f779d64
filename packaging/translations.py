"""Brings the English translation up to date: what is new is added, what is gone is dropped.

usage: translations.py [--check]

Words of screens are found by lupdate. What no call names is listed for it in a file made for the
moment: labels and choices of records, titles of places and acts, words of rules and procedures.
With --check nothing is written, and whatever is missing, unfinished or out of date is named, with
exit status 1.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

from desktop import services
from desktop.documents.papers import PAPERS
from desktop.records.declarations import all_records, declaration_of, fields_of
from desktop.records.votes import SHORT_METHODS
from desktop.services import calendars, statistics
from desktop.services.acts import ACTS
from desktop.services.consultation_forms import get_form_book
from desktop.services.laws import get_rulebook
from desktop.services.opinion_words import ABSENT_WAYS
from desktop.services.procedures import get_shipped_procedures
from desktop.services.roll_lines import ROLL_STATES
from desktop.services.round_views import SHEET_STATES
from desktop.services.snapshot_labels import FIGURES, LABELS
from desktop.ui.places import PLACES

ROOT = Path(__file__).resolve().parent.parent
TS = ROOT / "resources/translations/yishibu_en.ts"
QM = TS.with_suffix(".qm")
SHOWN = 40
SAYS_ERRORS = (
    "desktop/sync/**/*.py",
    "desktop/data/durable_files.py",
    "desktop/data/stick_files.py",
    "desktop/services/sync_conflicts.py",
    "desktop/services/from_above.py",
    "server/enrolments.py",
    "server/tokens.py",
    "server/bundles.py",
    "server/acceptance.py",
)
"""Where errors are worded that 同步中心 and joining show; the server's come over the line."""
PLACEHOLDER = re.compile(r"\{\w*\}|%n|%\d")


def declared_words() -> dict[str, set[str]]:
    """Return the words that declarations carry, by context."""
    records: set[str] = set()
    for kind in all_records():
        records.add(declaration_of(kind).title)
        for field in fields_of(kind):
            records |= {field.label, field.unit, *field.choices.values()}
    records |= {*ROLL_STATES.values(), *SHORT_METHODS.values()}
    records |= {paper.title for paper in PAPERS.values()}
    records |= {*LABELS.values(), *FIGURES.values()}
    records |= {*statistics.TITLES.values(), *statistics.LABELS.values()}
    records |= set(statistics.HEADLINES.values())
    records |= set(calendars.KINDS.values())
    for year in calendars.get_work_calendar().years.values():
        records |= {year.source, *year.free.values()}
    records |= {*ABSENT_WAYS.values(), *SHEET_STATES.values(), "份"}
    records |= procedure_words() | form_words() | act_titles()
    return {
        "Records": records - {""},
        "Places": {place.title for place in PLACES.values()},
        "Rules": rule_words(),
        "Errors": error_sentences(),
    }


def rule_words() -> set[str]:
    """Return the words of the law: texts, bodies, who is counted, matters and fractions."""
    words = {source.title for source in get_rulebook().sources.values()}
    for body in get_rulebook().bodies.values():
        words.add(body.name_zh)
        for version in body.versions:
            words |= {quorum.of for quorum in version.quorums}
            words |= {majority.name for majority in version.majorities}
            words |= {quorum.threshold.words() for quorum in version.quorums}
            words |= {majority.threshold.words() for majority in version.majorities}
    return words - {""}


def procedure_words() -> set[str]:
    """Return what procedures call their stages, and what they ask for."""
    words: set[str] = set()
    for procedure in get_shipped_procedures().values():
        words |= {procedure.name_zh, procedure.purpose}
        for stage in procedure.stages:
            words |= {stage.title, stage.short, stage.responsible}
            for asked in stage.requires:
                words |= {asked.missing, asked.met, asked.why}
    return words - {"{detail}", ""}


def form_words() -> set[str]:
    """Return what forms and kinds of consultation ask for, and what is prepared for them."""
    words: set[str] = set()
    book = get_form_book()
    for form in book.forms.values():
        words |= {*form.when, *form.must, *form.may, *form.rights, *form.duties, *form.cannot}
    for kind in book.kinds.values():
        words |= set(kind.consultees)
    return words


def error_sentences() -> set[str]:
    """Return what sync says of errors, this app's and the server's: every whole sentence."""
    found: set[str] = set()
    for path in (each for pattern in SAYS_ERRORS for each in ROOT.glob(pattern)):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        parts = {
            id(part)
            for node in ast.walk(tree)
            if isinstance(node, ast.JoinedStr)
            for part in ast.walk(node)
        }
        found |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.value.endswith("。")
            and id(node) not in parts
        }
    return found


def act_titles() -> set[str]:
    """Return what history and undo call the acts of every service."""
    for module in pkgutil.iter_modules(services.__path__, f"{services.__name__}."):
        importlib.import_module(module.name)
    return {kind.title for kind in ACTS.values()}


def update(ts: Path) -> None:
    """Bring a .ts file up to date with the source."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "declared.py")
        lines = [
            f"QCoreApplication.translate({context!r}, {word!r})"
            for context, words in declared_words().items()
            for word in sorted(words)
        ]
        listed.write_text("\n".join(lines).replace("'", '"') + "\n", encoding="utf-8")
        sources = sorted(map(str, (ROOT / "desktop/ui").rglob("*.py")))
        run(
            "pyside6-lupdate",
            "-no-obsolete",
            "-locations",
            "none",
            *sources,
            str(listed),
            "-ts",
            str(ts),
        )


def release(ts: Path, qm: Path) -> None:
    """Make the file that the app reads."""
    run("pyside6-lrelease", "-silent", str(ts), "-qm", str(qm))


def run(tool: str, *arguments: str) -> None:
    """Run a tool of the environment."""
    subprocess.run(
        [Path(sys.executable).with_name(tool), *arguments], check=True, stdout=subprocess.DEVNULL
    )


def messages(ts: Path) -> dict[tuple[str, str], str | None]:
    """Return the translation of every message by context and source, None while unfinished."""
    found: dict[tuple[str, str], str | None] = {}
    for context in ET.parse(ts).getroot().iter("context"):  # noqa: S314 – our own file
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [] if translation is None else [*translation.iter("numerusform")]
            text = "".join(form.text or "" for form in forms) or (
                "" if translation is None else translation.text or ""
            )
            unfinished = translation is None or translation.get("type") == "unfinished"
            key = (context.findtext("name") or "", message.findtext("source") or "")
            found[key] = None if unfinished or not text else text
    return found


def faults(ts: Path) -> list[str]:
    """Return what is wrong with a .ts file."""
    problems = []
    for (context, source), text in messages(ts).items():
        if context in ("", "QCoreApplication.self"):
            problems.append(f"no context: {source}")
        elif text is None:
            problems.append(f"not translated: {context}: {source}")
        elif not set(PLACEHOLDER.findall(text)) >= set(PLACEHOLDER.findall(source)) - {"%n"}:
            problems.append(f"placeholders differ: {context}: {source} / {text}")
    return problems


def check() -> list[str]:
    """Return what keeps the translation from being whole, without changing it."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder, TS.name)
        fresh.write_bytes(TS.read_bytes())
        update(fresh)
        problems = faults(fresh)
        gone = messages(TS).keys() - messages(fresh).keys()
        problems += [f"no longer in the source: {context}: {source}" for context, source in gone]
        release(fresh, Path(folder, QM.name))
        if not problems and Path(folder, QM.name).read_bytes() != QM.read_bytes():
            problems.append(f"{QM.name} is older than {TS.name}: run packaging/translations.py")
    return problems


def main() -> int:
    """Update or check, and say what is left to do."""
    if "--check" in sys.argv[1:]:
        problems = check()
    else:
        TS.parent.mkdir(parents=True, exist_ok=True)
        update(TS)
        release(TS, QM)
        problems = faults(TS)
    print(*problems[:SHOWN], sep="\n", end="\n" if problems else "")
    if problems[SHOWN:]:
        print(f"… {len(problems) - SHOWN} more")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
