"""The names that villages give to the columns of a roster: one table, and how a label is read."""

from __future__ import annotations

import re
from enum import StrEnum

from desktop.domain.plain_text import compact


class Field(StrEnum):
    """What a column of a roster can hold."""

    NAME = "name"
    HOUSEHOLDER = "householder"  # alone, the name; beside 姓名, a name or a tick
    HOUSEHOLDER_NAME = "householder_name"
    IS_HOUSEHOLDER = "is_householder"
    RELATION = "relation"
    SEX = "sex"
    IDENTITY_NUMBER = "identity_number"
    PHONE = "phone"
    BIRTH = "birth"
    HOUSEHOLD_NUMBER = "household_number"
    NUMBER = "number"  # 编号: of the household in a list of householders, else of the line
    HOUSEHOLD_SIZE = "household_size"
    GROUP = "group"
    PARTY = "party_member"
    DUTIES = "duties"
    REMARK = "remark"
    VILLAGER_REPRESENTATIVE = "villager_representative"
    COMMITTEE_MEMBER = "committee_member"
    SUPERVISOR = "supervisor"
    GROUP_LEADER = "group_leader"
    CONGRESS_DEPUTY = "congress_deputy"
    CPPCC_MEMBER = "cppcc_member"
    LINE = "line"  # 序号: says nothing of the person
    RELIGION = "religion"  # known only so that it is left out and named


# Columns with a tick for a membership; the field's value is the membership's code.
MEMBERSHIP_TICKS = (
    Field.VILLAGER_REPRESENTATIVE,
    Field.COMMITTEE_MEMBER,
    Field.SUPERVISOR,
    Field.GROUP_LEADER,
    Field.CONGRESS_DEPUTY,
    Field.CPPCC_MEMBER,
)
# Fields that may stand in several columns of one roster.
REPEATABLE = frozenset({Field.PHONE, Field.DUTIES, Field.REMARK, Field.LINE, Field.RELIGION})

# Written without spaces, brackets, asterisks, colons and numbers at the end (see ``label_of``).
SYNONYMS: dict[Field, str] = {
    Field.NAME: (
        "姓名 名字 人员姓名 人名 村民姓名 居民姓名 代表姓名 党员姓名 成员姓名 家庭成员姓名 "
        "家庭成员 户内成员 户内人员 户内人员姓名 选民姓名 本人姓名 社员姓名 "
        "干部姓名 委员姓名 name"
    ),
    Field.HOUSEHOLDER: "户主 户主或代表 户主/代表",
    Field.HOUSEHOLDER_NAME: "户主姓名 户主名字 户主名 所属户主 所属户主姓名 所在户户主 户主名称",
    Field.IS_HOUSEHOLDER: "是否户主 是否为户主 户主否 是不是户主 户主标识 户主标志",
    Field.RELATION: (
        "与户主关系 与户主的关系 和户主关系 同户主关系 户主关系 家庭关系 与户主之关系 关系 "
        "与户主或代表关系"
    ),
    Field.SEX: "性别 男女 性別 sex gender",
    Field.IDENTITY_NUMBER: (
        "身份证号 身份证号码 身份证 公民身份号码 公民身份证号码 公民身份证号 居民身份证号码 "
        "居民身份证号 居民身份证 证件号码 证件号 有效证件号码 身份号码 身份证件号码 身份证件号 "
        "本人身份证号 本人身份证号码 二代身份证号 idcard"
    ),
    Field.PHONE: (
        "联系电话 电话 电话号码 联系方式 手机 手机号 手机号码 移动电话 座机 座机号 座机号码 "
        "固定电话 固话 家庭电话 住宅电话 宅电 办公电话 本人电话 本人联系电话 联系手机 短号 小号 "
        "手机短号 集团短号 虚拟网 其他电话 其它电话 备用电话 常用电话 联系号码 联络电话 联络方式 "
        "通讯方式 通讯电话 电话/手机 手机/电话 phone mobile tel"
    ),
    Field.BIRTH: (
        "出生日期 出生年月 出生年月日 生日 出生时间 出生 出生年 生年月日 出生年份 "
        "出生年月份 birthday"
    ),
    Field.HOUSEHOLD_NUMBER: (
        "户号 户编号 户口号 户口编号 户口簿号 户口本号 家庭编号 家庭户号 户籍号 户籍编号 户序号 "
        "家庭户编号 农户编号 户籍户号 户口本编号"
    ),
    Field.NUMBER: "编号 号 号码 编码",
    Field.HOUSEHOLD_SIZE: (
        "家庭人口 家庭人数 家庭人口数 人口 人口数 人数 户人口 户人口数 家中人口 家庭总人口 "
        "户籍人口 家庭成员数 家庭成员人数 全家人口 在户人口 户内人口"
    ),
    Field.GROUP: (
        "村民小组 组别 小组 组 社 队 社别 队别 村民组 生产队 生产小组 所在组 所在小组 所属组 "
        "所属小组 所属村民小组 所在村民小组 村组 组名 小组名称 社名 队名 居民小组 所在社 所在队 "
        "组社 社组 组/社 社/组 组社别 自然村 自然村组"
    ),
    Field.PARTY: (
        "政治面貌 党员 是否党员 是否为党员 是否中共党员 中共党员 党员否 面貌 政治身份 政治面目 党派"
    ),
    Field.DUTIES: (
        "职务 身份 现任职务 职务身份 职务/身份 身份/职务 村内职务 担任职务 任职 任职情况 人员身份 "
        "人员类别 类别 代表类别 岗位 村职务 所任职务 职位 身份类别 村干部职务"
    ),
    Field.REMARK: "备注 备注说明 说明 备考 附注 其他 其它 remark",
    Field.VILLAGER_REPRESENTATIVE: "村民代表 是否村民代表 是否为村民代表 是否代表",
    Field.COMMITTEE_MEMBER: "两委成员 村两委成员 是否两委成员 是否村两委成员 村两委 是否村干部",
    Field.SUPERVISOR: (
        "监委会成员 村监委会成员 监督委员会成员 村务监督委员会成员 是否监委会成员 "
        "是否村务监督委员会成员 是否监督委员会成员"
    ),
    Field.GROUP_LEADER: "小组长 组长 村民小组长 是否组长 是否小组长 是否村民小组长",
    Field.CONGRESS_DEPUTY: "人大代表 是否人大代表 是否为人大代表",
    Field.CPPCC_MEMBER: "政协委员 是否政协委员 是否为政协委员",
    Field.LINE: "序号 序 行号 顺序 顺序号 排序 no",
}
_BY_LABEL = {name: field for field, names in SYNONYMS.items() for name in names.split()}

