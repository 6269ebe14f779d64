"""The .deb, packed for real around a small stand-in for the frozen folder."""

import gzip
import subprocess
from pathlib import Path

import pytest

ENTRY = "usr/share/applications/yishibu.desktop"


@pytest.fixture
def debs(script, tmp_path, monkeypatch):
    module = script("debs")
    monkeypatch.setattr(module, "BUILD", tmp_path / "build")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    return module


@pytest.fixture
def frozen(tmp_path):
    """A folder with one real program, in modes of a careless umask."""
    folder = tmp_path / "frozen"
    licences = folder / "_internal/licences"
    licences.mkdir(parents=True)
    (licences / "README.txt").write_text("head\n\nsegno 1.6: BSD\n")
    (folder / "yishibu").write_bytes(Path("/bin/true").read_bytes())
    (folder / "yishibu").chmod(0o777)
    (licences / "README.txt").chmod(0o600)
    return folder


@pytest.fixture
def unpacked(debs, frozen, tmp_path):
    deb = debs.build_deb(frozen, tmp_path, "0.1.0")
    subprocess.run(["dpkg-deb", "-R", str(deb), str(tmp_path / "out")], check=True)
    return tmp_path / "out"


def fields(unpacked):
    lines = (unpacked / "DEBIAN/control").read_text(encoding="utf-8").splitlines()
    return dict(line.split(": ", 1) for line in lines if not line.startswith(" "))


def test_control_names_what_the_libraries_ask_for(unpacked):
    control = fields(unpacked)

    assert (control["Package"], control["Version"]) == ("yishibu", "0.1.0")
    assert control["Depends"].startswith("libc6 (>= ")
    assert "," not in control["Depends"]


def test_command_is_a_link_into_the_folder_and_runs(unpacked):
    command = unpacked / "usr/bin/yishibu"

    assert command.readlink() == Path("../lib/yishibu/yishibu")
    assert subprocess.run([command], check=False).returncode == 0


def test_modes_are_the_policy_s_whatever_the_builder_s(unpacked):
    modes = {
        path.relative_to(unpacked).as_posix(): path.stat().st_mode & 0o777
        for path in (unpacked / "usr").rglob("*")
    }
    programs = {
        name for name, mode in modes.items() if mode == 0o755 and not (unpacked / name).is_dir()
    }

    assert programs == {"usr/bin/yishibu", "usr/lib/yishibu/yishibu"}
    assert set(modes.values()) == {0o755, 0o644}


def test_menu_entry_manual_and_papers_are_there(unpacked):
    documents = unpacked / "usr/share/doc/yishibu"
    changes = gzip.decompress((documents / "changelog.gz").read_bytes()).decode("utf-8")
    manual = gzip.decompress((unpacked / "usr/share/man/man1/yishibu.1.gz").read_bytes())

    assert "segno 1.6: BSD" in (documents / "copyright").read_text(encoding="utf-8")
    assert changes.startswith("yishibu (0.1.0) unstable; urgency=medium\n")
    assert max(len(line) for line in changes.splitlines() if line.startswith("  ")) <= 80
    assert manual.startswith(b".TH YISHIBU 1")
    assert (unpacked / "usr/share/icons/hicolor/48x48/apps/yishibu.png").is_file()


def test_menu_entry_is_valid(unpacked):
    said = subprocess.run(
        ["desktop-file-validate", unpacked / ENTRY], check=False, capture_output=True, text=True
    )

    assert (said.returncode, said.stdout) == (0, "")


def test_every_file_is_listed_with_its_digest(unpacked):
    lines = (unpacked / "DEBIAN/md5sums").read_text(encoding="utf-8").splitlines()
    files = {
        path.relative_to(unpacked).as_posix()
        for path in (unpacked / "usr").rglob("*")
        if path.is_file() and not path.is_symlink()
    }

    assert {line.split("  ", 1)[1] for line in lines} == files


def test_same_folder_gives_the_same_deb(debs, frozen, tmp_path):
    packed = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        packed.append(debs.build_deb(frozen, tmp_path / name, "0.1.0").read_bytes())

    assert packed[0] == packed[1]


def test_library_that_nobody_has_is_named(debs, tmp_path):
    program = tmp_path / "program"
    content = Path("/bin/true").read_bytes()
    program.write_bytes(content.replace(b"libc.so.6\0", b"libq.so.6\0"))

    with pytest.raises(RuntimeError, match=r"libq\.so\.6"):
        debs.find_depends(tmp_path)
