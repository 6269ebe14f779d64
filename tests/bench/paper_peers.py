"""The same record by fpdf2, WeasyPrint, typst and LibreOffice, each as its own manual would.

Every one is given the same three faces, sizes, leading and widths of columns, and makes a new QR
code every time. A library is measured warm and in this process; LibreOffice is a program.
"""

import base64
import html
import io
import logging
import os
import subprocess
from uuid import uuid4

import segno
import typst
from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from fpdf import FPDF
from fpdf.fonts import FontFace
from paper_text import CELL, CELL_LEADING, CELL_PADDING, WIDTHS

SERIF, SANS = "Noto Serif SC", "Noto Sans SC"
BODY, LEADING, TITLE = 16, 28.98, 22  # points
ROW = CELL_LEADING + 2 * CELL_PADDING
MM = 72 / 25.4
MARGINS_MM = {"left": 28, "top": 37, "right": 26, "bottom": 35}

logging.getLogger("fontTools").setLevel(logging.ERROR)
logging.getLogger("weasyprint").setLevel(logging.ERROR)


def qr_png():
    """Return a new QR code as PNG."""
    file = io.BytesIO()
    code = segno.make(f"yishibu:1:{uuid4()}:1:{uuid4().hex}", error="m", micro=False)
    code.save(file, kind="png", scale=4)
    return file.getvalue()


class _Page(FPDF):
    def footer(self):
        """Write the page number at the outer edge."""
        self.set_y(-28)
        self.set_font("Serif", size=14)
        self.cell(0, 7, f"— {self.page_no()} —", align="R" if self.page_no() % 2 else "L")


class Engine:
    """One peer; `take` gets it ready, untimed, to print another text, `render` returns the PDF."""

    def __init__(self, fonts):
        self._fonts = fonts
        self._text = None

    def take(self, text):
        self._text = text


class Fpdf2(Engine):
    """The pure Python library that is nearest to ReportLab."""

    def render(self):
        page = _Page("P", "mm", "A4")
        page.set_margins(MARGINS_MM["left"], MARGINS_MM["top"], MARGINS_MM["right"])
        page.set_auto_page_break(auto=True, margin=MARGINS_MM["bottom"])
        page.add_font("Serif", fname=self._fonts / "NotoSerifSC-Regular.ttf")
        page.add_font("Serif", "B", fname=self._fonts / "NotoSerifSC-Bold.ttf")
        page.add_font("Sans", fname=self._fonts / "NotoSansSC-Regular.ttf")
        page.add_page()
        page.set_font("Serif", "B", size=TITLE)
        below = {"new_x": "LMARGIN", "new_y": "NEXT"}
        page.multi_cell(0, 34 / MM, self._text.title, align="C", **below)
        for heading, paragraphs in self._text.sections:
            page.set_font("Sans", size=BODY)
            page.multi_cell(0, LEADING / MM, heading, **below)
            page.set_font("Serif", size=BODY)
            for each in paragraphs:
                page.multi_cell(
                    0, LEADING / MM, f"\u3000\u3000{each}", wrapmode="CHAR", align="J", **below
                )
        page.set_font("Serif", size=CELL)
        with page.table(
            col_widths=WIDTHS,
            line_height=ROW / MM,
            headings_style=FontFace(),
            text_align="CENTER",
            wrapmode="CHAR",
        ) as table:
            for row in (self._text.head, *self._text.rows):
                table.row(row)
        page.image(io.BytesIO(qr_png()), w=19)
        return bytes(page.output())


class WeasyPrint(Engine):
    """HTML and CSS; the faces are found as installed fonts are."""

    def render(self):
        from weasyprint import HTML  # its Pango reads the font configuration once

        return HTML(string=self._page()).write_pdf()

    def _page(self):
        text, margins = self._text, MARGINS_MM
        image = base64.b64encode(qr_png()).decode()
        number = f"content:'— ' counter(page) ' —';font:14pt {SERIF}"
        css = (
            f"@page{{size:A4;margin:{margins['top']}mm {margins['right']}mm"
            f" {margins['bottom']}mm {margins['left']}mm}}"
            f"@page:right{{@bottom-right{{{number}}}}}@page:left{{@bottom-left{{{number}}}}}"
            f"body{{font:{BODY}pt/{LEADING}pt {SERIF};text-align:justify}}"
            "p{text-indent:2em;margin:0}"
            f"h1{{font:bold {TITLE}pt/34pt {SERIF};text-align:center;margin:0}}"
            f"h2{{font:{BODY}pt/{LEADING}pt {SANS};margin:0}}"
            "table{border-collapse:collapse;table-layout:fixed;width:100%;text-align:center}"
            f"table{{font:{CELL}pt/{CELL_LEADING}pt {SERIF}}}"
            f"td,th{{border:.5pt solid;font-weight:normal;padding:{CELL_PADDING - 0.25}pt 0}}"
        )
        columns = "".join(f"<col style='width:{width}pt'>" for width in WIDTHS)
        parts = [f"<html lang=zh><style>{css}</style><h1>{text.title}</h1>"]
        for heading, paragraphs in text.sections:
            parts.append(f"<h2>{heading}</h2>")
            parts += [f"<p>{html.escape(each)}</p>" for each in paragraphs]
        parts.append(f"<table>{columns}<thead>{_row(text.head, 'th')}</thead>")
        parts += [_row(row, "td") for row in text.rows]
        parts.append(f"</table><img style='width:19mm' src='data:image/png;base64,{image}'>")
        return "".join(parts)


