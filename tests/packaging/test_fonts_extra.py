"""Optional faces: the system's own before Debian's, and outlines that ReportLab embeds."""

import gzip
import hashlib

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from reportlab.pdfbase.ttfonts import TTFontFile

TRUETYPE = b"\0\1\0\0rest of a font"


@pytest.fixture
def extra(script):
    return script("fonts_extra")


def make_extra(extra, **changes):
    fields = {
        "name": "FangSong.ttf",
        "system": ["First.ttf", "仿宋_GB2312.ttf"],
        "debian": "some-fonts",
        "member": "usr/share/fonts/face.otf",
        "sha256": "",
        "licences": {"FangSong-COPYING.txt": "usr/share/doc/COPYING.gz"},
    }
    return extra.Extra(**{**fields, **changes})


@pytest.fixture
def cff(tmp_path):
    """Make a font with CFF outlines: a circle's quarter for 曲, nothing for the blank."""
    pen = T2CharStringPen(1000, None)
    pen.moveTo((100, 0))
    pen.curveTo((400, 0), (600, 200), (600, 500))
    pen.lineTo((100, 500))
    pen.closePath()
    blank = T2CharStringPen(500, None).getCharString()
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "space", "uni66F2"])
    builder.setupCharacterMap({0x20: "space", 0x66F2: "uni66F2"})
    builder.setupCFF(
        "Face", {}, {".notdef": blank, "space": blank, "uni66F2": pen.getCharString()}, {}
    )
    builder.setupHorizontalMetrics({".notdef": (500, 0), "space": (500, 0), "uni66F2": (1000, 0)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Face", "styleName": "Regular", "psName": "Face"})
    builder.setupOS2()
    builder.setupPost()
    path = tmp_path / "face.otf"
    builder.save(path)
    return path


def test_conversion_keeps_characters_widths_and_shape(extra, cff, tmp_path):
    extra.convert_to_truetype(cff, tmp_path / "face.ttf")

    font = TTFont(tmp_path / "face.ttf")
    assert extra.is_truetype(tmp_path / "face.ttf")
    assert font.getBestCmap() == {0x20: "space", 0x66F2: "uni66F2"}
    assert font["hmtx"].metrics == {".notdef": (500, 0), "space": (500, 0), "uni66F2": (1000, 100)}
    outline = font["glyf"]["uni66F2"]
    assert (outline.xMin, outline.yMin, outline.xMax, outline.yMax) == (100, 0, 600, 500)
    pen = RecordingPen()
    font.getGlyphSet()["uni66F2"].draw(pen)
    assert {operator for operator, _ in pen.value} == {"moveTo", "lineTo", "qCurveTo", "closePath"}


def test_conversion_gives_the_same_bytes_and_reportlab_reads_them(extra, cff, tmp_path):
    extra.convert_to_truetype(cff, tmp_path / "first.ttf")
    extra.convert_to_truetype(cff, tmp_path / "second.ttf")

    assert (tmp_path / "first.ttf").read_bytes() == (tmp_path / "second.ttf").read_bytes()
    assert TTFontFile(str(tmp_path / "first.ttf")).charWidths[0x66F2] == 1000


def test_system_face_is_found_by_order_whatever_its_case(extra, tmp_path):
    for name, content in {
        "b/仿宋_gb2312.TTF": TRUETYPE,
        "a/FIRST.TTF": TRUETYPE,
        "Other.ttf": TRUETYPE,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)

    found = extra.find_on_system(make_extra(extra), [tmp_path / "none", tmp_path])

    assert found == tmp_path / "a" / "FIRST.TTF"


@pytest.mark.parametrize("content", [b"OTTO", b"ttcf", b""])
def test_system_face_without_truetype_outlines_is_passed_over(extra, tmp_path, content):
    (tmp_path / "first.ttf").write_bytes(content)

    assert extra.find_on_system(make_extra(extra), [tmp_path]) is None


def test_face_that_is_there_stays(extra, tmp_path):
    (tmp_path / "FangSong.ttf").write_bytes(b"chosen by its owner")

    assert extra.lay_down(make_extra(extra), tmp_path) == "FangSong.ttf is there already"
    assert (tmp_path / "FangSong.ttf").read_bytes() == b"chosen by its owner"


def test_system_face_is_copied(extra, tmp_path, monkeypatch):
    (tmp_path / "system").mkdir()
    (tmp_path / "system" / "First.ttf").write_bytes(TRUETYPE)
    (tmp_path / "cache").mkdir()
    monkeypatch.setattr(extra.find_on_system, "__defaults__", ([tmp_path / "system"],))

    said = extra.lay_down(make_extra(extra), tmp_path / "cache")

    assert said == "FangSong.ttf is this system's First.ttf"
    assert {path.name: path.read_bytes() for path in (tmp_path / "cache").iterdir()} == {
        "FangSong.ttf": TRUETYPE
    }


def debian_tree(tmp_path, font):
    tree = tmp_path / "tree"
    (tree / "usr/share/fonts").mkdir(parents=True)
    (tree / "usr/share/doc").mkdir()
    (tree / "usr/share/fonts/face.otf").write_bytes(font)
    (tree / "usr/share/doc/COPYING.gz").write_bytes(gzip.compress(b"GPL 3"))
    (tmp_path / "cache").mkdir()
    return tree


def test_debian_face_is_converted_and_its_licence_goes_along(extra, cff, tmp_path):
    tree = debian_tree(tmp_path, cff.read_bytes())
    face = make_extra(extra, sha256=hashlib.sha256(cff.read_bytes()).hexdigest())

    extra.take_from_debian(face, tree, tmp_path / "cache")

    names = sorted(path.name for path in (tmp_path / "cache").iterdir())
    assert names == ["FangSong-COPYING.txt", "FangSong.ttf"]
    assert extra.is_truetype(tmp_path / "cache" / "FangSong.ttf")
    assert (tmp_path / "cache" / "FangSong-COPYING.txt").read_text() == "GPL 3"


def test_debian_face_with_truetype_outlines_is_copied(extra, tmp_path):
    tree = debian_tree(tmp_path, TRUETYPE)
    face = make_extra(extra, sha256=hashlib.sha256(TRUETYPE).hexdigest())

    extra.take_from_debian(face, tree, tmp_path / "cache")

    assert (tmp_path / "cache" / "FangSong.ttf").read_bytes() == TRUETYPE


def test_debian_face_that_is_not_pinned_is_refused(extra, tmp_path):
    tree = debian_tree(tmp_path, TRUETYPE)

    with pytest.raises(extra.FontsError) as refused:
        extra.take_from_debian(make_extra(extra, sha256="0" * 64), tree, tmp_path / "cache")

    assert str(refused.value) == "some-fonts: face.otf is not the file that fonts.toml pins"
    assert list((tmp_path / "cache").iterdir()) == []


def test_elsewhere_than_on_debian_it_says_so(extra, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(extra.FontsError) as refused:
        extra.open_debian_package("some-fonts", tmp_path)

    assert str(refused.value) == "some-fonts is a Debian package, and apt-get is missing here"


def test_pins_give_both_faces_and_their_licences(extra):
    faces = {face.name: sorted(face.licences) for face in extra.read_extras()}

    assert faces == {
        "FangSong.ttf": ["FangSong-COPYING.txt", "FangSong-README.txt"],
        "Kai.ttf": ["Kai-copyright.txt"],
    }
