import pytest

from desktop.data.stick_files import StickFiles
from desktop.errors import AppError, Said, StorageError
from desktop.ui.messages import label, place_title, said, said_both, said_whole
from desktop.ui.translation import Translation


@pytest.fixture
def english(qapp):
    translation = Translation(qapp)
    translation.use("en")
    yield
    translation.use("zh_CN")


def test_words_of_declarations_are_as_written_in_chinese(qapp):
    assert (label("民情诉求"), place_title("今日")) == ("民情诉求", "今日")


def test_errors_are_as_written_in_chinese(qapp):
    error = StorageError(Said("U 盘读写失败：{name}。", name="a"), "请再同步一次。")

    assert said_whole(error) == "U 盘读写失败：a。请再同步一次。"
    assert (said(""), said_both("只有一句", "")) == ("", "只有一句")


def test_errors_of_sync_are_english_in_english(english, tmp_path):
    with pytest.raises(AppError) as caught, StickFiles().reading(tmp_path / "含{name}的.ysb"):
        pass

    assert said_whole(caught.value) == (
        "The stick could not be read or written: 含{name}的.ysb. The stick may have been pulled "
        "out, or be broken: plug it in and try again, or take another one. All records are still "
        "here."
    )


def test_what_nobody_translated_is_said_as_it_is(english):
    assert (
        said_both("没有人翻译过这一句。", "请再同步一次。")
        == "没有人翻译过这一句。Please sync again."
    )