def _row(cells, tag):
    return f"<tr>{''.join(f'<{tag}>{html.escape(cell)}</{tag}>' for cell in cells)}</tr>"


class Typst(Engine):
    """A typesetter in Rust, called as a library that keeps its fonts."""

    def __init__(self, fonts):
        super().__init__(fonts)
        self._compiler = typst.Compiler(
            font_paths=[str(fonts)], ignore_system_fonts=True, root=str(fonts)
        )

    def render(self):
        # The library takes the text as bytes, and a picture by the text of an SVG.
        return self._compiler.compile(self._source().encode())

    def _source(self):
        text, margins = self._text, MARGINS_MM
        gap = LEADING - BODY
        sides = ",".join(f"{side}:{width}mm" for side, width in margins.items())
        number = (
            "context{let n=counter(page).get().first();"
            f'align(if calc.odd(n){{right}}else{{left}})[#text(font:"{SERIF}",size:14pt)[— #n —]]}}'
        )
        code = segno.make(f"yishibu:1:{uuid4()}:1:{uuid4().hex}", error="m", micro=False)
        svg = code.svg_inline().replace('"', "'")
        head = ",".join(f"[{cell}]" for cell in text.head)
        cells = ",".join(f"[{cell}]" for row in text.rows for cell in row)
        widths = ",".join(f"{width}pt" for width in WIDTHS)
        parts = [
            f'#set page(paper:"a4",margin:({sides}),footer:{number})',
            f'#set text(font:"{SERIF}",size:{BODY}pt,lang:"zh",region:"cn")',
            "#set text(top-edge:0.88em,bottom-edge:-0.12em)",
            f"#set par(justify:true,leading:{gap}pt,spacing:{gap}pt)",
            "#set par(first-line-indent:(amount:2em,all:true))",
            f'#align(center)[#text(size:{TITLE}pt,weight:"bold")[{text.title}]]',
        ]
        for heading, paragraphs in text.sections:
            parts += [f'#par(first-line-indent:0pt)[#text(font:"{SANS}")[{heading}]]', *paragraphs]
        parts += [
            f"#set text(size:{CELL}pt)\n#set par(first-line-indent:0pt)",
            f"#set table(columns:({widths}),rows:{ROW}pt,align:center+horizon,stroke:0.5pt)",
            f"#table(table.header({head}),{cells})",
            f'#image(bytes("{svg}"),format:"svg",width:19mm)',
        ]
        return "\n\n".join(parts)


class LibreOffice(Engine):
    """A docx through the program, start included; making the docx is not timed."""

    def __init__(self, fonts, *, folder):
        super().__init__(fonts)
        self._folder = folder
        self._document = folder / "record.docx"

    def take(self, text):
        _write_docx(text, self._document)

    def render(self):
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={(self._folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(self._folder),
                str(self._document),
            ],
            check=True,
            capture_output=True,
            env=os.environ,
        )
        return self._document.with_suffix(".pdf").read_bytes()


def _write_docx(text, path):
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, width in MARGINS_MM.items():
        setattr(section, f"{side}_margin", Mm(width))
    _number_pages(section)
    _line(document.add_paragraph(), text.title, SERIF, TITLE, centred=True)
    for heading, paragraphs in text.sections:
        _line(document.add_paragraph(), heading, SANS, BODY)
        for each in paragraphs:
            _line(document.add_paragraph(), each, SERIF, BODY, indent=2 * BODY)
    table = document.add_table(rows=1 + len(text.rows), cols=len(text.head))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Pt(width)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row, cells in zip(table.rows, (text.head, *text.rows), strict=True):
        row.height, row.height_rule = Pt(ROW), WD_ROW_HEIGHT_RULE.EXACTLY
        for cell, content, width in zip(row.cells, cells, WIDTHS, strict=True):
            cell.width = Pt(width)
            _line(cell.paragraphs[0], content, SERIF, CELL, centred=True, leading=CELL_LEADING)
    document.add_picture(io.BytesIO(qr_png()), width=Mm(19))
    document.save(path)


def _line(paragraph, text, face, size, *, indent=0, leading=LEADING, centred=False):
    layout = paragraph.paragraph_format
    layout.first_line_indent, layout.line_spacing = Pt(indent), Pt(leading)
    layout.space_after = Pt(0)
    layout.alignment = 1 if centred else 3
    run = paragraph.add_run(text)
    run.font.size, run.font.name, run.font.bold = Pt(size), face, size == TITLE
    run._element.rPr.rFonts.set(qn("w:eastAsia"), face)


def _number_pages(section):
    run = section.footer.paragraphs[0].add_run()
    for kind in ("begin", None, "end"):
        if kind is None:
            element = OxmlElement("w:instrText")
            element.text = "PAGE"
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._element.append(element)
