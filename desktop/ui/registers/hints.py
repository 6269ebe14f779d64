"""What somebody who fills in a register should know, for those registers that need a word."""

from __future__ import annotations

from PySide6.QtCore import QObject


class RegisterHints(QObject):
    """Sentences above the form of a new entry, and examples inside it."""

    def words(self, type_name: str) -> str:
        """Return the sentence of a register, "" where its fields say enough."""
        return {
            "CatalogueItem": self.tr("列在目录里的事项，今年还没有议题的会标出来。"),
            "DeliberationDay": self.tr(
                "第几天：每周的填 1（星期一）到 7（星期日），每月的填 1 到 31；"
                "没有那一天的月份算最后一天。"
            ),
            "PastMatter": self.tr(
                "补录旧材料。日期记不清的，写“2019年春”“2018年”“1990年代”。既往协商不计入统计报告。"
            ),
            "Regulation": self.tr(
                "适用的类型和程序空着，就是都适用；协商详情按会议日期列出当时现行的。"
            ),
        }.get(type_name, "")

    def examples(self, type_name: str) -> dict[str, str]:
        """Return field to example of a register."""
        return {
            "DeliberationDay": {"clock_time": self.tr("例：19:30")},
            "PastMatter": {"kept_at": self.tr("例：村部档案柜二层")},
            "Regulation": {"procedure": self.tr("例：四议两公开")},
        }.get(type_name, {})
