import shutil

import pytest

from desktop.documents.faces import CHAINS, FaceSet, clean_text, load_faces, printable
from desktop.errors import DocumentError
from desktop.paths import font_folders

RARE = "䶮𬱖𫖯𬭎㛃堃珺喆昇玥·"


@pytest.fixture(scope="module")
def folder():
    return next(
        folder for folder in font_folders() if (folder / "NotoSerifSC-Regular.ttf").exists()
    )


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("会议", "会议"),
        ("一\r\n二\r三\u2028四\x0b五", "一\n二\n三\n四\n五"),
        ("一\t二", "一 二"),
        ("一\x00\x1b二\x7f\u200b三\ufeff", "一二三"),
        ("葛\U000e0100城", "葛城"),
        ("\u202e反\u202c", "反"),
        ("穆\u3000新\u00a0好", "穆\u3000新\u00a0好"),
    ],
)
def test_clean_text_leaves_what_is_drawn(text, clean):
    assert clean_text(text) == clean


@pytest.mark.parametrize("role", CHAINS)
def test_every_role_has_rare_characters_of_names(faces, role):
    assert [faces.face_of(role, character).has(character) for character in RARE] == [True] * 11


def test_advance_is_a_whole_character_and_tracking_spares_words(faces):
    plain, tracked = faces.advances("song"), faces.advances("song", -13)

    assert (plain["会"], tracked["会"]) == (1000, 987)
    assert plain["a"] == tracked["a"]


def test_missing_character_is_named(faces):
    with pytest.raises(DocumentError, match=r"U\+1F600"):
        faces.advances("song")["😀"]


@pytest.mark.parametrize(
    ("character", "shown"),
    [("😀", "😀（U+1F600）"), ("\ud83d", "U+D83D"), ("\ue000", "U+E000")],
)
def test_printable_names_what_cannot_be_shown(character, shown):
    assert printable(character) == shown


def test_runs_join_to_the_text_with_a_face_for_each_character(faces, tmp_path, folder):
    text = "会议①𬱖abc☆"

    runs = faces.runs("hei", text)

    assert "".join(part for _, part in runs) == text


def test_character_falls_back_to_the_next_face(tmp_path, folder):
    for name in ("NotoSerifSC-Regular", "NotoSerifSC-Bold", "NotoSansSC-Regular"):
        shutil.copy(folder / f"{name}.ttf", tmp_path / f"{name}.ttf")
    shutil.copy(folder / "NotoSansSC-Bold.ttf", tmp_path / "Kai.ttf")
    faces = FaceSet([tmp_path])

    assert faces.first("kai").name == "Kai"
    only_sans = next(
        chr(point)
        for point in range(0x2E80, 0x30000)
        if faces.first("hei").has(chr(point)) and not faces.first("song").has(chr(point))
    )
    assert [name.split()[0] for name, _ in faces.runs("song", f"会{only_sans}议")] == [
        "NotoSerifSC-Regular",
        "NotoSansSC-Regular",
        "NotoSerifSC-Regular",
    ]


def test_missing_faces_are_named_with_a_way_out(tmp_path):
    with pytest.raises(DocumentError) as caught:
        FaceSet([tmp_path])

    assert caught.value.message == (
        "缺少字体：NotoSerifSC-Regular、NotoSerifSC-Bold、NotoSansSC-Regular。"
    )
    assert "make run" in caught.value.advice


@pytest.mark.parametrize("content", [b"", b"no font", b"\0\1\0\0" + b"\0" * 40])
def test_broken_font_file_is_named(tmp_path, content):
    for name in ("NotoSerifSC-Regular", "NotoSerifSC-Bold", "NotoSansSC-Regular"):
        (tmp_path / f"{name}.ttf").write_bytes(content)
    faces = FaceSet([tmp_path])

    with pytest.raises(DocumentError, match=r"NotoSerifSC-Regular\.ttf"):
        faces.advances("song")["会"]
    with pytest.raises(DocumentError, match=r"\.ttf"):
        _ = faces.identity


def test_font_file_cut_short_is_refused(tmp_path, folder):
    for name in ("NotoSerifSC-Regular", "NotoSerifSC-Bold", "NotoSansSC-Regular"):
        (tmp_path / f"{name}.ttf").write_bytes((folder / f"{name}.ttf").read_bytes()[:9_000_000])

    with pytest.raises(DocumentError, match="读不出来"):
        FaceSet([tmp_path]).advances("song")["会"]


def test_identity_changes_with_a_face_and_not_with_its_folder(faces, tmp_path, folder):
    for path in folder.glob("*.ttf"):
        shutil.copy(path, tmp_path)
    same = FaceSet([tmp_path])
    shutil.copy(folder / "NotoSerifSC-Bold.ttf", tmp_path / "Kai.ttf")
    other = FaceSet([tmp_path])

    assert same.identity == faces.identity
    assert other.identity != faces.identity


def test_faces_are_kept():
    assert load_faces() is load_faces()
