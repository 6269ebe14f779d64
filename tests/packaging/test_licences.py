"""Licences of made-up libraries, as their makers write them: in four ways."""

import pytest

METADATA = "Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n{facts}\n\n"


@pytest.fixture
def licences(script):
    return script("licences")


@pytest.fixture
def library(tmp_path):
    """Lay a made-up library into a folder of packages."""
    packages = tmp_path / "packages"

    def lay(name, facts, *texts):
        info = packages / f"{name.replace('-', '_')}-1.2.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(METADATA.format(name=name, facts=facts))
        for text in texts:
            (info / text).parent.mkdir(exist_ok=True, parents=True)
            (info / text).write_text(f"text of {name}")
        record = [f"{info.name}/{one}" for one in ("METADATA", *texts)]
        (info / "RECORD").write_text("".join(f"{one},,\n" for one in record))
        return packages

    return lay


@pytest.mark.parametrize(
    ("facts", "licence"),
    [
        ("License-Expression: MIT", "MIT"),
        ("License: BSD license (see license.txt for details)", "BSD license"),
        ("Classifier: License :: OSI Approved :: MIT License", "MIT License"),
        ("License: LGPL-3.0-only\nClassifier: License :: OSI Approved :: X", "LGPL-3.0-only"),
    ],
)
def test_licence_is_named_as_the_library_names_it(licences, library, tmp_path, facts, licence):
    packages = library("Some.Thing", facts, "licenses/LICENSE", "AUTHORS")

    parts = licences.gather_licences(packages, {"some-thing"}, tmp_path / "out")

    assert parts == [licences.Part("some-thing", "1.2", licence)]
    assert sorted(one.name for one in (tmp_path / "out/some-thing").iterdir()) == [
        "licenses-LICENSE"
    ]
    assert f"some-thing 1.2: {licence}\n" in (tmp_path / "out/README.txt").read_text()


def test_what_the_lock_does_not_name_is_left_out(licences, library, tmp_path):
    packages = library("tool", "License: MIT", "LICENSE")

    assert licences.gather_licences(packages, {"other"}, tmp_path / "out") == []


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        (["", "LICENSE"], "thing names no licence"),
        (["License: MIT"], "thing brings no text of its licence"),
    ],
)
def test_library_without_licence_or_text_is_refused(licences, library, tmp_path, metadata, said):
    packages = library("thing", *metadata)

    with pytest.raises(LookupError, match=said):
        licences.gather_licences(packages, {"thing"}, tmp_path / "out")


def test_qt_gets_the_texts_that_its_wheels_lack(licences, library, tmp_path):
    packages = library("PySide6_Essentials", "License: LGPL-3.0-only OR GPL-3.0-only")

    licences.gather_licences(packages, {"pyside6-essentials"}, tmp_path / "out")

    laid = tmp_path / "out/pyside6-essentials"
    assert sorted(one.name for one in laid.iterdir()) == ["GPL-3.txt", "LGPL-3.txt"]
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (laid / "LGPL-3.txt").read_text()
