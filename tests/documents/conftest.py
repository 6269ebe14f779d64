"""Faces and ways to look into a PDF, for every test of papers."""

import io
import sys
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from desktop.documents.faces import load_faces
from desktop.documents.geometry import A4
from desktop.documents.linebreaking import Names
from desktop.documents.paragraphs import Column

sys.path.insert(0, str(Path(__file__).parent))  # for paper_samples


class Look:
    """What is in a PDF, read by two readers that are not ours."""

    def __init__(self, data):
        self.data = data
        self.document = pypdfium2.PdfDocument(data)
        self.reader = pypdf.PdfReader(io.BytesIO(data))

    def __len__(self):
        return len(self.document)

    def page(self, at):
        return self.document[at].get_textpage().get_text_range().replace("\r\n", "\n")

    @property
    def text(self):
        return "\n".join(self.page(at) for at in range(len(self)))

    @property
    def flat(self):
        return "".join(self.text.split())

    @property
    def text_by_pypdf(self):
        return "\n".join(page.extract_text() for page in self.reader.pages)

    def boxes(self, at):
        """Return (character, left, bottom, right, top) of each visible character of a page."""
        page = self.document[at].get_textpage()
        count = page.count_chars()
        found = ((page.get_text_range(i, 1), *page.get_charbox(i)) for i in range(count))
        return [box for box in found if box[0].strip()]

    def fonts(self):
        """Return the font dictionaries of all pages."""
        fonts = {}
        for page in self.reader.pages:
            for name, font in page["/Resources"].get("/Font", {}).items():
                fonts[name] = font.get_object()
        return fonts


@pytest.fixture(scope="session")
def faces():
    return load_faces()


@pytest.fixture(scope="session")
def look():
    return Look


@pytest.fixture
def column(faces):
    return Column(faces, A4.left, A4.type_width, Names())