# Belief is never recorded (个人信息保护法 Art. 28: sensitive), and 经名 and 教派 tell it as well.
_RELIGION = re.compile(r"宗教|信仰|信教|教派|教别|教名|教门|经名")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|<[^<>]*>")
_MARKS = re.compile(r"[*:：。.、,，;；?？!!\"“”'‘’_#]+")
_LONGEST_LABEL = 12  # characters; longer texts are sentences
# A column about somebody else than the person of the row.
_OTHERS = re.compile(
    r"父|母|配偶|妻|夫|监护|代理|委托|紧急|介绍|推荐|子女|儿|孙|亲属|担保|包联|帮扶"
)


def label_of(text: str) -> str:
    """Return a column's label as the table writes it: 联系电话（手机）1* becomes 联系电话."""
    bare = _MARKS.sub("", _BRACKETED.sub("", compact(text))).lower()
    return re.sub(r"[\d①-⑩]+$|[一二三]$", "", bare)


def recognise(text: str) -> Field | None:
    """Return what a column with this label holds, None where the label is not known."""
    label = label_of(text)
    if label in _BY_LABEL:
        return _BY_LABEL[label]
    if _RELIGION.search(label):
        return Field.RELIGION
    return _recognise_by_part(label)


def _recognise_by_part(label: str) -> Field | None:
    """Recognise a label that no table lists, such as 户籍登记身份证号, by the word that decides."""
    if len(label) > _LONGEST_LABEL or is_about_another(label):
        return None
    if re.search(r"身份证|身份号", label) and "地址" not in label:
        return Field.IDENTITY_NUMBER
    if re.search(r"(?:手机|电话)(?:号码?)?$", label) and "联系人" not in label:
        return Field.PHONE
    return Field.BIRTH if label.startswith("出生年月") else None


def is_about_another(label: str) -> bool:
    """Tell whether a label, or one above it, speaks of somebody else than the row's person."""
    return label_of(label).startswith("户主") or _OTHERS.search(label) is not None


def recognise_of_householder(text: str) -> Field | None:
    """Return what a column holds in a list of householders, where 户主电话 is the person's own."""
    return recognise(text) or recognise(label_of(text).removeprefix("户主"))
