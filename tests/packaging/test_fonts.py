"""Fonts by npm into the cache, with a tarball and an npm of our own."""

import hashlib
import os
import tarfile
from pathlib import Path

import pytest

FACES = {"package/Regular.ttf": b"regular", "package/Bold.ttf": b"bold", "package/other": b"more"}


@pytest.fixture
def fonts(script):
    return script("fonts")


def sha256(content):
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def tarball(tmp_path):
    path = tmp_path / "source.tgz"
    with tarfile.open(path, "w:gz") as archive:
        for name, content in FACES.items():
            (tmp_path / "member").write_bytes(content)
            archive.add(tmp_path / "member", name)
    return path


@pytest.fixture
def package(fonts, tarball):
    return fonts.Package(
        name="@font/face",
        version="1.0.0",
        sha256=sha256(tarball.read_bytes()),
        files=(
            fonts.Pin("package/Regular.ttf", "Face-Regular.ttf", sha256(b"regular")),
            fonts.Pin("package/Bold.ttf", "Face-Bold.ttf", sha256(b"bold")),
        ),
    )


@pytest.fixture
def npm(tmp_path, tarball, monkeypatch):
    """Put an npm on the path that copies the tarball, and counts how often it is asked."""
    folder = tmp_path / "bin"
    folder.mkdir()
    calls = tmp_path / "calls"
    calls.touch()
    (folder / "npm").write_text(
        f'#!/bin/sh\necho "$@" >>{calls}\n'
        'while [ "$1" != --pack-destination ]; do shift; done\n'
        f'cp {tarball} "$2/font-face-1.0.0.tgz"\n'
    )
    (folder / "npm").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    return calls


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


WHOLE = {"Face-Regular.ttf": b"regular", "Face-Bold.ttf": b"bold"}


def test_first_checkout_fetches_and_second_does_not(fonts, package, npm, tmp_path):
    folder = tmp_path / "cache" / "fonts"

    assert fonts.lay_down([package], folder) == ["@font/face"]
    assert fonts.lay_down([package], folder) == []
    assert contents(folder) == WHOLE
    assert len(npm.read_text().splitlines()) == 1


@pytest.mark.parametrize("harm", ["damaged", "shortened", "removed"])
def test_harmed_file_is_fetched_anew(fonts, package, npm, tmp_path, harm):
    fonts.lay_down([package], tmp_path / "fonts")
    face = tmp_path / "fonts" / "Face-Bold.ttf"
    if harm == "removed":
        face.unlink()
    else:
        face.write_bytes({"damaged": b"bald", "shortened": b""}[harm])

    assert fonts.lay_down([package], tmp_path / "fonts") == ["@font/face"]
    assert contents(tmp_path / "fonts") == WHOLE


def test_other_tarball_is_refused_before_it_is_opened(fonts, package, tmp_path):
    (tmp_path / "other.tgz").write_bytes(b"no tarball at all")

    with pytest.raises(fonts.FontsError) as refused:
        fonts.unpack(package, tmp_path / "other.tgz", tmp_path / "fonts")

    assert str(refused.value) == "@font/face 1.0.0 is not the file that fonts.toml pins"
    assert not (tmp_path / "fonts").exists()


def test_other_face_in_the_tarball_leaves_the_old_one(fonts, package, tarball, tmp_path):
    fonts.unpack(package, tarball, tmp_path / "fonts")
    bad = fonts.Pin("package/other", "Face-Regular.ttf", sha256(b"something else"))
    other = fonts.Package(package.name, package.version, package.sha256, (bad,))

    with pytest.raises(fonts.FontsError):
        fonts.unpack(other, tarball, tmp_path / "fonts")

    assert contents(tmp_path / "fonts") == WHOLE


def test_missing_npm_is_named(fonts, package, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(fonts.FontsError) as refused:
        fonts.npm_pack(package, tmp_path)

    assert str(refused.value) == (
        "The fonts come by npm, which is missing here: apt-get install npm"
    )


def test_what_npm_says_last_is_told(fonts, package, npm, tmp_path):
    Path(tmp_path / "bin" / "npm").write_text("#!/bin/sh\necho first >&2\necho no line >&2\nexit 1")

    with pytest.raises(fonts.FontsError) as refused:
        fonts.npm_pack(package, tmp_path)

    assert str(refused.value) == "npm could not fetch @font/face@1.0.0: no line"


def test_main_checks_without_fetching_then_fetches(fonts, package, npm, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(fonts, "read_pins", lambda: [package])

    assert fonts.main(["--check"]) == 1
    assert npm.read_text() == ""
    assert fonts.main([]) == 0
    assert fonts.main(["--check"]) == 0
    assert contents(tmp_path / "cache" / "yishibu" / "fonts") == WHOLE


def test_main_says_in_one_line_why_not(fonts, package, tmp_path, monkeypatch, capsys):
    (tmp_path / "cache").write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(fonts, "read_pins", lambda: [package])

    assert fonts.main([]) == 1
    assert capsys.readouterr().err == (
        "fetching @font/face 1.0.0\n"
        "The fonts come by npm, which is missing here: apt-get install npm\n"
    )


def test_pins_name_the_faces_that_papers_ask_for(fonts):
    names = [pin.name for package in fonts.read_pins() for pin in package.files]

    assert names == [
        "NotoSerifSC-Regular.ttf",
        "NotoSerifSC-Bold.ttf",
        "OFL-NotoSerifSC.txt",
        "NotoSansSC-Regular.ttf",
        "NotoSansSC-Bold.ttf",
        "OFL-NotoSansSC.txt",
    ]
