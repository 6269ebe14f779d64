import pytest

from desktop.data.attachments import AttachmentFiles
from desktop.data.pictures import fit_attachment
from desktop.errors import ValidationError
from desktop.records import Attachment, Concern
from desktop.services.attachments import attach_file

PDF = b"%PDF-1.4 example"


def fit(name, data):
    fitted = fit_attachment(name, data)
    return fitted.name, fitted.media_type, fitted.data


@pytest.fixture
def files(tmp_path):
    return AttachmentFiles(tmp_path, bytes(32))


def test_row_names_what_lies_on_disk(village, ledger, files):
    (concern,) = village.add(Concern(title="水渠"))

    attached = attach_file(
        ledger, files, fit, subject=concern, name="说明.pdf", data=PDF, caption="渗漏处"
    )

    row = village.get(Attachment, attached)
    assert files.read(row.file_digest) == PDF
    assert (row.subject, row.title, row.size_bytes, row.caption) == (
        concern,
        "说明.pdf",
        len(PDF),
        "渗漏处",
    )


def test_same_file_twice_is_kept_once(village, ledger, files):
    (concern,) = village.add(Concern(title="水渠"))
    for name in ("一.pdf", "二.pdf"):
        attach_file(ledger, files, fit, subject=concern, name=name, data=PDF)

    assert [row.title for row in village.list(Attachment)] == ["一.pdf"]
    assert len(files.list_digests()) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [("照片.jpg", "不是图片".encode()), ("扫描.pdf", b"%PDF-1.4" + bytes(21 * 1024 * 1024))],
    ids=["no picture", "too large"],
)
def test_file_that_cannot_be_kept_leaves_nothing(village, ledger, files, name, data):
    (concern,) = village.add(Concern(title="水渠"))

    with village.nothing_written(), pytest.raises(ValidationError):
        attach_file(ledger, files, fit, subject=concern, name=name, data=data)

    assert files.list_digests() == []
