from PySide6.QtCore import QCoreApplication

from desktop.ui.translation import Translation


def test_chinese_is_as_written(qapp):
    Translation(qapp).use("zh_CN")

    assert QCoreApplication.translate("Places", "今日") == "今日"


def test_english_comes_and_goes(qapp):
    translation = Translation(qapp)
    translation.use("en")
    english = QCoreApplication.translate("Places", "今日")
    translation.use("zh_CN")

    assert (english, QCoreApplication.translate("Places", "今日")) == ("Today", "今日")
