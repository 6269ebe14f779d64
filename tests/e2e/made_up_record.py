"""What a record type has by its declaration alone; run by test_made_up_record in a copy of the app.

usage: made_up_record.py HOME

Opens a home of the schema before, which migrates it, works with wells as a person would, and writes
what there is then as one JSON document.
"""

import io
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
from PySide6.QtWidgets import QApplication
from sqlalchemy.exc import IntegrityError

from desktop.composition import check_rebuild_of, open_home, rebuild_home, verify_home
from desktop.data.engines import make_engine
from desktop.data.schemas import declared_schema
from desktop.records import Person, record_type
from desktop.services.hit_places import search_places
from desktop.services.papers import print_paper
from desktop.services.register_tables import export_register
from desktop.services.undo import undo_last_act
from desktop.ui.looks import Look
from desktop.ui.pages.registers import RegistersPage
from desktop.ui.places import Navigator, Place
from desktop.ui.registers.sheets import EntrySheet
from desktop.ui.search_palette import page_of
from desktop.ui.sessions import Session
from desktop.ui.tasks import TaskRunner

PASSPHRASE = "sample passphrase of tests"
TYPED = {"name": "东沟井", "state": "low", "depth": "35", "dug_on": "1990年代"}


class Window:
    """The page of registers over an open home, used as a person would."""

    def __init__(self, home):
        self.app = QApplication.instance() or QApplication([])
        self.tasks = TaskRunner()
        self.session = Session(home, self.tasks, Look(), Navigator())
        self.page = RegistersPage(self.session, Place("registers", None, {"type": "Well"}))
        self.session.changed.connect(self.page.refresh)
        self.page.show()
        self.page.refresh()
        self.tasks.drain()

    def enter(self, keeper):
        """Fill in the form of a new well, and store it."""
        self.page.add.click()
        self.tasks.drain()
        sheet = self.page.findChild(EntrySheet)
        editors = sheet.form.editors
        for name, typed in TYPED.items():
            editors[name].retype(typed)
        editors["keeper"].retype({"row": str(keeper), "text": "马晓梅"})
        told = {"form": [*editors], "title": sheet.windowTitle()}
        sheet.save()
        self.tasks.drain()
        return told

    def look(self):
        """Return what the table shows, masked as it is at first."""
        lines, box = self.page.table.lines, self.page.chooser.box
        return {
            "columns": [column.title for column in lines.columns],
            "rows": [
                [lines.index(row, column).data() for column in range(lines.columnCount())]
                for row in range(lines.rowCount())
            ],
            "registers": [box.itemText(at) for at in range(box.count())],
        }

    def close(self):
        """Leave."""
        self.tasks.close()
        self.page.deleteLater()


def facts_of(home, row):
    """Return what journal, search, sheet and paper say of a well."""
    with home.ledger.read() as reading:
        written = reading.history(row)
        table = export_register(reading, "Well", datetime.now(UTC))
        hits = [(hit.type, hit.row) for hit in search_places(reading, "东沟")]
    sheet = openpyxl.load_workbook(io.BytesIO(home.press.tabulate([table]))).active
    pdf = print_paper(home.ledger, home.press, row, "record_sheet")
    return {
        "patch": [[one.type, one.act, *map(one.fields.get, ("name", "dug_on"))] for one in written],
        "sheet": [[cell.value for cell in line] for line in sheet.iter_rows(min_row=3)],
        "hits": [kind for kind, _ in hits],
        "hit_is_the_row": hits[0][1] == row,
        "page": page_of("Well"),
        "paper": "".join(home.press.text_of(pdf).split()),
    }


def undo_twice(home, kind):
    """Return how many rows there are once the last act is taken back, and once it is again."""
    counts = []
    for _ in range(2):
        undo_last_act(home.ledger)
        with home.ledger.read() as reading:
            counts.append(reading.count(kind))
    return counts


def write_beside_services(home):
    """Return why a write that no service made is refused."""
    engine = make_engine(home.ledger_path, home.key.ledger_key())
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql("UPDATE well SET name = 'x'")
    except IntegrityError as error:
        return str(error.orig)
    finally:
        engine.dispose()
    return "written"


def main(folder):
    """Work with wells, and print what there is."""
    source = {"passphrase_source": lambda: PASSPHRASE}
    with open_home(folder, **source) as home:
        person = Person(name="马晓梅")
        with home.ledger.act("enter_for_test") as work:
            work.add(person)
        window = Window(home)
        found = window.enter(person.id) | window.look()
        kind = record_type("Well")
        with home.ledger.read() as reading:
            row = reading.list(kind)[0].id
        found["undone"] = undo_twice(home, kind)
        found |= facts_of(home, row)
        found["refused"] = write_beside_services(home)
        found["problems"] = [str(one) for one in verify_home(home).problems]
        found["differences"] = [str(one) for one in check_rebuild_of(home).problems]
        window.close()
    with open_home(folder, **source) as home:
        rebuild_home(home)
    with open_home(folder, **source) as home, home.ledger.read() as reading:
        found["rebuilt"] = [one.name for one in reading.list(kind)]
    found["declared"] = [
        line for line in declared_schema().split(";\n") if " well" in line.split("(")[0]
    ]
    sys.stdout.write(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
