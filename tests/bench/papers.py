"""The record of eleven pages by our engine and by its peers: time, pages, text."""

import contextlib
import os
import shutil
import tempfile
from collections import Counter
from functools import partial
from itertools import count
from pathlib import Path

import pypdfium2
from measuring import figures, ms, quiet_memory, take_turns, timed
from paper_ours import CODE, DRAWING, SUBSETS, Ours
from paper_peers import Fpdf2, LibreOffice, Typst, WeasyPrint
from paper_text import make_text
from reports import Section, Table, Target

from desktop.documents.faces import REQUIRED, load_faces
from desktop.paths import font_cache

OURS, TYPST = "ours (ReportLab, own layout)", "typst"
FPDF2, WEASYPRINT, LIBREOFFICE = "fpdf2", "WeasyPrint", "LibreOffice (docx, program)"
FASTER = {FPDF2: 4, WEASYPRINT: 10, LIBREOFFICE: 10}
MOST_TYPST = 4
DONE = (
    "Ten headings, twenty paragraphs at 16 pt on 28.98, a table of 120 rows and 7 columns at 11 pt,"
    " page numbers and a QR code; Noto Serif SC regular and bold and Noto Sans SC for everybody,"
    " nine names with characters that GB 2312 lacks, four of them beyond the BMP. A library runs"
    " in one process, its first paper shown beside the median of the following ones; LibreOffice"
    " is started anew each time, its docx made before. Every run sets a text nobody has set before"
    " (typst keeps the layout of what it knows) with a new QR code. Ours also looks up every"
    " character before printing, keeps names whole, and prints code, digests and number on every"
    " page. Text is read back by PDFium: `lost` counts characters of the record that do not come"
    " out, `bad line starts` lines that begin with a mark such as ，。）."
)
PAGES = (10, 11, 12)
CLOSING = "，。；：！？、）》"
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def only_three_faces(folder):
    """Return a folder with the three faces, and let Pango and LibreOffice know no others."""
    fonts = folder / "fonts"
    fonts.mkdir(parents=True, exist_ok=True)
    for name in REQUIRED:
        if not (fonts / f"{name}.ttf").exists():
            shutil.copy(font_cache() / f"{name}.ttf", fonts)
    configuration = folder / "fonts.conf"
    text = _FONTCONFIG.format(fonts=fonts, cache=folder / "font-cache")
    configuration.write_text(text, encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(configuration)
    return fonts


def measure(folder, *, quick=False):
    """Return the section."""
    fonts = only_three_faces(folder)
    with tempfile.TemporaryDirectory(dir=folder) as temporary:
        engines = {
            OURS: Ours(load_faces([fonts])),
            TYPST: Typst(fonts),
            FPDF2: Fpdf2(fonts),
            WEASYPRINT: WeasyPrint(fonts),
        }
        if shutil.which("soffice"):
            engines[LIBREOFFICE] = LibreOffice(fonts, folder=Path(temporary))
        text = make_text(0)
        for engine in engines.values():
            engine.take(text)
        first = {name: timed(engine.render) for name, engine in engines.items()}
        slow = 1 if quick else 5
        rounds = {name: slow if name in FASTER else 3 * slow for name in engines}
        calls = {name: engine.render for name, engine in engines.items()}
        ready = {name: partial(another_text, engine, count(1)) for name, engine in engines.items()}
        with quiet_memory():
            times = take_turns(calls, rounds, warm=1, ready=ready)
    looked = {name: Look(pdf, text) for name, (_, pdf) in first.items()}
    beginnings = {name: seconds for name, (seconds, _) in first.items()}
    return written(times, beginnings, looked, engines[OURS].parts(3 if quick else 9))


@contextlib.contextmanager
def another_text(engine, numbers):
    """Give an engine a text that it has not seen, the same to each: some keep what they set."""
    engine.take(make_text(next(numbers)))
    yield


class Look:
    """Pages, bytes and text of a PDF, read by PDFium."""

    def __init__(self, pdf, text):
        document = pypdfium2.PdfDocument(pdf)
        self.bytes, self.pages = len(pdf), len(document)
        found = "\n".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        self.lost = Counter(text.characters) - Counter(found)
        self.begun_badly = sum(line[:1] in CLOSING for line in found.splitlines() if line)


def written(times, first, looked, parts):
    ours = times[OURS].median
    rows = tuple(
        (
            name,
            ms(each.median),
            ms(each.p95),
            f"{each.median / ours:.2f}",
            ms(first[name]),
            str(looked[name].pages),
            f"{looked[name].bytes / 1000:.0f} KB",
            str(looked[name].lost.total()),
            str(looked[name].begun_badly),
        )
        for name, each in times.items()
    )
    head = (
        "engine",
        "median",
        "95 %",
        "× ours",
        "first",
        "pages",
        "size",
        "characters lost",
        "bad line starts",
    )
    whole = sum(parts.values())
    shares = tuple(
        (name, ms(seconds), f"{seconds / whole:.0%}")
        for name, seconds in sorted(parts.items(), key=lambda part: -part[1])
    )
    targets = [
        Target(
            f"record of 11 pages, beside {name}",
            f"at least {least} × faster",
            f"{times[name].median / ours:.1f} ×",
            times[name].median / ours >= least,
        )
        for name, least in FASTER.items()
        if name in times
    ]
    ratio = ours / times[TYPST].median
    targets += [
        Target(
            "record of 11 pages, beside typst",
            f"at most {MOST_TYPST} × its time",
            f"{ratio:.2f} ×",
            ratio <= MOST_TYPST,
        ),
        Target(
            "all engines print the same",
            "11 pages, give or take one; all text",
            "、".join(f"{each.pages}" for each in looked.values()) + " pages",
            all(each.pages in PAGES and not each.lost for each in looked.values()),
        ),
    ]
    return Section(
        title="The record of eleven pages",
        done=DONE,
        parts=(
            Table(head, rows),
            f"Where our {figures(whole * 1000)} ms go:",
            Table(("part", "time", "share"), shares),
        ),
        targets=tuple(targets),
        reading=to_typst(parts, ours, times[TYPST].median),
    )


def to_typst(parts, ours, typst):
    """Say what would bring ours to typst's time, from the measured parts."""
    whole = sum(parts.values())
    drawing, fonts, code = (ms(parts[name]) for name in (DRAWING, SUBSETS, CODE))
    rest = ms(whole - parts[DRAWING] - parts[SUBSETS] - parts[CODE])
    return (
        f"typst is {ms(ours - typst)} ahead of our {ms(ours)}; the parts below were timed apart"
        f" from the race and add up to {ms(whole)}, clocks included",
        f"drawing ({drawing}): ReportLab formats every number, measures every text once more and"
        " encodes every character in Python. A pen that writes glyph codes and coordinates of"
        " whole rows itself would take most of it away",
        f"subsets ({fonts}): each paper reads and packs the outlines of its characters anew;"
        " outlines kept between papers would leave little but the packing",
        f"the QR code ({code}): eight masks are drawn and judged in Python; one mask, or the code"
        " kept with its frozen record, as for a second print of it, makes it free",
        f"without these three the rest takes {rest}, while typst takes {ms(typst)} in all",
    )
