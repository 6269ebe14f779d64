"""The wheel that is built, and what make package does before it freezes. The rest takes minutes:
`make package` tests what it built, and try_deb.sh tries it in an empty Debian.
"""

import subprocess
import sys
import zipfile

import pytest


@pytest.fixture
def packages(script):
    return script("packages")


def test_wheel_holds_app_resources_and_the_pinned_fonts_alone_and_is_the_same_each_time(
    packages, tmp_path, monkeypatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    wheel = packages.build_wheel(tmp_path / "one")
    again = packages.build_wheel(tmp_path / "two")

    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    fonts = {name.rpartition("/")[2] for name in names if "/_resources/fonts/" in name}
    pinned = {pin.name for package in packages.read_pins() for pin in package.files}
    assert fonts == pinned
    assert {"desktop/__main__.py", "desktop/_resources/rules/villages.toml"} <= set(names)
    assert [name for name in names if "__pycache__" in name or name.startswith("tests")] == []
    assert wheel.read_bytes() == again.read_bytes()


def test_without_a_pinned_font_no_wheel_is_built(packages, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    with pytest.raises(FileNotFoundError, match="make fonts lays it down"):
        packages.build_wheel(tmp_path)
    assert list(tmp_path.glob("*.whl")) == []


def test_date_of_the_sources_is_git_s(packages):
    said = subprocess.check_output(["git", "log", "-1", "--format=%ct"], cwd=packages.ROOT)

    assert packages.date_of_sources() == said.decode().strip()


def test_self_test_that_fails_ends_the_build_with_its_words(packages):
    with pytest.raises(SystemExit, match="self-test:\nonly this"):
        packages.self_test(sys.executable, "-c", "print('only this'); raise SystemExit(1)")


def test_self_test_runs_far_from_the_person_s_folders(packages, monkeypatch):
    monkeypatch.setenv("YISHIBU_PASSPHRASE", "secret")
    check = (
        "import os, sys; sys.exit(os.environ['YISHIBU_HOME'] != os.environ['HOME']"
        " or 'YISHIBU_PASSPHRASE' in os.environ or os.listdir() != [])"
    )

    packages.self_test(sys.executable, "-c", check)


def test_failed_command_ends_the_build_with_its_words(packages):
    with pytest.raises(SystemExit, match="why it failed"):
        packages.run(sys.executable, "-c", "raise SystemExit('why it failed')")
