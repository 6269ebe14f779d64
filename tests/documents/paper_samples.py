"""Invented meetings, plans and ballots of an invented 示例村, as papers get them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from desktop.services.form_values import (
    ClassEntry,
    DeliveryEntry,
    DrawSnapshot,
    MeetingNoticeSnapshot,
    SittingEntry,
    StatementSnapshot,
)
from desktop.services.plan_values import FormEntry, Party, PlanSnapshot, StageEntry
from desktop.services.register_values import (
    HouseholdsEntry,
    LevySheetSnapshot,
    RegisterSheet,
    RegisterSnapshot,
    RegisterVote,
)
from desktop.services.round_values import (
    AnsweredQuestion,
    OpinionSheet,
    OpinionSheetsSnapshot,
    ReturnsEntry,
)
from desktop.services.sheet_values import ReceptionSnapshot, ReplyEntry, SheetItem, SheetSnapshot
from desktop.services.snapshots import (
    AgendaEntry,
    BallotEntry,
    BallotPaperSnapshot,
    Figures,
    MeetingSnapshot,
    OpinionEntry,
    Proxy,
    Recusal,
    RollEntry,
    SealedPapers,
    SignInSnapshot,
    Source,
    Stamp,
    TaskEntry,
    VerdictEntry,
)
from desktop.services.table_values import (
    AnnualPlanSnapshot,
    PaperColumn,
    PaperTable,
    ProblemListSnapshot,
)

BEGIN = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
ORGANIZATION = "盐池县花马池镇示例村"
RARE = "䶮𬱖𫖯𬭎㛃堃珺喆昇玥·"

FROZEN = Stamp(
    state="frozen",
    sample=True,
    record_id=UUID("01937b2c-5a1e-7cc0-8000-0123456789ab"),
    number="示记〔2026〕14号",
    version=1,
    digest="9f3c1ab27d40e85511c7" + "ab" * 22,
    frozen_at=BEGIN + timedelta(hours=2, minutes=12),
    journal_head="5a1c09e2" * 8,
)
DRAFT = Stamp(sample=True, number="示记〔2026〕14号")

PRESENT = [
    "马成林",
    "张玉霞",
    "杨占福",
    "丁学军",
    "周凤英",
    "马玉花",
    "马学文",
    "杨生财",
    "李广才",
    "贺永强",
    "王彦东",
    "郭永红",
    "白玉兰",
    "罗进财",
    "撒正清",
    "妥玉梅",
    "刘桂英",
    "高生贵",
    "石海燕",
    "杨䶮",
    "冯玉莲",
    "李玉兰",
    "马国祥",
    "王淑琴",
    "张有福",
    "蔡生明",
    "赵桂莲",
    "何文秀",
    "马骧",
    "苏秀英",
    "阿依古丽·买买提",
]
ON_LEAVE = {
    "穆新": "住院",
    "马建明": "外出务工",
    "杨玉琴": "事假",
    "李生福": "住院",
    "王桂香": "事假",
    "丁勇": "外出务工",
}
ABSENT = ["马生龙", "贾玉霞", "高学贵", "田秀兰", "顾永福", "郝彦军", "王𬱖"]
OBSERVERS = {
    "蒋世忠": "村务监督委员会",
    "金国华": "县政协委员",
    "贺占林": "三组户代表",
    "石玉珍": "占地户",
}

LAW = Source(law="中华人民共和国村民委员会组织法", article="第三十条", in_force_from="2026-01-01")

SAID = (
    "三组到国道这一公里半是土路，一下雨娃娃上学、老人看病都走不成，支持今年就硬化，先把基础打好。",
    "路要修，但占了六户的地边子，补偿标准要先定下来，写成协议，不能修完了再谈。",
    "建议路面宽度按4.5米修，两边留出排水沟，不然三五年就让水冲坏了，到时候还得花二遍钱。",
    "担心资金：村里账上只有28.6万元，一事一议奖补能不能批下来还没有准信，不能先欠施工队的钱。",
    "施工期间要给养殖户留一条拉草料的便道，每天至少早晚各通行一个小时。",
    "监督小组要有三组自己的人，不能光是村干部，账目每个月在公开栏贴一次。",
)


def _roll() -> tuple[RollEntry, ...]:
    groups = ("一组", "二组", "三组", "四组")
    present = [
        RollEntry(name=name, group=groups[at % 4], capacity="村民代表")
        for at, name in enumerate(PRESENT)
    ]
    present[5] = replace(present[5], arrived_at=BEGIN + timedelta(minutes=8))
    return (
        *present,
        RollEntry(
            name="冶海龙",
            state="left",
            arrived_at=BEGIN + timedelta(minutes=6),
            left_at=BEGIN + timedelta(minutes=39),
            note="未参加表决",
            capacity="村民代表",
            group="三组",
        ),
        *(RollEntry(name=n, state="leave", reason=r, group="一组") for n, r in ON_LEAVE.items()),
        *(RollEntry(name=n, state="absent", group="二组") for n in ABSENT),
        *(RollEntry(name=n, state="observer", capacity=c) for n, c in OBSERVERS.items()),
    )


def make_opinion(at: int, **changes) -> OpinionEntry:
    stances = ("support", "conditional", "suggestion", "oppose", "suggestion", "conditional")
    answers = ("adopted", "adopted_in_part", "adopted", "explained", "not_adopted", "adopted")
    opinion = OpinionEntry(
        speaker=PRESENT[at % len(PRESENT)],
        stakeholder_class=("受益户", "占地户", "养殖户")[at % 3],
        group="三组",
        stance=stances[at % 6],
        source="written" if at == 7 else "meeting",
        content=SAID[at % 6],
        minority=at % 6 == 3 and at < 12,
        disposition=answers[at % 6],
        reason="写入硬化方案第二条，由村民委员会与占地户逐户签订协议后再开工。",
    )
    return replace(opinion, **changes)


def make_verdict(*, carried=True, quorate=True, **changes) -> VerdictEntry:
    verdict = VerdictEntry(
        quorate=quorate,
        carried=carried,
        steps=(
            "应到45人的三分之二为30人，到会31人，够数",
            "到会31人，过半数须16人；赞成24人，已过半数" if carried else "赞成12人，未过半数",
        ),
        sources=(LAW,),
        warnings=("村党组织研究讨论的日期没有登记，请补记",),
    )
    return replace(verdict, **changes)


def make_ballot(**changes) -> BallotEntry:
    ballot = BallotEntry(
        title="三组至国道通组路硬化方案",
        wording="同意按4.5米宽、1.5公里长硬化三组至国道通组路，总投资不超过62万元，"
        "其中一事一议奖补38万元，村集体出资24万元。",
        body="村民代表会议",
        held_at=BEGIN + timedelta(minutes=80),
        eligible=Figures(heads=45),
        present=Figures(heads=31),
        votes_for=Figures(heads=24),
        against=Figures(heads=5),
        abstain=Figures(heads=2),
        invalid=Figures(heads=0),
        uncast=Figures(heads=0),
        verdict=make_verdict(),
    )
    return replace(ballot, **changes)


def make_secret_ballot(**changes) -> BallotEntry:
    return make_ballot(
        title="通组路施工监督小组名单",
        wording="监督小组由李广才、石玉珍、贺占林三人组成，任期至工程验收。",
        method="secret",
        votes_for=Figures(heads=22),
        against=Figures(heads=6),
        invalid=Figures(heads=1),
        issued=31,
        returned=31,
        sealed=SealedPapers(count=31, place="村委会档案柜第3格", sealed_by="蒋世忠、马晓梅"),
        **changes,
    )


def make_owners_ballot(**changes) -> BallotEntry:
    return make_ballot(
        title="使用专项维修资金更换二号楼水泵",
        method="written",
        body="业主大会",
        eligible=Figures(heads=120, area=Decimal("11840.55")),
        present=Figures(heads=86, area=Decimal("8120.30")),
        votes_for=Figures(heads=61, area=Decimal("5980.10")),
        against=Figures(heads=20, area=Decimal("1900.20")),
        abstain=Figures(heads=5, area=Decimal("240.00")),
        invalid=Figures(heads=0, area=Decimal("0.00")),
        verdict=make_verdict(carried=False, steps=("参与表决86人，过半数须44人；赞成61人",)),
        **changes,
    )


def make_meeting(**changes) -> MeetingSnapshot:
    meeting = MeetingSnapshot(
        organization=ORGANIZATION,
        title="关于三组至国道通组路硬化的协商会议",
        body="村民代表会议",
        consultation="三组至国道通组路硬化",
        place="村部会议室",
        started_at=BEGIN,
        ended_at=BEGIN + timedelta(minutes=110),
        chair="马成林",
        recorder="马晓梅",
        tellers=("蒋世忠", "石海燕"),
        supervisor="蒋世忠",
        agenda=(
            AgendaEntry(title="听取三组通组路调研情况", note="丁学军介绍：涉及三组42户163人。"),
            AgendaEntry(title="讨论硬化方案与资金来源"),
            AgendaEntry(title="推选施工监督小组"),
        ),
        eligible=45,
        quorum="应到人数的三分之二为30人，到会人数符合规定。",
        roll=_roll(),
        proxies=(Proxy(principal="顾永福", agent="马成林", reason="书面委托"),),
        recusals=(Recusal(name="李广才", matter="施工监督小组名单", reason="本人为候选人"),),
        opinions=tuple(make_opinion(at) for at in range(23)),
        ballots=(make_ballot(), make_secret_ballot(), make_owners_ballot()),
        consensus="mostly",
        agreed="通组路今年硬化，宽4.5米，占地补偿先签协议后施工。\n监督小组由三组村民参加，账目每月公布。",
        disagreed="集体出资是否全部由当年租金列支，意见不一。",
        left_open="便道走向，由监督小组与养殖户商定。",
        tasks=(
            TaskEntry(
                title="与六户占地户签订补偿协议",
                unit="村民委员会",
                responsible="杨占福",
                due="2026-12-10",
            ),
            TaskEntry(
                title="申报一事一议财政奖补", unit="村民委员会", responsible="马晓梅", due="2027-21"
            ),
            TaskEntry(title="通组路开工", unit="花马池镇人民政府"),
        ),
    )
    return replace(meeting, **changes)


def make_plan(**changes) -> PlanSnapshot:
    plan = PlanSnapshot(
        organization=ORGANIZATION,
        title="三组至国道通组路硬化",
        kind="grassroots",
        forms=("meeting", "visit"),
        in_plan=True,
        timing="before_decision",
        lead="马成林",
        why="三组42户163人出行靠一条1.5公里土路，雨雪天不通，2025年以来村民先后反映11次。",
        what="路面宽度与标准；资金来源；占地补偿；施工期间通行；由谁监督。",
        with_whom="三组全体户代表，六户占地户，养殖户代表，村民代表，村务监督委员会，县政协委员2名。",
        when="2026年11月10日前走访完毕，11月23日召开协商会议。",
        how="先入户走访听取意见，再开会协商，最后由村民代表会议表决；意见逐条答复。",
        carry_out="表决通过后由村民委员会组织实施，12月10日前签完补偿协议，开春解冻后开工。",
        give_back="决议公示15天；工程进展每月在公开栏张贴；完工后向三组户代表会议报告决算。",
        parties=(
            Party(
                name="村民委员会",
                role="负责",
                chief="马成林",
                members=("杨占福", "马晓梅"),
                rights="提出方案，说明资金来源。",
                duties="如实答复意见，落实通过的方案。",
            ),
            Party(
                name="占地户",
                role="参与",
                chief="石玉珍",
                members=("贺占林",),
                rights="了解补偿标准，提出不同意见并记录在案。",
                duties="按期答复是否同意补偿协议。",
                unit="三组",
                brings="占用的地",
            ),
        ),
        level="village",
        decision="2027年村级公益事业计划",
        problem="三组出行难。",
        background="2025年以来先后反映11次。",
        plan_item="三组路硬化",
        form_rules=(
            FormEntry(
                title="会议协商",
                when=("事关多数人，需要当面商量的", "商量以后要依法表决的"),
                must=("村民委员会成员", "议题直接涉及的人"),
                may=("政协委员", "专家"),
                rights=("会前知道议题", "到会发言"),
                duties=("按时到会", "一次说一件事"),
                cannot=("人数不够的会议不能表决",),
                basis="《关于加强城乡社区协商的意见》（待核）",
            ),
            FormEntry(title="走访", when=("行动不便的",), must=("被走访的人",), basis="本程序"),
        ),
        consultees=("村民小组", "村务监督委员会"),
        selection="drawn",
        drawn_with="2026年10月20日从“三组户代表”42人中抽取12人；种子：1020；名单校验码："
        + "0f" * 32,
        stages=(
            StageEntry(stage="调研", responsible="丁学军", due="2026-11-10"),
            StageEntry(
                stage="协商",
                responsible="马成林",
                due="2026-11-23",
                basis="《关于加强城乡社区协商的意见》",
            ),
            StageEntry(stage="法定表决", responsible="村民代表会议", due="2026-11-23"),
        ),
    )
    return replace(plan, **changes)


def make_sign_in(**changes) -> SignInSnapshot:
    meeting = make_meeting()
    sheet = SignInSnapshot(
        organization=ORGANIZATION,
        title=meeting.title,
        body=meeting.body,
        place=meeting.place,
        starts_at=BEGIN,
        roll=tuple(
            RollEntry(name=entry.name, group=entry.group, capacity="村民代表")
            for entry in meeting.roll
            if entry.state != "observer"
        ),
    )
    return replace(sheet, **changes)


def make_ballot_paper(**changes) -> BallotPaperSnapshot:
    paper = BallotPaperSnapshot(
        organization=ORGANIZATION,
        title="通组路施工监督小组名单",
        wording="监督小组由李广才、石玉珍、贺占林三人组成，任期至工程验收。",
        body="村民代表会议",
        held_on="2026-11-23",
        issued=31,
        tellers=("蒋世忠", "石海燕"),
    )
    return replace(paper, **changes)


def make_sheet(**changes) -> SheetSnapshot:
    sheet = SheetSnapshot(
        organization="示例县示例镇示例村",
        title="议题筛选表",
        subject="三组至国道通组路硬化",
        number="示筛〔2026〕3号",
        items=(
            SheetItem(label="议题", text="三组至国道通组路硬化"),
            SheetItem(label="来自诉求", text="雨雪天陷车、校车停运", is_long=True),
            SheetItem(label="影响程度", text="较深"),
            SheetItem(label="合法", text="是"),
            SheetItem(label="确定日期", text="2026年9月10日"),
            SheetItem(label="理由", text="涉及62户，䶮骧𬱖。" * 6, is_long=True),
            SheetItem(label="确定人", text="穆新"),
        ),
        signatures=("党组织", "村（居）民委员会", "监督委员会"),
        people=("穆新", "马䶮𬱖"),
    )
    return replace(sheet, **changes)


def make_letter(**changes) -> SheetSnapshot:
    letter = make_sheet(
        title="协商成果报送函",
        number="示函〔2026〕2号",
        to="示例镇人民政府",
        items=(),
        body=(
            "现将“三组至国道通组路硬化”的协商成果报送你单位，请研究办理。",
            "联系人：穆新，13800002047。",
        ),
        signatures=(),
        closing="示例县示例镇示例村",
        day="2026年11月28日",
    )
    return replace(letter, **changes)


def make_reception(**changes) -> ReceptionSnapshot:
    visit = ReceptionSnapshot(
        organization=ORGANIZATION,
        number="示接〔2026〕87号",
        title="自来水后半夜就停水",
        raised_on="2026-11-23",
        asker="贺𬌗林",
        phone="13800002047",
        group="三组",
        channel="reception",
        category="water",
        households=20,
        people=63,
        content="自来水后半夜就停水，三组二十来户都这样。\n找过两回没人管。",
        situation="水泵烧了一台。",
        burden="老人起夜喝不上水。",
        shortfall="缺一台水泵。",
        received_by="石玉珍",
        answer_by="2026-12-08",
        merged_into="三组自来水后半夜停水",
        attachments=("水塔照片.jpg", "二十户签名.pdf"),
        replies=(ReplyEntry(day="2026-12-01", content="水泵已换新。"),),
    )
    return replace(visit, **changes)


def make_notice(**changes) -> MeetingNoticeSnapshot:
    names = [entry.name for entry in make_meeting().roll]
    notice = MeetingNoticeSnapshot(
        organization=ORGANIZATION,
        title="第四次村民代表会议",
        body="村民代表会议",
        consultation="三组至国道通组路硬化",
        form="meeting",
        held_on="2026-11-23",
        starts_at=BEGIN,
        place="村部二楼会议室",
        items=("清点人数", "讨论通组路方案", "表决通组路方案"),
        roll=tuple(
            DeliveryEntry(
                name=name,
                group="三组",
                stakeholder_class="专家" if at > 42 else "",
                observer=at > 42,
                way="in_person" if at % 3 else "",
                delivered_at=BEGIN - timedelta(days=4) if at % 3 else None,
                received_by="马晓梅" if at == 1 else "",
            )
            for at, name in enumerate(names)
        ),
        notice="当地规定应当提前3天通知（《村民委员会组织法》第二十六条）。",
    )
    return replace(notice, **changes)


def make_draw(**changes) -> DrawSnapshot:
    lines = tuple(f"{at:04} {entry.name}" for at, entry in enumerate(make_meeting().roll, start=1))
    draw = DrawSnapshot(
        organization=ORGANIZATION,
        title="三组至国道通组路硬化",
        subject="三组户代表",
        day="2026年10月20日",
        seed="20261020-7",
        digest="0f1e2d3c" * 8,
        method="把名单逐行排好，每一行前面加上种子和换行，按UTF-8计算SHA-256，从小到大排。",
        lines=lines,
        drawn=(lines[7], lines[1], lines[20], lines[3]),
    )
    return replace(draw, **changes)


def make_levy_sheet(**changes) -> LevySheetSnapshot:
    levy = LevySheetSnapshot(
        organization=ORGANIZATION,
        title="三组支渠衬砌筹资筹劳",
        number="示协〔2026〕4号",
        what="衬砌支渠800米，向三组62户筹资。",
        how="每人20元，每个劳力2个工日；五保户免。",
        basis="《村民一事一议筹资筹劳管理办法》（待核）：会前由村民代表逐户征求意见",
        roll=(
            HouseholdsEntry(name="𬳵㐂明", group="三组", households=12),
            HouseholdsEntry(name="马秀兰", households=40),
        ),
    )
    return replace(levy, **changes)


def make_register(**changes) -> RegisterSnapshot:
    vote = RegisterVote(
        title="三组到主干道通组路硬化方案",
        method="hands",
        eligible=45,
        present=38,
        votes_for=35,
        against=2,
        abstain=1,
        invalid=0,
        result="通过",
    )
    titles = ("党组织提议", "村“两委”会议商议", "党员大会审议", "村民代表会议（村民会议）决议")
    meetings = tuple(
        RegisterSheet(
            title=title,
            body="村民代表会议",
            day="2026-11-10",
            place="村部会议室",
            chair="𬳵㐂明",
            recorder="马晓梅",
            eligible=45,
            present=38,
            content="硬化三组到主干道的路，一公里二。",
            votes=(vote,),
            basis="《村民委员会组织法》第二十九条、第三十条",
            signatures=("主持人", "记录人", "监票人", "村务监督委员会"),
        )
        for title in titles
    )
    publications = tuple(
        RegisterSheet(
            title=title,
            day=day,
            until="2026-11-26" if day else "",
            place="村务公开栏",
            content="决议全文",
            said="异议1件，已答复1件。",
            is_publication=True,
            signatures=("张贴人", "村务监督委员会"),
        )
        for title, day in (("决议公开", "2026-11-11"), ("实施结果公开", ""))
    )
    register = RegisterSnapshot(
        organization=ORGANIZATION,
        title="三组到主干道通组路硬化",
        number="示协〔2026〕3号",
        sheets=meetings + publications,
    )
    return replace(register, **changes)


def make_statement(**changes) -> StatementSnapshot:
    statement = StatementSnapshot(
        organization=ORGANIZATION,
        title="三组至国道通组路硬化",
        decision="2027年村级公益事业计划",
        kind="grassroots",
        timing="before_decision",
        problem="三组42户163人出行靠一条1.5公里土路，雨雪天不通。",
        with_whom="三组全体户代表，六户占地户。",
        parties=("村民委员会", "占地户"),
        sittings=(
            SittingEntry(
                title="院坝恳谈", form="heart_to_heart", held_on="2026-10-20", place="三组"
            ),
            SittingEntry(
                title="第四次村民代表会议",
                form="meeting",
                held_on="2026-11-23",
                place="村部",
                present=31,
            ),
        ),
        classes=(
            ClassEntry(name="占地户", opinions=5, answered=4),
            ClassEntry(name="未注明类别", opinions=2, answered=2),
        ),
        agreed=("路面宽4.5米，占地按亩补偿。",),
        disagreed=("是否占用贺家门前空地。",),
        left_open=("排水沟由谁清。",),
        results=("2026年11月23日村民代表会议表决“通组路方案”：通过。",),
        people=("贺占林",),
    )
    return replace(statement, **changes)


PLAN_COLUMNS = (
    PaperColumn(label="题目", share=1.3),
    PaperColumn(label="类型", characters=6, centred=True),
    PaperColumn(label="月份", characters=3.2, centred=True),
    PaperColumn(label="牵头", characters=6, centred=True),
    PaperColumn(label="理由", share=1.4),
    PaperColumn(label="进展", share=1),
)


def make_annual_plan(items=3, **changes) -> AnnualPlanSnapshot:
    """Return an invented plan with so many items, one led by somebody with a rare name."""
    rows = tuple(
        (
            f"第{at}项：移民村三组到四组的通组路硬化和排水",
            "村级议事",
            f"{at % 12 + 1}月",
            "贺𬌗林" if at == 1 else "村委会",
            "去年雨季塌方两处，老人孩子出不了门，群众代表会上提了三次。",
            "进行中：协商" if at % 2 else "未开始",
        )
        for at in range(1, items + 1)
    )
    values = {
        "organization": "示例县示例镇示例村",
        "title": "2026年度协商计划表",
        "number": "示协〔2026〕1号",
        "facts": (("制定单位", "村党总支、村民委员会"), ("进度", f"{items}项，已完成0项")),
        "tables": (PaperTable(columns=PLAN_COLUMNS, rows=rows, nothing="计划里还没有题目。"),),
        "said": "说明：经村党组织研究，报镇党委备案。",
        "signatures": ("制定单位", "批准单位"),
        "people": ("贺𬌗林",),
    }
    return AnnualPlanSnapshot(**values | changes)


def make_problem_list(**changes) -> ProblemListSnapshot:
    """Return an invented list of problems."""
    columns = (PaperColumn(label="协商题目", share=1), PaperColumn(label="针对的问题", share=2))
    values = {
        "organization": "示例村",
        "title": "2026年度问题清单",
        "facts": (("件数", "1件。"),),
        "tables": (PaperTable(columns=columns, rows=(("修路", "雨季塌方"),)),),
    }
    return ProblemListSnapshot(**values | changes)


def make_opinion_sheets(**changes) -> OpinionSheetsSnapshot:
    """A round of three questions on three sheets, one of them for nobody in particular."""
    sheets = OpinionSheetsSnapshot(
        organization="示例镇示例村村民委员会",
        title="三组路征求意见",
        consultation="三组通组路硬化",
        return_by="2026-11-30",
        questions=("修不修？", "钱从哪里来？", "还有别的意见吗？"),
        stances=("支持", "反对", "有条件", "建议"),
        sheets=(
            OpinionSheet(number="001", name="穆新", group="三组"),
            OpinionSheet(number="002", name="𬳵㐂", group="二组"),
            OpinionSheet(number="003"),
        ),
    )
    return replace(sheets, **changes)


def make_returns(**changes) -> ReturnsEntry:
    """What came back of ten sheets."""
    returns = ReturnsEntry(
        handed_on="2026-11-20",
        return_by="2026-11-30",
        issued=10,
        returned=7,
        blank=1,
        unnamed=1,
        reminded=4,
        missing=(
            OpinionSheet(number="004", name="穆新"),
            OpinionSheet(number="009", name="马秀兰"),
        ),
        questions=(
            AnsweredQuestion(title="修不修？", stances=("支持5份", "反对1份")),
            AnsweredQuestion(title="钱从哪里来？"),
        ),
    )
    return replace(returns, **changes)
