<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AboutForm</name>
    <message>
        <source>用在什么事上</source>
        <translation>What it is for</translation>
    </message>
    <message>
        <source>为什么改</source>
        <translation>Why it is changed</translation>
    </message>
    <message>
        <source>印在文书上，四十个字以内。</source>
        <translation>Printed on papers; at most forty characters.</translation>
    </message>
    <message>
        <source>法律规定的条件和到会人数只能一样严或者更严，去不掉。</source>
        <translation>What the law and quorums ask for can only stay or become stricter.</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>修订人</source>
        <translation>Adapted by</translation>
    </message>
</context>
<context>
    <name>AbsentOpinionSheet</name>
    <message>
        <source>没有到会的人说的、写的；记录里印“未到会”和来源。</source>
        <translation>What somebody said or wrote who did not come; the record marks it so, with its source.</translation>
    </message>
    <message>
        <source>登记意见</source>
        <translation>Enter an opinion</translation>
    </message>
</context>
<context>
    <name>AdaptingPage</name>
    <message>
        <source>改编程序</source>
        <translation>Adapt a procedure</translation>
    </message>
    <message>
        <source>存成一版</source>
        <translation>Save as a version</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>环节</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>{name}，第 {version} 版</source>
        <translation>{name}, version {version}</translation>
    </message>
    <message>
        <source>改成下一版</source>
        <translation>Change as next version</translation>
    </message>
    <message>
        <source>{name}（本地）</source>
        <translation>{name} (own)</translation>
    </message>
    <message>
        <source>名称和理由</source>
        <translation>Name and reason</translation>
    </message>
    <message>
        <source>去掉：{stage}</source>
        <translation>Left out: {stage}</translation>
    </message>
    <message>
        <source>已去掉</source>
        <translation>left out</translation>
    </message>
    <message>
        <source>这个环节的位置不能动</source>
        <translation>This stage stays where it is</translation>
    </message>
    <message>
        <source>请先选一个环节</source>
        <translation>Choose a stage first</translation>
    </message>
    <message>
        <source>放回</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>这个环节有法定条件，或者是程序的起点、终点，不能去掉</source>
        <translation>The law asks for something here, or it is the beginning or end: it stays</translation>
    </message>
    <message>
        <source>存好了。以后开始的协商可以用这一版，正在办的不变。</source>
        <translation>Saved. Consultations that begin from now on may use it; running ones keep theirs.</translation>
    </message>
    <message>
        <source>上一个、下一个环节</source>
        <translation>Stage before, next stage</translation>
    </message>
    <message>
        <source>把环节上移；Alt+D 下移</source>
        <translation>Move the stage up; Alt+D down</translation>
    </message>
    <message>
        <source>去掉环节，或者放回</source>
        <translation>Leave a stage out, or put it back</translation>
    </message>
    <message>
        <source>加上一条</source>
        <translation>Add a condition</translation>
    </message>
    <message>
        <source>存成一版；也可以按 Ctrl+Enter</source>
        <translation>Save as a version; also Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>AgendaRow</name>
    <message>
        <source>下一项(G)</source>
        <translation>Next item(G)</translation>
    </message>
    <message>
        <source>还没有开始议程</source>
        <translation>The agenda has not begun</translation>
    </message>
</context>
<context>
    <name>AgendaStrip</name>
    <message>
        <source>议程</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>休会 · {spent}</source>
        <translation>Paused · {spent}</translation>
    </message>
    <message>
        <source>{spent} / {n} 分</source>
        <translation>{spent} / {n} min</translation>
    </message>
    <message>
        <source>{n} 天多</source>
        <translation>over {n} d</translation>
    </message>
    <message>
        <source>用时 {spent}</source>
        <translation>took {spent}</translation>
    </message>
</context>
<context>
    <name>AlarmItem</name>
    <message>
        <source>原因：{reason}</source>
        <translation>Why: {reason}</translation>
    </message>
    <message>
        <source>怎么办：{remedy}</source>
        <translation>What to do: {remedy}</translation>
    </message>
    <message>
        <source>做更正</source>
        <translation>Correct it</translation>
    </message>
    <message>
        <source>看两份</source>
        <translation>See both</translation>
    </message>
    <message>
        <source>知道了</source>
        <translation>Noted</translation>
    </message>
</context>
<context>
    <name>AloneQuestion</name>
    <message>
        <source>自己先用</source>
        <translation>Use it alone</translation>
    </message>
    <message>
        <source>选好您在哪里，就能开始记。别的都以后再问。</source>
        <translation>Choose where you are and begin. Everything else can be asked later.</translation>
    </message>
    <message>
        <source>建立账本</source>
        <translation>Create the ledger</translation>
    </message>
    <message>
        <source>您在哪个村、社区或乡镇</source>
        <translation>Your village, community or township</translation>
    </message>
    <message>
        <source>还没有选在哪里。请打村名或拼音首字母，从下面选一个。</source>
        <translation>No place chosen yet. Type its name or pinyin initials and choose below.</translation>
    </message>
    <message>
        <source>没有网，先建好这台电脑的账本，打开以后再写到 U 盘，请{server}让{org}加入。</source>
        <translation>Without a line: make this computer&apos;s ledger first; once it is open, write to a stick, to ask {server} to let {org} join.</translation>
    </message>
</context>
<context>
    <name>AnswerRow</name>
    <message>
        <source>已填</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>还没填</source>
        <translation>not answered yet</translation>
    </message>
    <message>
        <source>插入：</source>
        <translation>Insert:</translation>
    </message>
    <message>
        <source>插入 {word}</source>
        <translation>Insert {word}</translation>
    </message>
    <message>
        <source>还没填。{example}</source>
        <translation>Not answered yet. {example}</translation>
    </message>
    <message>
        <source>通报后改过：{name} {day}，印在方案表背面</source>
        <translation>Changed after it was made known: {name} {day}, printed on its back</translation>
    </message>
    <message>
        <source>什么时候用哪种</source>
        <translation>Which form when</translation>
    </message>
</context>
<context>
    <name>AnswerSheet</name>
    <message>
        <source>例：水泵5月10日换新，后半夜不再停水，已当面说明</source>
        <translation>e.g. Pump replaced on 10 May, water no longer stops at night; told in person</translation>
    </message>
    <message>
        <source>怎么答复的</source>
        <translation>How it was answered</translation>
    </message>
    <message>
        <source>不愿留姓名的人</source>
        <translation>Someone who gave no name</translation>
    </message>
    <message>
        <source>怎么告知的</source>
        <translation>How told</translation>
    </message>
    <message>
        <source>哪天</source>
        <translation>On which day</translation>
    </message>
    <message>
        <source>告知什么</source>
        <translation>What to tell</translation>
    </message>
    <message>
        <source>告知了谁（没勾的人还等着）</source>
        <translation>Who was told (those unticked still wait)</translation>
    </message>
    <message>
        <source>全勾上</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>没有勾告知了谁。</source>
        <translation>Nobody is ticked.</translation>
    </message>
    <message>
        <source>请至少勾一个人。</source>
        <translation>Please tick at least one person.</translation>
    </message>
    <message>
        <source>填督办答复</source>
        <translation>Enter the answer</translation>
    </message>
</context>
<context>
    <name>AnswerSubmissionSheet</name>
    <message>
        <source>答复报送</source>
        <translation>Answer submission</translation>
    </message>
</context>
<context>
    <name>AnswersPanel</name>
    <message>
        <source>例：三组 1.8 公里土路雨天陷车，去年校车停运 11 天，9 户先后反映。</source>
        <translation>e.g. 1.8 km of dirt road bog down in rain; the school bus stopped for 11 days; 9 households raised it.</translation>
    </message>
    <message>
        <source>例：硬化路线、路宽，占用房前屋后地如何补，村集体出多少钱。</source>
        <translation>e.g. route and width of the road, how land is compensated, what the village pays.</translation>
    </message>
    <message>
        <source>例：沿线各户户代表、村民代表、镇交通办；由村党组织领导。</source>
        <translation>e.g. one from each household along it, representatives, the township&apos;s traffic office; led by the party organisation.</translation>
    </message>
    <message>
        <source>例：10月20日院坝恳谈；11月23日 9:30 村民代表会议。</source>
        <translation>e.g. a talk in the yard on 20 October; the representatives&apos; meeting on 23 November at 9:30.</translation>
    </message>
    <message>
        <source>例：先听占地户说，再逐条议；意见一致的不表决，不一致的表决。</source>
        <translation>e.g. first hear those whose land is used, then point by point; vote only where opinions differ.</translation>
    </message>
    <message>
        <source>例：镇交通办招标，村监督小组旁站；首次期限 2027年6月30日。</source>
        <translation>e.g. the township tenders, the village supervises on site; first deadline 30 June 2027.</translation>
    </message>
    <message>
        <source>例：公示 15 日，逐户告知提出人，答复登记到户。</source>
        <translation>e.g. published for 15 days; everyone who raised it is told at home.</translation>
    </message>
    <message>
        <source>您写的还在框里：再离开一次就用您写的，别处写的留在历史里。</source>
        <translation>What you wrote is still in the field. Leave it once more to use yours; the other stays in the history.</translation>
    </message>
</context>
<context>
    <name>ApplicableSheet</name>
    <message>
        <source>适用的制度</source>
        <translation>Rules that apply</translation>
    </message>
    <message>
        <source>去登记制度</source>
        <translation>Enter rules</translation>
    </message>
    <message>
        <source>按最近一次会议的日期，当时现行的。Enter 打开，可以打印。</source>
        <translation>In force on the day of the last meeting. Enter opens one; it can be printed.</translation>
    </message>
    <message>
        <source>没有登记适用的制度。在“制度与资料”里登记制度文件，写明适用的类型和日期。</source>
        <translation>No rules that apply were entered. Enter regulations under Registers, with kind and dates.</translation>
    </message>
    <message>
        <source>{day} 起施行</source>
        <translation>In force since {day}</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>ArchiveSheet</name>
    <message>
        <source>归档这件协商</source>
        <translation>Archive this consultation</translation>
    </message>
    <message>
        <source>归档以后，方案、记录和附件都不能再改。还要补的，现在先补上。</source>
        <translation>Once archived, its plan, records and files cannot be changed. Add now what is still to be added.</translation>
    </message>
    <message>
        <source>先不归档</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>归档</source>
        <translation>Archive</translation>
    </message>
</context>
<context>
    <name>AreaRow</name>
    <message>
        <source>面积</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>{}的面积，平方米</source>
        <translation>Area of {}, m²</translation>
    </message>
</context>
<context>
    <name>ArrangeSheet</name>
    <message>
        <source>例如 9:30；不填的，通知上留空手写</source>
        <translation>Such as 9:30; left empty, the notice has room to write it</translation>
    </message>
    <message>
        <source>会议安排</source>
        <translation>Arrangement</translation>
    </message>
</context>
<context>
    <name>AskedLine</name>
    <message>
        <source>已具备</source>
        <translation>There</translation>
    </message>
    <message>
        <source>还缺</source>
        <translation>Lacking</translation>
    </message>
    <message>
        <source>已跳过</source>
        <translation>Passed over</translation>
    </message>
    <message>
        <source>若干</source>
        <translation>some</translation>
    </message>
    <message>
        <source>{state}：{title}</source>
        <translation>{state}: {title}</translation>
    </message>
    <message>
        <source>法定条件</source>
        <translation>Condition of law</translation>
    </message>
    <message>
        <source>程序要求</source>
        <translation>Asked by the procedure</translation>
    </message>
    <message>
        <source>{kind}，不能跳过</source>
        <translation>{kind}, cannot be passed over</translation>
    </message>
    <message>
        <source>：</source>
        <translation>: </translation>
    </message>
    <message>
        <source>（待核）</source>
        <translation> (to be checked)</translation>
    </message>
    <message>
        <source>依开会的组织而定</source>
        <translation>As the text of the body that meets says</translation>
    </message>
</context>
<context>
    <name>AskedWords</name>
    <message>
        <source>把 U 盘带到县里或乡镇，再把带回来的文件导入，就加入了；这期间照样记。U 盘丢了，可以再写一次。</source>
        <translation>Take the stick to county or township, then import the file that comes back, and you have joined; meanwhile go on recording. If the stick is lost, write it again.</translation>
    </message>
    <message>
        <source>{month}月{day}日写给{server}。</source>
        <translation>Written for {server} on {month}/{day}. </translation>
    </message>
</context>
<context>
    <name>AskerBox</name>
    <message>
        <source>不愿留姓名</source>
        <translation>Name not given</translation>
    </message>
    <message>
        <source>看号码</source>
        <translation>Show number</translation>
    </message>
    <message>
        <source>看姓名</source>
        <translation>Show name</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>还没答复</source>
        <translation>Not answered yet</translation>
    </message>
    <message>
        <source>{day}前答复</source>
        <translation>Answer by {day}</translation>
    </message>
    <message>
        <source>姓名只留在本室</source>
        <translation>The name stays in this room</translation>
    </message>
    <message>
        <source>要告知：{words}</source>
        <translation>To be told: {words}</translation>
    </message>
    <message>
        <source>还没告知</source>
        <translation>Not told yet</translation>
    </message>
</context>
<context>
    <name>AskersSheet</name>
    <message>
        <source>告知反映人</source>
        <translation>Tell the askers</translation>
    </message>
    <message>
        <source>共 {count} 人，还有 {waiting} 人没有告知。</source>
        <translation>{count} in all, {waiting} not told yet.</translation>
    </message>
    <message>
        <source>印登记表</source>
        <translation>Print list</translation>
    </message>
    <message>
        <source>一起告知</source>
        <translation>Tell all</translation>
    </message>
    <message>
        <source>反映人都已经告知。</source>
        <translation>Everybody was told.</translation>
    </message>
    <message>
        <source>还没告知</source>
        <translation>Not told</translation>
    </message>
    <message>
        <source>（不愿留姓名）</source>
        <translation>(name withheld)</translation>
    </message>
    <message>
        <source>告知</source>
        <translation>Tell</translation>
    </message>
    <message>
        <source>已告知</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>印答复函</source>
        <translation>Print reply</translation>
    </message>
</context>
<context>
    <name>BackupPanel</name>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>正在看…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>备份到 U 盘</source>
        <translation>Back up to a USB stick</translation>
    </message>
    <message>
        <source>看看备份</source>
        <translation>Check the backups</translation>
    </message>
    <message>
        <source>每天自动一份，放在 {folder}，共 {count} 份；旧的按周、按月留下。</source>
        <translation>Made every day in {folder}, {count} so far; older ones are kept by week and month.</translation>
    </message>
    <message>
        <source>还没有自动备份：开着窗口一分钟后就做第一份。</source>
        <translation>No automatic backup yet: the first is made after the window has been open for a minute.</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>{month}月{day}日</source>
        <translation>{month}/{day}</translation>
    </message>
    <message>
        <source>最近一次自动备份：{when} {time}</source>
        <translation>Last automatic backup: {when} {time}</translation>
    </message>
    <message>
        <source>议事簿备份-{day}.ysb</source>
        <translation>yishibu-backup-{day}.ysb</translation>
    </message>
    <message>
        <source>议事簿备份 (*.ysb)</source>
        <translation>Yishibu backup (*.ysb)</translation>
    </message>
    <message>
        <source>备份到哪里</source>
        <translation>Where to back up</translation>
    </message>
    <message>
        <source>正在备份…</source>
        <translation>Backing up…</translation>
    </message>
    <message>
        <source>备份好了，也核对过能打开：{name}</source>
        <translation>Backed up, and checked that it opens: {name}</translation>
    </message>
    <message>
        <source>单机使用</source>
        <translation>Working alone</translation>
    </message>
    <message>
        <source>现在备份</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>没有备份</source>
        <translation>No backup</translation>
    </message>
    <message>
        <source>账本只在这台电脑上，请现在备份一次。</source>
        <translation>The ledger is on this computer only; please back it up now.</translation>
    </message>
    <message>
        <source>上次备份 {day} {time}。账本只在这台电脑上，请常拷到 U 盘。</source>
        <translation>Last backup {day} {time}. The ledger is on this computer only; copy it to a USB stick now and then.</translation>
    </message>
    <message>
        <source>{when}备份过</source>
        <translation>Backed up {when}</translation>
    </message>
    <message>
        <source>换了电脑：把备份文件和恢复码带去，第一次打开时选“恢复备份”。在这台电脑上换回旧备份也可以；原来的账本会另存，不会丢。</source>
        <translation>Another computer: take the backup file and the recovery code along and choose “Restore a backup” at the first start. An older backup can take the place of the ledger here too; the ledger is kept aside, nothing is lost.</translation>
    </message>
    <message>
        <source>恢复备份</source>
        <translation>Restore a backup</translation>
    </message>
</context>
<context>
    <name>BallotDialog</name>
    <message>
        <source>为什么重新计票（会议记录要印）</source>
        <translation>Why it is counted again (printed in the record)</translation>
    </message>
    <message>
        <source>重新计票理由</source>
        <translation>Reason for the recount</translation>
    </message>
    <message>
        <source>三行都对上才能提交</source>
        <translation>All three lines must add up first</translation>
    </message>
    <message>
        <source>先写重新计票的理由</source>
        <translation>Write the reason for the recount first</translation>
    </message>
    <message>
        <source>把这张表的数都清掉，重数一遍？</source>
        <translation>Clear all figures of this sheet and count again?</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>表决录入</source>
        <translation>Enter the count</translation>
    </message>
    <message>
        <source>重新计票</source>
        <translation>Recount</translation>
    </message>
</context>
<context>
    <name>BarList</name>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>Besides</name>
    <message>
        <source>还没有宣读议事规则。</source>
        <translation>The rules of order have not been read out yet.</translation>
    </message>
    <message>
        <source>会务</source>
        <translation>Who does what</translation>
    </message>
    <message>
        <source>宣读议事规则</source>
        <translation>Read out the rules</translation>
    </message>
</context>
<context>
    <name>BoardColumn</name>
    <message>
        <source>▾ 下面还有 {count} 件</source>
        <translation>▾ {count} more below</translation>
    </message>
</context>
<context>
    <name>BoardFilters</name>
    <message>
        <source>只看缺东西的</source>
        <translation>Only those that lack something</translation>
    </message>
    <message>
        <source>协商类型</source>
        <translation>Kind of consultation</translation>
    </message>
    <message>
        <source>列入年度计划没有</source>
        <translation>In the year&apos;s plan or not</translation>
    </message>
    <message>
        <source>哪个联络室的</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>全部 {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>计划内 {count}</source>
        <translation>In plan {count}</translation>
    </message>
    <message>
        <source>计划外 {count}</source>
        <translation>Outside {count}</translation>
    </message>
    <message>
        <source>全部联络室</source>
        <translation>All rooms</translation>
    </message>
    <message>
        <source>只看：{stage}</source>
        <translation>Only: {stage}</translation>
    </message>
</context>
<context>
    <name>BoxEditor</name>
    <message>
        <source>未填</source>
        <translation>Not given</translation>
    </message>
</context>
<context>
    <name>BrandPanel</name>
    <message>
        <source>议事簿</source>
        <translation>Yishibu</translation>
    </message>
    <message>
        <source>从群众说的第一句话
到答复群众的最后一句话
一件不落</source>
        <translation>From a villager&apos;s first word
to the last answer
nothing is lost</translation>
    </message>
    <message>
        <source>没有网也能全部使用
资料加密存在这台电脑上</source>
        <translation>Everything works without a network
Data are encrypted on this computer</translation>
    </message>
</context>
<context>
    <name>BulkBar</name>
    <message>
        <source>一起督办</source>
        <translation>Remind of all</translation>
    </message>
    <message>
        <source>一起延期</source>
        <translation>Put all off</translation>
    </message>
    <message>
        <source>导出这些</source>
        <translation>Export these</translation>
    </message>
    <message>
        <source>都不选</source>
        <translation>None</translation>
    </message>
    <message>
        <source>选了 {count} 件</source>
        <translation>{count} picked</translation>
    </message>
    <message>
        <source>列为一个议题</source>
        <translation>Make one topic</translation>
    </message>
</context>
<context>
    <name>BulletinActs</name>
    <message>
        <source>看全文</source>
        <translation>Read it</translation>
    </message>
    <message>
        <source>登记传达</source>
        <translation>Record passing on</translation>
    </message>
    <message>
        <source>政策声音由乡镇、县里发布</source>
        <translation>Bulletins are published by township and county</translation>
    </message>
</context>
<context>
    <name>BulletinSheet</name>
    <message>
        <source>向下发布</source>
        <translation>Publish down</translation>
    </message>
    <message>
        <source>下次同步时发给下面的每个村；各村怎么传达的，也会传回来。</source>
        <translation>It goes to every village at its next sync; how each passed it on comes back too.</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>期限日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>上个月</source>
        <translation>Last month</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>下个月</source>
        <translation>Next month</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>To Excel</translation>
    </message>
    <message>
        <source>这个月的事</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>月历</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>清单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>看哪一块</source>
        <translation>Which part</translation>
    </message>
    <message>
        <source>这个月没有带日子的事</source>
        <translation>Nothing is dated this month</translation>
    </message>
    <message>
        <source>答复期限、会议、公示、落实事项、督办都会自己到这里来；也可以看别的月份。</source>
        <translation>Replies, meetings, notices, tasks and reminders come here by themselves; look at other months, too.</translation>
    </message>
    <message>
        <source>{year}年{month}月 {count} 件</source>
        <translation>{month}/{year}: {count}</translation>
    </message>
    <message>
        <source>，超期 {count} 件</source>
        <translation>, {count} overdue</translation>
    </message>
    <message>
        <source>休 {name}</source>
        <translation>Off {name}</translation>
    </message>
    <message>
        <source>班</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>{year} 年放假安排还没有收录，按周末算。</source>
        <translation>The holidays of {year} are not known yet; weekends are counted.</translation>
    </message>
    <message>
        <source>放假和调休按《{source}》。</source>
        <translation>Holidays and exchanged days by “{source}”.</translation>
    </message>
    <message>
        <source>这个月没有带日子的事，没有可导出的。</source>
        <translation>Nothing is dated this month, nothing to export.</translation>
    </message>
    <message>
        <source>换一个月再导。</source>
        <translation>Try another month.</translation>
    </message>
    <message>
        <source>前后一天、上下一周</source>
        <translation>A day, a week</translation>
    </message>
    <message>
        <source>上个月、下个月</source>
        <translation>Month before, month after</translation>
    </message>
    <message>
        <source>打开这一天的事</source>
        <translation>Open what falls on the day</translation>
    </message>
    <message>
        <source>回到今天</source>
        <translation>Back to today</translation>
    </message>
    <message>
        <source>把这个月的清单导出为 Excel</source>
        <translation>Export this month&apos;s list to Excel</translation>
    </message>
</context>
<context>
    <name>CalendarWords</name>
    <message>
        <source>年度计划定在这个月，还没有定哪一天</source>
        <translation>Planned for this month, no day yet</translation>
    </message>
    <message>
        <source>这个月的计划</source>
        <translation>Planned this month</translation>
    </message>
    <message>
        <source>{day} {weekday} · {count} 件</source>
        <translation>{day} {weekday} · {count}</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>还有 {days} 天（{working} 个工作日）</source>
        <translation>{days} days left ({working} working days)</translation>
    </message>
</context>
<context>
    <name>CallRoundSheet</name>
    <message>
        <source>一行一个问题，例如：
同意这个方案吗</source>
        <translation>One question a line, e.g.
Do you agree to this plan?</translation>
    </message>
    <message>
        <source>{title}征求意见</source>
        <translation>Opinions on {title}</translation>
    </message>
    <message>
        <source>每人一份，印好编号；选名册、选人，或只印不记名的。</source>
        <translation>One numbered sheet each: choose a roster, people, or unsigned sheets only.</translation>
    </message>
    <message>
        <source>书面征求意见</source>
        <translation>Written round</translation>
    </message>
</context>
<context>
    <name>CallSheet</name>
    <message>
        <source>新会议</source>
        <translation>New meeting</translation>
    </message>
    <message>
        <source>例如：第四次村民代表会议</source>
        <translation>e.g. Fourth representatives&apos; meeting</translation>
    </message>
    <message>
        <source>会议名称</source>
        <translation>Name of the meeting</translation>
    </message>
    <message>
        <source>会议日期</source>
        <translation>Day of the meeting</translation>
    </message>
    <message>
        <source>村部会议室</source>
        <translation>Village meeting room</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>可以以后再填</source>
        <translation>Can be filled in later</translation>
    </message>
    <message>
        <source>主持人</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>记录人</source>
        <translation>Recorder</translation>
    </message>
    <message>
        <source>会议组织</source>
        <translation>Meeting body</translation>
    </message>
    <message>
        <source>名册</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>清点人数
讨论通组路方案 20分
表决通组路方案</source>
        <translation>Roll call
Discuss the road plan 20分
Vote on the road plan</translation>
    </message>
    <message>
        <source>议程</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>召集</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>每行一项议程；后面写“20分”就是计划用时。</source>
        <translation>One agenda item a line; “20分” at its end is the planned minutes.</translation>
    </message>
    <message>
        <source>座谈，不表决</source>
        <translation>A talk, no vote</translation>
    </message>
    <message>
        <source>{title}（{n} 人）</source>
        <translation>{title} ({n} people)</translation>
    </message>
    <message>
        <source>不用名册，到会时再记</source>
        <translation>No roster, note people as they come</translation>
    </message>
    <message>
        <source>打电话记录</source>
        <translation>Call log</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>打给谁</source>
        <translation>Who was called</translation>
    </message>
    <message>
        <source>说了什么</source>
        <translation>What was said</translation>
    </message>
</context>
<context>
    <name>CancelSheet</name>
    <message>
        <source>不再进行</source>
        <translation>Given up</translation>
    </message>
    <message>
        <source>“{title}”留在计划里，印出来写明理由。</source>
        <translation>“{title}” stays in the plan and is printed with the reason.</translation>
    </message>
</context>
<context>
    <name>CaptionSheet</name>
    <message>
        <source>附件说明</source>
        <translation>Caption of the files</translation>
    </message>
    <message>
        <source>照片会自动转正、缩小，并去掉拍摄地点。说明印在档案目录里，附上以后不改。</source>
        <translation>Photos are turned upright, made small, and lose their place. The caption is printed in the list of the file and stays as it is.</translation>
    </message>
    <message>
        <source>例：三组路口公示栏，11月8日</source>
        <translation>e.g. notice board at the crossing of group 3, 8 November</translation>
    </message>
    <message>
        <source>说明，可以不填</source>
        <translation>Caption, may be left empty</translation>
    </message>
    <message>
        <source>附上</source>
        <translation>Attach</translation>
    </message>
</context>
<context>
    <name>CardWords</name>
    <message>
        <source>提出议题</source>
        <translation>Put a topic forward</translation>
    </message>
    <message>
        <source>没有在提出的议题</source>
        <translation>No topic is being raised</translation>
    </message>
    <message>
        <source>诉求列为议题、拟了方案，就到这里。</source>
        <translation>Once a concern is a topic with a plan it comes here.</translation>
    </message>
    <message>
        <source>开展协商</source>
        <translation>Consultations</translation>
    </message>
    <message>
        <source>没有在协商的</source>
        <translation>Nothing is in consultation</translation>
    </message>
    <message>
        <source>方案通报以后，调研、开会、公示、表决都在这里。</source>
        <translation>After the plan is made known: investigation, meetings, notices, votes.</translation>
    </message>
    <message>
        <source>成果报送</source>
        <translation>Submission</translation>
    </message>
    <message>
        <source>没有等答复的成果</source>
        <translation>No result waits for an answer</translation>
    </message>
    <message>
        <source>协商有了结果，报送出去，在这里等答复。</source>
        <translation>Results that were submitted wait here for their answer.</translation>
    </message>
    <message>
        <source>跟踪督办</source>
        <translation>Follow up</translation>
    </message>
    <message>
        <source>没有在落实的</source>
        <translation>Nothing is being carried out</translation>
    </message>
    <message>
        <source>成果采纳、分派了落实事项，就到这里。</source>
        <translation>Once a result is adopted and tasks are assigned it comes here.</translation>
    </message>
    <message>
        <source>效果评价</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>没有等评价的协商</source>
        <translation>Nothing waits for evaluation</translation>
    </message>
    <message>
        <source>落实事项全部办完后，这里会提醒告知提出人、发满意度表。</source>
        <translation>When all tasks are done: tell those who raised it, ask how satisfied they are.</translation>
    </message>
    <message>
        <source>基层</source>
        <translation>Grassroots</translation>
    </message>
    <message>
        <source>专题</source>
        <translation>Special topic</translation>
    </message>
    <message>
        <source>对口</source>
        <translation>Counterpart</translation>
    </message>
    <message>
        <source>界别</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>提案办理</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>集体协商</source>
        <translation>Collective bargaining</translation>
    </message>
    <message>
        <source>三方</source>
        <translation>Tripartite</translation>
    </message>
    <message>
        <source>社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>村级</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>治安防控</source>
        <translation>Security</translation>
    </message>
    <message>
        <source>微协商</source>
        <translation>Small consultation</translation>
    </message>
    <message>
        <source>计划外</source>
        <translation>Outside the plan</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>{day}开会</source>
        <translation>Meeting {day}</translation>
    </message>
    <message>
        <source>{day}到期</source>
        <translation>Due {day}</translation>
    </message>
    <message>
        <source>已超期，等督办答复</source>
        <translation>Overdue, reminder unanswered</translation>
    </message>
    <message>
        <source>已超期，还没发督办</source>
        <translation>Overdue, no reminder sent</translation>
    </message>
    <message>
        <source>都齐了，可进入「{stage}」</source>
        <translation>All there, may enter “{stage}”</translation>
    </message>
    <message>
        <source>等{body}答复，已超期</source>
        <translation>Waits for {body}, overdue</translation>
    </message>
    <message>
        <source>等{body}答复</source>
        <translation>Waits for {body}</translation>
    </message>
    <message>
        <source>等{body}答复，{day}到期</source>
        <translation>Waits for {body}, due {day}</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>{gaps}，还有 {count} 项</source>
        <translation>{gaps}, {count} more</translation>
    </message>
    <message>
        <source>{households} 户 {people} 人</source>
        <translation>{households} households, {people} people</translation>
    </message>
    <message>
        <source>涉及 {count} 人</source>
        <translation>{count} people</translation>
    </message>
    <message>
        <source>下一步 {stage}</source>
        <translation>Next: {stage}</translation>
    </message>
    <message>
        <source>报送 {day}</source>
        <translation>Submitted {day}</translation>
    </message>
    <message>
        <source>首次期限 {day}</source>
        <translation>first deadline {day}</translation>
    </message>
    <message>
        <source>落实完成 {done}/{count}</source>
        <translation>Tasks {done}/{count}</translation>
    </message>
    <message numerus="yes">
        <source>停 %n 天</source>
        <translation>
            <numerusform>Still for %n day</numerusform>
            <numerusform>Still for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>来自诉求 %n 件</source>
        <translation>
            <numerusform>From %n concern</numerusform>
            <numerusform>From %n concerns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>涉及 %n 户</source>
        <translation>
            <numerusform>%n household</numerusform>
            <numerusform>%n households</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CategoryChips</name>
    <message>
        <source>更多…</source>
        <translation>More…</translation>
    </message>
    <message>
        <source>哪一类</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>按内容猜的，可改</source>
        <translation>Guessed from the words; you can change it</translation>
    </message>
    <message>
        <source>写了内容会猜，也可以自己选</source>
        <translation>Guessed once you write; or choose one</translation>
    </message>
</context>
<context>
    <name>ChainPanel</name>
    <message>
        <source>协商走到哪一步</source>
        <translation>Where consultations stand</translation>
    </message>
    <message>
        <source>打开看板</source>
        <translation>Open the board</translation>
    </message>
    <message>
        <source>{count} 件在办</source>
        <translation>{count} open</translation>
    </message>
    <message>
        <source>提出</source>
        <translation>Raise</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>通报</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>调研</source>
        <translation>Investigation</translation>
    </message>
    <message>
        <source>协商</source>
        <translation>Consultation</translation>
    </message>
    <message>
        <source>公示</source>
        <translation>Publish</translation>
    </message>
    <message>
        <source>表决</source>
        <translation>Vote</translation>
    </message>
    <message>
        <source>报送</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>采纳</source>
        <translation>Adopted</translation>
    </message>
    <message>
        <source>督办</source>
        <translation>Supervise</translation>
    </message>
    <message>
        <source>反馈</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>评价</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>归档</source>
        <translation>Archive</translation>
    </message>
</context>
<context>
    <name>ChainStrip</name>
    <message>
        <source>协商走到哪一步</source>
        <translation>Where consultations stand</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{step} {count} 件</source>
        <translation>{step}: {count}</translation>
    </message>
    <message>
        <source>，停 {count}</source>
        <translation>, {count} stuck</translation>
    </message>
    <message>
        <source>停 {count}</source>
        <translation>{count} stuck</translation>
    </message>
</context>
<context>
    <name>ChangeSheet</name>
    <message>
        <source>修改调研</source>
        <translation>Edit the investigation</translation>
    </message>
</context>
<context>
    <name>ChangesRow</name>
    <message>
        <source>全部历史</source>
        <translation>Whole history</translation>
    </message>
    <message>
        <source>最近改动</source>
        <translation>Last changes</translation>
    </message>
    <message>
        <source>还没有改动</source>
        <translation>Nothing was changed yet</translation>
    </message>
    <message>
        <source>基本信息</source>
        <translation>Basic facts</translation>
    </message>
</context>
<context>
    <name>ClockWatch</name>
    <message>
        <source>电脑的时间变了：应是 {expected}，现在是 {now}。</source>
        <translation>The computer&apos;s clock has changed: it should be {expected} and says {now}.</translation>
    </message>
    <message>
        <source>请核对电脑的日期和时间；点名的先后不受影响，记下的时间以电脑为准。</source>
        <translation>Check the computer&apos;s date and time; the order of the roll is kept, times are noted as the computer says.</translation>
    </message>
    <message>
        <source>{month}月{day}日 {time}</source>
        <translation>{month}/{day} {time}</translation>
    </message>
</context>
<context>
    <name>ClockWords</name>
    <message>
        <source>电脑说现在是 {now}。</source>
        <translation>The computer says it is {now}. </translation>
    </message>
    <message>
        <source>这个年份看起来不对。</source>
        <translation>That year does not look right.</translation>
    </message>
    <message>
        <source>可是上一次存东西是 {last}，比现在还晚。</source>
        <translation>But something was last saved at {last}, which is later.</translation>
    </message>
    <message>
        <source>离这次打开以后上一次存东西，过了一天多。</source>
        <translation>More than a day has passed since something was last saved.</translation>
    </message>
    <message>
        <source>电脑时间不准，已改正</source>
        <translation>Clock was off, corrected</translation>
    </message>
    <message>
        <source>请核对电脑日期</source>
        <translation>Check the date</translation>
    </message>
    <message>
        <source>电脑日期可能不对</source>
        <translation>Date may be wrong</translation>
    </message>
    <message>
        <source>电脑的时间快了 {amount}，已照县里的改正</source>
        <translation>This computer&apos;s clock is {amount} fast; corrected by the county&apos;s</translation>
    </message>
    <message>
        <source>电脑的时间慢了 {amount}，已照县里的改正</source>
        <translation>This computer&apos;s clock is {amount} slow; corrected by the county&apos;s</translation>
    </message>
    <message>
        <source>请核对电脑的日期，照常记录</source>
        <translation>Please check the computer&apos;s date; recording goes on</translation>
    </message>
    <message>
        <source>电脑的日期可能不对，照常记录</source>
        <translation>The computer&apos;s date may be wrong; recording goes on</translation>
    </message>
    <message>
        <source>记录的先后和文书上的日期都是对的；有空请把电脑的时间调准。</source>
        <translation>The order of records and the dates on papers are right; please set the clock when you can.</translation>
    </message>
    <message>
        <source>不对请把电脑的日期调好；要印日期的文书会先问您是几号。</source>
        <translation> If it is wrong, please set the date; papers that print a date will first ask which day it is.</translation>
    </message>
    <message>
        <source>{count} 天</source>
        <translation>{count} d</translation>
    </message>
    <message>
        <source>{count} 小时</source>
        <translation>{count} h</translation>
    </message>
    <message>
        <source>{count} 分钟</source>
        <translation>{count} min</translation>
    </message>
</context>
<context>
    <name>CodePage</name>
    <message>
        <source>收好了，开始</source>
        <translation>It is in the safe, begin</translation>
    </message>
    <message>
        <source>电脑坏了、忘了口令，要靠它和备份找回全部记录。它只显示这一次，程序里不留；以后可以在“设置”里换一个新的。</source>
        <translation>If the computer breaks or the passphrase is forgotten, it and a backup bring every record back. It is shown this once and kept nowhere; the settings can make a new one.</translation>
    </message>
    <message>
        <source>请把恢复码锁进保险柜</source>
        <translation>Lock the recovery code into the safe</translation>
    </message>
</context>
<context>
    <name>CodePanel</name>
    <message>
        <source>第 {number} 组 {group}</source>
        <translation>Group {number}: {group}</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>存成 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>画恢复码</source>
        <translation>Draw the recovery code</translation>
    </message>
    <message>
        <source>已经送去打印。请看着它从打印机里出来，锁进保险柜。</source>
        <translation>Sent to the printer. Watch it come out and lock it in the safe.</translation>
    </message>
    <message>
        <source>账本恢复码.pdf</source>
        <translation>recovery-code.pdf</translation>
    </message>
    <message>
        <source>没有存成：{reason}。</source>
        <translation>Not saved: {reason}.</translation>
    </message>
    <message>
        <source>请换一个文件夹。</source>
        <translation>Please choose another folder.</translation>
    </message>
    <message>
        <source>存好了：{name}。打印以后请把这个文件删掉。</source>
        <translation>Saved: {name}. Delete this file after printing.</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>没有打印机，已经抄在纸上</source>
        <translation>No printer, copied by hand</translation>
    </message>
    <message>
        <source>没有找到打印机；可以存成 PDF，拷到能打印的电脑上印。</source>
        <translation>No printer found; save it as PDF and print it on a computer that has one.</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
</context>
<context>
    <name>ComingSheet</name>
    <message>
        <source>参加方式</source>
        <translation>How they came</translation>
    </message>
</context>
<context>
    <name>CompanionsRow</name>
    <message>
        <source>一个一个写，按 Enter 加上</source>
        <translation>One by one; Enter adds</translation>
    </message>
    <message>
        <source>一起来的还有谁，姓名或拼音首字母</source>
        <translation>Who came along, name or initials</translation>
    </message>
    <message>
        <source>去掉 {title}</source>
        <translation>Remove {title}</translation>
    </message>
</context>
<context>
    <name>ConcernActs</name>
    <message>
        <source>修改诉求</source>
        <translation>Edit concern</translation>
    </message>
    <message>
        <source>写答复</source>
        <translation>Write an answer</translation>
    </message>
    <message>
        <source>告知结果</source>
        <translation>Tell the result</translation>
    </message>
    <message>
        <source>现在是多少先记下，办完再补之后的数，变化自动算。</source>
        <translation>Note the figure as it is now; fill in the later one when it is done. The change is reckoned.</translation>
    </message>
    <message>
        <source>记一个数字</source>
        <translation>Note a figure</translation>
    </message>
    <message>
        <source>报告里不写反映人的姓名。存好后可打印社情民意报告。</source>
        <translation>The report names nobody. Once stored, it can be printed.</translation>
    </message>
    <message>
        <source>报社情民意</source>
        <translation>Report upward</translation>
    </message>
    <message>
        <source>登记签收</source>
        <translation>Enter receipt</translation>
    </message>
    <message>
        <source>存好后，反映人都列入“待告知”。</source>
        <translation>Once stored, all who raised it are listed as to be told.</translation>
    </message>
    <message>
        <source>登记上级答复</source>
        <translation>Enter the reply from above</translation>
    </message>
</context>
<context>
    <name>ConcernDrawer</name>
    <message>
        <source>民情诉求</source>
        <translation>Concerns</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>已并到：{title}</source>
        <translation>Merged into: {title}</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>History</translation>
    </message>
    <message>
        <source>分开</source>
        <translation>Separate</translation>
    </message>
    <message>
        <source>并案</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>列为议题</source>
        <translation>Make a topic</translation>
    </message>
    <message>
        <source>筛选议题</source>
        <translation>Screen the topic</translation>
    </message>
    <message>
        <source>拟定方案</source>
        <translation>Draw up a plan</translation>
    </message>
    <message>
        <source>看协商</source>
        <translation>Consultation</translation>
    </message>
    <message>
        <source>要答复的人 {count}</source>
        <translation>To be answered: {count}</translation>
    </message>
    <message>
        <source>{day}答复：{words}</source>
        <translation>Answered on {day}: {words}</translation>
    </message>
    <message>
        <source>议题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>还没有筛选</source>
        <translation>Not screened yet</translation>
    </message>
    <message>
        <source>照片和扫描件 {count}</source>
        <translation>Photos and scans: {count}</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Entered</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>登记表</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>{label}：{value}{unit}</source>
        <translation>{label}: {value} {unit}</translation>
    </message>
    <message>
        <source>告知</source>
        <translation>Tell</translation>
    </message>
    <message>
        <source>并入“{title}”</source>
        <translation>Merged into “{title}”</translation>
    </message>
    <message>
        <source>议题确定</source>
        <translation>Topic decided</translation>
    </message>
    <message>
        <source>记数字</source>
        <translation>Note a figure</translation>
    </message>
    <message>
        <source>报社情民意</source>
        <translation>Report upward</translation>
    </message>
    <message>
        <source>还缺：{labels}</source>
        <translation>Still missing: {labels}</translation>
    </message>
    <message>
        <source>确定议题</source>
        <translation>Decide topic</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>报上去之前还缺：{labels}，请点“修改”补上。</source>
        <translation>Missing before it can be reported: {labels}. Press Edit to add it.</translation>
    </message>
    <message>
        <source>议题筛选</source>
        <translation>Topic screened</translation>
    </message>
    <message>
        <source>上级答复</source>
        <translation>Reply from above</translation>
    </message>
</context>
<context>
    <name>ConcernFilters</name>
    <message>
        <source>性质</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>性质：全部</source>
        <translation>Nature: all</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>渠道：全部</source>
        <translation>Channel: all</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>类别：全部</source>
        <translation>Category: all</translation>
    </message>
    <message>
        <source>待答复 {count}</source>
        <translation>Waiting {count}</translation>
    </message>
    <message>
        <source>超期 {count}</source>
        <translation>Overdue {count}</translation>
    </message>
    <message>
        <source>待告知 {count}</source>
        <translation>To be told {count}</translation>
    </message>
    <message>
        <source>已列入议题 {count}</source>
        <translation>In a topic {count}</translation>
    </message>
    <message>
        <source>已答复 {count}</source>
        <translation>Answered {count}</translation>
    </message>
    <message>
        <source>全部 {count}</source>
        <translation>All {count}</translation>
    </message>
</context>
<context>
    <name>ConcernTable</name>
    <message>
        <source>民情诉求</source>
        <translation>Concerns</translation>
    </message>
    <message>
        <source>编号 / 日期</source>
        <translation>Number / day</translation>
    </message>
    <message>
        <source>反映人 / 渠道</source>
        <translation>Who / how</translation>
    </message>
    <message>
        <source>诉求 / 类别</source>
        <translation>Concern / category</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>答复期限</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>不愿留姓名</source>
        <translation>Name not given</translation>
    </message>
    <message>
        <source>{name}等 {count} 人</source>
        <translation>{name} and others ({count})</translation>
    </message>
    <message>
        <source>已并到：{title}</source>
        <translation>Merged into: {title}</translation>
    </message>
    <message>
        <source>待告知 {count} 人</source>
        <translation>{count} to be told</translation>
    </message>
</context>
<context>
    <name>ConcernsPage</name>
    <message>
        <source>民情诉求</source>
        <translation>Concerns</translation>
    </message>
    <message>
        <source>标题、原话、编号、人名</source>
        <translation>Title, words, number, name</translation>
    </message>
    <message>
        <source>接待登记</source>
        <translation>Reception</translation>
    </message>
    <message>
        <source>还没有民情诉求</source>
        <translation>No concerns yet</translation>
    </message>
    <message>
        <source>有人来说事，登记以后就在这里；谁在等答复、还剩几天，都看得见。</source>
        <translation>What people come to say stands here once entered: who waits for an answer, and how many days are left.</translation>
    </message>
    <message>
        <source>等答复 {count} 件</source>
        <translation>{count} waiting for an answer</translation>
    </message>
    <message>
        <source>▾ 下面还有 {count} 件</source>
        <translation>▾ {count} more below</translation>
    </message>
    <message>
        <source>选一件</source>
        <translation>choose one</translation>
    </message>
    <message>
        <source>打开右边的抽屉</source>
        <translation>open the drawer</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>answer</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>edit</translation>
    </message>
    <message>
        <source>并案，或分开</source>
        <translation>merge, or separate</translation>
    </message>
    <message>
        <source>按状态筛选</source>
        <translation>filter by state</translation>
    </message>
    <message>
        <source>找标题、原话、编号、人名</source>
        <translation>find title, words, number, name</translation>
    </message>
    <message>
        <source>关上抽屉</source>
        <translation>close the drawer</translation>
    </message>
    <message>
        <source>打印登记表</source>
        <translation>print the form</translation>
    </message>
    <message>
        <source>把看到的导出为 Excel</source>
        <translation>Export what you see to Excel</translation>
    </message>
    <message>
        <source>换个状态、性质、渠道、类别，或少打几个字。</source>
        <translation>Choose another state, nature, channel or category, or type less.</translation>
    </message>
    <message>
        <source>列为议题、筛选、确定、拟定方案</source>
        <translation>put forward, screen, decide, plan</translation>
    </message>
    <message>
        <source>记一个数字</source>
        <translation>Note a figure</translation>
    </message>
    <message>
        <source>报社情民意</source>
        <translation>Report upward</translation>
    </message>
    <message>
        <source>议题</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>选上或不选，可选几件</source>
        <translation>pick or let go; several may be picked</translation>
    </message>
    <message>
        <source>把选的几件列为一个议题</source>
        <translation>make one topic of those picked</translation>
    </message>
    <message>
        <source>看议题</source>
        <translation>see topics</translation>
    </message>
</context>
<context>
    <name>ConflictItem</name>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>改之前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>两个值都会留在历史里</source>
        <translation>Both stay in the history</translation>
    </message>
    <message>
        <source>看全文</source>
        <translation>Read in full</translation>
    </message>
    <message>
        <source>显示号码</source>
        <translation>Show numbers</translation>
    </message>
</context>
<context>
    <name>ConsensusDesk</name>
    <message>
        <source>共识记下了。</source>
        <translation>The consensus is stored.</translation>
    </message>
    <message>
        <source>散会以后印在会议记录里。</source>
        <translation>It is printed in the record once the meeting has ended.</translation>
    </message>
</context>
<context>
    <name>ConsensusPane</name>
    <message>
        <source>共识</source>
        <translation>Consensus</translation>
    </message>
    <message>
        <source>达成共识</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>基本共识</source>
        <translation>Mostly</translation>
    </message>
    <message>
        <source>未达成</source>
        <translation>Not reached</translation>
    </message>
    <message>
        <source>记下共识</source>
        <translation>Store consensus</translation>
    </message>
    <message>
        <source>{groups}还没人说话，记下以前先问一声。</source>
        <translation>{groups}: nobody has spoken. Ask before you store it.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>还没有记下</source>
        <translation>Not stored yet</translation>
    </message>
    <message>
        <source>先宣布开会</source>
        <translation>Open the meeting first</translation>
    </message>
    <message>
        <source>{groups}还没人说话。</source>
        <translation>{groups}: nobody has spoken.</translation>
    </message>
    <message>
        <source>先问一声</source>
        <translation>Ask them first</translation>
    </message>
    <message>
        <source>照样记下</source>
        <translation>Store it anyway</translation>
    </message>
    <message>
        <source>没有发言的会印在会议记录里。</source>
        <translation>Those not heard are printed in the record.</translation>
    </message>
</context>
<context>
    <name>ConsultationListPage</name>
    <message>
        <source>协商清单</source>
        <translation>Consultations</translation>
    </message>
    <message>
        <source>题目、编号、拼音首字母</source>
        <translation>Title, number, pinyin initials</translation>
    </message>
    <message>
        <source>新协商</source>
        <translation>New consultation</translation>
    </message>
    <message>
        <source>看板</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>只看缺东西的</source>
        <translation>Only those that lack something</translation>
    </message>
    <message>
        <source>协商</source>
        <translation>Consultation</translation>
    </message>
    <message>
        <source>开始第一件协商</source>
        <translation>Begin the first consultation</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>环节</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>协商类型</source>
        <translation>Kind of consultation</translation>
    </message>
    <message>
        <source>全部类型</source>
        <translation>All kinds</translation>
    </message>
    <message>
        <source>全部环节</source>
        <translation>All stages</translation>
    </message>
    <message>
        <source>还没有协商</source>
        <translation>No consultation yet</translation>
    </message>
    <message>
        <source>议题列入以后从这里开始；没有议题的也可以直接开始。</source>
        <translation>It begins here once a topic is listed; without a topic it may begin at once.</translation>
    </message>
    <message>
        <source>没有符合的</source>
        <translation>Nothing fits</translation>
    </message>
    <message>
        <source>换个环节、类型，或少打几个字。</source>
        <translation>Try another stage or kind, or type less.</translation>
    </message>
    <message>
        <source>在办 {count} 件</source>
        <translation>{count} in hand</translation>
    </message>
    <message>
        <source>已归档 {count}</source>
        <translation>Archived {count}</translation>
    </message>
    <message>
        <source>{gap}，还有 {count} 项</source>
        <translation>{gap}, and {count} more</translation>
    </message>
    <message>
        <source>{number}/{total} {stage}</source>
        <translation>{number}/{total} {stage}</translation>
    </message>
    <message>
        <source>停住了</source>
        <translation>stuck</translation>
    </message>
    <message>
        <source>还差 {count} 项</source>
        <translation>{count} lacking</translation>
    </message>
    <message>
        <source>可以往下走</source>
        <translation>may go on</translation>
    </message>
    <message>
        <source>已归档</source>
        <translation>Archived</translation>
    </message>
    <message>
        <source>提出到通报</source>
        <translation>From raising to notifying</translation>
    </message>
    <message>
        <source>表决和报送</source>
        <translation>Voting and submitting</translation>
    </message>
    <message>
        <source>实施督办</source>
        <translation>Implementation</translation>
    </message>
    <message>
        <source>反馈和评价</source>
        <translation>Feedback and evaluation</translation>
    </message>
    <message>
        <source>选一件；打拼音首字母直接跳到</source>
        <translation>choose one; pinyin initials jump to it</translation>
    </message>
    <message>
        <source>打开这件协商</source>
        <translation>open this consultation</translation>
    </message>
    <message>
        <source>回看板</source>
        <translation>Back to the board</translation>
    </message>
    <message>
        <source>把看到的导出为 Excel</source>
        <translation>Export what you see to Excel</translation>
    </message>
    <message>
        <source>找题目、编号</source>
        <translation>find a title or number</translation>
    </message>
    <message numerus="yes">
        <source>在这一步 %n 天</source>
        <translation>
            <numerusform>%n day at this step</numerusform>
            <numerusform>%n days at this step</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConsultationPage</name>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>还不能进入「{stage}」：{missing}。</source>
        <translation>Cannot go to “{stage}” yet: {missing}.</translation>
    </message>
    <message>
        <source>Alt+L、Alt+F 去补第一项；补不齐的写明理由后跳过。</source>
        <translation>Alt+L or Alt+F adds the first of it; what cannot be added may be passed over with a reason.</translation>
    </message>
    <message>
        <source>下一个标签；Ctrl+Shift+Tab 上一个</source>
        <translation>next tab; Ctrl+Shift+Tab the one before</translation>
    </message>
    <message>
        <source>上一问、下一问</source>
        <translation>question before, next question</translation>
    </message>
    <message>
        <source>改这一问；Esc 或 Ctrl+Enter 改完</source>
        <translation>edit this answer; Esc or Ctrl+Enter ends it</translation>
    </message>
    <message>
        <source>进入下一环节；进不了就说还差什么</source>
        <translation>next stage; says what is lacking if it cannot</translation>
    </message>
    <message>
        <source>补第一项法定条件</source>
        <translation>add the first lawful condition</translation>
    </message>
    <message>
        <source>补第一项程序要求</source>
        <translation>add the first requirement of procedure</translation>
    </message>
    <message>
        <source>写明理由后跳过</source>
        <translation>Pass over with a reason</translation>
    </message>
    <message>
        <source>全部历史</source>
        <translation>Whole history</translation>
    </message>
    <message>
        <source>基本信息</source>
        <translation>Basic facts</translation>
    </message>
    <message>
        <source>这一步要做什么；在环节线上按 Enter 看别的环节</source>
        <translation>What is to be done now; Enter on the line of stages shows others</translation>
    </message>
    <message>
        <source>装订一事一档，存成 PDF</source>
        <translation>Bind the dossier as PDF</translation>
    </message>
    <message>
        <source>协商形式：选哪几种，什么时候用</source>
        <translation>Forms: which are chosen, when each applies</translation>
    </message>
    <message>
        <source>协商各方的权利和责任</source>
        <translation>Rights and duties of the parties</translation>
    </message>
    <message>
        <source>参加人怎样产生；抽取</source>
        <translation>How participants are chosen; drawing lots</translation>
    </message>
</context>
<context>
    <name>ConsultationsPage</name>
    <message>
        <source>开始第一件协商</source>
        <translation>Begin the first consultation</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear the filters</translation>
    </message>
    <message>
        <source>还没有协商</source>
        <translation>No consultation yet</translation>
    </message>
    <message>
        <source>议题列入以后从这里开始；没有议题的也可以直接开始。</source>
        <translation>It begins here once a topic is listed; without a topic it may begin at once.</translation>
    </message>
    <message>
        <source>没有符合的</source>
        <translation>Nothing fits</translation>
    </message>
    <message>
        <source>打开这件协商</source>
        <translation>open this consultation</translation>
    </message>
    <message>
        <source>协商看板</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>议题、人名、拼音</source>
        <translation>Topic, name, pinyin</translation>
    </message>
    <message>
        <source>清单</source>
        <translation>List</translation>
    </message>
    <message>
        <source>新建协商</source>
        <translation>New consultation</translation>
    </message>
    <message>
        <source>换个类型、环节，或少打几个字。</source>
        <translation>Try another kind or stage, or fewer words.</translation>
    </message>
    <message>
        <source>{count} 件在办，{stuck} 件久停</source>
        <translation>{count} in hand, {stuck} long at rest</translation>
    </message>
    <message>
        <source>{count} 件在办</source>
        <translation>{count} open</translation>
    </message>
    <message>
        <source>看已归档 {count} 件</source>
        <translation>See {count} archived</translation>
    </message>
    <message>
        <source>在卡片和各栏之间走；打拼音首字母直接跳到</source>
        <translation>Walk through cards and columns; type pinyin initials to jump</translation>
    </message>
    <message>
        <source>先看一眼还差什么</source>
        <translation>Look at what is lacking</translation>
    </message>
    <message>
        <source>看清单，已归档的也在里面</source>
        <translation>As a list, the archived ones too</translation>
    </message>
    <message>
        <source>把看到的导出为 Excel</source>
        <translation>Export what you see to Excel</translation>
    </message>
    <message>
        <source>找议题、人名、编号</source>
        <translation>Find topic, name, number</translation>
    </message>
    <message>
        <source>年度计划</source>
        <translation>Annual plan</translation>
    </message>
</context>
<context>
    <name>ContentsSheet</name>
    <message>
        <source>另一份还没有收到，或者和这一份一样。</source>
        <translation>The other one has not come yet, or says the same.</translation>
    </message>
</context>
<context>
    <name>CopySheet</name>
    <message>
        <source>沿用到新的一年</source>
        <translation>Carry over to a new year</translation>
    </message>
    <message>
        <source>题目、月份、牵头和理由照抄过去；不再进行的不抄，批准和文号要重新填。</source>
        <translation>Titles, months, leads and reasons are copied; what was given up is not, and approval and number are to be filled in anew.</translation>
    </message>
</context>
<context>
    <name>CorrectSheet</name>
    <message>
        <source>更正公示</source>
        <translation>Correct notice</translation>
    </message>
    <message>
        <source>原来的公示留着，到这天为止；另贴一份新的，天数从新的那天算起。</source>
        <translation>The first notice stays, up to this day; another is posted, and its days begin anew.</translation>
    </message>
</context>
<context>
    <name>CorrectionSheet</name>
    <message>
        <source>改正会议内容</source>
        <translation>Correct the meeting</translation>
    </message>
    <message>
        <source>会议名称</source>
        <translation>Name of the meeting</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>主持人</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>记录人</source>
        <translation>Recorder</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Opinions</translation>
    </message>
    <message>
        <source>点名和票数不在这里改：票数要重新计票，写明理由。</source>
        <translation>The roll and the counts are not changed here: votes are counted anew, with a reason.</translation>
    </message>
    <message>
        <source>意见 {count} 条，Enter 改</source>
        <translation>Opinions: {count}; Enter corrects</translation>
    </message>
    <message>
        <source>还没有采纳情况</source>
        <translation>No response yet</translation>
    </message>
    <message>
        <source>改</source>
        <translation>Correct</translation>
    </message>
</context>
<context>
    <name>CountBars</name>
    <message>
        <source>{word} {count} 票</source>
        <translation>{word}: {count} votes</translation>
    </message>
    <message>
        <source>须 {needed} 票</source>
        <translation>{needed} votes needed</translation>
    </message>
    <message>
        <source>票数</source>
        <translation>Votes</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>CountButtons</name>
    <message>
        <source>下一格</source>
        <translation>Next box</translation>
    </message>
    <message>
        <source>上一格</source>
        <translation>Box before</translation>
    </message>
    <message>
        <source>先放着，数字保留</source>
        <translation>Leave it, figures are kept</translation>
    </message>
    <message>
        <source>清空重数</source>
        <translation>Clear and recount</translation>
    </message>
    <message>
        <source>打印唱计票表</source>
        <translation>Print the tally sheet</translation>
    </message>
    <message>
        <source>提交结果</source>
        <translation>Submit the result</translation>
    </message>
</context>
<context>
    <name>CountFilters</name>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>DailyBackup</name>
    <message>
        <source>每日备份</source>
        <translation>Daily backup</translation>
    </message>
    <message>
        <source>今天的备份没有做成：{reason}</source>
        <translation>Today&apos;s backup was not made: {reason}</translation>
    </message>
</context>
<context>
    <name>DayEditor</name>
    <message>
        <source>选日期</source>
        <translation>Choose a day</translation>
    </message>
    <message>
        <source>记作 {day}</source>
        <translation>Kept as {day}</translation>
    </message>
    <message>
        <source>2026-05-10、2019年春</source>
        <translation>2026-05-10, 1951</translation>
    </message>
</context>
<context>
    <name>DaySheet</name>
    <message>
        <source>今天是几号？</source>
        <translation>Which day is it?</translation>
    </message>
    <message>
        <source>对就直接按“就是这天”；不对就改成今天的日期。这一天会印在文书上。</source>
        <translation>If it is right, just confirm; else type today&apos;s date. Papers bear it.</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>就是这天</source>
        <translation>This is the day</translation>
    </message>
    <message>
        <source>请写到哪一天，像 2026-05-10。</source>
        <translation>Please give the day, like 2026-05-10.</translation>
    </message>
</context>
<context>
    <name>DecimalEditor</name>
    <message>
        <source>“{typed}”不是数。</source>
        <translation>“{typed}” is not a number.</translation>
    </message>
    <message>
        <source>只写数字和小数点，例：12.5。</source>
        <translation>Digits and a point only, e.g. 12.5.</translation>
    </message>
</context>
<context>
    <name>DeliveryEntry</name>
    <message>
        <source>姓名或拼音首字母</source>
        <translation>Name or initials</translation>
    </message>
    <message>
        <source>送达给谁</source>
        <translation>Who was told</translation>
    </message>
    <message>
        <source>送达方式</source>
        <translation>How told</translation>
    </message>
    <message>
        <source>送达日期</source>
        <translation>Day told</translation>
    </message>
    <message>
        <source>送达时间</source>
        <translation>Time told</translation>
    </message>
    <message>
        <source>代收人（可不填）</source>
        <translation>Taken by (optional)</translation>
    </message>
    <message>
        <source>签收人</source>
        <translation>Signed for by</translation>
    </message>
    <message>
        <source>登记送达</source>
        <translation>Enter delivery</translation>
    </message>
</context>
<context>
    <name>DeliveryPanel</name>
    <message>
        <source>通知送达</source>
        <translation>Delivery of the notice</translation>
    </message>
    <message>
        <source>送达登记</source>
        <translation>Delivery log</translation>
    </message>
    <message>
        <source>邀请参加人</source>
        <translation>Invite participants</translation>
    </message>
    <message>
        <source>名单上还没有人</source>
        <translation>Nobody is on the list yet</translation>
    </message>
    <message>
        <source>召集会议时选了名册，名册上的人就在这里；也可以一个一个邀请。</source>
        <translation>Those on the roster that the meeting was called from are here; others can be invited one by one.</translation>
    </message>
    <message>
        <source>其余都送达了</source>
        <translation>All others were told</translation>
    </message>
    <message>
        <source>邀请</source>
        <translation>Invite</translation>
    </message>
    <message>
        <source>参加方式</source>
        <translation>How they came</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>Export to Excel</translation>
    </message>
    <message>
        <source>还没有送达</source>
        <translation>Not told yet</translation>
    </message>
    <message>
        <source>已送达</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>列席</source>
        <translation>Observers</translation>
    </message>
    <message>
        <source>已送达 {told}/{due}</source>
        <translation>{told}/{due} told</translation>
    </message>
    <message>
        <source>（当地规定或者惯例）</source>
        <translation>(local rule or custom)</translation>
    </message>
    <message>
        <source>最晚 {day}送达</source>
        <translation>by {day} at the latest</translation>
    </message>
    <message>
        <source>（待核）</source>
        <translation>(to be checked)</translation>
    </message>
    <message>
        <source>依据 {basis}</source>
        <translation>By {basis}</translation>
    </message>
    <message>
        <source>{days}，已经够了</source>
        <translation>{days}: kept</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>还差 {n} 人</source>
        <translation>{n} still to be told</translation>
    </message>
    <message>
        <source>天数不够</source>
        <translation>too few days</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>送达</source>
        <translation>Told</translation>
    </message>
    <message>
        <source>请打姓名或拼音首字母。</source>
        <translation>Type a name or initials.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>有 {n} 个人合得上：{names}，请多打几个字。</source>
        <translation>{n} people fit: {names}. Type some more.</translation>
    </message>
    <message>
        <source>“{typed}”已经登记过了。</source>
        <translation>“{typed}” was entered already.</translation>
    </message>
    <message>
        <source>名单里没有“{typed}”。</source>
        <translation>Nobody on the list is called “{typed}”.</translation>
    </message>
    <message numerus="yes">
        <source>列席 %n 人</source>
        <translation>
            <numerusform>%n observer</numerusform>
            <numerusform>%n observers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>须提前 %n 天通知</source>
        <translation>
            <numerusform>Notice of %n day</numerusform>
            <numerusform>Notice of %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>最后一个人是提前 %n 天送达的</source>
        <translation>
            <numerusform>the last was told %n day before</numerusform>
            <numerusform>the last was told %n days before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeliverySheet</name>
    <message>
        <source>登记送达</source>
        <translation>Enter deliveries</translation>
    </message>
    <message>
        <source>哪次会议</source>
        <translation>Which meeting</translation>
    </message>
    <message>
        <source>还没有送达的人</source>
        <translation>Who was not told yet</translation>
    </message>
    <message>
        <source>全部勾上</source>
        <translation>Tick all</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>{title}（还差 {count} 人）</source>
        <translation>{title} ({count} to be told)</translation>
    </message>
    <message>
        <source>没有要送达的会议。</source>
        <translation>There is no meeting of which anybody is still to be told.</translation>
    </message>
    <message>
        <source>先召集会议，名册上的人会列在这里。</source>
        <translation>Call a meeting first; those of its roster will be listed here.</translation>
    </message>
    <message>
        <source>先召集会议</source>
        <translation>Call a meeting first</translation>
    </message>
    <message>
        <source>勾了 {count} 人</source>
        <translation>{count} ticked</translation>
    </message>
    <message>
        <source>空格键勾选；登记的是现在。登记以前的时间、撤回登错的，请打开送达登记。</source>
        <translation>Space ticks; the time is now. For an earlier time, or to take one back, open the delivery log.</translation>
    </message>
    <message>
        <source>打开送达登记</source>
        <translation>Open the delivery log</translation>
    </message>
</context>
<context>
    <name>DialogHead</name>
    <message>
        <source>表决方式</source>
        <translation>Method of voting</translation>
    </message>
    <message>
        <source>回避</source>
        <translation>Recusal</translation>
    </message>
    <message>
        <source>第 {} 项</source>
        <translation>Item {}</translation>
    </message>
    <message>
        <source>{time} 表决时实到 {people}（按到会时间自动取）</source>
        <translation>{people} present at the vote, {time} (taken from the roll)</translation>
    </message>
    <message>
        <source>监计票 {}</source>
        <translation>Tellers {}</translation>
    </message>
    <message>
        <source>回避 {} 人</source>
        <translation>{} recused</translation>
    </message>
    <message>
        <source>举手：只记票数。</source>
        <translation>Show of hands: totals only.</translation>
    </message>
    <message>
        <source>无记名：只存总数，谁投了什么不留任何痕迹。</source>
        <translation>Secret: totals only; who voted what leaves no trace.</translation>
    </message>
    <message>
        <source>记名：票上写名，这里仍然只存总数。</source>
        <translation>Named: names are on the papers; here too only totals are kept.</translation>
    </message>
    <message>
        <source>书面：票由本人填好交回，这里只存总数。</source>
        <translation>Written: everyone fills in and returns a paper; only totals are kept.</translation>
    </message>
</context>
<context>
    <name>DivisionPicker</name>
    <message>
        <source>例如：长城村，或 ccc；花马池 长城</source>
        <translation>e.g. 长城村, or ccc; 花马池 长城</translation>
    </message>
    <message>
        <source>您在哪个村、社区或乡镇</source>
        <translation>Your village, community or township</translation>
    </message>
    <message>
        <source>符合的地方</source>
        <translation>Places that fit</translation>
    </message>
    <message>
        <source>没有找到“{typed}”。可以少打几个字，或选所在的乡镇。</source>
        <translation>“{typed}” was not found. Type less, or choose its township.</translation>
    </message>
    <message>
        <source>打两三个字或拼音首字母，从下面选；前面可以先写乡镇。</source>
        <translation>Type two or three characters or pinyin initials and choose below; the township may come first.</translation>
    </message>
</context>
<context>
    <name>DraftQuestion</name>
    <message>
        <source>接着登</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>不要了，登新的</source>
        <translation>Drop it, begin anew</translation>
    </message>
    <message>
        <source>上次没登完，接着登？</source>
        <translation>An entry was left unfinished. Go on with it?</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>不愿留姓名</source>
        <translation>Name not given</translation>
    </message>
    <message>
        <source>还没写说的什么事</source>
        <translation>Nothing written of the matter yet</translation>
    </message>
</context>
<context>
    <name>Drawer</name>
    <message>
        <source>关上</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>DueWords</name>
    <message>
        <source>{month}月{day}日</source>
        <translation>{month}/{day}</translation>
    </message>
    <message>
        <source>周一 周二 周三 周四 周五 周六 周日</source>
        <translation>Mon Tue Wed Thu Fri Sat Sun</translation>
    </message>
    <message>
        <source>今天到期</source>
        <translation>Due today</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message numerus="yes">
        <source>超期 %n 天</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>剩 %n 天</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天前</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DuplicatesPanel</name>
    <message>
        <source>是不是同一件事？</source>
        <translation>Is it the same matter?</translation>
    </message>
    <message>
        <source>并案以后，两次来说的人都会在“要答复的人”里，一个也不少。</source>
        <translation>After merging, everybody who came stays among those to be answered.</translation>
    </message>
    <message>
        <source>写下说的事，就在这里找</source>
        <translation>Write what is said, and it is looked up here</translation>
    </message>
    <message>
        <source>停一停笔就会找，不耽误接着写。</source>
        <translation>It looks whenever you pause; just go on writing.</translation>
    </message>
    <message>
        <source>没找到相似的</source>
        <translation>Nothing alike found</translation>
    </message>
    <message>
        <source>像是头一回有人说，登记就行。</source>
        <translation>It seems to be the first time; just enter it.</translation>
    </message>
    <message>
        <source>找到 {count} 件</source>
        <translation>{count} found</translation>
    </message>
</context>
<context>
    <name>EditSheet</name>
    <message>
        <source>修改公示</source>
        <translation>Edit notice</translation>
    </message>
    <message>
        <source>已经贴出去，内容不改；写错了的用“更正”。</source>
        <translation>It hangs already: its words stay. Use “Correct” for mistakes.</translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>接着开</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>先录入票数并确认，再结束会议。</source>
        <translation>Enter and confirm the counts before ending.</translation>
    </message>
    <message>
        <source>去表决</source>
        <translation>To the vote</translation>
    </message>
    <message>
        <source>散会后点名不能再改。</source>
        <translation>After the end the roll cannot be changed.</translation>
    </message>
    <message>
        <source>“{title}”还没有表决。</source>
        <translation>“{title}” has not been voted on.</translation>
    </message>
    <message>
        <source>有一条意见没有记完，会留着。</source>
        <translation>An opinion is half written; it is kept.</translation>
    </message>
    <message>
        <source>散会</source>
        <translation>End</translation>
    </message>
    <message>
        <source>现在散会？</source>
        <translation>End the meeting now?</translation>
    </message>
    <message>
        <source>散会了，都存好了。</source>
        <translation>The meeting has ended; all is saved.</translation>
    </message>
    <message>
        <source>按 Alt+P 看会议记录，定稿、打印。</source>
        <translation>Press Alt+P for the record: freeze and print it.</translation>
    </message>
    <message>
        <source>还没有记下共识；散会以后也能补记。</source>
        <translation>No consensus is stored yet; it can be added after the end. </translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 项表决没有结果：{titles}。</source>
        <translation>
            <numerusform>%n vote has no result yet: {titles}.</numerusform>
            <numerusform>%n votes have no result yet: {titles}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryActs</name>
    <message>
        <source>“{title}”不再列在这里，打印过的照旧。移除错了可以撤销（Ctrl+Z）。</source>
        <translation>“{title}” is no longer listed here; what was printed stays. Undo brings it back (Ctrl+Z).</translation>
    </message>
    <message>
        <source>移除这一条</source>
        <translation>Remove this entry</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>Export to Excel</translation>
    </message>
</context>
<context>
    <name>EntryButton</name>
    <message>
        <source>记一条</source>
        <translation>Enter another</translation>
    </message>
    <message>
        <source>{kind}：{detail}</source>
        <translation>{kind}: {detail}</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>原话怎么说就怎么记</source>
        <translation>Write it down as it was said</translation>
    </message>
    <message>
        <source>说的什么事</source>
        <translation>What about</translation>
    </message>
    <message>
        <source>大约多少户</source>
        <translation>About how many households</translation>
    </message>
    <message>
        <source>大约多少人</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>怎么来的</source>
        <translation>How it came</translation>
    </message>
    <message>
        <source>几时答复他</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>可不填</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>谁来说的</source>
        <translation>Who came</translation>
    </message>
    <message>
        <source>哪一类</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>户</source>
        <translation>households</translation>
    </message>
    <message>
        <source>人</source>
        <translation>people</translation>
    </message>
    <message>
        <source>到期前 3 天提醒</source>
        <translation>reminder 3 days before</translation>
    </message>
    <message>
        <source>{day} 前</source>
        <translation>by {day}</translation>
    </message>
    <message numerus="yes">
        <source>%n 天</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 字 · 先记原话，以后再整理</source>
        <translation>
            <numerusform>%n character · as said; put in order later</numerusform>
            <numerusform>%n characters · as said; put in order later</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryPanel</name>
    <message>
        <source>录入收回的表</source>
        <translation>Enter returned sheets</translation>
    </message>
    <message>
        <source>存好，下一份</source>
        <translation>Store, next one</translation>
    </message>
    <message>
        <source>选态度</source>
        <translation>choose the stance</translation>
    </message>
    <message>
        <source>打编号，按 Enter</source>
        <translation>Type the number, press Enter</translation>
    </message>
    <message>
        <source>先打编号，按 Enter</source>
        <translation>Type the number first and press Enter</translation>
    </message>
    <message>
        <source>这份已经录入</source>
        <translation>This one is entered</translation>
    </message>
    <message>
        <source>断电也不丢</source>
        <translation>Kept even if the power fails</translation>
    </message>
    <message>
        <source>正在存</source>
        <translation>Being stored</translation>
    </message>
    <message>
        <source>这一轮结束了，{number} 号表还没有存好。</source>
        <translation>This round has ended; sheet {number} was not saved.</translation>
    </message>
    <message>
        <source>您录的草稿还留着；还要征求的，请另发起一轮。</source>
        <translation>What you typed is kept as a draft. To ask for more, begin another round.</translation>
    </message>
</context>
<context>
    <name>EntrySheet</name>
    <message>
        <source>存好</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Esc 离开，写的都留着</source>
        <translation>Esc leaves and keeps what is written</translation>
    </message>
    <message>
        <source>登记{kind}</source>
        <translation>Enter: {kind}</translation>
    </message>
    <message>
        <source>修改{kind}</source>
        <translation>Change: {kind}</translation>
    </message>
</context>
<context>
    <name>EntryTable</name>
    <message>
        <source>{label}（{unit}）</source>
        <translation>{label} ({unit})</translation>
    </message>
    <message numerus="yes">
        <source>附件 %n 个</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>U 盘上有写保护开关的，请拨开；没有的，请换一个 U 盘或文件夹再试。本机的记录都在。</source>
        <translation>If the stick has a write-protection switch, slide it off; if not, take another stick or folder. All records are still here.</translation>
    </message>
    <message>
        <source>U 盘写不进去：{folder}。</source>
        <translation>The stick cannot be written to: {folder}.</translation>
    </message>
    <message>
        <source>U 盘可能拔出来了，或者坏了：请插好再试一次，还不行就换一个 U 盘。本机的记录都在。</source>
        <translation>The stick may have been pulled out, or be broken: plug it in and try again, or take another one. All records are still here.</translation>
    </message>
    <message>
        <source>U 盘可能拔出来了：请插好再试，或换一个文件夹。</source>
        <translation>The stick may have been pulled out: plug it in and try again, or choose another folder.</translation>
    </message>
    <message>
        <source>U 盘放不下了，没有写成：{name}。</source>
        <translation>The stick is full; not written: {name}.</translation>
    </message>
    <message>
        <source>U 盘读写失败：{name}。</source>
        <translation>The stick could not be read or written: {name}.</translation>
    </message>
    <message>
        <source>中间缺了几条。</source>
        <translation>Some records in between are missing.</translation>
    </message>
    <message>
        <source>人数不能小于零。</source>
        <translation>The number of people cannot be below zero.</translation>
    </message>
    <message>
        <source>会自动从头再取。</source>
        <translation>It will be fetched again from the beginning by itself.</translation>
    </message>
    <message>
        <source>会自动再取。</source>
        <translation>It will be fetched again by itself.</translation>
    </message>
    <message>
        <source>传达期限在发布日期以前。</source>
        <translation>The day to pass it on by is before the day of issue.</translation>
    </message>
    <message>
        <source>入网文件不完整，或被改动过。</source>
        <translation>The enrolment file is not whole, or was changed.</translation>
    </message>
    <message>
        <source>入网文件的格式是{version}，本程序只认{known}。</source>
        <translation>The enrolment file has format {version}; this program knows {known}.</translation>
    </message>
    <message>
        <source>入网文件里的名称读不懂。</source>
        <translation>A name in the enrolment file cannot be read.</translation>
    </message>
    <message>
        <source>入网文件里的证书读不懂。</source>
        <translation>The certificate in the enrolment file cannot be read.</translation>
    </message>
    <message>
        <source>写到 U 盘上的，读回来不一样，已经删掉。</source>
        <translation>What was written to the stick reads back differently; it was removed.</translation>
    </message>
    <message>
        <source>加入的答复读不懂，或是另一个县的。</source>
        <translation>The answer to the request to join cannot be read, or is another county&apos;s.</translation>
    </message>
    <message>
        <source>原有内容没有改动。请在“{folder}”所在的磁盘上腾出空间后再试。</source>
        <translation>What was there is unchanged. Make room on the disk of “{folder}” and try again.</translation>
    </message>
    <message>
        <source>县里不再认这台电脑。</source>
        <translation>The county does not know this computer any more.</translation>
    </message>
    <message>
        <source>县里不让这台电脑这样做。</source>
        <translation>The county does not let this computer do that.</translation>
    </message>
    <message>
        <source>县里已停用这台电脑的同步。</source>
        <translation>The county has switched off syncing for this computer.</translation>
    </message>
    <message>
        <source>县里服务器的应答太大。</source>
        <translation>The answer of the county&apos;s server is too large.</translation>
    </message>
    <message>
        <source>县里服务器的应答读不懂。</source>
        <translation>The answer of the county&apos;s server cannot be read.</translation>
    </message>
    <message>
        <source>县里服务器的磁盘满了。</source>
        <translation>The disk of the county&apos;s server is full.</translation>
    </message>
    <message>
        <source>县里的内容在传送中变了。</source>
        <translation>What the county gave changed on the way.</translation>
    </message>
    <message>
        <source>县里的服务器上没有要的内容。</source>
        <translation>The county&apos;s server does not have what was asked for.</translation>
    </message>
    <message>
        <source>县里的服务器丢了一部分已收下的内容。</source>
        <translation>The county&apos;s server lost a part of what it had received.</translation>
    </message>
    <message>
        <source>县里的服务器嫌内容太大。</source>
        <translation>This is too large for the county&apos;s server.</translation>
    </message>
    <message>
        <source>县里的服务器正忙。</source>
        <translation>The county&apos;s server is busy.</translation>
    </message>
    <message>
        <source>县里的服务器现在连不上（网关有应答）。</source>
        <translation>The county&apos;s server cannot be reached now (a gateway answers).</translation>
    </message>
    <message>
        <source>县里的答复读不懂，没有加入。</source>
        <translation>The county&apos;s answer cannot be read; not joined.</translation>
    </message>
    <message>
        <source>县里给的不是要的那一段。</source>
        <translation>What the county gave is not the part that was asked for.</translation>
    </message>
    <message>
        <source>县里给的回执和送去的不一样。</source>
        <translation>The county&apos;s receipt is not for what was sent.</translation>
    </message>
    <message>
        <source>县里给的数据不完整。</source>
        <translation>What the county gave is not whole.</translation>
    </message>
    <message>
        <source>县里给的范围读不懂。</source>
        <translation>The scope that the county gave cannot be read.</translation>
    </message>
    <message>
        <source>县里给的证书读不懂。</source>
        <translation>The certificate that the county gave cannot be read.</translation>
    </message>
    <message>
        <source>另一台同样的设备已经写了别的内容。</source>
        <translation>Another copy of this device has written something else.</translation>
    </message>
    <message>
        <source>同步包不完整，后面的部分没有拷过来。</source>
        <translation>The bundle is not whole; its last part was not copied.</translation>
    </message>
    <message>
        <source>同步包写着是本机的，但不是本机签的。</source>
        <translation>The bundle says that it is of this computer, but this one did not sign it.</translation>
    </message>
    <message>
        <source>同步包完整，但它不是本县的，也不是本机的。</source>
        <translation>The bundle is whole, but is neither of this county nor of this computer.</translation>
    </message>
    <message>
        <source>同步包已损坏。</source>
        <translation>The bundle is damaged.</translation>
    </message>
    <message>
        <source>同步包打不开：不是给这台电脑的，或已损坏。</source>
        <translation>The bundle cannot be opened: it is not for this computer, or is damaged.</translation>
    </message>
    <message>
        <source>同步包是本机签的，也完整，但本机的同步历史里没有它。</source>
        <translation>This computer signed the bundle and it is whole, but the history of sync does not name it.</translation>
    </message>
    <message>
        <source>同步包的签名不对，内容可能被改过。</source>
        <translation>The signature of the bundle is wrong; it may have been changed.</translation>
    </message>
    <message>
        <source>同步包读不懂。</source>
        <translation>The bundle cannot be read.</translation>
    </message>
    <message>
        <source>同步包里有不止一个加入请求。</source>
        <translation>There is more than one request to join in the bundle.</translation>
    </message>
    <message>
        <source>同步包里有太大的内容。</source>
        <translation>Something in the bundle is too large.</translation>
    </message>
    <message>
        <source>同步包里有新版本才有的内容。</source>
        <translation>Something in the bundle needs a newer version.</translation>
    </message>
    <message>
        <source>同步包里有服务器还不认识的内容。</source>
        <translation>Something in the bundle is not known to the server yet.</translation>
    </message>
    <message>
        <source>同步包里的内容与它的摘要不符。</source>
        <translation>Something in the bundle is not what its digest says.</translation>
    </message>
    <message>
        <source>同步包里的内容接不上。</source>
        <translation>The parts of the bundle do not follow each other.</translation>
    </message>
    <message>
        <source>同步数据不完整。</source>
        <translation>The data of sync are not whole.</translation>
    </message>
    <message>
        <source>同步数据不是这台设备签的。</source>
        <translation>The data of sync were not signed by this device.</translation>
    </message>
    <message>
        <source>同步数据太大。</source>
        <translation>The data of sync are too large.</translation>
    </message>
    <message>
        <source>同步数据改了没有写的栏目。</source>
        <translation>The data of sync change a field that was not written.</translation>
    </message>
    <message>
        <source>同步数据的条数不对。</source>
        <translation>The number of records in the data of sync is wrong.</translation>
    </message>
    <message>
        <source>同步数据的格式是{version}，本程序只认{known}。</source>
        <translation>The data of sync have format {version}; this program knows {known}.</translation>
    </message>
    <message>
        <source>同步数据的编号不对。</source>
        <translation>The numbers in the data of sync are wrong.</translation>
    </message>
    <message>
        <source>同步数据解不开。</source>
        <translation>The data of sync cannot be unpacked.</translation>
    </message>
    <message>
        <source>同步数据读不懂。</source>
        <translation>The data of sync cannot be read.</translation>
    </message>
    <message>
        <source>同步数据里有不认识的内容。</source>
        <translation>Something in the data of sync is not known.</translation>
    </message>
    <message>
        <source>同步数据里有太大的内容。</source>
        <translation>Something in the data of sync is too large.</translation>
    </message>
    <message>
        <source>同步数据里有存不下的内容。</source>
        <translation>Something in the data of sync cannot be stored.</translation>
    </message>
    <message>
        <source>同步数据里有读不懂的摘要。</source>
        <translation>A digest in the data of sync cannot be read.</translation>
    </message>
    <message>
        <source>同步数据里有读不懂的来历。</source>
        <translation>An origin in the data of sync cannot be read.</translation>
    </message>
    <message>
        <source>同步数据里的时间读不懂。</source>
        <translation>A time in the data of sync cannot be read.</translation>
    </message>
    <message>
        <source>回执不是县里的服务器签的。</source>
        <translation>The receipt was not signed by the county&apos;s server.</translation>
    </message>
    <message>
        <source>回执读不懂。</source>
        <translation>The receipt cannot be read.</translation>
    </message>
    <message>
        <source>地址应以 https:// 开头。</source>
        <translation>The address should begin with https://.</translation>
    </message>
    <message>
        <source>它给尾号{tail}的电脑，请在那里导入。</source>
        <translation>It is for the computer whose number ends in {tail}; import it there.</translation>
    </message>
    <message>
        <source>封装同步包用的公钥不对。</source>
        <translation>The key that bundles are sealed to is wrong.</translation>
    </message>
    <message>
        <source>已传的都算数；网络恢复后会接着传。</source>
        <translation>What was sent counts; it goes on once the network is back.</translation>
    </message>
    <message>
        <source>应像 https://yishibu.example.cn 这样。</source>
        <translation>It should look like https://yishibu.example.cn.</translation>
    </message>
    <message>
        <source>应答的不是入网文件里写的那台服务器，没有加入。</source>
        <translation>What answers is not the server that the enrolment file names; not joined.</translation>
    </message>
    <message>
        <source>应答的不是县里的服务器。</source>
        <translation>What answers is not the county&apos;s server.</translation>
    </message>
    <message>
        <source>快照读不懂。</source>
        <translation>The snapshot cannot be read.</translation>
    </message>
    <message>
        <source>快照里有读不懂的来历。</source>
        <translation>An origin in the snapshot cannot be read.</translation>
    </message>
    <message>
        <source>快照里有重复的来历。</source>
        <translation>An origin is in the snapshot twice.</translation>
    </message>
    <message>
        <source>快照里有重复的记录。</source>
        <translation>A record is in the snapshot twice.</translation>
    </message>
    <message>
        <source>收到的{what}不是县里的服务器签的。</source>
        <translation>What came ({what}) was not signed by the county&apos;s server.</translation>
    </message>
    <message>
        <source>收到的回程包不完整，没有收下。</source>
        <translation>The way back that came is not whole; it was not taken.</translation>
    </message>
    <message>
        <source>收到的附件和登记的不一样，没有收下。</source>
        <translation>A file that came is not the one that was recorded; it was not taken.</translation>
    </message>
    <message>
        <source>文件夹不在了：{folder}。</source>
        <translation>The folder is gone: {folder}.</translation>
    </message>
    <message>
        <source>文件里不只是几张 CA 证书。</source>
        <translation>There is more in the file than CA certificates.</translation>
    </message>
    <message>
        <source>服务器不认识这台电脑。</source>
        <translation>The server does not know this computer.</translation>
    </message>
    <message>
        <source>服务器丢了一部分已收下的内容。</source>
        <translation>The server lost a part of what it had received.</translation>
    </message>
    <message>
        <source>服务器的证书不对：对方可能不是县里的服务器，没有传任何内容。</source>
        <translation>The certificate is wrong: this may not be the county&apos;s server; nothing was sent.</translation>
    </message>
    <message>
        <source>服务器还没有登记这个附件的记录。</source>
        <translation>The server has no record yet that names this file.</translation>
    </message>
    <message>
        <source>本机记录都还在；请问县里的管理员。</source>
        <translation>All records are still here; please ask the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>没有权限读写：{path}。</source>
        <translation>No permission to read or write: {path}.</translation>
    </message>
    <message>
        <source>没有这个邀请码，或已经用过。</source>
        <translation>There is no such code, or it was used.</translation>
    </message>
    <message>
        <source>用过的请用 device revoke 停用那台电脑。</source>
        <translation>If it was used, switch that computer off by device revoke.</translation>
    </message>
    <message>
        <source>直接导出同步包就行，不用再写入网文件。</source>
        <translation>Just export a bundle; no enrolment file is needed.</translation>
    </message>
    <message>
        <source>磁盘已满，没有写成：{name}。</source>
        <translation>The disk is full; not written: {name}.</translation>
    </message>
    <message>
        <source>稍后会自动再试；一直这样，请告诉县里的管理员。</source>
        <translation>It will be tried again by itself; if it stays so, tell the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>缺了前面的一段，这一段已先收下。</source>
        <translation>An earlier part is missing; this part was taken all the same.</translation>
    </message>
    <message>
        <source>网络半分钟没有动静。</source>
        <translation>Nothing came over the network for half a minute.</translation>
    </message>
    <message>
        <source>网络断了。</source>
        <translation>The network broke.</translation>
    </message>
    <message>
        <source>网络要先登录网页才能用：收到的是一个网页，不是县里的服务器。</source>
        <translation>This network wants a login first: a web page came, not the county&apos;s server.</translation>
    </message>
    <message>
        <source>要同步，请先向县里要一个邀请码，用 yishibu enrol 加入。</source>
        <translation>To sync, ask the county for a code and join by yishibu enrol.</translation>
    </message>
    <message>
        <source>要换一个县，请先在设置里退出。</source>
        <translation>To change the county, leave this one in the settings first.</translation>
    </message>
    <message>
        <source>试得太勤，县里的服务器请先等一等。</source>
        <translation>Too many tries; the county&apos;s server asks to wait a little.</translation>
    </message>
    <message>
        <source>请从缺的那条起重新同步。</source>
        <translation>Please sync again from the one that is missing.</translation>
    </message>
    <message>
        <source>请先同步记录，再传附件。</source>
        <translation>Sync the records first, then the files.</translation>
    </message>
    <message>
        <source>请先用邀请码或入网文件加入本县，再用 U 盘；没有网的，用入网文件和 U 盘加入。</source>
        <translation>Join the county by code or file first, then use a stick; without a network, join by file and stick.</translation>
    </message>
    <message>
        <source>请再同步一次。</source>
        <translation>Please sync again.</translation>
    </message>
    <message>
        <source>请再同步一次，收到后再选。</source>
        <translation>Please sync again, and choose once it is here.</translation>
    </message>
    <message>
        <source>请再导出一次。</source>
        <translation>Please export again.</translation>
    </message>
    <message>
        <source>请删掉 U 盘上不要的文件，或换一个 U 盘再写；本机的记录都在。</source>
        <translation>Remove files from the stick that are not needed, or take another one; all records are still here.</translation>
    </message>
    <message>
        <source>请升级服务器后再试。</source>
        <translation>Please update the server and try again.</translation>
    </message>
    <message>
        <source>请升级议事簿。</source>
        <translation>Please update Yishibu.</translation>
    </message>
    <message>
        <source>请升级议事簿后再导入一次。</source>
        <translation>Please update Yishibu and import again.</translation>
    </message>
    <message>
        <source>请升级议事簿后再试。</source>
        <translation>Please update Yishibu and try again.</translation>
    </message>
    <message>
        <source>请升级议事簿后再试；若仍如此，请告诉县里的管理员。</source>
        <translation>Please update Yishibu and try again; if it stays so, tell the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>请县里升级服务器后再导入一次。</source>
        <translation>The county should update the server; then import again.</translation>
    </message>
    <message>
        <source>请只督办还在办的事项。</source>
        <translation>Send reminders only on what is still under way.</translation>
    </message>
    <message>
        <source>请向写包的人重新要一份。</source>
        <translation>Ask whoever wrote the bundle for another one.</translation>
    </message>
    <message>
        <source>请向县里要一个新的入网文件。</source>
        <translation>Please ask the county for a new enrolment file.</translation>
    </message>
    <message>
        <source>请向县里要一个新的入网文件，再试一次。</source>
        <translation>Please ask the county for a new enrolment file and try again.</translation>
    </message>
    <message>
        <source>请向县里要一个新的邀请码。</source>
        <translation>Please ask the county for a new code.</translation>
    </message>
    <message>
        <source>请向县里要一个新的邀请码，重新加入。</source>
        <translation>Please ask the county for a new code and join again.</translation>
    </message>
    <message>
        <source>请向县里要新的邀请码，重新加入。</source>
        <translation>Please ask the county for a new code and join again.</translation>
    </message>
    <message>
        <source>请告诉县里的管理员。</source>
        <translation>Please tell the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>请告诉县里的管理员；内容都还在。</source>
        <translation>Please tell the county&apos;s administrator; everything is still here.</translation>
    </message>
    <message>
        <source>请在乡镇或县里的电脑上做。</source>
        <translation>Please do this on a computer of the township or county.</translation>
    </message>
    <message>
        <source>请在新的一段里重新写。</source>
        <translation>Please write it again in a new epoch.</translation>
    </message>
    <message>
        <source>请在系统里改成 http:// 开头的代理，或不用代理，再同步一次。</source>
        <translation>Set a proxy that begins with http:// in the system, or none, and sync again.</translation>
    </message>
    <message>
        <source>请对照县里给的邀请码逐个核对。</source>
        <translation>Compare it with the code that the county gave, letter by letter.</translation>
    </message>
    <message>
        <source>请导入更早的回程包，或再导出一次。</source>
        <translation>Import the earlier way back, or export again.</translation>
    </message>
    <message>
        <source>请打开浏览器登录这个网络，或换手机热点，再同步一次。</source>
        <translation>Open a browser and log in to this network, or use a phone&apos;s hotspot, and sync again.</translation>
    </message>
    <message>
        <source>请把它带到乡镇或县里；要导入的是带回来的那一个。</source>
        <translation>Take it to the township or county; what is to be imported is the one that comes back.</translation>
    </message>
    <message>
        <source>请把它带回写出同步包的那台电脑。</source>
        <translation>Take it back to the computer that wrote the bundle.</translation>
    </message>
    <message>
        <source>请换个网络再试，或问县里的管理员。</source>
        <translation>Try another network, or ask the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>请换个网络再试；还是这样，请向县里要一个新的入网文件。</source>
        <translation>Try another network; if it stays so, ask the county for a new enrolment file.</translation>
    </message>
    <message>
        <source>请换个网络再试；还是这样，请问县里的管理员。</source>
        <translation>Try another network; if it stays so, ask the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>请核对人数。</source>
        <translation>Please check the number of people.</translation>
    </message>
    <message>
        <source>请核对它来自哪里。</source>
        <translation>Please check where it comes from.</translation>
    </message>
    <message>
        <source>请核对拿的是不是本县的 U 盘。</source>
        <translation>Please check whether this is a stick of your county.</translation>
    </message>
    <message>
        <source>请核对服务器地址，或换个网络再试。</source>
        <translation>Please check the server&apos;s address, or try another network.</translation>
    </message>
    <message>
        <source>请核对这两个日期。</source>
        <translation>Please check these two dates.</translation>
    </message>
    <message>
        <source>请核对邀请码是发给哪个组织的。</source>
        <translation>Please check which organization the code was given to.</translation>
    </message>
    <message>
        <source>请检查磁盘或优盘是否完好、是否已拔出。</source>
        <translation>Please check whether disk or stick is whole and plugged in.</translation>
    </message>
    <message>
        <source>请检查网络和服务器的地址；没有网的，可以用入网文件和 U 盘加入。</source>
        <translation>Please check the network and the server&apos;s address; without a network, join by enrolment file and stick.</translation>
    </message>
    <message>
        <source>请检查网络；账照常记，连上后会自动传。</source>
        <translation>Please check the network; go on recording, it is sent by itself once there is one.</translation>
    </message>
    <message>
        <source>请检查该文件夹的权限，或换一个位置。</source>
        <translation>Please check the folder&apos;s permissions, or choose another place.</translation>
    </message>
    <message>
        <source>请检查路径，或 U 盘是否插好。</source>
        <translation>Please check the path, or whether the stick is plugged in.</translation>
    </message>
    <message>
        <source>请看过新的内容，再选一次。</source>
        <translation>Please look at what is new and choose again.</translation>
    </message>
    <message>
        <source>请给 PEM 格式的 CA 证书，不要私钥。</source>
        <translation>Please give CA certificates as PEM, without a private key.</translation>
    </message>
    <message>
        <source>请重新同步一次。</source>
        <translation>Please sync again.</translation>
    </message>
    <message>
        <source>请重新导出一次。</source>
        <translation>Please export again.</translation>
    </message>
    <message>
        <source>请重新拷贝一次，或重新导出。</source>
        <translation>Please copy it again, or export it again.</translation>
    </message>
    <message>
        <source>请问县里的管理员。</source>
        <translation>Please ask the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>读不了入网文件：{path}。</source>
        <translation>The enrolment file cannot be read: {path}.</translation>
    </message>
    <message>
        <source>读写失败：{path}（{reason}）。</source>
        <translation>Could not be read or written: {path} ({reason}).</translation>
    </message>
    <message>
        <source>账都还在这台电脑上；请告诉县里的管理员，腾出空间后再传。</source>
        <translation>Everything is still on this computer; tell the county&apos;s administrator, and send again once there is room.</translation>
    </message>
    <message>
        <source>过几分钟再试。</source>
        <translation>Try again in a few minutes.</translation>
    </message>
    <message>
        <source>这一处刚才又有了变化，没有选定。</source>
        <translation>This changed again just now; nothing was chosen.</translation>
    </message>
    <message>
        <source>这不是入网文件。</source>
        <translation>This is not an enrolment file.</translation>
    </message>
    <message>
        <source>这不是服务器的地址。</source>
        <translation>This is not the address of a server.</translation>
    </message>
    <message>
        <source>这不是议事簿的同步包。</source>
        <translation>This is not a bundle of Yishibu.</translation>
    </message>
    <message>
        <source>这不是证书。</source>
        <translation>This is not a certificate.</translation>
    </message>
    <message>
        <source>这个 U 盘可能坏了：请换一个再写。本机的记录都在。</source>
        <translation>This stick may be broken: take another one. All records are still here.</translation>
    </message>
    <message>
        <source>这个加入请求是旧的：这台电脑后来已另外加入，或已停用。</source>
        <translation>This request to join is old: the computer joined otherwise since, or was switched off.</translation>
    </message>
    <message>
        <source>这个同步包不是这台设备签的。</source>
        <translation>This bundle was not signed by this device.</translation>
    </message>
    <message>
        <source>这个同步包是另一个县的。</source>
        <translation>This bundle is another county&apos;s.</translation>
    </message>
    <message>
        <source>这个同步包是给另一个县的。</source>
        <translation>This bundle is for another county.</translation>
    </message>
    <message>
        <source>这个回程包不是县里的服务器签的。</source>
        <translation>This way back was not signed by the county&apos;s server.</translation>
    </message>
    <message>
        <source>这个回程包不是本机加入的那个县签的。</source>
        <translation>This way back was not signed by the county that this computer joined.</translation>
    </message>
    <message>
        <source>这个回程包是给另一台电脑的。</source>
        <translation>This way back is for another computer.</translation>
    </message>
    <message>
        <source>这个村或单位不在本单位的范围里。</source>
        <translation>This village or body is not in your scope.</translation>
    </message>
    <message>
        <source>这个账本属于另一个组织。</source>
        <translation>This ledger belongs to another organization.</translation>
    </message>
    <message>
        <source>这个账本已经加入“{server}”。</source>
        <translation>This ledger has joined “{server}” already.</translation>
    </message>
    <message>
        <source>这个账本已经加入了县里。</source>
        <translation>This ledger has joined the county already.</translation>
    </message>
    <message>
        <source>这个账本是单机使用，还没有加入县里。</source>
        <translation>This ledger works alone and has not joined a county.</translation>
    </message>
    <message>
        <source>这个账本是单机用的，还没有加入本县。</source>
        <translation>This ledger works alone and has not joined a county.</translation>
    </message>
    <message>
        <source>这个邀请码已经作废。</source>
        <translation>This code was withdrawn.</translation>
    </message>
    <message>
        <source>这个邀请码已经用过。</source>
        <translation>This code was used already.</translation>
    </message>
    <message>
        <source>这个邀请码已经过期。</source>
        <translation>This code has expired.</translation>
    </message>
    <message>
        <source>这些内容是另一台设备写的。</source>
        <translation>This was written by another device.</translation>
    </message>
    <message>
        <source>这台电脑已经登记在别的组织名下，或换过密钥。</source>
        <translation>This computer is enrolled for another organization, or has changed its key.</translation>
    </message>
    <message>
        <source>这台电脑没有下级可管。</source>
        <translation>Nobody is below this computer.</translation>
    </message>
    <message>
        <source>这台电脑设置的网络代理用不了。</source>
        <translation>The proxy that is set on this computer cannot be used.</translation>
    </message>
    <message>
        <source>这是服务器写的回程包。</source>
        <translation>This is a way back that a server wrote.</translation>
    </message>
    <message>
        <source>这是本机自己导出的同步包，还没有带到县里。</source>
        <translation>This is this computer&apos;s own bundle; it has not been taken to the county yet.</translation>
    </message>
    <message>
        <source>连上了，但对方不会加密：可能不是县里的服务器。</source>
        <translation>Connected, but the other side does not encrypt: it may not be the county&apos;s server.</translation>
    </message>
    <message>
        <source>连不上县里的服务器。</source>
        <translation>The county&apos;s server cannot be reached.</translation>
    </message>
    <message>
        <source>连接县里的服务器要加密。</source>
        <translation>The line to the county&apos;s server must be encrypted.</translation>
    </message>
    <message>
        <source>邀请码不对。</source>
        <translation>The code is wrong.</translation>
    </message>
    <message>
        <source>都还在这台电脑上：请再导出一次，带到县里补上。</source>
        <translation>All of it is still on this computer: export again and take it to the county.</translation>
    </message>
    <message>
        <source>隶属关系变了的，同步以后会改过来。</source>
        <translation>If it belongs elsewhere now, this is put right by the next sync.</translation>
    </message>
    <message>
        <source>原件都还在这台电脑上：请再导出一次，带到县里补上。</source>
        <translation>The originals are all still on this computer: export once more and take it to the county.</translation>
    </message>
    <message>
        <source>县里的服务器缺了这台电脑送过的附件。</source>
        <translation>The county&apos;s server lacks attachments that this computer had sent.</translation>
    </message>
    <message>
        <source>同步包里的清单读不懂。</source>
        <translation>A list in the bundle cannot be understood.</translation>
    </message>
</context>
<context>
    <name>ExcelButton</name>
    <message>
        <source>导出 Excel</source>
        <translation>To Excel</translation>
    </message>
    <message>
        <source>现在一条也没有，没有可导出的。</source>
        <translation>There is nothing here to export.</translation>
    </message>
    <message>
        <source>有筛选的先清除筛选；还没有登记的先登记。</source>
        <translation>Clear the filters if there are any; if nothing is recorded yet, record something first.</translation>
    </message>
</context>
<context>
    <name>ExchangeStart</name>
    <message>
        <source>现在的账本另存起来，一条不丢</source>
        <translation>The ledger that is here is kept aside, nothing is lost</translation>
    </message>
    <message>
        <source>换成哪个账本？</source>
        <translation>Which ledger instead?</translation>
    </message>
    <message>
        <source>不换了，按 Esc 回到原来的账本。</source>
        <translation>Esc goes back to the ledger as it was.</translation>
    </message>
    <message>
        <source>现在的账本收进 replaced 文件夹，不删除。换成一个新的、空的账本？</source>
        <translation>The ledger that is here goes into the folder replaced and is not deleted. Begin a new, empty one?</translation>
    </message>
    <message>
        <source>换成自己的账本</source>
        <translation>A ledger of your own</translation>
    </message>
    <message>
        <source>换</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>正在核对备份…</source>
        <translation>Checking the backup…</translation>
    </message>
    <message>
        <source>核对备份</source>
        <translation>Check the backup</translation>
    </message>
    <message>
        <source>{month}月{day}日</source>
        <translation>{month}/{day}</translation>
    </message>
    <message>
        <source>核对过了，是好的：{day} {time} 做的备份。现在的账本收进 replaced 文件夹，不删除；备份以后写的不在这份备份里。换成它？</source>
        <translation>Checked and whole: a backup made on {day} at {time}. The ledger that is here goes into the folder replaced and is not deleted; what was written since is not in the backup. Put it in place?</translation>
    </message>
    <message>
        <source>换成这份备份</source>
        <translation>Put this backup in place</translation>
    </message>
</context>
<context>
    <name>ExtendManySheet</name>
    <message>
        <source>一起延期</source>
        <translation>Put off together</translation>
    </message>
    <message>
        <source>{count} 件：{titles}。首次期限都不改，后面各加一条。</source>
        <translation>{count}: {titles}. First deadlines stay; each gets one line more.</translation>
    </message>
    <message>
        <source>例：2026-12-31</source>
        <translation>e.g. 2026-12-31</translation>
    </message>
    <message>
        <source>延期至</source>
        <translation>Put off to</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>谁同意的</source>
        <translation>Who agreed</translation>
    </message>
    <message>
        <source>没有写延到哪天。</source>
        <translation>No day is given.</translation>
    </message>
    <message>
        <source>请填写新的期限。</source>
        <translation>Enter the new deadline.</translation>
    </message>
</context>
<context>
    <name>FactsDrawer</name>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>这条记录写的</source>
        <translation>What this record says</translation>
    </message>
    <message>
        <source>答复报送</source>
        <translation>Answer submission</translation>
    </message>
    <message>
        <source>发督办</source>
        <translation>Remind formally</translation>
    </message>
    <message>
        <source>这件协商还没有报送</source>
        <translation>Nothing was submitted for this consultation yet</translation>
    </message>
    <message>
        <source>已经办结，不用督办</source>
        <translation>It has ended; no reminder is needed</translation>
    </message>
</context>
<context>
    <name>FactsSheet</name>
    <message>
        <source>看完了</source>
        <translation>Done reading</translation>
    </message>
</context>
<context>
    <name>FaultSlot</name>
    <message>
        <source>重新表决</source>
        <translation>Vote again</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>留着</source>
        <translation>Keep</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>{title}：{before}；之后的数还没填</source>
        <translation>{title}: {before}; the later figure is not filled in yet</translation>
    </message>
    <message>
        <source>{title}：{before} → {after}{change}</source>
        <translation>{title}: {before} → {after}{change}</translation>
    </message>
    <message>
        <source>{figure}（{day}）</source>
        <translation>{figure} ({day})</translation>
    </message>
    <message>
        <source>，没有变化</source>
        <translation>, no change</translation>
    </message>
    <message>
        <source>，上升 {size}%</source>
        <translation>, up {size}%</translation>
    </message>
    <message>
        <source>，下降 {size}%</source>
        <translation>, down {size}%</translation>
    </message>
</context>
<context>
    <name>FileActs</name>
    <message>
        <source>基本信息</source>
        <translation>Basic facts</translation>
    </message>
    <message>
        <source>已进入「{stage}」。</source>
        <translation>Now at “{stage}”.</translation>
    </message>
    <message>
        <source>按错了可以撤销（Ctrl+Z）。</source>
        <translation>Pressed by mistake? Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>登记异议</source>
        <translation>Enter an objection</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>计划内外</source>
        <translation>In or outside the plan</translation>
    </message>
    <message>
        <source>适用的制度</source>
        <translation>Rules that apply</translation>
    </message>
    <message>
        <source>卷宗 {title}</source>
        <translation>Dossier {title}</translation>
    </message>
    <message>
        <source>装订一事一档</source>
        <translation>Bind the dossier</translation>
    </message>
    <message>
        <source>装订好了：{path}</source>
        <translation>Bound: {path}</translation>
    </message>
    <message>
        <source>填办理情况</source>
        <translation>Enter what was done</translation>
    </message>
</context>
<context>
    <name>FileCheckPage</name>
    <message>
        <source>选文件</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>核对文件</source>
        <translation>Check a file</translation>
    </message>
    <message>
        <source>核对过的文件</source>
        <translation>Files checked</translation>
    </message>
    <message>
        <source>把 PDF 文件拖到这里，或按“选文件”</source>
        <translation>Drop PDF files here, or press “Choose files”</translation>
    </message>
    <message>
        <source>看它是不是这个账本印出来的：逐字节比对；差一个字节也认得出来。</source>
        <translation>Says whether this ledger printed it: compared byte by byte; a single other byte is found.</translation>
    </message>
    <message>
        <source>这里只比对文件，不鉴定纸张和签字的真假。纸质件请拿账本里的记录逐项对照：编号、版本、摘要都印在页脚。</source>
        <translation>Files are compared here; nobody can say from them whether a sheet or a signature is genuine. Compare a sheet of paper with the record in the ledger, item by item: number, version and digest stand at the foot of the page.</translation>
    </message>
    <message>
        <source>选要核对的文件</source>
        <translation>Choose files to check</translation>
    </message>
    <message>
        <source>看这份记录</source>
        <translation>Show the record</translation>
    </message>
    <message>
        <source>这里印的</source>
        <translation>Printed here</translation>
    </message>
    <message>
        <source>不是这里印的</source>
        <translation>Not printed here</translation>
    </message>
    <message>
        <source>不认识</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>本账本 {when} 印出的，一个字节也不差</source>
        <translation>Printed by this ledger on {when}, the same to the byte</translation>
    </message>
    <message>
        <source>它写的 {number} 第 {version} 版在本账本里，但文件不是这里印出的，请逐项对照</source>
        <translation>{number} version {version}, which it names, is in this ledger, but the file was not printed here: compare item by item</translation>
    </message>
    <message>
        <source>本账本没有印过它，也不认识它写的记录</source>
        <translation>This ledger never printed it and does not know the record it names</translation>
    </message>
    <message>
        <source>读不出</source>
        <translation>Unreadable</translation>
    </message>
    <message>
        <source>看文件写的那份记录</source>
        <translation>show the record that the file names</translation>
    </message>
</context>
<context>
    <name>FileHead</name>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>进入下一步</source>
        <translation>Next step</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>计划内</source>
        <translation>In the plan</translation>
    </message>
    <message>
        <source>计划外</source>
        <translation>Outside the plan</translation>
    </message>
    <message>
        <source>进入「{stage}」</source>
        <translation>Go to “{stage}”</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>FileInvitations</name>
    <message>
        <source>正在看入网文件…</source>
        <translation>Looking at the enrolment file…</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message>
        <source>还没有参加人</source>
        <translation>No participants yet</translation>
    </message>
    <message>
        <source>召集会议时按名册带出，也可以在会场里加列席。</source>
        <translation>They come from the roster when a meeting is called; observers are added in the room.</translation>
    </message>
    <message>
        <source>召集会议</source>
        <translation>Call a meeting</translation>
    </message>
    <message>
        <source>还没有会议</source>
        <translation>No meeting yet</translation>
    </message>
    <message>
        <source>定下时间、地点、名册和议程，会场就能打开。</source>
        <translation>Day, place, roster and agenda, and the room can open.</translation>
    </message>
    <message>
        <source>还没有意见</source>
        <translation>No opinions yet</translation>
    </message>
    <message>
        <source>会场里记下的意见都列在这里，每条都要有答复。</source>
        <translation>What is written down in the room is listed here; each needs an answer.</translation>
    </message>
    <message>
        <source>还没有表决</source>
        <translation>No vote yet</translation>
    </message>
    <message>
        <source>会场里提出的表决事项和结果列在这里。</source>
        <translation>Motions put in the room and what came of them are listed here.</translation>
    </message>
    <message>
        <source>还没有落实事项</source>
        <translation>No tasks yet</translation>
    </message>
    <message>
        <source>协商成果采纳以后，分派到单位和人，写明期限。</source>
        <translation>Once the outcome is adopted: to whom it is assigned, until when.</translation>
    </message>
    <message>
        <source>分派一项</source>
        <translation>Assign one</translation>
    </message>
    <message>
        <source>还没有记录</source>
        <translation>No records yet</translation>
    </message>
    <message>
        <source>签署、公示、调研、成果、定稿的记录都列在这里。</source>
        <translation>Signatures, notices, investigations, outcomes and frozen records are listed here.</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>还没答复</source>
        <translation>not answered</translation>
    </message>
    <message>
        <source>首次期限 {day}</source>
        <translation>first deadline {day}</translation>
    </message>
    <message>
        <source>（不具名）</source>
        <translation>(unsigned)</translation>
    </message>
</context>
<context>
    <name>FileMaker</name>
    <message>
        <source>存到哪里</source>
        <translation>Where to save</translation>
    </message>
    <message>
        <source>已经有这个文件</source>
        <translation>This file is already there</translation>
    </message>
    <message>
        <source>“{name}”已经在那里了。换成现在这份？</source>
        <translation>“{name}” is there already. Replace it?</translation>
    </message>
    <message>
        <source>换掉</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>存好了：{path}</source>
        <translation>Saved: {path}</translation>
    </message>
</context>
<context>
    <name>FilePanel</name>
    <message>
        <source>这件协商的各部分</source>
        <translation>Parts of this consultation</translation>
    </message>
    <message>
        <source>方案已通报，改动会留痕并印在方案表背面</source>
        <translation>The plan is public: changes leave a trace, printed on its back</translation>
    </message>
    <message>
        <source>参加人</source>
        <translation>People</translation>
    </message>
    <message>
        <source>会议</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Opinions</translation>
    </message>
    <message>
        <source>表决</source>
        <translation>Votes</translation>
    </message>
    <message>
        <source>落实</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>方案（七问）</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>全部记录</source>
        <translation>All records</translation>
    </message>
    <message>
        <source>还差什么</source>
        <translation>Lacking</translation>
    </message>
    <message>
        <source>书面征求意见</source>
        <translation>Written round</translation>
    </message>
    <message>
        <source>登记没到会的意见</source>
        <translation>Opinion of the absent</translation>
    </message>
    <message>
        <source>导入意见</source>
        <translation>Import opinions</translation>
    </message>
    <message>
        <source>会议筹备</source>
        <translation>Meeting preparation</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>照片</source>
        <translation>Photo</translation>
    </message>
    <message>
        <source>扫描件</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>照片 (*.jpg *.jpeg *.png *.webp *.bmp *.heic)</source>
        <translation>Photos (*.jpg *.jpeg *.png *.webp *.bmp *.heic)</translation>
    </message>
    <message>
        <source>扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
        <translation>Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
    <message>
        <source>选照片</source>
        <translation>Choose photos</translation>
    </message>
    <message>
        <source>选扫描件</source>
        <translation>Choose scans</translation>
    </message>
    <message>
        <source>还可以：</source>
        <translation>Also:</translation>
    </message>
    <message>
        <source>也可以拖进来</source>
        <translation>or drop them here</translation>
    </message>
    <message>
        <source>去掉 {name}</source>
        <translation>Remove {name}</translation>
    </message>
</context>
<context>
    <name>FileWords</name>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>第 {number} 环节</source>
        <translation>stage {number}</translation>
    </message>
    <message>
        <source>{done}/{need} 日</source>
        <translation>{done}/{need} days</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>今天 {clock}</source>
        <translation>today {clock}</translation>
    </message>
    <message>
        <source>昨天 {clock}</source>
        <translation>yesterday {clock}</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>{rule}（惯例，非法律规定）</source>
        <translation>{rule} (custom, not law)</translation>
    </message>
    <message numerus="yes">
        <source>满 %n 日</source>
        <translation>
            <numerusform>%n day done</numerusform>
            <numerusform>%n days done</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesSheet</name>
    <message>
        <source>附件</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>选文件</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>Enter 打开；扫描件、照片可以直接拖进来。</source>
        <translation>Enter opens one; drop scans and photos here.</translation>
    </message>
    <message>
        <source>还没有附件。扫描件、照片可以直接拖进来，也可以选文件。</source>
        <translation>No files yet. Drop scans and photos here, or choose files.</translation>
    </message>
    <message>
        <source>选扫描件、照片或文件</source>
        <translation>Choose scans, photos or files</translation>
    </message>
    <message>
        <source>另存一份再打开</source>
        <translation>Save a copy and open it</translation>
    </message>
    <message>
        <source>已另存：{name}</source>
        <translation>Saved a copy: {name}</translation>
    </message>
</context>
<context>
    <name>FilesTab</name>
    <message>
        <source>附件</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>选文件</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>选照片或文件</source>
        <translation>Choose photos or files</translation>
    </message>
    <message>
        <source>还没有附件</source>
        <translation>No files yet</translation>
    </message>
    <message>
        <source>照片、扫描件可以直接拖到这里，也可以选文件。</source>
        <translation>Drop photos and scans here, or choose files.</translation>
    </message>
    <message>
        <source>照片和文件可以直接拖到这里；Enter 打开</source>
        <translation>Drop photos and files here; Enter opens one</translation>
    </message>
    <message>
        <source>{size} KB</source>
        <translation>{size} KB</translation>
    </message>
    <message>
        <source>另存一份再打开</source>
        <translation>Save a copy to open it</translation>
    </message>
    <message>
        <source>已另存：{name}</source>
        <translation>Saved: {name}</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>议事簿</source>
        <translation>Yishibu</translation>
    </message>
    <message>
        <source>就这样，开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>第一次打开，只问一个问题</source>
        <translation>First start: one question only</translation>
    </message>
    <message>
        <source>这台电脑怎么用？</source>
        <translation>How is this computer used?</translation>
    </message>
    <message>
        <source>或</source>
        <translation>or</translation>
    </message>
    <message>
        <source>选择</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>选错了不要紧，按 Esc 退回来再选。</source>
        <translation>A wrong choice does no harm: Esc goes back.</translation>
    </message>
    <message>
        <source>看看这台电脑有没有密钥环</source>
        <translation>See whether this computer has a keyring</translation>
    </message>
    <message>
        <source>正在看这台电脑怎么保管钥匙，马上就好…</source>
        <translation>Looking how this computer keeps keys, one moment…</translation>
    </message>
    <message>
        <source>正在摆好样例，约半分钟…</source>
        <translation>Setting out the samples, about half a minute…</translation>
    </message>
    <message>
        <source>正在建立账本…</source>
        <translation>Creating the ledger…</translation>
    </message>
    <message>
        <source>正在恢复，看备份大小…</source>
        <translation>Restoring, depends on the backup&apos;s size…</translation>
    </message>
    <message>
        <source>马上能用</source>
        <translation>Ready at once</translation>
    </message>
    <message>
        <source>先试一试</source>
        <translation>Try it out</translation>
    </message>
    <message>
        <source>带一件走完全程的样例协商，随便点、随便改，不会传出去</source>
        <translation>With a sample matter carried from end to end; click and change freely, nothing leaves this computer</translation>
    </message>
    <message>
        <source>自己先用</source>
        <translation>Use it alone</translation>
    </message>
    <message>
        <source>恢复备份</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>换了电脑、重装了系统，从 U 盘或备份文件恢复</source>
        <translation>New computer or reinstalled system: restore from a USB stick or backup file</translation>
    </message>
    <message>
        <source>看备份大小</source>
        <translation>Depends on the backup&apos;s size</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large type</translation>
    </message>
    <message>
        <source>高对比</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>加入本县</source>
        <translation>Join the county</translation>
    </message>
    <message>
        <source>有县里发的 8 位邀请码或入网文件，和镇、县连在一起</source>
        <translation>With the county&apos;s 8-character code or file, connect to township and county</translation>
    </message>
    <message>
        <source>约 1 分钟</source>
        <translation>about a minute</translation>
    </message>
    <message>
        <source>只在这台电脑上记，以后随时可以加入本县，记录都带着走</source>
        <translation>On this computer only; join the county any time, with all records</translation>
    </message>
    <message>
        <source>正在和县里的服务器联系…</source>
        <translation>Talking to the county&apos;s server…</translation>
    </message>
</context>
<context>
    <name>FormPane</name>
    <message>
        <source>什么时候用</source>
        <translation>When it applies</translation>
    </message>
    <message>
        <source>必须参加</source>
        <translation>Who has to come</translation>
    </message>
    <message>
        <source>可以参加</source>
        <translation>Who may come</translation>
    </message>
    <message>
        <source>各方的权利</source>
        <translation>Rights of the sides</translation>
    </message>
    <message>
        <source>各方的责任</source>
        <translation>Duties of the sides</translation>
    </message>
    <message>
        <source>不能</source>
        <translation>What it cannot do</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>没有限定</source>
        <translation>Not limited</translation>
    </message>
    <message>
        <source>本程序的要求，不是法律规定</source>
        <translation>asked for by this app, not by law</translation>
    </message>
    <message>
        <source>（待核）</source>
        <translation>(to be checked)</translation>
    </message>
    <message>
        <source>{limits}；{body}除外（{basis}）</source>
        <translation>{limits}; except {body} ({basis})</translation>
    </message>
</context>
<context>
    <name>FormsSheet</name>
    <message>
        <source>协商形式</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>选哪几种形式</source>
        <translation>Which forms</translation>
    </message>
    <message>
        <source>为什么还是用这种形式；印在协商方案上</source>
        <translation>Why this form all the same; printed in the plan</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>就用这些</source>
        <translation>Use these</translation>
    </message>
    <message>
        <source>↑↓ 看一种形式什么时候用，空格勾选</source>
        <translation>↑↓ shows when a form applies, Space ticks</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{kind}应当听取这些方面的意见：{heard}（{basis}）。</source>
        <translation>{kind}: to be heard are {heard} ({basis}).</translation>
    </message>
    <message>
        <source>这件协商要走法定表决，{forms}不能表决。</source>
        <translation>This consultation comes to a vote by law; {forms} cannot hold one.</translation>
    </message>
    <message>
        <source>加选会议协商；或者在下面写明理由，理由会印在协商方案上。</source>
        <translation>Add the meeting; or give a reason below, which is printed in the plan.</translation>
    </message>
</context>
<context>
    <name>FoundConcernSheet</name>
    <message>
        <source>登记听到的新诉求</source>
        <translation>Enter a new concern heard</translation>
    </message>
    <message>
        <source>渠道记作“走访”，列入民情诉求，要有答复。</source>
        <translation>Its channel is the visit; it joins the concerns and is to be answered.</translation>
    </message>
</context>
<context>
    <name>FrameFeed</name>
    <message>
        <source>看看备份</source>
        <translation>Look at the backups</translation>
    </message>
</context>
<context>
    <name>FreezeSheet</name>
    <message>
        <source>出第 {number} 版</source>
        <translation>Make version {number}</translation>
    </message>
    <message>
        <source>定稿</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>为什么要出新的一版</source>
        <translation>Why there is a new version</translation>
    </message>
    <message>
        <source>定稿人</source>
        <translation>Frozen by</translation>
    </message>
    <message>
        <source>第 {old} 版原样留着，随时能打开；签字用第 {new} 版。理由会和新版一起存下。</source>
        <translation>Version {old} stays as it is and can always be opened; version {new} is for signature. The reason is kept with the new version.</translation>
    </message>
    <message>
        <source>定稿以后，这一版一个字也不能再改，有编号、版本和摘要，可以打印签字。发现错处再出新的一版，旧版留着。</source>
        <translation>Once frozen, not a word of this version can change; it has number, version and digest and can be printed for signature. A fault found later gives another version; this one stays.</translation>
    </message>
    <message>
        <source>{count} 条意见还没有采纳情况</source>
        <translation>Opinions without a response: {count}</translation>
    </message>
    <message>
        <source>会印成“待答复”；可以先写好再定稿</source>
        <translation>They are printed as “to be answered”; you may write them first</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>改过的地方</source>
        <translation>What was changed</translation>
    </message>
    <message>
        <source>定稿了，是第 {number} 版。印出来签字，再封存。</source>
        <translation>Frozen as version {number}. Print it, have it signed, then seal it.</translation>
    </message>
    <message>
        <source>表决都有了结果</source>
        <translation>Every vote has its result</translation>
    </message>
</context>
<context>
    <name>GapActs</name>
    <message>
        <source>选一个议题</source>
        <translation>Choose a topic</translation>
    </message>
    <message>
        <source>在“民情诉求”里提出议题以后，就能在这里选。</source>
        <translation>Topics put forward under Concerns can be chosen here.</translation>
    </message>
    <message>
        <source>异议都已答复。</source>
        <translation>All objections are answered.</translation>
    </message>
    <message>
        <source>“{title}”还没有责任单位和期限。</source>
        <translation>“{title}” has no unit and no deadline yet.</translation>
    </message>
    <message>
        <source>请分派落实事项；只是提个意见的，在成果里勾“仅作为意见”。</source>
        <translation>Assign tasks, or mark the result as advice only.</translation>
    </message>
</context>
<context>
    <name>GapCard</name>
    <message>
        <source>法定条件</source>
        <translation>Lawful condition</translation>
    </message>
    <message>
        <source>：</source>
        <translation>: </translation>
    </message>
    <message>
        <source>（待核）</source>
        <translation> (to be checked)</translation>
    </message>
    <message>
        <source>。</source>
        <translation>. </translation>
    </message>
    <message>
        <source>{word}：{title}</source>
        <translation>{word}: {title}</translation>
    </message>
    <message>
        <source>去填</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>去筛选</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>签署</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>录入</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>召集</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>登记送达</source>
        <translation>Enter deliveries</translation>
    </message>
    <message>
        <source>写成果</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>去答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>登记公示</source>
        <translation>Enter notice</translation>
    </message>
    <message>
        <source>进会场</source>
        <translation>To the room</translation>
    </message>
    <message>
        <source>去定稿</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>登记报送</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>登记答复</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>登记告知</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>写评价</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>去落实</source>
        <translation>To the tasks</translation>
    </message>
</context>
<context>
    <name>GapSheet</name>
    <message>
        <source>{kind}：{detail}</source>
        <translation>{kind}: {detail}</translation>
    </message>
</context>
<context>
    <name>GatePanel</name>
    <message>
        <source>写明理由后跳过…</source>
        <translation>Pass over…</translation>
    </message>
    <message>
        <source>已经是最后一个环节，归档以后不再往下走。</source>
        <translation>This is the last stage; after the archive nothing follows.</translation>
    </message>
    <message>
        <source>走完了</source>
        <translation>Completed</translation>
    </message>
    <message>
        <source>进入「{stage}」还差 {count} 项</source>
        <translation>{count} lacking for “{stage}”</translation>
    </message>
    <message>
        <source>可以进入「{stage}」</source>
        <translation>May go to “{stage}”</translation>
    </message>
    <message>
        <source>已齐 {count} 项</source>
        <translation>{count} there</translation>
    </message>
    <message>
        <source>已跳过：{title}。理由：{reason}（{name}同意）</source>
        <translation>Passed over: {title}. Reason: {reason} (agreed by {name})</translation>
    </message>
    <message>
        <source>再看 {count} 项已齐的</source>
        <translation>{count} more that are there</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Fold</translation>
    </message>
</context>
<context>
    <name>GuideView</name>
    <message>
        <source>进入这个环节要有</source>
        <translation>Needed before this stage</translation>
    </message>
    <message>
        <source>进入这个环节没有条件。</source>
        <translation>Nothing is needed before this stage.</translation>
    </message>
    <message>
        <source>，或者</source>
        <translation>, or </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>（待核）</source>
        <translation> (to be checked)</translation>
    </message>
    <message>
        <source>谁来开会</source>
        <translation>Who meets</translation>
    </message>
    <message>
        <source>要登记</source>
        <translation>To enter</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
</context>
<context>
    <name>HeadEditSheet</name>
    <message>
        <source>修改年度计划</source>
        <translation>Change an annual plan</translation>
    </message>
</context>
<context>
    <name>HeadSheet</name>
    <message>
        <source>制定年度计划</source>
        <translation>Make an annual plan</translation>
    </message>
</context>
<context>
    <name>HearActs</name>
    <message>
        <source>还没有会议</source>
        <translation>No meeting yet</translation>
    </message>
    <message>
        <source>意见要记在一次会议或一轮书面征求里。先召集会议？</source>
        <translation>An opinion belongs to a meeting or a written round. Call a meeting first?</translation>
    </message>
    <message>
        <source>召集会议</source>
        <translation>Call a meeting</translation>
    </message>
</context>
<context>
    <name>HeardOpinionSheet</name>
    <message>
        <source>登记听到的意见</source>
        <translation>Enter an opinion heard</translation>
    </message>
</context>
<context>
    <name>HeardPane</name>
    <message>
        <source>谁还没说话</source>
        <translation>Not yet heard</translation>
    </message>
    <message>
        <source>到会 {n}，已说 {spoken}</source>
        <translation>{n} present, {spoken} heard</translation>
    </message>
    <message>
        <source>{name}，到 {present} 人，说了 {spoke}</source>
        <translation>{name}: {present} present, {spoke} heard</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>这一屏的键</source>
        <translation>Keys of this screen</translation>
    </message>
    <message>
        <source>换页</source>
        <translation>Change page</translation>
    </message>
    <message>
        <source>退回、再去</source>
        <translation>Back, forward</translation>
    </message>
    <message>
        <source>查找：任意两个字，或姓名拼音首字母</source>
        <translation>Search: any two characters, or pinyin initials of a name</translation>
    </message>
    <message>
        <source>在这一页里找</source>
        <translation>Search in this page</translation>
    </message>
    <message>
        <source>离开，写的都留着</source>
        <translation>Leave; all that is written stays</translation>
    </message>
    <message>
        <source>撤回刚才那一步</source>
        <translation>Undo the last step</translation>
    </message>
    <message>
        <source>存好，下一件</source>
        <translation>Save, next one</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>大字、还原</source>
        <translation>Large type, normal type</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>同步记录</source>
        <translation>Sync history</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>还没有同步过</source>
        <translation>Not synced yet</translation>
    </message>
</context>
<context>
    <name>HistorySheet</name>
    <message>
        <source>全部历史</source>
        <translation>Whole history</translation>
    </message>
    <message>
        <source>同步记录</source>
        <translation>Sync history</translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message>
        <source>{when} 开始同步</source>
        <translation>{when} sync began</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>under way</translation>
    </message>
    <message>
        <source>{when} 停下了</source>
        <translation>{when} paused</translation>
    </message>
    <message>
        <source>{when} 断线</source>
        <translation>{when} line broke</translation>
    </message>
    <message>
        <source>{when} 传到 {percent}% 断线</source>
        <translation>{when} broke off at {percent}%</translation>
    </message>
    <message>
        <source>网络中断，没丢东西</source>
        <translation>The network broke; nothing is lost</translation>
    </message>
    <message>
        <source>{when} 没有同步成</source>
        <translation>{when} did not sync</translation>
    </message>
    <message>
        <source>本机的都在，会再试</source>
        <translation>All is here; it will try again</translation>
    </message>
    <message>
        <source>{when} 上传 {sent} 条，收到 {received} 条</source>
        <translation>{when} sent {sent}, received {received}</translation>
    </message>
    <message>
        <source>{when} 收到 {received} 条</source>
        <translation>{when} received {received}</translation>
    </message>
    <message>
        <source>{when} 上传 {sent} 条</source>
        <translation>{when} sent {sent}</translation>
    </message>
    <message>
        <source>{when} 同步过，没有新内容</source>
        <translation>{when} synced, nothing new</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>other</translation>
    </message>
    <message numerus="yes">
        <source>附件 %n 个</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>附件 %n 个，全部核对一致</source>
        <translation>
            <numerusform>%n file, all verified</numerusform>
            <numerusform>%n files, all verified</numerusform>
        </translation>
    </message>
    <message>
        <source>全部核对一致</source>
        <translation>All verified</translation>
    </message>
    <message>
        <source>上传 {sent} 条、收到 {received} 条，没丢东西</source>
        <translation>Sent {sent}, received {received}; nothing is lost</translation>
    </message>
    <message>
        <source>{when} U 盘没有用成</source>
        <translation>{when} stick did not work</translation>
    </message>
    <message>
        <source>导入回执后才算上传</source>
        <translation>Sent once the receipt is imported</translation>
    </message>
    <message>
        <source>县里已收，回执已到</source>
        <translation>The county has it; its receipts are here</translation>
    </message>
    <message>
        <source>本机的都在，请再试一次</source>
        <translation>All is here; please try again</translation>
    </message>
    <message>
        <source>{when} 开始写 U 盘</source>
        <translation>{when} writing to stick began</translation>
    </message>
    <message>
        <source>没有写成文件，本机的都在</source>
        <translation>No file was written; all is here</translation>
    </message>
    <message>
        <source>{when} U 盘导出停下了</source>
        <translation>{when} export to stick stopped</translation>
    </message>
    <message>
        <source>本机的都在，请再导出一次</source>
        <translation>All is here; please export again</translation>
    </message>
    <message>
        <source>{when} U 盘没有写完</source>
        <translation>{when} stick was not written to its end</translation>
    </message>
    <message numerus="yes">
        <source>{when} U 盘导出 %n 条</source>
        <translation>
            <numerusform>{when} exported %n record to stick</numerusform>
            <numerusform>{when} exported %n records to stick</numerusform>
        </translation>
    </message>
    <message>
        <source>{when} 开始导入 U 盘</source>
        <translation>{when} import from stick began</translation>
    </message>
    <message>
        <source>收到的已存好，再导入一次会接着来</source>
        <translation>What came is kept; import again to go on</translation>
    </message>
    <message>
        <source>{when} U 盘导入停下了</source>
        <translation>{when} import from stick stopped</translation>
    </message>
    <message numerus="yes">
        <source>{when} U 盘导入 %n 条</source>
        <translation>
            <numerusform>{when} imported %n record from stick</numerusform>
            <numerusform>{when} imported %n records from stick</numerusform>
        </translation>
    </message>
    <message>
        <source>有的没用上，能用的都已存好</source>
        <translation>Some of it was no use; all that was is kept</translation>
    </message>
    <message>
        <source>没有要上传的记录</source>
        <translation>No records were waiting</translation>
    </message>
    <message>
        <source>{when} 写过 U 盘</source>
        <translation>{when} wrote a stick</translation>
    </message>
    <message>
        <source>{when} 导入过 U 盘</source>
        <translation>{when} read a stick</translation>
    </message>
    <message>
        <source>没有新发来的内容</source>
        <translation>Nothing new came</translation>
    </message>
</context>
<context>
    <name>IntegerEditor</name>
    <message>
        <source>“{label}”没有填。</source>
        <translation>“{label}” is empty.</translation>
    </message>
</context>
<context>
    <name>InvestigationSheet</name>
    <message>
        <source>专题调研</source>
        <translation>Investigation</translation>
    </message>
    <message>
        <source>听到的意见</source>
        <translation>Opinion heard</translation>
    </message>
    <message>
        <source>听到的新诉求</source>
        <translation>New concern heard</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>还没有对应的协商，或者已经归档</source>
        <translation>There is no consultation yet, or it is archived</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>调研人 {names}</source>
        <translation>by {names}</translation>
    </message>
    <message numerus="yes">
        <source>听到的意见 %n 条</source>
        <translation>
            <numerusform>%n opinion heard</numerusform>
            <numerusform>%n opinions heard</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InvitationFields</name>
    <message>
        <source>邀请码</source>
        <translation>Enrolment code</translation>
    </message>
    <message>
        <source>入网文件</source>
        <translation>Enrolment file</translation>
    </message>
    <message>
        <source>县里给的是什么</source>
        <translation>What the county gave out</translation>
    </message>
    <message>
        <source>选入网文件</source>
        <translation>Choose the file</translation>
    </message>
    <message>
        <source>还没有选文件，也可以拖到这里</source>
        <translation>No file yet; it may be dropped here</translation>
    </message>
    <message>
        <source>服务器的地址</source>
        <translation>Address of the server</translation>
    </message>
    <message>
        <source>还没有写邀请码。</source>
        <translation>No code yet.</translation>
    </message>
    <message>
        <source>还没有写服务器的地址。</source>
        <translation>No address yet.</translation>
    </message>
    <message>
        <source>县里给的 8 个字符，只能用一次。</source>
        <translation>8 characters from the county, for one use.</translation>
    </message>
    <message>
        <source>和邀请码写在一起。</source>
        <translation>Written beside the code.</translation>
    </message>
    <message>
        <source>入网文件 (*{suffix});;所有文件 (*)</source>
        <translation>Enrolment files (*{suffix});;All files (*)</translation>
    </message>
    <message>
        <source>{org}加入{server}</source>
        <translation>{org} joins {server}</translation>
    </message>
    <message>
        <source>还没有选入网文件：请按“选入网文件”，选县里给的那个。</source>
        <translation>No enrolment file is chosen yet: press “Choose the file” and take the one that the county gave.</translation>
    </message>
</context>
<context>
    <name>InviteSheet</name>
    <message>
        <source>邀请参加人</source>
        <translation>Invite participants</translation>
    </message>
    <message>
        <source>姓名、首字母、小组</source>
        <translation>Name, initials, group</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>What they are</translation>
    </message>
    <message>
        <source>可以邀请的人</source>
        <translation>People to invite</translation>
    </message>
    <message>
        <source>看到的都勾上</source>
        <translation>Tick all shown</translation>
    </message>
    <message>
        <source>邀请</source>
        <translation>Invite</translation>
    </message>
    <message>
        <source>参加身份</source>
        <translation>Capacity</translation>
    </message>
    <message>
        <source>参加方式</source>
        <translation>How they came</translation>
    </message>
    <message>
        <source>所有人  {n}</source>
        <translation>Everybody  {n}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>勾了 {n} 人</source>
        <translation>{n} ticked</translation>
    </message>
    <message>
        <source>没有找到合得上的人，新的人请先在名册里登记。</source>
        <translation>Nobody fits; enter new people in the roster first.</translation>
    </message>
    <message>
        <source>下面还有 {n} 人，再打几个字。</source>
        <translation>{n} more below; type some more.</translation>
    </message>
    <message>
        <source>先勾上要邀请的人</source>
        <translation>Tick whom to invite first</translation>
    </message>
</context>
<context>
    <name>ItemSheet</name>
    <message>
        <source>加题目</source>
        <translation>Add an item</translation>
    </message>
    <message>
        <source>修改题目</source>
        <translation>Change an item</translation>
    </message>
    <message>
        <source>月份填 1 到 12，定不下来的空着；牵头的是人就选人，是单位就写单位。</source>
        <translation>Month: 1 to 12, empty where it is open. Who leads is a person to choose, or a unit to write down.</translation>
    </message>
</context>
<context>
    <name>JoinPanel</name>
    <message>
        <source>加入本县</source>
        <translation>Join the county</translation>
    </message>
    <message>
        <source>正在看…</source>
        <translation>Looking…</translation>
    </message>
    <message>
        <source>退出本县</source>
        <translation>Leave the county</translation>
    </message>
    <message>
        <source>样例账本不传出去；先换成自己的账本</source>
        <translation>Samples go nowhere; change to your own ledger first</translation>
    </message>
    <message>
        <source>这台电脑单机使用</source>
        <translation>This computer works alone</translation>
    </message>
    <message>
        <source>已加入{server}</source>
        <translation>Joined {server}</translation>
    </message>
    <message>
        <source>有县里给的邀请码或入网文件就能加入；已经记的都带着走，没有网照样记。</source>
        <translation>Join with the county&apos;s code or file; all records come along, and recording goes on without a line.</translation>
    </message>
    <message>
        <source>服务器：{address}</source>
        <translation>Server: {address}</translation>
    </message>
    <message>
        <source>本机编号：{number}，身份：{role}</source>
        <translation>This machine: {number}, as {role}</translation>
    </message>
    <message>
        <source>加入时间：{day}</source>
        <translation>Joined on {day}</translation>
    </message>
    <message>
        <source>联络室</source>
        <translation>liaison room</translation>
    </message>
    <message>
        <source>乡镇</source>
        <translation>township</translation>
    </message>
    <message>
        <source>县里</source>
        <translation>county</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>已退出，这台电脑单机使用。</source>
        <translation>Left; this computer works alone.</translation>
    </message>
    <message>
        <source>导入带回来的文件</source>
        <translation>Import what came back</translation>
    </message>
    <message>
        <source>再写一次</source>
        <translation>Write again</translation>
    </message>
    <message>
        <source>已写到 U 盘，等县里的回复</source>
        <translation>Written to a stick; waiting for the county&apos;s answer</translation>
    </message>
    <message>
        <source>用别的办法加入</source>
        <translation>Join another way</translation>
    </message>
    <message>
        <source>退出以后这台电脑单机使用，不再和县里同步；已经记的、收到的都留着。</source>
        <translation>After leaving, this computer works alone and syncs with the county no more; all that was recorded and received stays.</translation>
    </message>
    <message>
        <source>要再加入，请向县里要新的邀请码。加入别的县，自己记的传到那里，收到的留在本机。</source>
        <translation>To join again, ask the county for a new code. In another county, what you recorded goes there; what came stays here.</translation>
    </message>
    <message>
        <source>{waits}：想让县里收到，请先按“先不”，同步一次再退出。</source>
        <translation>{waits}: for the county to have them, press “Not now”, sync once, and leave then.</translation>
    </message>
    <message>
        <source>正在退出…</source>
        <translation>Leaving…</translation>
    </message>
</context>
<context>
    <name>JoinQuestion</name>
    <message>
        <source>加入本县</source>
        <translation>Join the county</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>自己先用，以后再加入</source>
        <translation>Begin alone, join later</translation>
    </message>
    <message>
        <source>有网的，约 1 分钟；没有网的，选好县里给的入网文件，用 U 盘加入。以后没有网也能全部使用。</source>
        <translation>With a line, about a minute; without one, choose the county&apos;s enrolment file and join by stick. Later everything works without a line too.</translation>
    </message>
    <message>
        <source>没有网，用 U 盘</source>
        <translation>No line: by stick</translation>
    </message>
</context>
<context>
    <name>JoinSheet</name>
    <message>
        <source>加入本县</source>
        <translation>Join the county</translation>
    </message>
    <message>
        <source>加入以后，这里已经记的都带着走：有网时传到县里，镇里、县里发的也会收到。没有网照样记。</source>
        <translation>All that is recorded here comes along: with a line it goes to the county, and what township and county send arrives. Without one, recording goes on.</translation>
    </message>
    <message>
        <source>加入</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>先不加入</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>正在和县里的服务器联系…</source>
        <translation>Talking to the county&apos;s server…</translation>
    </message>
    <message>
        <source>已加入{server}，本机编号 {number}。</source>
        <translation>Joined {server}; this machine is {number}.</translation>
    </message>
    <message>
        <source>没有网，用 U 盘</source>
        <translation>No line: by stick</translation>
    </message>
    <message>
        <source>没有网也能加入：向县里要入网文件，在这里选好，写到 U 盘，带到县里或乡镇，再把带回来的文件导入。</source>
        <translation>Without a line: ask the county for an enrolment file, choose it here, write to a stick, take that to county or township, and import the file that comes back.</translation>
    </message>
    <message>
        <source>正在写到 U 盘…</source>
        <translation>Writing to the stick…</translation>
    </message>
</context>
<context>
    <name>KeyCap</name>
    <message>
        <source>快捷键 {keys}</source>
        <translation>Shortcut {keys}</translation>
    </message>
</context>
<context>
    <name>KeyPanel</name>
    <message>
        <source>恢复码和口令</source>
        <translation>Recovery code and passphrase</translation>
    </message>
    <message>
        <source>恢复码锁在保险柜里，电脑坏了、忘了口令都靠它。换新码以后，旧码仍能打开以前的备份。</source>
        <translation>The recovery code lies in the safe for a broken computer or a forgotten passphrase. After a new code, the old one still opens older backups.</translation>
    </message>
    <message>
        <source>换新恢复码</source>
        <translation>New recovery code</translation>
    </message>
    <message>
        <source>设口令</source>
        <translation>Set a passphrase</translation>
    </message>
</context>
<context>
    <name>LeaveRow</name>
    <message>
        <source>请假事由，回车记下</source>
        <translation>Reason of the excuse, Enter notes it</translation>
    </message>
    <message>
        <source>请假事由</source>
        <translation>Reason of the excuse</translation>
    </message>
    <message>
        <source>{name}请假事由，回车记下</source>
        <translation>Reason of {name}&apos;s excuse, Enter notes it</translation>
    </message>
    <message>
        <source>没有写事由。事由会印进会议记录。</source>
        <translation>No reason written. The record prints it.</translation>
    </message>
</context>
<context>
    <name>LedgerPage</name>
    <message>
        <source>清除筛选</source>
        <translation>Clear filters</translation>
    </message>
    <message>
        <source>没有符合的</source>
        <translation>Nothing matches</translation>
    </message>
    <message>
        <source>▾ 下面还有 {count} 项</source>
        <translation>▾ {count} more below</translation>
    </message>
</context>
<context>
    <name>LikelyCard</name>
    <message>
        <source>不并了</source>
        <translation>Do not merge</translation>
    </message>
    <message>
        <source>并到这件</source>
        <translation>Merge into this</translation>
    </message>
    <message>
        <source>不是一件</source>
        <translation>Not the same</translation>
    </message>
    <message>
        <source>存好时并到这件；这次来的人照样单独答复。</source>
        <translation>Will be merged when stored; this visitor is still answered.</translation>
    </message>
</context>
<context>
    <name>LikelyWords</name>
    <message>
        <source>{name}等 {count} 人</source>
        <translation>{name} and others ({count})</translation>
    </message>
    <message>
        <source>同一人</source>
        <translation>same person</translation>
    </message>
    <message>
        <source>同一组</source>
        <translation>same group</translation>
    </message>
    <message>
        <source>不同组</source>
        <translation>another group</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>说的都是{words}</source>
        <translation>both say {words}</translation>
    </message>
    <message>
        <source>{reasons}。</source>
        <translation>{reasons}. </translation>
    </message>
    <message>
        <source>答应 {day}前答复，{left}。</source>
        <translation>An answer is promised by {day}; {left}.</translation>
    </message>
    <message numerus="yes">
        <source>答应 {day}前答复，已超 %n 天。</source>
        <translation>
            <numerusform>An answer was promised by {day}; %n day late.</numerusform>
            <numerusform>An answer was promised by {day}; %n days late.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookPanel</name>
    <message>
        <source>显示</source>
        <translation>Display</translation>
    </message>
    <message>
        <source>普通</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large type</translation>
    </message>
    <message>
        <source>高对比</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>字号</source>
        <translation>Type size</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>语言</source>
        <translation>Language</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>议事簿</source>
        <translation>Yishibu</translation>
    </message>
    <message>
        <source>正在打开账本…</source>
        <translation>Opening the ledger…</translation>
    </message>
    <message>
        <source>（示例）</source>
        <translation>(sample)</translation>
    </message>
</context>
<context>
    <name>MattersPanel</name>
    <message>
        <source>看哪一块</source>
        <translation>Which part to see</translation>
    </message>
    <message>
        <source>收到的</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>待传明细</source>
        <translation>Waiting to be sent</translation>
    </message>
    <message>
        <source>要处理</source>
        <translation>To settle</translation>
    </message>
    <message>
        <source>没有要您处理的</source>
        <translation>Nothing for you to settle</translation>
    </message>
    <message>
        <source>两边改了同一处，会列在这里。</source>
        <translation>Where two sides changed the same place, it will stand here.</translation>
    </message>
    <message>
        <source>还没有收到</source>
        <translation>Nothing received yet</translation>
    </message>
    <message>
        <source>镇里、县里发的，同步后列在这里。</source>
        <translation>What township and county send stands here after a sync.</translation>
    </message>
    <message>
        <source>都传完了</source>
        <translation>All sent</translation>
    </message>
    <message>
        <source>再记的会列在这里，等着上传。</source>
        <translation>What you record next will wait here to be sent.</translation>
    </message>
    <message>
        <source>收到的 {count}</source>
        <translation>Received {count}</translation>
    </message>
    <message>
        <source>有 {count} 条需要更新版本才能打开，已存好</source>
        <translation>{count} need a newer version to be opened; they are kept</translation>
    </message>
    <message>
        <source>别的电脑用的版本新；本机更新以后自己出来，不会丢。</source>
        <translation>Another computer uses a newer version; after an update here they appear by themselves. Nothing is lost.</translation>
    </message>
</context>
<context>
    <name>MeetingRoomPage</name>
    <message>
        <source>去会议列表</source>
        <translation>To the meetings</translation>
    </message>
    <message>
        <source>现在没有在开的会</source>
        <translation>No meeting is running now</translation>
    </message>
    <message>
        <source>开会以后，这里点名、记意见、表决。</source>
        <translation>Once a meeting is open, roll, opinions and votes are recorded here.</translation>
    </message>
    <message>
        <source>点名：打拼音首字母，Enter 记到会，Del 离场，Ctrl+Z 撤回</source>
        <translation>Roll: type pinyin initials, Enter present, Del left, Ctrl+Z takes back</translation>
    </message>
    <message>
        <source>记请假和事由</source>
        <translation>Note an excuse and its reason</translation>
    </message>
    <message>
        <source>记意见：姓名或首字母，Tab，写原话</source>
        <translation>Opinion: name or initials, Tab, the words</translation>
    </message>
    <message>
        <source>支持、反对、有条件、建议</source>
        <translation>For, against, conditional, suggestion</translation>
    </message>
    <message>
        <source>记下这条，接着记下一位</source>
        <translation>Store this one and take the next</translation>
    </message>
    <message>
        <source>谁还没说话</source>
        <translation>Not yet heard</translation>
    </message>
    <message>
        <source>下一项议程</source>
        <translation>Next agenda item</translation>
    </message>
    <message>
        <source>投屏</source>
        <translation>Projector</translation>
    </message>
    <message>
        <source>结束会议</source>
        <translation>End the meeting</translation>
    </message>
    <message>
        <source>打印签到表、表决票；散会后看会议记录</source>
        <translation>print sign-in sheet and ballots; after the meeting, its record</translation>
    </message>
    <message>
        <source>休会，或继续开会</source>
        <translation>Pause, or resume</translation>
    </message>
    <message>
        <source>表决；座谈记共识</source>
        <translation>Vote; in a talk, consensus</translation>
    </message>
    <message>
        <source>开始表决；座谈记下共识</source>
        <translation>Open the vote; in a talk, store the consensus</translation>
    </message>
    <message>
        <source>记委托：谁替谁，看过委托书</source>
        <translation>Enter a proxy: who stands in for whom, letter seen</translation>
    </message>
    <message>
        <source>会务：主持、记录、监计票、摄影，宣读议事规则</source>
        <translation>Who presides, writes, counts, photographs; read out the rules</translation>
    </message>
</context>
<context>
    <name>MeetingsPage</name>
    <message>
        <source>会议</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>新会议</source>
        <translation>New meeting</translation>
    </message>
    <message>
        <source>回到会场</source>
        <translation>Back to the room</translation>
    </message>
    <message>
        <source>会议列表</source>
        <translation>List of meetings</translation>
    </message>
    <message>
        <source>开第一个会</source>
        <translation>Hold the first meeting</translation>
    </message>
    <message>
        <source>还没有开过会</source>
        <translation>No meeting yet</translation>
    </message>
    <message>
        <source>从名册召集，写几行议程，就能点名、记意见、表决。</source>
        <translation>Call one from a roster with a few agenda lines; then call the roll, note opinions and vote.</translation>
    </message>
    <message>
        <source>正在开：{title}</source>
        <translation>Running: {title}</translation>
    </message>
    <message>
        <source>点名、意见和没写完的话都在。</source>
        <translation>Roll, opinions and half-written words are all there.</translation>
    </message>
    <message>
        <source>打开会议现场</source>
        <translation>Open the meeting room</translation>
    </message>
    <message>
        <source>回到正在开的会</source>
        <translation>Back to the running meeting</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>打印这次会议的文书</source>
        <translation>print the papers of this meeting</translation>
    </message>
    <message>
        <source>把看到的导出为 Excel</source>
        <translation>Export what you see to Excel</translation>
    </message>
    <message>
        <source>书面征求意见</source>
        <translation>Written round</translation>
    </message>
    <message>
        <source>筹备</source>
        <translation>Prepare</translation>
    </message>
    <message>
        <source>筹备：通知、送达、会前准备</source>
        <translation>Prepare: notice, deliveries, what is to be ready</translation>
    </message>
    <message>
        <source>导入意见</source>
        <translation>Import opinions</translation>
    </message>
    <message>
        <source>导入选中会议的意见</source>
        <translation>Import opinions of the chosen meeting</translation>
    </message>
    <message numerus="yes">
        <source>%n 次</source>
        <translation>
            <numerusform>%n meeting</numerusform>
            <numerusform>%n meetings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MembersSheet</name>
    <message>
        <source>记下</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>这个会议按人数计，一人一票。</source>
        <translation>This body counts heads: one person, one vote.</translation>
    </message>
    <message>
        <source>这个会议也按户数或者面积计：写明每个人代表多少。已经召集的会议不改。</source>
        <translation>This body also counts households or area: enter what each stands for. Meetings already called stay as they are.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>代表户数（户）</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>面积（平方米）</source>
        <translation>Area (m²)</translation>
    </message>
    <message>
        <source>{count} 人</source>
        <translation>{count} people</translation>
    </message>
    <message>
        <source>{count} 人，代表 {households} 户</source>
        <translation>{count} people, for {households} households</translation>
    </message>
    <message>
        <source>面积要写数字，例：88.5</source>
        <translation>The area must be a number, as 88.5</translation>
    </message>
    <message>
        <source>正在记…</source>
        <translation>Storing…</translation>
    </message>
    <message>
        <source>记下了每个人代表多少</source>
        <translation>What each stands for was stored</translation>
    </message>
</context>
<context>
    <name>MendingPanel</name>
    <message>
        <source>改好了</source>
        <translation>Mended</translation>
    </message>
    <message>
        <source>不要这一行</source>
        <translation>Leave this line out</translation>
    </message>
    <message>
        <source>没有选行</source>
        <translation>No line chosen</translation>
    </message>
    <message>
        <source>先选一行</source>
        <translation>Choose a line first</translation>
    </message>
    <message>
        <source>（没有姓名）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>第 {row} 行</source>
        <translation>Line {row}</translation>
    </message>
    <message>
        <source>正在再判一次…</source>
        <translation>Judging it again…</translation>
    </message>
    <message>
        <source>正在去掉…</source>
        <translation>Leaving it out…</translation>
    </message>
</context>
<context>
    <name>MergeSheet</name>
    <message>
        <source>并案</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>把“{title}”并到哪一件？两边的人都要答复，一个也不少。</source>
        <translation>Into which is “{title}” to be merged? Everybody on both sides is still answered.</translation>
    </message>
    <message>
        <source>标题、编号、人名</source>
        <translation>Title, number, name</translation>
    </message>
    <message>
        <source>其他诉求</source>
        <translation>Other concerns</translation>
    </message>
    <message>
        <source>并到这件</source>
        <translation>Merge into this</translation>
    </message>
    <message>
        <source>并错了按 Ctrl+Z，或者点“分开”</source>
        <translation>Merged by mistake? Ctrl+Z, or “Separate”</translation>
    </message>
    <message>
        <source>没有可以并入的诉求</source>
        <translation>There is nothing to merge into</translation>
    </message>
    <message>
        <source>像是同一件</source>
        <translation>Likely the same</translation>
    </message>
</context>
<context>
    <name>MonthGrid</name>
    <message>
        <source>周一 周二 周三 周四 周五 周六 周日</source>
        <translation>Mon Tue Wed Thu Fri Sat Sun</translation>
    </message>
    <message>
        <source>{year}年{month}月{day}日 {weekday}</source>
        <translation>{year}-{month}-{day} {weekday}</translation>
    </message>
    <message>
        <source>没有安排</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>一 二 三 四 五 六 日</source>
        <translation>Mo Tu We Th Fr Sa Su</translation>
    </message>
    <message>
        <source>还有 {count} 件</source>
        <translation>{count} more</translation>
    </message>
</context>
<context>
    <name>MoreFields</name>
    <message>
        <source>更多：一起来的人、政策建议、现在的数字</source>
        <translation>More: party, policy, figures</translation>
    </message>
    <message>
        <source>一起来的还有谁（每个人都要答复）</source>
        <translation>Who came along (everybody is answered)</translation>
    </message>
    <message>
        <source>现在的数字（办完再补之后的，变化自动算）</source>
        <translation>Figure as it is now (the later one is filled in when done)</translation>
    </message>
</context>
<context>
    <name>MoreSheets</name>
    <message>
        <source>增加表</source>
        <translation>Add sheets</translation>
    </message>
</context>
<context>
    <name>MotionForm</name>
    <message>
        <source>表决什么</source>
        <translation>What is voted on</translation>
    </message>
    <message>
        <source>表决内容（投屏和会议记录里原样用）</source>
        <translation>Wording (as it stands on the projector and in the record)</translation>
    </message>
    <message>
        <source>表决类别（决定要多少人赞成）</source>
        <translation>Kind of matter (decides how many must be in favour)</translation>
    </message>
</context>
<context>
    <name>NameField</name>
    <message>
        <source>谁来说的，姓名或拼音首字母</source>
        <translation>Who came: name or pinyin initials</translation>
    </message>
    <message>
        <source>{age} 岁</source>
        <translation>aged {age}</translation>
    </message>
    <message>
        <source>不在名册，记成新的人</source>
        <translation>not in the roster, will be added</translation>
    </message>
    <message>
        <source>名册里没有“{typed}”，请写汉字姓名。</source>
        <translation>The roster has no “{typed}”; please write the name in characters.</translation>
    </message>
    <message>
        <source>名册里有 {count} 个{name}，请选是哪一个（按 ↓）。</source>
        <translation>The roster has {count} people called {name}; please choose (↓).</translation>
    </message>
    <message>
        <source>名册里有名字相近的人，请选是哪一个（按 ↓）。</source>
        <translation>The roster has people with such a name; please choose (↓).</translation>
    </message>
    <message>
        <source>不是名册里的人：“{typed}”</source>
        <translation>Not in the roster: “{typed}”</translation>
    </message>
</context>
<context>
    <name>NameOffers</name>
    <message>
        <source>合得上的人</source>
        <translation>Who fits</translation>
    </message>
</context>
<context>
    <name>NamePanel</name>
    <message>
        <source>名称</source>
        <translation>Names</translation>
    </message>
    <message>
        <source>印在记录和签字处；第一次签字前改好。</source>
        <translation>Printed in records and beside signatures; set it before the first signature.</translation>
    </message>
    <message>
        <source>联络室名称</source>
        <translation>Name of the room</translation>
    </message>
    <message>
        <source>经办人姓名</source>
        <translation>Name of the keeper</translation>
    </message>
    <message>
        <source>（样例账本）</source>
        <translation>(sample ledger)</translation>
    </message>
</context>
<context>
    <name>NamedList</name>
    <message>
        <source>逐人登记</source>
        <translation>Votes one by one</translation>
    </message>
</context>
<context>
    <name>NamedSheet</name>
    <message>
        <source>逐人登记记名票</source>
        <translation>Votes with names, one by one</translation>
    </message>
    <message>
        <source>重新计记名票</source>
        <translation>Recount of votes with names</translation>
    </message>
    <message>
        <source>为什么重新计票（会议记录要印）</source>
        <translation>Why it is counted again (printed in the record)</translation>
    </message>
    <message>
        <source>重新计票理由</source>
        <translation>Reason for the recount</translation>
    </message>
    <message>
        <source>姓名或拼音首字母</source>
        <translation>Name or pinyin initials</translation>
    </message>
    <message>
        <source>在场和不在场</source>
        <translation>In the room or away</translation>
    </message>
    <message>
        <source>赞成、反对、弃权</source>
        <translation>for, against, abstain</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>take back</translation>
    </message>
    <message>
        <source>先放着，登记的都在</source>
        <translation>leave it, all is kept</translation>
    </message>
    <message>
        <source>提交结果</source>
        <translation>Submit the result</translation>
    </message>
    <message>
        <source>在场 {n}</source>
        <translation>Present {n}</translation>
    </message>
    <message>
        <source>不在场 {n}</source>
        <translation>Away {n}</translation>
    </message>
    <message>
        <source>一票都还没有登记</source>
        <translation>No vote is entered yet</translation>
    </message>
    <message>
        <source>先写重新计票的理由</source>
        <translation>Write the reason for the recount first</translation>
    </message>
    <message>
        <source>{name}表决时不在会场。</source>
        <translation>{name} was not in the room for the vote.</translation>
    </message>
    <message>
        <source>先选怎么投的：书面、电话或者委托。</source>
        <translation>Choose first how they voted: in writing, by phone or by proxy.</translation>
    </message>
</context>
<context>
    <name>NamedSide</name>
    <message>
        <source>怎么投的</source>
        <translation>How they voted</translation>
    </message>
    <message>
        <source>回避，不参加这次表决</source>
        <translation>Recused: takes no part in this vote</translation>
    </message>
    <message>
        <source>这次按到会的人算：不在场的票记下、印出，不计入结果。</source>
        <translation>This rule counts who is present: votes from away are kept and printed, and do not count.</translation>
    </message>
    <message>
        <source>这次按参加表决的人算：书面和委托的票计入；电话的只记不计。</source>
        <translation>This rule counts who takes part: votes in writing and by proxy count, by phone they are only kept.</translation>
    </message>
    <message>
        <source>这次按参加表决的人算：书面的票计入；委托、电话的只记不计。</source>
        <translation>This rule counts who takes part: votes in writing count, by proxy or phone they are only kept.</translation>
    </message>
    <message>
        <source>没登记 {n}（提交后算没投）</source>
        <translation>not entered {n} (will count as not voting)</translation>
    </message>
    <message>
        <source>只记不计 {n}</source>
        <translation>not counted {n}</translation>
    </message>
</context>
<context>
    <name>NamedVotes</name>
    <message>
        <source>回避</source>
        <translation>Recused</translation>
    </message>
    <message>
        <source>{name}代</source>
        <translation>by {name}</translation>
    </message>
    <message>
        <source>只记不计</source>
        <translation>Not counted</translation>
    </message>
    <message>
        <source>没登记</source>
        <translation>Not entered</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>导航</source>
        <translation>Navigation</translation>
    </message>
    <message>
        <source>换页按 Alt＋数字</source>
        <translation>Alt + digit changes page</translation>
    </message>
    <message>
        <source>用自己的账本</source>
        <translation>Use my own</translation>
    </message>
</context>
<context>
    <name>NavigationButton</name>
    <message>
        <source>{name}，{count} 件要办</source>
        <translation>{name}, {count} waiting</translation>
    </message>
    <message>
        <source>{name}，{count} 条还没上传</source>
        <translation>{name}, {count} not sent yet</translation>
    </message>
</context>
<context>
    <name>NewNoticeSheet</name>
    <message>
        <source>拟公示</source>
        <translation>Draft a notice</translation>
    </message>
    <message>
        <source>正文按已经登记的内容拟好，人名、电话已经隐去，可以改。还没贴的不填起止日期，贴出以后再填。</source>
        <translation>The text is made from what was entered, without names and numbers; change it as you like. Leave the days empty until it is posted.</translation>
    </message>
    <message>
        <source>今天贴出的，到 {day} 期满。{basis}</source>
        <translation>Posted today, its time is over on {day}. {basis}</translation>
    </message>
</context>
<context>
    <name>NewObjectionSheet</name>
    <message>
        <source>登记异议</source>
        <translation>Enter an objection</translation>
    </message>
</context>
<context>
    <name>NoteWords</name>
    <message>
        <source>现行</source>
        <translation>In force</translation>
    </message>
    <message>
        <source>已失效</source>
        <translation>No longer in force</translation>
    </message>
    <message>
        <source>还没施行</source>
        <translation>Not yet in force</translation>
    </message>
    <message>
        <source>下一次 {day}</source>
        <translation>Next on {day}</translation>
    </message>
    <message>
        <source>以后没有了</source>
        <translation>No more dates</translation>
    </message>
    <message>
        <source>今年有议题</source>
        <translation>A topic this year</translation>
    </message>
    <message>
        <source>今年还没有议题</source>
        <translation>No topic yet this year</translation>
    </message>
    <message>
        <source>每周一</source>
        <translation>Every Monday</translation>
    </message>
    <message>
        <source>每周二</source>
        <translation>Every Tuesday</translation>
    </message>
    <message>
        <source>每周三</source>
        <translation>Every Wednesday</translation>
    </message>
    <message>
        <source>每周四</source>
        <translation>Every Thursday</translation>
    </message>
    <message>
        <source>每周五</source>
        <translation>Every Friday</translation>
    </message>
    <message>
        <source>每周六</source>
        <translation>Every Saturday</translation>
    </message>
    <message>
        <source>每周日</source>
        <translation>Every Sunday</translation>
    </message>
    <message>
        <source>每月最后一天</source>
        <translation>Last day of every month</translation>
    </message>
    <message>
        <source>每月 {day} 日</source>
        <translation>Day {day} of every month</translation>
    </message>
</context>
<context>
    <name>NoticeDrawer</name>
    <message>
        <source>公示</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>More</translation>
    </message>
    <message>
        <source>登记贴出</source>
        <translation>Posted</translation>
    </message>
    <message>
        <source>答复异议</source>
        <translation>Answer objection</translation>
    </message>
    <message>
        <source>登记异议</source>
        <translation>Enter objection</translation>
    </message>
    <message>
        <source>协商已经归档，不能再改。</source>
        <translation>The consultation is archived and cannot be changed.</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>不贴了</source>
        <translation>Do not post</translation>
    </message>
    <message>
        <source>修改日期和地点</source>
        <translation>Edit days and places</translation>
    </message>
    <message>
        <source>更正：另贴一份</source>
        <translation>Correct: post another</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>张贴的内容（已隐去个人信息）</source>
        <translation>Text as posted (personal data masked)</translation>
    </message>
    <message>
        <source>公示栏照片 {count}</source>
        <translation>Photos of the board {count}</translation>
    </message>
    <message>
        <source>协商已经归档，只能看、只能印。</source>
        <translation>The consultation is archived: to read and print only.</translation>
    </message>
    <message>
        <source>贴在：{places}</source>
        <translation>Posted at: {places}</translation>
    </message>
    <message>
        <source>反映：{places}</source>
        <translation>Contact: {places}</translation>
    </message>
    <message>
        <source>出自：{places}</source>
        <translation>From: {places}</translation>
    </message>
    <message>
        <source>贴出</source>
        <translation>Posted</translation>
    </message>
    <message>
        <source>到期</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>还没有写内容，按 Alt+M 选“修改”。</source>
        <translation>Nothing is written yet: press Alt+M and choose “Edit”.</translation>
    </message>
    <message>
        <source>异议 {count}</source>
        <translation>Objections {count}</translation>
    </message>
    <message>
        <source>还没有人提异议</source>
        <translation>Nobody has objected</translation>
    </message>
    <message>
        <source>未署名</source>
        <translation>unsigned</translation>
    </message>
    <message>
        <source>{day} {who}答复：{answer}</source>
        <translation>{day} {who} answered: {answer}</translation>
    </message>
    <message>
        <source>填答复</source>
        <translation>Answer</translation>
    </message>
</context>
<context>
    <name>NoticeFilters</name>
    <message>
        <source>公示类型</source>
        <translation>Kind of notice</translation>
    </message>
    <message>
        <source>类型：全部</source>
        <translation>Kind: all</translation>
    </message>
    <message>
        <source>全部 {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>有异议没答复 {count}</source>
        <translation>Objection open {count}</translation>
    </message>
    <message>
        <source>公示中 {count}</source>
        <translation>Posted {count}</translation>
    </message>
    <message>
        <source>还没贴 {count}</source>
        <translation>To post {count}</translation>
    </message>
    <message>
        <source>期满 {count}</source>
        <translation>Over {count}</translation>
    </message>
</context>
<context>
    <name>NoticeSheet</name>
    <message>
        <source>修改公示</source>
        <translation>Change the notice</translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
    <message>
        <source>没有做成</source>
        <translation>Not done</translation>
    </message>
    <message>
        <source>请注意</source>
        <translation>Please note</translation>
    </message>
    <message>
        <source>做好了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Note</translation>
    </message>
</context>
<context>
    <name>NoticeTable</name>
    <message>
        <source>公示</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>公示 / 出自</source>
        <translation>Notice / from</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>天数</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>贴出 / 到期</source>
        <translation>Posted / until</translation>
    </message>
    <message>
        <source>异议</source>
        <translation>Objections</translation>
    </message>
    <message>
        <source>至 {day}</source>
        <translation>to {day}</translation>
    </message>
    <message>
        <source>{count} 条</source>
        <translation>{count}</translation>
    </message>
    <message>
        <source>都已答复</source>
        <translation>all answered</translation>
    </message>
    <message>
        <source>{count} 条没答复</source>
        <translation>{count} open</translation>
    </message>
</context>
<context>
    <name>NoticeWords</name>
    <message>
        <source>有异议</source>
        <translation>Objection</translation>
    </message>
    <message>
        <source>还没贴</source>
        <translation>To post</translation>
    </message>
    <message>
        <source>公示中</source>
        <translation>Posted</translation>
    </message>
    <message>
        <source>期满</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>没贴够</source>
        <translation>Too short</translation>
    </message>
    <message>
        <source>须满 {needed} 天</source>
        <translation>{needed} days needed</translation>
    </message>
    <message>
        <source>今天贴出 / {needed} 天</source>
        <translation>Posted today / {needed} days</translation>
    </message>
    <message>
        <source>第 {hung} 天 / {needed} 天</source>
        <translation>Day {hung} of {needed}</translation>
    </message>
    <message>
        <source>贴了 {hung} 天 / {needed} 天</source>
        <translation>{hung} of {needed} days</translation>
    </message>
    <message>
        <source>这一类法律没有规定天数，参照{basis}的 {needed} 天，可以改。</source>
        <translation>The law names no days for this kind; {needed} are proposed after {basis} and may be changed.</translation>
    </message>
    <message>
        <source>须公示满 {needed} 天，依据{basis}。贴出当天{counted}（{first}）。</source>
        <translation>Must hang {needed} days, by {basis}. The day of posting {counted} ({first}).</translation>
    </message>
    <message>
        <source>也算</source>
        <translation>counts too</translation>
    </message>
    <message>
        <source>不算</source>
        <translation>does not count</translation>
    </message>
</context>
<context>
    <name>NoticesPage</name>
    <message>
        <source>公示</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>标题、协商、地点</source>
        <translation>Title, consultation, place</translation>
    </message>
    <message>
        <source>拟公示</source>
        <translation>Draft notice</translation>
    </message>
    <message>
        <source>还没有公示</source>
        <translation>No notices yet</translation>
    </message>
    <message>
        <source>征集、议题、过程、结果、决议、实施结果，贴出来的都记在这里，天数自动算。</source>
        <translation>Calls, topics, proceedings, results, decisions, implementation: what is posted stands here, with its days.</translation>
    </message>
    <message>
        <source>换个状态、类型，或少打几个字。</source>
        <translation>Choose another state or kind, or type less.</translation>
    </message>
    <message>
        <source>共 {count} 份</source>
        <translation>{count} in all</translation>
    </message>
    <message>
        <source>不贴了</source>
        <translation>Do not post</translation>
    </message>
    <message>
        <source>“{title}”还没有贴出去。从这里拿掉？</source>
        <translation>“{title}” was never posted. Take it out?</translation>
    </message>
    <message>
        <source>拿掉</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>选公示</source>
        <translation>choose a notice</translation>
    </message>
    <message>
        <source>打开右边的抽屉</source>
        <translation>open the drawer at the right</translation>
    </message>
    <message>
        <source>登记贴出、答复或登记异议</source>
        <translation>enter the posting, answer or enter an objection</translation>
    </message>
    <message>
        <source>修改、更正、撤回</source>
        <translation>edit, correct, withdraw</translation>
    </message>
    <message>
        <source>印公示、异议登记表</source>
        <translation>print notice and objection form</translation>
    </message>
    <message>
        <source>按状态筛选</source>
        <translation>filter by state</translation>
    </message>
    <message>
        <source>找标题、协商、地点</source>
        <translation>find title, consultation, place</translation>
    </message>
    <message>
        <source>关上抽屉</source>
        <translation>close the drawer</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>Export to Excel</translation>
    </message>
</context>
<context>
    <name>ObjectionSheet</name>
    <message>
        <source>答复异议</source>
        <translation>Answer an objection</translation>
    </message>
</context>
<context>
    <name>OpinionDesk</name>
    <message>
        <source>没有写谁说的。</source>
        <translation>Who said it is missing.</translation>
    </message>
    <message>
        <source>意见是空的，请写下说了什么。</source>
        <translation>The opinion is empty; please write what was said.</translation>
    </message>
</context>
<context>
    <name>OpinionEntry</name>
    <message>
        <source>说了什么，照原话记</source>
        <translation>What was said, in their own words</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Opinions</translation>
    </message>
    <message>
        <source>作为不同意见单列印出</source>
        <translation>Print apart as a dissent</translation>
    </message>
    <message>
        <source>记下，下一位</source>
        <translation>Store, next</translation>
    </message>
    <message>
        <source>断电也不丢</source>
        <translation>Survives a power cut</translation>
    </message>
    <message>
        <source>单列为不同意见</source>
        <translation>Print as a dissent</translation>
    </message>
</context>
<context>
    <name>OpinionImportPage</name>
    <message>
        <source>不导入</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>只记署名</source>
        <translation>Signature only</translation>
    </message>
    <message>
        <source>认出参加人</source>
        <translation>Participant found</translation>
    </message>
    <message>
        <source>已经有了</source>
        <translation>There already</translation>
    </message>
    <message>
        <source>导入意见</source>
        <translation>Import opinions</translation>
    </message>
    <message>
        <source>导入到哪次会议</source>
        <translation>Which meeting to import into</translation>
    </message>
    <message>
        <source>换一个文件</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>确认导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>选文件</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>去会议列表</source>
        <translation>Go to the meetings</translation>
    </message>
    <message>
        <source>按会怎样看</source>
        <translation>Filter by what will happen</translation>
    </message>
    <message>
        <source>会怎样</source>
        <translation>What will happen</translation>
    </message>
    <message>
        <source>导入到</source>
        <translation>Into</translation>
    </message>
    <message>
        <source>选平台导出的表格，或拖到这里</source>
        <translation>Choose the exported table, or drop it here</translation>
    </message>
    <message>
        <source>Excel、WPS、CSV 都行。要有“意见”（发言、留言、内容）一列；姓名或昵称、类别、态度、时间、来源可有可无。先给您看会怎样，点“确认导入”才写。</source>
        <translation>Excel, WPS or CSV. It needs a column of opinions; name, class, stance, time and source may be missing. You see first what will happen; nothing is written before “Import”.</translation>
    </message>
    <message>
        <source>还没有会议</source>
        <translation>No meeting yet</translation>
    </message>
    <message>
        <source>意见要记在一次会议或一轮书面征求里，先召集会议再导入。</source>
        <translation>An opinion belongs to a meeting or a written round: call a meeting first.</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.xls *.et *.ods *.csv *.txt);;所有文件 (*)</source>
        <translation>Tables (*.xlsx *.xls *.et *.ods *.csv *.txt);;All files (*)</translation>
    </message>
    <message>
        <source>选平台导出的表格</source>
        <translation>Choose the exported table</translation>
    </message>
    <message>
        <source>读 {name}</source>
        <translation>Reading {name}</translation>
    </message>
    <message>
        <source>全部 {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>确认导入 {count} 条</source>
        <translation>Import {count}</translation>
    </message>
    <message>
        <source>没有要导入的意见</source>
        <translation>Nothing to import</translation>
    </message>
    <message>
        <source>第 {row} 行</source>
        <translation>Row {row}</translation>
    </message>
    <message>
        <source>（不具名）</source>
        <translation>(unsigned)</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>正在写</source>
        <translation>Being written</translation>
    </message>
    <message>
        <source>每条都要有答复，在“协商详情”的“意见”里。</source>
        <translation>Each needs an answer, under “Opinions” of the consultation.</translation>
    </message>
    <message>
        <source>上一行、下一行</source>
        <translation>Row above, row below</translation>
    </message>
    <message numerus="yes">
        <source>导入了 %n 条意见。</source>
        <translation>
            <numerusform>%n opinion imported.</numerusform>
            <numerusform>%n opinions imported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpinionList</name>
    <message>
        <source>不同意见</source>
        <translation>Dissent</translation>
    </message>
    <message>
        <source>本项意见</source>
        <translation>Opinions of this item</translation>
    </message>
</context>
<context>
    <name>OpinionPane</name>
    <message>
        <source>意见</source>
        <translation>Opinions</translation>
    </message>
    <message>
        <source>还没有人发言，按 F6 记第一条</source>
        <translation>Nobody has spoken, F6 notes the first</translation>
    </message>
    <message>
        <source>写上名字或拼音首字母，选态度，记原话，Ctrl+Enter 记下。</source>
        <translation>Name or pinyin initials, stance, the words; Ctrl+Enter stores.</translation>
    </message>
    <message>
        <source>本项 {n} 条</source>
        <translation>{n} in this item</translation>
    </message>
    <message>
        <source>▴ 上面还有 {n} 条（PgUp）</source>
        <translation>▴ {n} more above (PgUp)</translation>
    </message>
</context>
<context>
    <name>OpinionSheet</name>
    <message>
        <source>意见</source>
        <translation>Opinions</translation>
    </message>
    <message>
        <source>改正意见</source>
        <translation>Correct an opinion</translation>
    </message>
    <message>
        <source>不具名</source>
        <translation>Not named</translation>
    </message>
    <message>
        <source>态度</source>
        <translation>Stance</translation>
    </message>
    <message>
        <source>意见，照原话</source>
        <translation>Opinion, as it was said</translation>
    </message>
    <message>
        <source>作为不同意见单列印出</source>
        <translation>Print as a dissent</translation>
    </message>
    <message>
        <source>采纳情况</source>
        <translation>Response</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>OversightAnswerSheet</name>
    <message>
        <source>答复监督意见</source>
        <translation>Answer an oversight opinion</translation>
    </message>
</context>
<context>
    <name>OversightSheet</name>
    <message>
        <source>监督意见</source>
        <translation>Supervisors&apos; opinion</translation>
    </message>
    <message>
        <source>超期和没有采纳的已经列好，可以改。只列事实，存好以后印监督意见表签字。</source>
        <translation>What is late or was not adopted is listed, and may be changed. Facts only; once stored, print the form for signature.</translation>
    </message>
    <message>
        <source>还有 {count} 份没有答复，填办理情况</source>
        <translation>Waiting for an answer: {count}. Enter what was done</translation>
    </message>
</context>
<context>
    <name>Overtaken</name>
    <message>
        <source>刚才收到了别处改的：{what}。</source>
        <translation>This was just changed elsewhere: {what}.</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>您写的还在：再按一次“{button}”就用您写的，别处写的留在历史里。</source>
        <translation>What you wrote is still here. Press “{button}” once more to use yours; the other stays in the history.</translation>
    </message>
    <message>
        <source>（空）</source>
        <translation>(empty)</translation>
    </message>
    <message>
        <source>这一条在别处去掉了</source>
        <translation>this entry was removed elsewhere</translation>
    </message>
    <message>
        <source>“{label}”现在是“{value}”</source>
        <translation>“{label}” is now “{value}”</translation>
    </message>
    <message>
        <source>“{about}”的“{label}”现在是“{value}”</source>
        <translation>“{label}” of “{about}” is now “{value}”</translation>
    </message>
</context>
<context>
    <name>PageHead</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>文书的样子</source>
        <translation>The paper as it will be printed</translation>
    </message>
    <message>
        <source>第 {page} 页，共 {count} 页</source>
        <translation>Page {page} of {count}</translation>
    </message>
</context>
<context>
    <name>PaperChooser</name>
    <message>
        <source>打印哪份文书</source>
        <translation>Which paper to print</translation>
    </message>
    <message>
        <source>能打印的文书</source>
        <translation>Papers to print</translation>
    </message>
    <message>
        <source>带锁的现在印出来会缺东西。</source>
        <translation>Those with a lock would have gaps if printed now.</translation>
    </message>
    <message>
        <source>表格</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>已定稿</source>
        <translation>Frozen</translation>
    </message>
    <message>
        <source>已封存</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>先不能印</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>PaperHead</name>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>整页</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>适合宽度</source>
        <translation>Width</translation>
    </message>
    <message>
        <source>看多大</source>
        <translation>Size shown</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Page before</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>{number} · 第 {n} 版</source>
        <translation>{number} · version {n}</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>等签字</source>
        <translation>To be signed</translation>
    </message>
    <message>
        <source>已封存</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>旧版</source>
        <translation>Old version</translation>
    </message>
    <message>
        <source>第 {page} / {count} 页</source>
        <translation>Page {page} / {count}</translation>
    </message>
</context>
<context>
    <name>PaperPage</name>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>检查和打印</source>
        <translation>Checks and printing</translation>
    </message>
    <message>
        <source>正在排版…</source>
        <translation>Laying out…</translation>
    </message>
    <message>
        <source>排好就在这里显示。</source>
        <translation>It is shown here as soon as it is ready.</translation>
    </message>
    <message>
        <source>看哪一块</source>
        <translation>What to show</translation>
    </message>
    <message>
        <source>排版</source>
        <translation>Layout</translation>
    </message>
    <message>
        <source>翻页；← → 换一页</source>
        <translation>scroll; ← → turn a page</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>定稿，或出新的一版</source>
        <translation>freeze, or make the next version</translation>
    </message>
    <message>
        <source>封存，或看签字件</source>
        <translation>seal, or show the signed scan</translation>
    </message>
    <message>
        <source>看各版本</source>
        <translation>show the versions</translation>
    </message>
    <message>
        <source>核对一个文件是不是这里印的</source>
        <translation>check whether a file was printed here</translation>
    </message>
    <message>
        <source>改正会议内容和意见</source>
        <translation>correct the meeting and its opinions</translation>
    </message>
    <message>
        <source>改正内容</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>停下了，没有排完版</source>
        <translation>Stopped before it was laid out</translation>
    </message>
    <message>
        <source>退回去再进来，就重新排。</source>
        <translation>Go back and open it again to lay it out.</translation>
    </message>
    <message>
        <source>放大、缩小；也可以 Ctrl 加滚轮</source>
        <translation>zoom in and out; Ctrl and the wheel as well</translation>
    </message>
</context>
<context>
    <name>PaperWords</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>“{sign}”（{place}）</source>
        <translation>“{sign}” ({place})</translation>
    </message>
    <message>
        <source>有 {count} 个字印不出来，先不能打印</source>
        <translation>Characters that cannot be printed: {count}; printing waits</translation>
    </message>
    <message>
        <source>{named}。请在那里换一个字。</source>
        <translation>{named}. Use another character there.</translation>
    </message>
    <message>
        <source>生僻字{signs}已带字形</source>
        <translation>Rare characters {signs} have their glyphs</translation>
    </message>
    <message>
        <source>每个字都印得出来</source>
        <translation>Every character can be printed</translation>
    </message>
    <message>
        <source>有数对不上，请回去核对</source>
        <translation>Figures do not add up; please check</translation>
    </message>
    <message>
        <source>人数、票数都对得上</source>
        <translation>Attendance and votes add up</translation>
    </message>
    <message>
        <source>人数对得上</source>
        <translation>Attendance adds up</translation>
    </message>
    <message>
        <source>{added}，不超过实到 {whole}</source>
        <translation>{added}, not above {whole} present</translation>
    </message>
    <message>
        <source>个人信息已隐去</source>
        <translation>Personal data are hidden</translation>
    </message>
    <message>
        <source>姓名留姓，电话、证件号、理由不印</source>
        <translation>Surnames only; no telephone or identity numbers, no reasons</translation>
    </message>
    <message>
        <source>张贴版自动隐去</source>
        <translation>the version to post hides them</translation>
    </message>
    <message>
        <source>只供存档，不要张贴</source>
        <translation>for the archive only, not to be posted</translation>
    </message>
    <message>
        <source>电话或证件号会印出来</source>
        <translation>Telephone or identity numbers will be printed</translation>
    </message>
    <message>
        <source>{reasons}属于个人情况，{hidden}</source>
        <translation>{reasons}: personal matters; {hidden}</translation>
    </message>
    <message>
        <source>请假原因会印出来</source>
        <translation>Reasons of absence will be printed</translation>
    </message>
    <message>
        <source>发言人姓名会印出来</source>
        <translation>Names of speakers will be printed</translation>
    </message>
    <message>
        <source>表格，不用定稿</source>
        <translation>A form: nothing to freeze</translation>
    </message>
    <message>
        <source>定稿以后才能签字；现在印出来带“草稿”二字</source>
        <translation>For signature only once frozen; printed now it says 草稿 (draft)</translation>
    </message>
    <message>
        <source>草稿，还没有定稿</source>
        <translation>Draft, not frozen yet</translation>
    </message>
    <message>
        <source>{name} {day}确认与纸质件一致，不能再改</source>
        <translation>{name} confirmed on {day} that it agrees with the signed paper; it cannot change</translation>
    </message>
    <message>
        <source>已封存</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>签字用第 {last} 版；这一版留着备查</source>
        <translation>Version {last} is for signature; this one stays for reference</translation>
    </message>
    <message>
        <source>这是第 {version} 版，已有新的</source>
        <translation>This is version {version}; there is a newer one</translation>
    </message>
    <message>
        <source>签字中发现错处：改正以后在这里出第 {next} 版，第 {version} 版留着</source>
        <translation>A fault found while signing: correct it, then make version {next} here; version {version} stays</translation>
    </message>
    <message>
        <source>已定稿，等签字</source>
        <translation>Frozen, to be signed</translation>
    </message>
    <message>
        <source>定稿以后改过：{names}。要印新的，请出第 {next} 版</source>
        <translation>Changed since: {names}. To print what is new, make version {next}</translation>
    </message>
    <message>
        <source>已定稿，等签字；内容又改过</source>
        <translation>Frozen, to be signed; changed since</translation>
    </message>
    <message>
        <source>{month}月{day}日</source>
        <translation>{month}/{day}</translation>
    </message>
    <message numerus="yes">
        <source>等 %n 项</source>
        <translation>
            <numerusform>%n sum in all</numerusform>
            <numerusform>%n sums in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 条意见写着谁说的，{hidden}</source>
        <translation>
            <numerusform>%n opinion names who said it; {hidden}</numerusform>
            <numerusform>%n opinions name who said them; {hidden}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PapersPanel</name>
    <message>
        <source>现在能打印的</source>
        <translation>Ready to print</translation>
    </message>
    <message>
        <source>无须再录一遍</source>
        <translation>nothing to enter again</translation>
    </message>
    <message>
        <source>{paper}（{reason}）</source>
        <translation>{paper} ({reason})</translation>
    </message>
    <message>
        <source>没有会议</source>
        <translation>no meeting</translation>
    </message>
    <message>
        <source>会后</source>
        <translation>after the meeting</translation>
    </message>
    <message>
        <source>没有表决事项</source>
        <translation>no motion</translation>
    </message>
    <message>
        <source>表决后</source>
        <translation>after the vote</translation>
    </message>
    <message>
        <source>七问未齐</source>
        <translation>answers missing</translation>
    </message>
    <message>
        <source>一事一档，装订成册</source>
        <translation>Whole dossier, bound</translation>
    </message>
    <message>
        <source>把这件事的全部文书和附件装订成一个 PDF</source>
        <translation>Bind all papers and files of this matter into one PDF</translation>
    </message>
</context>
<context>
    <name>PartiesSheet</name>
    <message>
        <source>协商各方的权利和责任</source>
        <translation>Rights and duties of the parties</translation>
    </message>
    <message>
        <source>协商各方</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>加第一方</source>
        <translation>Add the first party</translation>
    </message>
    <message>
        <source>还没有列出协商各方</source>
        <translation>No parties are listed yet</translation>
    </message>
    <message>
        <source>谁领导、谁负责、谁参加、谁的利益相关，一方一方列清楚；开会时当众念。</source>
        <translation>Who leads, who is responsible, who takes part, who is concerned: list them one by one; they are read out at the meeting.</translation>
    </message>
    <message>
        <source>加一方</source>
        <translation>Add a party</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>{title}{n}人</source>
        <translation>{title} {n}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{kind}各方代表人数应当对等，现在{sizes}。</source>
        <translation>{kind}: the sides should send equal numbers; now {sizes}.</translation>
    </message>
    <message>
        <source>依据：{basis}</source>
        <translation>Basis: {basis}</translation>
    </message>
    <message>
        <source>首席 {name}</source>
        <translation>chief {name}</translation>
    </message>
    <message>
        <source>还没有写由谁代表</source>
        <translation>Nobody speaks for it yet</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n} people</translation>
    </message>
    <message>
        <source>权利责任没写全</source>
        <translation>rights or duties missing</translation>
    </message>
    <message>
        <source>提供：{what}</source>
        <translation>brings: {what}</translation>
    </message>
    <message>
        <source>去掉了“{title}”。</source>
        <translation>“{title}” was removed.</translation>
    </message>
    <message>
        <source>去错了可以撤销（Ctrl+Z）。</source>
        <translation>It can be undone (Ctrl+Z).</translation>
    </message>
    <message numerus="yes">
        <source>带出这类协商的 %n 方</source>
        <translation>
            <numerusform>Add the %n party of this kind</numerusform>
            <numerusform>Add the %n parties of this kind</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PartsRow</name>
    <message>
        <source>还要写明</source>
        <translation>Also to be told</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>形式：{forms}</source>
        <translation>Forms: {forms}</translation>
    </message>
    <message>
        <source>还没有选</source>
        <translation>none chosen</translation>
    </message>
    <message>
        <source>{forms}（不能表决）</source>
        <translation>{forms} (cannot vote)</translation>
    </message>
    <message>
        <source>{n} 方</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>协商各方：{n}</source>
        <translation>Parties: {n}</translation>
    </message>
    <message>
        <source>还没有列</source>
        <translation>none listed</translation>
    </message>
    <message>
        <source>{parties}（人数不对等）</source>
        <translation>{parties} (unequal numbers)</translation>
    </message>
    <message>
        <source>参加人产生：{way}</source>
        <translation>Participants: {way}</translation>
    </message>
    <message>
        <source>还没有写</source>
        <translation>not told</translation>
    </message>
</context>
<context>
    <name>PartySheet</name>
    <message>
        <source>例如：占地农户</source>
        <translation>Such as: households whose land is used</translation>
    </message>
    <message>
        <source>有单位的写单位；新的单位直接写名称</source>
        <translation>The unit, if any; a new one by its name</translation>
    </message>
    <message>
        <source>例如：场地、车辆、志愿者</source>
        <translation>Such as: a room, cars, volunteers</translation>
    </message>
    <message>
        <source>协商方</source>
        <translation>Party</translation>
    </message>
</context>
<context>
    <name>PassingSheet</name>
    <message>
        <source>登记传达</source>
        <translation>Record passing on</translation>
    </message>
</context>
<context>
    <name>PassingWords</name>
    <message>
        <source>{day}前传达</source>
        <translation>Pass on by {day}</translation>
    </message>
    <message>
        <source>还没传达 {count}</source>
        <translation>Not yet {count}</translation>
    </message>
    <message>
        <source>已传达 {count}</source>
        <translation>Passed on {count}</translation>
    </message>
    <message>
        <source>全部 {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>各村都传达了</source>
        <translation>Every village has passed it on</translation>
    </message>
    <message>
        <source>怎么传达的，看“已传达”。</source>
        <translation>How they did is under Passed on.</translation>
    </message>
    <message>
        <source>还没有村传达</source>
        <translation>No village has passed it on yet</translation>
    </message>
    <message>
        <source>村里登记了传达、同步了，就在这里。</source>
        <translation>It is here once a village has entered it and synced.</translation>
    </message>
    <message>
        <source>已传达</source>
        <translation>Passed on</translation>
    </message>
    <message>
        <source>还没传达</source>
        <translation>Not yet</translation>
    </message>
    <message numerus="yes">
        <source>%n 人</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>共 %n 次</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
    <message>
        <source>发布后没同步 {count}</source>
        <translation>Not synced since {count}</translation>
    </message>
    <message>
        <source>各村都同步过了</source>
        <translation>Every village has synced</translation>
    </message>
    <message>
        <source>发布以后都同步过，都收到了。</source>
        <translation>All have synced since it was published and have it.</translation>
    </message>
    <message numerus="yes">
        <source>%n 天没同步</source>
        <translation>
            <numerusform>no sync for %n day</numerusform>
            <numerusform>no sync for %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>发布后没同步</source>
        <translation>not synced since</translation>
    </message>
    <message>
        <source>没同步过</source>
        <translation>never synced</translation>
    </message>
    <message>
        <source>上次同步 {day}</source>
        <translation>last sync {day}</translation>
    </message>
</context>
<context>
    <name>PassingsSheet</name>
    <message>
        <source>传达情况</source>
        <translation>Passed on</translation>
    </message>
    <message>
        <source>看哪一件</source>
        <translation>Which bulletin</translation>
    </message>
    <message>
        <source>看哪些村</source>
        <translation>Which villages</translation>
    </message>
    <message>
        <source>各村传达情况</source>
        <translation>How each village passed it on</translation>
    </message>
    <message>
        <source>还没有往下发布过</source>
        <translation>Nothing was sent down yet</translation>
    </message>
    <message>
        <source>按“向下发布”发一件；下次同步时发给各村，谁传达了，同步回来就在这里。</source>
        <translation>Press Publish to send something; it goes to every village at the next sync, and who has passed it on comes back here.</translation>
    </message>
</context>
<context>
    <name>PassphraseFields</name>
    <message>
        <source>打开账本要用它；忘了只能用恢复码打开。</source>
        <translation>It opens the ledger; if forgotten, only the recovery code does.</translation>
    </message>
    <message>
        <source>设一个口令</source>
        <translation>Set a passphrase</translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>还没有写口令。</source>
        <translation>No passphrase written yet.</translation>
    </message>
    <message>
        <source>两次写的口令不一样，请再输一遍。</source>
        <translation>The two are not the same; please type it again.</translation>
    </message>
</context>
<context>
    <name>PassphraseSheet</name>
    <message>
        <source>设口令</source>
        <translation>Set a passphrase</translation>
    </message>
    <message>
        <source>以后系统密钥环打不开时，用这个口令打开账本；原来的口令从此不用。</source>
        <translation>From now on this passphrase opens the ledger where the keyring does not; the old one no longer does.</translation>
    </message>
    <message>
        <source>用这个口令</source>
        <translation>Use this passphrase</translation>
    </message>
    <message>
        <source>正在换…</source>
        <translation>Changing…</translation>
    </message>
    <message>
        <source>口令换好了，下次打开用新的。</source>
        <translation>The passphrase is changed; use the new one next time.</translation>
    </message>
</context>
<context>
    <name>PeekSheet</name>
    <message>
        <source>第 {place}/{places} 步：{stage}</source>
        <translation>Step {place} of {places}: {stage}</translation>
    </message>
    <message>
        <source>回看板</source>
        <translation>Back to the board</translation>
    </message>
    <message>
        <source>打开这件</source>
        <translation>Open it</translation>
    </message>
    <message>
        <source>进入「{stage}」还差 {count} 项</source>
        <translation>{count} lacking for “{stage}”</translation>
    </message>
    <message>
        <source>□ {gap}（{basis}）</source>
        <translation>□ {gap} ({basis})</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>显示号码</source>
        <translation>Show numbers</translation>
    </message>
    <message>
        <source>没有选人</source>
        <translation>Nobody chosen</translation>
    </message>
    <message>
        <source>遮住号码</source>
        <translation>Hide numbers</translation>
    </message>
    <message>
        <source>是</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>同户</source>
        <translation>Same household</translation>
    </message>
    <message>
        <source>在名册</source>
        <translation>In rosters</translation>
    </message>
    <message>
        <source>编辑</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>先选一个人</source>
        <translation>Choose a person first</translation>
    </message>
</context>
<context>
    <name>PersonSheet</name>
    <message>
        <source>名册里已有 {count} 个同名的人：{places}。是同一个人就不要再加。</source>
        <translation>The roster has {count} of this name already: {places}. If it is the same person, do not add them again.</translation>
    </message>
    <message>
        <source>没写小组</source>
        <translation>no group given</translation>
    </message>
    <message>
        <source>按身份证号填的，可以改</source>
        <translation>Taken from the identity number; you may change it</translation>
    </message>
    <message>
        <source>新增人员</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>编辑人员</source>
        <translation>Edit a person</translation>
    </message>
    <message>
        <source>户号；名册里没有的直接写</source>
        <translation>Household number; a new one is entered</translation>
    </message>
    <message>
        <source>例：常年在外，电话联系</source>
        <translation>e.g. works away, call by phone</translation>
    </message>
</context>
<context>
    <name>PhoneField</name>
    <message>
        <source>电话，可不填</source>
        <translation>Phone, optional</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
</context>
<context>
    <name>PhotoAdder</name>
    <message>
        <source>照片和文件</source>
        <translation>Photos and files</translation>
    </message>
    <message>
        <source>照片可以直接拖到这里</source>
        <translation>Drag photos here</translation>
    </message>
    <message>
        <source>选照片</source>
        <translation>Choose photos</translation>
    </message>
    <message>
        <source>已附 {count} 个</source>
        <translation>{count} attached</translation>
    </message>
    <message>
        <source>选照片或文件</source>
        <translation>Choose photos or files</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>会议</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>会议现场</source>
        <translation>Meeting room</translation>
    </message>
    <message>
        <source>名册</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>导入名册</source>
        <translation>Import a roster</translation>
    </message>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>落实台账</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>核对文件</source>
        <translation>Check a file</translation>
    </message>
    <message>
        <source>接待登记</source>
        <translation>Reception</translation>
    </message>
    <message>
        <source>民情诉求</source>
        <translation>Concerns</translation>
    </message>
    <message>
        <source>协商详情</source>
        <translation>Consultation</translation>
    </message>
    <message>
        <source>统计报告</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>制度与资料</source>
        <translation>Registers</translation>
    </message>
    <message>
        <source>书面征求意见</source>
        <translation>Written round</translation>
    </message>
    <message>
        <source>公示</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>协商清单</source>
        <translation>Consultations</translation>
    </message>
    <message>
        <source>协商看板</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>协商程序</source>
        <translation>Procedures</translation>
    </message>
    <message>
        <source>会议筹备</source>
        <translation>Meeting preparation</translation>
    </message>
    <message>
        <source>年度计划</source>
        <translation>Annual plan</translation>
    </message>
    <message>
        <source>改编程序</source>
        <translation>Adapt a procedure</translation>
    </message>
    <message>
        <source>导入意见</source>
        <translation>Import opinions</translation>
    </message>
    <message>
        <source>议题</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>期限日历</source>
        <translation>Calendar</translation>
    </message>
    <message>
        <source>一个村的情况</source>
        <translation>One village</translation>
    </message>
    <message>
        <source>各村情况</source>
        <translation>Villages</translation>
    </message>
    <message>
        <source>同步中心</source>
        <translation>Sync</translation>
    </message>
</context>
<context>
    <name>PlanActs</name>
    <message>
        <source>导出 Excel</source>
        <translation>Export to Excel</translation>
    </message>
</context>
<context>
    <name>PlanSheet</name>
    <message>
        <source>列入协商的议题；没有的空着</source>
        <translation>A listed topic; empty where there is none</translation>
    </message>
    <message>
        <source>新协商</source>
        <translation>New consultation</translation>
    </message>
    <message>
        <source>先定题目，七问到那一页再填。</source>
        <translation>First its title; the seven answers come on its page.</translation>
    </message>
    <message>
        <source>年度计划里的题目；计划外的空着</source>
        <translation>An item of the annual plan; empty where it is outside</translation>
    </message>
    <message>
        <source>例：暴雨后塌方，等不到明年</source>
        <translation>For example: a landslide that cannot wait for next year</translation>
    </message>
</context>
<context>
    <name>PlanSide</name>
    <message>
        <source>计划</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>修改计划</source>
        <translation>Change the plan</translation>
    </message>
    <message>
        <source>计划外协商</source>
        <translation>Outside the plan</translation>
    </message>
    <message>
        <source>没有计划外的协商</source>
        <translation>Nothing outside the plan</translation>
    </message>
    <message>
        <source>计划以外开始的协商列在这里，写明理由，统计时分开算。</source>
        <translation>What begins outside the plan is listed here with its reason, and counted apart.</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>制定</source>
        <translation>Made by</translation>
    </message>
    <message>
        <source>还没填</source>
        <translation>Not filled in</translation>
    </message>
    <message>
        <source>批准</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>批准日期</source>
        <translation>Approved on</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>{count} 件</source>
        <translation>{count}</translation>
    </message>
</context>
<context>
    <name>PlanWords</name>
    <message>
        <source>未开始</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Under way</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>不再进行</source>
        <translation>Given up</translation>
    </message>
    <message>
        <source>{state}：{stage}</source>
        <translation>{state}: {stage}</translation>
    </message>
    <message>
        <source>没有定月份</source>
        <translation>No month yet</translation>
    </message>
    <message>
        <source>{month} 月</source>
        <translation>Month {month}</translation>
    </message>
    <message>
        <source>牵头待定</source>
        <translation>Nobody leads yet</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>开始协商</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>还没有写计划外的理由</source>
        <translation>No reason written down yet</translation>
    </message>
    <message>
        <source>已完成 {count} 项</source>
        <translation>{count} done</translation>
    </message>
    <message>
        <source>进行中 {count} 项</source>
        <translation>{count} under way</translation>
    </message>
    <message>
        <source>未开始 {count} 项</source>
        <translation>{count} not begun</translation>
    </message>
    <message>
        <source>逾期 {count} 项</source>
        <translation>{count} late</translation>
    </message>
    <message>
        <source>另有 {count} 项不再进行</source>
        <translation>{count} more given up</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>已过 %n 个月</source>
        <translation>
            <numerusform>%n month late</numerusform>
            <numerusform>%n months late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 项</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlansPage</name>
    <message>
        <source>年度计划</source>
        <translation>Annual plan</translation>
    </message>
    <message>
        <source>制定计划</source>
        <translation>Make a plan</translation>
    </message>
    <message>
        <source>沿用到新的一年</source>
        <translation>Carry over to a new year</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>Export to Excel</translation>
    </message>
    <message>
        <source>加题目</source>
        <translation>Add an item</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>上移</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>下移</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>不再进行</source>
        <translation>Give up</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>计划的题目</source>
        <translation>Items of the plan</translation>
    </message>
    <message>
        <source>看哪一部分</source>
        <translation>Which part to show</translation>
    </message>
    <message>
        <source>制定今年的计划</source>
        <translation>Make this year&apos;s plan</translation>
    </message>
    <message>
        <source>还没有年度计划</source>
        <translation>No annual plan yet</translation>
    </message>
    <message>
        <source>把今年要协商的题目按月份排好，以后从题目开始协商，进展自动算。</source>
        <translation>Put what is to be consulted on this year in its months; consultations begin from the items, and progress is worked out.</translation>
    </message>
    <message>
        <source>加第一个题目</source>
        <translation>Add the first item</translation>
    </message>
    <message>
        <source>计划里还没有题目</source>
        <translation>No items yet</translation>
    </message>
    <message>
        <source>一个题目一行：协商什么、哪个月、谁牵头。</source>
        <translation>One item a line: what, in which month, who leads.</translation>
    </message>
    <message>
        <source>计划外 {count}</source>
        <translation>Outside {count}</translation>
    </message>
    <message>
        <source>题目</source>
        <translation>Items</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Take up again</translation>
    </message>
    <message>
        <source>选题目</source>
        <translation>Choose an item</translation>
    </message>
    <message>
        <source>开始协商，或打开已经开始的</source>
        <translation>Begin a consultation, or open the one begun</translation>
    </message>
    <message>
        <source>在本月里上移、下移</source>
        <translation>Move up or down within the month</translation>
    </message>
    <message>
        <source>沿用</source>
        <translation>Carry over</translation>
    </message>
</context>
<context>
    <name>PostSheet</name>
    <message>
        <source>登记贴出</source>
        <translation>Enter the posting</translation>
    </message>
</context>
<context>
    <name>PreparationPanel</name>
    <message>
        <source>会前准备</source>
        <translation>To be ready before</translation>
    </message>
    <message>
        <source>列出常备的</source>
        <translation>List the usual</translation>
    </message>
    <message>
        <source>还没有列会前准备</source>
        <translation>Nothing is listed yet</translation>
    </message>
    <message>
        <source>场地、材料、通知、记录人……按这种形式一次列出来，备好一件勾一件。</source>
        <translation>Room, papers, notices, recorder: list what this form needs, and tick off what is ready.</translation>
    </message>
    <message>
        <source>加一件</source>
        <translation>Add one</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>备好 {done}/{all}</source>
        <translation>{done}/{all} ready</translation>
    </message>
    <message>
        <source>还没有定谁来备</source>
        <translation>Nobody is in charge yet</translation>
    </message>
    <message>
        <source>没备好</source>
        <translation>Not ready</translation>
    </message>
    <message>
        <source>备好了</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>{day}备好</source>
        <translation>ready on {day}</translation>
    </message>
    <message>
        <source>没有期限</source>
        <translation>No deadline</translation>
    </message>
</context>
<context>
    <name>PreparationSheet</name>
    <message>
        <source>例如：借村部的投影仪</source>
        <translation>Such as: borrow the projector</translation>
    </message>
    <message>
        <source>会前准备</source>
        <translation>To be ready before</translation>
    </message>
    <message>
        <source>去掉这一件</source>
        <translation>Remove this one</translation>
    </message>
</context>
<context>
    <name>PreparingPage</name>
    <message>
        <source>会议筹备</source>
        <translation>Meeting preparation</translation>
    </message>
    <message>
        <source>会议安排</source>
        <translation>Arrangement</translation>
    </message>
    <message>
        <source>通知和文书</source>
        <translation>Notices and papers</translation>
    </message>
    <message>
        <source>进会场</source>
        <translation>Enter the room</translation>
    </message>
    <message>
        <source>通知送达</source>
        <translation>Delivery of the notice</translation>
    </message>
    <message>
        <source>会前准备</source>
        <translation>To be ready before</translation>
    </message>
    <message>
        <source>看哪一部分</source>
        <translation>What to look at</translation>
    </message>
    <message>
        <source>去会议</source>
        <translation>Go to meetings</translation>
    </message>
    <message>
        <source>没有要筹备的会</source>
        <translation>No meeting to prepare</translation>
    </message>
    <message>
        <source>召集了会议，就在这里发通知、登记送达、备场地和材料。</source>
        <translation>Once a meeting is called, its notices, deliveries and preparations are here.</translation>
    </message>
    <message>
        <source>送达登记</source>
        <translation>Delivery log</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>Export to Excel</translation>
    </message>
    <message>
        <source>在姓名里：登记送达；在名单里：登记或撤回；在准备里：备好了</source>
        <translation>In the name: enter a delivery; in the log: enter or take back; in the list: ready</translation>
    </message>
    <message>
        <source>登记送达</source>
        <translation>Enter delivery</translation>
    </message>
    <message>
        <source>其余的人都登记送达</source>
        <translation>Enter all others as told</translation>
    </message>
    <message>
        <source>邀请参加人</source>
        <translation>Invite participants</translation>
    </message>
    <message>
        <source>写明这个人的参加方式</source>
        <translation>Say how this person came to take part</translation>
    </message>
    <message>
        <source>加一件会前准备</source>
        <translation>Add a preparation</translation>
    </message>
    <message>
        <source>修改这件会前准备</source>
        <translation>Edit this preparation</translation>
    </message>
    <message>
        <source>会议安排：时间、地点、形式</source>
        <translation>Arrangement: time, place, form</translation>
    </message>
    <message>
        <source>打印会议通知、送达登记表</source>
        <translation>Print notice and delivery sheet</translation>
    </message>
    <message>
        <source>送达登记导出为 Excel</source>
        <translation>Export the delivery log to Excel</translation>
    </message>
</context>
<context>
    <name>PreviewCard</name>
    <message>
        <source>数字对上以后才判定。现在能确定的：</source>
        <translation>It is judged once the figures add up. Certain now:</translation>
    </message>
    <message>
        <source>表决结果</source>
        <translation>Result</translation>
    </message>
    <message numerus="yes">
        <source>提醒 %n 条</source>
        <translation>
            <numerusform>%n reminder</numerusform>
            <numerusform>%n reminders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrintForm</name>
    <message>
        <source>份数</source>
        <translation>Copies</translation>
    </message>
    <message>
        <source>张数</source>
        <translation>Ballots</translation>
    </message>
    <message>
        <source>存档</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>张贴</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>再找一遍</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>每页几张</source>
        <translation>On a page</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Use</translation>
    </message>
    <message>
        <source>打印机</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>没有找到打印机。插好、打开再找；也可以存为 PDF，拷到能打印的电脑上印。</source>
        <translation>No printer found. Plug it in, turn it on and look again; or save as PDF and print on another computer.</translation>
    </message>
</context>
<context>
    <name>Printers</name>
    <message>
        <source>找不到打印机“{}”。</source>
        <translation>There is no printer “{}”.</translation>
    </message>
    <message>
        <source>打印机“{}”停着，不接活。</source>
        <translation>The printer “{}” has stopped and takes no work.</translation>
    </message>
    <message>
        <source>打印机“{}”打不开。</source>
        <translation>The printer “{}” cannot be opened.</translation>
    </message>
    <message>
        <source>打印机“{}”没有收下。</source>
        <translation>The printer “{}” did not take the paper.</translation>
    </message>
    <message>
        <source>请看看它开没开、有没有纸、线插没插好，再按打印；也可以存为 PDF。</source>
        <translation>See whether it is on, has paper and is plugged in, then print again; or save as PDF.</translation>
    </message>
</context>
<context>
    <name>ProcedureField</name>
    <message>
        <source>协商程序</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>看各环节</source>
        <translation>See stages</translation>
    </message>
    <message>
        <source>{name}（本地自订，第 {n} 版）</source>
        <translation>{name} (own, version {n})</translation>
    </message>
</context>
<context>
    <name>ProceduresPage</name>
    <message>
        <source>协商程序</source>
        <translation>Procedures</translation>
    </message>
    <message>
        <source>开始以后一直用开始时的那一版</source>
        <translation>A consultation keeps the version it began with</translation>
    </message>
    <message>
        <source>照着改一份</source>
        <translation>Copy and adapt</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>环节</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>环节的要求</source>
        <translation>What the stage asks for</translation>
    </message>
    <message>
        <source>有哪些</source>
        <translation>Procedures</translation>
    </message>
    <message>
        <source>随软件提供</source>
        <translation>shipped</translation>
    </message>
    <message>
        <source>本地自订</source>
        <translation>own</translation>
    </message>
    <message>
        <source>旧版，不再新用</source>
        <translation>old version</translation>
    </message>
    <message>
        <source>第 {version} 版 · {stages} 个环节 · {whose}</source>
        <translation>Version {version} · {stages} stages · {whose}</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>{n} in use</translation>
    </message>
    <message>
        <source>第 {version} 版</source>
        <translation>Version {version}</translation>
    </message>
    <message>
        <source>改成下一版</source>
        <translation>Change as next version</translation>
    </message>
    <message>
        <source>已经有更新的一版，请从最新的一版改起</source>
        <translation>There is a newer version; begin with that</translation>
    </message>
    <message>
        <source>照{base}改编，{by}，{day}：{reason}</source>
        <translation>Adapted from {base}, {by}, {day}: {reason}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>相关制度：{names}</source>
        <translation>Rules: {names}</translation>
    </message>
    <message>
        <source>。</source>
        <translation>. </translation>
    </message>
    <message>
        <source>第 {number} 步  {title}</source>
        <translation>Step {number}  {title}</translation>
    </message>
    <message>
        <source>{days} 天（程序建议，不是法定期限）</source>
        <translation>{days} days (by the procedure, not by law)</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>none</translation>
    </message>
    <message>
        <source>责任</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>上一个、下一个</source>
        <translation>Before, next</translation>
    </message>
    <message>
        <source>到环节；再按到环节的要求</source>
        <translation>To the stages; again to what a stage asks for</translation>
    </message>
    <message>
        <source>照着改一份，或者改成下一版</source>
        <translation>Copy and adapt, or change as next version</translation>
    </message>
    <message numerus="yes">
        <source>%n 个版本</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressSheet</name>
    <message>
        <source>填进展</source>
        <translation>Note progress</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>要延期（首次期限不改，后面加一条）</source>
        <translation>Extend (the first deadline stays; a line is added)</translation>
    </message>
    <message>
        <source>例：2026-12-31</source>
        <translation>e.g. 2026-12-31</translation>
    </message>
    <message>
        <source>延期至</source>
        <translation>Extended to</translation>
    </message>
    <message>
        <source>谁同意的</source>
        <translation>Who agreed</translation>
    </message>
    <message>
        <source>受阻或延期理由</source>
        <translation>Why blocked or extended</translation>
    </message>
    <message>
        <source>没有写延到哪天。</source>
        <translation>No new deadline written.</translation>
    </message>
    <message>
        <source>请填写新的期限。</source>
        <translation>Please write the new deadline.</translation>
    </message>
    <message>
        <source>0 到 100；填 100 就转待验收，要有照片或说明</source>
        <translation>0 to 100; 100 waits for acceptance and needs a photo or words</translation>
    </message>
    <message>
        <source>完成百分之几</source>
        <translation>Percent done</translation>
    </message>
    <message>
        <source>完成百分之几要填数字。</source>
        <translation>Percent done must be a number.</translation>
    </message>
    <message>
        <source>请填 0 到 100。</source>
        <translation>Enter 0 to 100.</translation>
    </message>
</context>
<context>
    <name>Projector</name>
    <message>
        <source>投屏</source>
        <translation>Projector</translation>
    </message>
    <message>
        <source>投影断开了，会议照常记录。</source>
        <translation>The projector is gone; the meeting goes on being recorded.</translation>
    </message>
    <message>
        <source>接好以后会自己回到投影上，也可以按 Alt+T。</source>
        <translation>Plugged in again it comes back by itself, or press Alt+T.</translation>
    </message>
    <message>
        <source>{organization}{body}</source>
        <translation>{organization}: {body}</translation>
    </message>
    <message>
        <source>第 {n} 项</source>
        <translation>Item {n}</translation>
    </message>
    <message>
        <source>{year}年{month}月{day}日</source>
        <translation>{year}-{month}-{day}</translation>
    </message>
    <message>
        <source>竖线：{share}须 {amount}</source>
        <translation>Line: {share} is {amount}</translation>
    </message>
    <message>
        <source>应到</source>
        <translation>Entitled</translation>
    </message>
    <message>
        <source>实到</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>参加</source>
        <translation>Took part</translation>
    </message>
    <message>
        <source>开会须到</source>
        <translation>Quorum</translation>
    </message>
    <message>
        <source>正在计票</source>
        <translation>Counting the votes</translation>
    </message>
    <message>
        <source>准备表决</source>
        <translation>About to vote</translation>
    </message>
</context>
<context>
    <name>ProxyRow</name>
    <message>
        <source>委托给谁</source>
        <translation>Who stands in</translation>
    </message>
    <message>
        <source>受托人，姓名或拼音首字母</source>
        <translation>Proxy, name or pinyin initials</translation>
    </message>
    <message>
        <source>看过委托书</source>
        <translation>Letter seen</translation>
    </message>
    <message>
        <source>记下委托</source>
        <translation>Enter proxy</translation>
    </message>
    <message>
        <source>{name}委托谁？</source>
        <translation>Who stands in for {name}?</translation>
    </message>
    <message>
        <source>按规定可以委托：{rule}。</source>
        <translation>The rule allows a proxy: {rule}.</translation>
    </message>
    <message>
        <source>没有查到可以委托的规定：记下、印出，不计入人数。</source>
        <translation>No rule found that allows a proxy: kept and printed, not counted.</translation>
    </message>
    <message>
        <source>{rule}。记下、印出，不计入人数。</source>
        <translation>{rule}. Kept and printed, not counted.</translation>
    </message>
    <message>
        <source>没有写委托给谁。</source>
        <translation>Nobody is named as proxy.</translation>
    </message>
    <message>
        <source>没有看过委托书，不能记委托。看过以后勾上。</source>
        <translation>Without seeing the letter no proxy can be entered. Tick it once seen.</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>QuestionRow</name>
    <message>
        <source>照表上写的录</source>
        <translation>As it stands on the sheet</translation>
    </message>
    <message>
        <source>已录：{counts}</source>
        <translation>Entered: {counts}</translation>
    </message>
</context>
<context>
    <name>QuestionSheet</name>
    <message>
        <source>先不</source>
        <translation>Not now</translation>
    </message>
</context>
<context>
    <name>QuorumBand</name>
    <message>
        <source>应到</source>
        <translation>Entitled</translation>
    </message>
    <message>
        <source>实到</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>需</source>
        <translation>Needed</translation>
    </message>
    <message>
        <source>这个会不表决</source>
        <translation>This meeting does not vote</translation>
    </message>
    <message>
        <source>可以表决</source>
        <translation>May vote</translation>
    </message>
    <message>
        <source>法律没有规定到会人数</source>
        <translation>The law sets no quorum</translation>
    </message>
    <message>
        <source>够数，可以表决</source>
        <translation>Quorate, may vote</translation>
    </message>
    <message>
        <source>够不够数看计票</source>
        <translation>The count shows whether it is enough</translation>
    </message>
    <message>
        <source>参加表决的人数为准</source>
        <translation>Those who vote count</translation>
    </message>
    <message>
        <source>还差 {missing}</source>
        <translation>{missing} short</translation>
    </message>
    <message>
        <source>讨论可以接着开</source>
        <translation>discussion may go on</translation>
    </message>
    <message>
        <source>不够数，不能表决</source>
        <translation>Not quorate, no vote</translation>
    </message>
    <message>
        <source>够数</source>
        <translation>Quorate</translation>
    </message>
    <message>
        <source>一个也不能再走</source>
        <translation>nobody may leave</translation>
    </message>
    <message>
        <source>应到{entitled}，实到{present}</source>
        <translation>Entitled {entitled}, present {present}</translation>
    </message>
    <message>
        <source>需{n}</source>
        <translation>needed {n}</translation>
    </message>
    <message>
        <source>最多还能走 {people}</source>
        <translation>{people} may still leave</translation>
    </message>
    <message>
        <source>散会时够数</source>
        <translation>Quorate at the end</translation>
    </message>
    <message>
        <source>散会时不够数</source>
        <translation>Not quorate at the end</translation>
    </message>
    <message>
        <source>谈到最后，按 F7 记下共识。</source>
        <translation>At the end of the talk, F7 stores the consensus.</translation>
    </message>
</context>
<context>
    <name>QuorumGauge</name>
    <message>
        <source>应到{due}，实到{present}，需{needed}，{verdict}</source>
        <translation>Entitled {due}, present {present}, needed {needed}, {verdict}</translation>
    </message>
    <message>
        <source>够数</source>
        <translation>Quorate</translation>
    </message>
    <message>
        <source>不够数</source>
        <translation>Not quorate</translation>
    </message>
    <message>
        <source>到会人数</source>
        <translation>Attendance</translation>
    </message>
</context>
<context>
    <name>QuorumLost</name>
    <message>
        <source>可以这样办：</source>
        <translation>What can be done:</translation>
    </message>
    <message>
        <source>休会，改日再表决</source>
        <translation>Adjourn, vote another day</translation>
    </message>
    <message>
        <source>这段时间不够数，会照实记进会议记录。</source>
        <translation>That there was no quorum now will stand in the record.</translation>
    </message>
    <message>
        <source>讨论可以接着开，现在不能表决。</source>
        <translation>Discussion may go on; no vote now.</translation>
    </message>
    <message>
        <source>打电话请人回来（未到 {absent}、离场 {left}）</source>
        <translation>Call people back (absent {absent}, left {left})</translation>
    </message>
    <message>
        <source>先议别的项(G)</source>
        <translation>Another item first (G)</translation>
    </message>
    <message>
        <source>实到 {present}，比须到的 {needed}少 {lacking}。</source>
        <translation>{present} present, {lacking} fewer than the {needed} needed.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{time} {names}等 {n} 人离场后不够数。</source>
        <translation>{time}: not quorate after {names} and others, {n} in all, left. </translation>
    </message>
    <message>
        <source>{time} {names}离场后不够数。</source>
        <translation>{time}: not quorate after {names} left. </translation>
    </message>
</context>
<context>
    <name>ReasonForm</name>
    <message>
        <source>还没有写理由。</source>
        <translation>No reason written.</translation>
    </message>
    <message>
        <source>请写一句，会和这一步一起留下。</source>
        <translation>Please write a sentence; it is kept with this step.</translation>
    </message>
</context>
<context>
    <name>ReceptionPage</name>
    <message>
        <source>接待登记</source>
        <translation>Reception</translation>
    </message>
    <message>
        <source>存好，再登一件</source>
        <translation>Store, next</translation>
    </message>
    <message>
        <source>存好，打印登记表</source>
        <translation>Store and print</translation>
    </message>
    <message>
        <source>下一格</source>
        <translation>next field</translation>
    </message>
    <message>
        <source>先放着，内容还在</source>
        <translation>leave, all is kept</translation>
    </message>
    <message>
        <source>看哪一块</source>
        <translation>What to see</translation>
    </message>
    <message>
        <source>今天第 {count} 件 • {number}</source>
        <translation>No. {count} today • {number}</translation>
    </message>
    <message>
        <source>先选接着登还是登新的</source>
        <translation>First choose whether to go on or begin anew</translation>
    </message>
    <message>
        <source>还差 {count} 项必填</source>
        <translation>{count} needed field(s) to go</translation>
    </message>
    <message>
        <source>✓ 必填 3 项已齐</source>
        <translation>✓ All 3 needed fields are there</translation>
    </message>
    <message>
        <source>存好了：{number}。</source>
        <translation>Stored: {number}.</translation>
    </message>
    <message>
        <source>登错了按 Ctrl+Z 撤回。</source>
        <translation>A mistake? Ctrl+Z takes it back.</translation>
    </message>
    <message>
        <source>是不是同一件事？</source>
        <translation>Is it the same matter?</translation>
    </message>
    <message>
        <source>是不是同一件事？{count} 件</source>
        <translation>Is it the same matter? {count}</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>在一排选项里换</source>
        <translation>change a choice</translation>
    </message>
    <message>
        <source>并到右边第一件；再按一次不并</source>
        <translation>merge into the first at the right; again: do not</translation>
    </message>
    <message>
        <source>附照片</source>
        <translation>add a photo</translation>
    </message>
    <message>
        <source>附扫描件</source>
        <translation>add a scan</translation>
    </message>
    <message>
        <source>差 {count} 项</source>
        <translation>{count} to go</translation>
    </message>
    <message>
        <source>✓ 已齐</source>
        <translation>✓ Complete</translation>
    </message>
    <message>
        <source>更多：一起来的人、政策建议、数字</source>
        <translation>more: party, policy, figures</translation>
    </message>
</context>
<context>
    <name>RecordForm</name>
    <message>
        <source>{label}，必填</source>
        <translation>{label}, required</translation>
    </message>
    <message>
        <source>只留在本室，不上传</source>
        <translation>Stays in this room, never uploaded</translation>
    </message>
    <message>
        <source>“{label}”还没有填。</source>
        <translation>“{label}” is still empty.</translation>
    </message>
    <message>
        <source>个人信息，公开的文书里遮住：{names}</source>
        <translation>Personal data, masked on public papers: {names}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>RecordSheet</name>
    <message>
        <source>不要了，重新写</source>
        <translation>Discard, start again</translation>
    </message>
    <message>
        <source>存好</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Esc 离开，写的都留着</source>
        <translation>Esc leaves, nothing is lost</translation>
    </message>
    <message>
        <source>上次没写完，接着写（{at} 留下的）</source>
        <translation>Left unfinished last time ({at}): go on</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>一般</source>
        <translation>Fair</translation>
    </message>
    <message>
        <source>三方协商</source>
        <translation>Three-party consultation</translation>
    </message>
    <message>
        <source>上级</source>
        <translation>Higher level</translation>
    </message>
    <message>
        <source>上级交办</source>
        <translation>Assigned from above</translation>
    </message>
    <message>
        <source>不列入</source>
        <translation>Not listed</translation>
    </message>
    <message>
        <source>不够数，不成立</source>
        <translation>Not quorate, void</translation>
    </message>
    <message>
        <source>不愿公开的姓名</source>
        <translation>Name withheld</translation>
    </message>
    <message>
        <source>与纸质件一致</source>
        <translation>Agrees with the paper</translation>
    </message>
    <message>
        <source>专家</source>
        <translation>Expert</translation>
    </message>
    <message>
        <source>专有部分面积</source>
        <translation>Exclusive area</translation>
    </message>
    <message>
        <source>专题协商</source>
        <translation>Thematic consultation</translation>
    </message>
    <message>
        <source>业主</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>两委成员</source>
        <translation>Committee member</translation>
    </message>
    <message>
        <source>为何协商</source>
        <translation>Why consult</translation>
    </message>
    <message>
        <source>主持人</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>举手表决</source>
        <translation>Show of hands</translation>
    </message>
    <message>
        <source>乡级</source>
        <translation>Township</translation>
    </message>
    <message>
        <source>书面</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>书面协商</source>
        <translation>Written consultation</translation>
    </message>
    <message>
        <source>书面表决</source>
        <translation>Written vote</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>人</source>
        <translation>people</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>人大代表</source>
        <translation>People&apos;s congress deputy</translation>
    </message>
    <message>
        <source>代表户数</source>
        <translation>Households represented</translation>
    </message>
    <message>
        <source>代表类别</source>
        <translation>Class represented</translation>
    </message>
    <message>
        <source>任期止</source>
        <translation>Term ends</translation>
    </message>
    <message>
        <source>任期起</source>
        <translation>Term begins</translation>
    </message>
    <message>
        <source>企事业单位</source>
        <translation>Enterprise or institution</translation>
    </message>
    <message>
        <source>会上</source>
        <translation>In the meeting</translation>
    </message>
    <message>
        <source>会议</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>会议协商</source>
        <translation>Consultation by meeting</translation>
    </message>
    <message>
        <source>会议名称</source>
        <translation>Name of the meeting</translation>
    </message>
    <message>
        <source>会议日期</source>
        <translation>Day of the meeting</translation>
    </message>
    <message>
        <source>会议组织</source>
        <translation>Meeting body</translation>
    </message>
    <message>
        <source>佐证</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>何时协商</source>
        <translation>When to consult</translation>
    </message>
    <message>
        <source>作为不同意见单列</source>
        <translation>Listed as a dissent</translation>
    </message>
    <message>
        <source>停用时间</source>
        <translation>Disabled at</translation>
    </message>
    <message>
        <source>元</source>
        <translation>yuan</translation>
    </message>
    <message>
        <source>党员</source>
        <translation>Party member</translation>
    </message>
    <message>
        <source>入户</source>
        <translation>Home visit</translation>
    </message>
    <message>
        <source>全称</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>公钥</source>
        <translation>Public key</translation>
    </message>
    <message>
        <source>共识情况</source>
        <translation>Consensus</translation>
    </message>
    <message>
        <source>共识点</source>
        <translation>Points agreed</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>其他来源</source>
        <translation>Other source</translation>
    </message>
    <message>
        <source>其他电话</source>
        <translation>Other phone</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>决策之前</source>
        <translation>Before the decision</translation>
    </message>
    <message>
        <source>决策实施之中</source>
        <translation>While carrying out</translation>
    </message>
    <message>
        <source>出生日期</source>
        <translation>Date of birth</translation>
    </message>
    <message>
        <source>分歧点</source>
        <translation>Points disagreed</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>列入协商</source>
        <translation>Put on the list</translation>
    </message>
    <message>
        <source>列入年度计划</source>
        <translation>In the annual plan</translation>
    </message>
    <message>
        <source>列席</source>
        <translation>Observer</translation>
    </message>
    <message>
        <source>判定</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>到会</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>到会面积</source>
        <translation>Area present</translation>
    </message>
    <message>
        <source>办理进展</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>区划代码</source>
        <translation>Division code</translation>
    </message>
    <message>
        <source>医疗卫生</source>
        <translation>Health care</translation>
    </message>
    <message>
        <source>协商</source>
        <translation>Consultation</translation>
    </message>
    <message>
        <source>协商什么</source>
        <translation>What to consult on</translation>
    </message>
    <message>
        <source>协商会议记录</source>
        <translation>Consultation meeting record</translation>
    </message>
    <message>
        <source>协商形式</source>
        <translation>Forms of consultation</translation>
    </message>
    <message>
        <source>协商成果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>协商方案</source>
        <translation>Consultation plan</translation>
    </message>
    <message>
        <source>协商时点</source>
        <translation>Point in time</translation>
    </message>
    <message>
        <source>协商程序</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>协商类型</source>
        <translation>Kind of consultation</translation>
    </message>
    <message>
        <source>协商议事室</source>
        <translation>Consultation room</translation>
    </message>
    <message>
        <source>协商议题</source>
        <translation>Topic of consultation</translation>
    </message>
    <message>
        <source>县级</source>
        <translation>County</translation>
    </message>
    <message>
        <source>参加人</source>
        <translation>Participant</translation>
    </message>
    <message>
        <source>参加身份</source>
        <translation>Capacity</translation>
    </message>
    <message>
        <source>反对</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>反映人</source>
        <translation>Raised by</translation>
    </message>
    <message>
        <source>反映日期</source>
        <translation>Raised on</translation>
    </message>
    <message>
        <source>反馈</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>发出票数</source>
        <translation>Ballots issued</translation>
    </message>
    <message>
        <source>发言人</source>
        <translation>Speaker</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>受托人</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>受阻</source>
        <translation>Blocked</translation>
    </message>
    <message>
        <source>受阻或延期理由</source>
        <translation>Why blocked or extended</translation>
    </message>
    <message>
        <source>可行性</source>
        <translation>Feasibility</translation>
    </message>
    <message>
        <source>合法</source>
        <translation>Lawful</translation>
    </message>
    <message>
        <source>合法性审查意见</source>
        <translation>Legal review</translation>
    </message>
    <message>
        <source>同意延期的人</source>
        <translation>Agreed to the extension</translation>
    </message>
    <message>
        <source>名册</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>名册名称</source>
        <translation>Name of the roster</translation>
    </message>
    <message>
        <source>名册成员</source>
        <translation>Roster entry</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Names</translation>
    </message>
    <message>
        <source>否</source>
        <translation>no</translation>
    </message>
    <message>
        <source>和谁协商</source>
        <translation>With whom to consult</translation>
    </message>
    <message>
        <source>回避</source>
        <translation>Recusal</translation>
    </message>
    <message>
        <source>回避事由</source>
        <translation>Reason of recusal</translation>
    </message>
    <message>
        <source>土地承包</source>
        <translation>Land contracts</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>基层协商</source>
        <translation>Grass-roots consultation</translation>
    </message>
    <message>
        <source>基层联系点</source>
        <translation>Liaison point</translation>
    </message>
    <message>
        <source>基本共识</source>
        <translation>Near consensus</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>女</source>
        <translation>female</translation>
    </message>
    <message>
        <source>如何执行</source>
        <translation>How to carry out</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>委员</source>
        <translation>Committee member (CPPCC)</translation>
    </message>
    <message>
        <source>委员工作室</source>
        <translation>Member&apos;s studio</translation>
    </message>
    <message>
        <source>委托</source>
        <translation>Proxy given</translation>
    </message>
    <message>
        <source>字节</source>
        <translation>bytes</translation>
    </message>
    <message>
        <source>宅基地</source>
        <translation>Homestead land</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>定稿人</source>
        <translation>Frozen by</translation>
    </message>
    <message>
        <source>定稿时的账本摘要</source>
        <translation>Ledger digest at freezing</translation>
    </message>
    <message>
        <source>定稿时间</source>
        <translation>Frozen at</translation>
    </message>
    <message>
        <source>实到人数</source>
        <translation>Heads present</translation>
    </message>
    <message>
        <source>实到户数</source>
        <translation>Households present</translation>
    </message>
    <message>
        <source>实施督办</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>家庭人口</source>
        <translation>Family size</translation>
    </message>
    <message>
        <source>对口协商</source>
        <translation>Counterpart consultation</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>封存</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>封存人</source>
        <translation>Sealed by</translation>
    </message>
    <message>
        <source>封存地点</source>
        <translation>Place of sealing</translation>
    </message>
    <message>
        <source>封存时间</source>
        <translation>Sealed at</translation>
    </message>
    <message>
        <source>封存票数</source>
        <translation>Ballots sealed</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>属于</source>
        <translation>Part of</translation>
    </message>
    <message>
        <source>工会</source>
        <translation>Trade union</translation>
    </message>
    <message>
        <source>工作制度</source>
        <translation>Working rules</translation>
    </message>
    <message>
        <source>已列入议题</source>
        <translation>Made a topic</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>市级</source>
        <translation>Prefecture</translation>
    </message>
    <message>
        <source>平方米</source>
        <translation>m²</translation>
    </message>
    <message>
        <source>并入其他议题</source>
        <translation>Merged into another topic</translation>
    </message>
    <message>
        <source>应到</source>
        <translation>Entitled</translation>
    </message>
    <message>
        <source>应到人数</source>
        <translation>Heads entitled</translation>
    </message>
    <message>
        <source>应到户数</source>
        <translation>Households entitled</translation>
    </message>
    <message>
        <source>座谈</source>
        <translation>Talk</translation>
    </message>
    <message>
        <source>延期至</source>
        <translation>Extended to</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Suggestion</translation>
    </message>
    <message>
        <source>开始时间</source>
        <translation>Begins at</translation>
    </message>
    <message>
        <source>开放时间</source>
        <translation>Opening hours</translation>
    </message>
    <message>
        <source>张</source>
        <translation>sheets</translation>
    </message>
    <message>
        <source>归档</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>归档时间</source>
        <translation>Archived at</translation>
    </message>
    <message>
        <source>影响程度</source>
        <translation>Depth</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>待定事项</source>
        <translation>Left open</translation>
    </message>
    <message>
        <source>很深</source>
        <translation>Very deep</translation>
    </message>
    <message>
        <source>态度</source>
        <translation>Stance</translation>
    </message>
    <message>
        <source>怎么协商</source>
        <translation>How to consult</translation>
    </message>
    <message>
        <source>性别</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>总面积</source>
        <translation>Total area</translation>
    </message>
    <message>
        <source>恳谈协商</source>
        <translation>Heart-to-heart consultation</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>Kind of entry</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Opinions</translation>
    </message>
    <message>
        <source>意见建议</source>
        <translation>Suggestions</translation>
    </message>
    <message>
        <source>意见采纳情况</source>
        <translation>What became of opinions</translation>
    </message>
    <message>
        <source>成果名称</source>
        <translation>Name of the outcome</translation>
    </message>
    <message>
        <source>成果报送</source>
        <translation>Submission</translation>
    </message>
    <message>
        <source>截止日期</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>户</source>
        <translation>households</translation>
    </message>
    <message>
        <source>户主姓名</source>
        <translation>Householder&apos;s name</translation>
    </message>
    <message>
        <source>户号</source>
        <translation>Household number</translation>
    </message>
    <message>
        <source>所需资金</source>
        <translation>Funds needed</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>打印时间</source>
        <translation>Printed at</translation>
    </message>
    <message>
        <source>承办单位代表</source>
        <translation>Representative of the unit in charge</translation>
    </message>
    <message>
        <source>报送单位</source>
        <translation>Submitted to</translation>
    </message>
    <message>
        <source>拍摄人</source>
        <translation>Taken by</translation>
    </message>
    <message>
        <source>拍摄时间</source>
        <translation>Taken at</translation>
    </message>
    <message>
        <source>接待人</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>提出</source>
        <translation>Raise</translation>
    </message>
    <message>
        <source>提案办理协商</source>
        <translation>Proposal handling</translation>
    </message>
    <message>
        <source>摘要</source>
        <translation>Digest</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Taken back</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>操作理由</source>
        <translation>Reason of the act</translation>
    </message>
    <message>
        <source>支持</source>
        <translation>For</translation>
    </message>
    <message>
        <source>收回票数</source>
        <translation>Ballots returned</translation>
    </message>
    <message>
        <source>政协委员</source>
        <translation>CPPCC member</translation>
    </message>
    <message>
        <source>政策制度</source>
        <translation>Policies</translation>
    </message>
    <message>
        <source>救助保障</source>
        <translation>Relief and security</translation>
    </message>
    <message>
        <source>教育</source>
        <translation>Education</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>文件摘要</source>
        <translation>Digest of the file</translation>
    </message>
    <message>
        <source>文号简称</source>
        <translation>Short name for numbers</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>无效</source>
        <translation>Invalid</translation>
    </message>
    <message>
        <source>无记名投票</source>
        <translation>Secret ballot</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>是</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>是否户主</source>
        <translation>Householder</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correction</translation>
    </message>
    <message>
        <source>更正理由</source>
        <translation>Reason of correction</translation>
    </message>
    <message>
        <source>有条件</source>
        <translation>Conditional</translation>
    </message>
    <message>
        <source>未判定</source>
        <translation>Not judged</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>未开始</source>
        <translation>Not begun</translation>
    </message>
    <message>
        <source>未登记</source>
        <translation>Not noted</translation>
    </message>
    <message>
        <source>未达成共识</source>
        <translation>No consensus</translation>
    </message>
    <message>
        <source>未通过</source>
        <translation>Not carried</translation>
    </message>
    <message>
        <source>未采纳</source>
        <translation>Not adopted</translation>
    </message>
    <message>
        <source>村</source>
        <translation>Village</translation>
    </message>
    <message>
        <source>村务监督委员会成员</source>
        <translation>Supervisory committee member</translation>
    </message>
    <message>
        <source>村民代表</source>
        <translation>Villagers&apos; representative</translation>
    </message>
    <message>
        <source>村民小组</source>
        <translation>Villagers&apos; group</translation>
    </message>
    <message>
        <source>村民小组长</source>
        <translation>Group leader</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>来自诉求</source>
        <translation>From concerns</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>次序</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>正式记录</source>
        <translation>Formal record</translation>
    </message>
    <message>
        <source>民情诉求</source>
        <translation>Concerns</translation>
    </message>
    <message>
        <source>治安</source>
        <translation>Public order</translation>
    </message>
    <message>
        <source>法定表决</source>
        <translation>Statutory vote</translation>
    </message>
    <message>
        <source>涉及人数</source>
        <translation>People concerned</translation>
    </message>
    <message>
        <source>涉及户数</source>
        <translation>Households concerned</translation>
    </message>
    <message>
        <source>涉及范围</source>
        <translation>Reach</translation>
    </message>
    <message>
        <source>渠道</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>环境卫生</source>
        <translation>Environment</translation>
    </message>
    <message>
        <source>环节</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>现期限</source>
        <translation>Deadline now</translation>
    </message>
    <message>
        <source>现状</source>
        <translation>Situation</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason given</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>男</source>
        <translation>male</translation>
    </message>
    <message>
        <source>界别</source>
        <translation>Sector</translation>
    </message>
    <message>
        <source>界别协商</source>
        <translation>Sector consultation</translation>
    </message>
    <message>
        <source>登记时间</source>
        <translation>Noted at</translation>
    </message>
    <message>
        <source>监督委员会</source>
        <translation>Supervisory committee</translation>
    </message>
    <message>
        <source>监票人、计票人</source>
        <translation>Tellers</translation>
    </message>
    <message>
        <source>省级</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>确定人</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>确定日期</source>
        <translation>Decided on</translation>
    </message>
    <message>
        <source>确认人</source>
        <translation>Confirmed by</translation>
    </message>
    <message>
        <source>确认时间</source>
        <translation>Confirmed at</translation>
    </message>
    <message>
        <source>示例账本</source>
        <translation>Sample ledger</translation>
    </message>
    <message>
        <source>社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>票数</source>
        <translation>Votes</translation>
    </message>
    <message>
        <source>离会</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>移除时间</source>
        <translation>Removed at</translation>
    </message>
    <message>
        <source>答复人</source>
        <translation>Answered by</translation>
    </message>
    <message>
        <source>答复日期</source>
        <translation>Answered on</translation>
    </message>
    <message>
        <source>答复期限</source>
        <translation>Answer due</translation>
    </message>
    <message>
        <source>筛选确定</source>
        <translation>Screening</translation>
    </message>
    <message>
        <source>筛选结果</source>
        <translation>Screening result</translation>
    </message>
    <message>
        <source>筹备</source>
        <translation>Preparing</translation>
    </message>
    <message>
        <source>签字件</source>
        <translation>Signed paper</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>组织</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>结束时间</source>
        <translation>Ends at</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>结果公示</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>结果如何反馈</source>
        <translation>How to give feedback</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>缺口</source>
        <translation>Gap</translation>
    </message>
    <message>
        <source>职务</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>职工代表</source>
        <translation>Workers&apos; representative</translation>
    </message>
    <message>
        <source>联络室</source>
        <translation>Liaison room</translation>
    </message>
    <message>
        <source>落实事项</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>表决</source>
        <translation>Vote</translation>
    </message>
    <message>
        <source>表决事项</source>
        <translation>Motion</translation>
    </message>
    <message>
        <source>表决内容</source>
        <translation>Wording</translation>
    </message>
    <message>
        <source>表决方式</source>
        <translation>Method of voting</translation>
    </message>
    <message>
        <source>表决时到会</source>
        <translation>Present at the vote</translation>
    </message>
    <message>
        <source>表决类别</source>
        <translation>Kind of matter</translation>
    </message>
    <message>
        <source>表决组织</source>
        <translation>Voting body</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>解释说明</source>
        <translation>Explanation</translation>
    </message>
    <message>
        <source>计划时长</source>
        <translation>Planned duration</translation>
    </message>
    <message>
        <source>计算口径</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>议程</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>议题</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>记名投票</source>
        <translation>Named ballot</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>记录人</source>
        <translation>Recorder</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>设备名称</source>
        <translation>Name of the device</translation>
    </message>
    <message>
        <source>评价</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>Excused</translation>
    </message>
    <message>
        <source>调研</source>
        <translation>Investigation</translation>
    </message>
    <message>
        <source>负担</source>
        <translation>Burden</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Person in charge</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Person responsible</translation>
    </message>
    <message>
        <source>责任单位</source>
        <translation>Unit responsible</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>走访</source>
        <translation>Visit</translation>
    </message>
    <message>
        <source>身份</source>
        <translation>Membership</translation>
    </message>
    <message>
        <source>身份证号</source>
        <translation>Identity number</translation>
    </message>
    <message>
        <source>转办</source>
        <translation>Referred</translation>
    </message>
    <message>
        <source>较深</source>
        <translation>Deep</translation>
    </message>
    <message>
        <source>达成共识</source>
        <translation>Consensus reached</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>进行中</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>远程协商</source>
        <translation>Remote consultation</translation>
    </message>
    <message>
        <source>通报</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>Carried</translation>
    </message>
    <message>
        <source>道路交通</source>
        <translation>Roads and transport</translation>
    </message>
    <message>
        <source>部分采纳</source>
        <translation>Partly adopted</translation>
    </message>
    <message>
        <source>采纳</source>
        <translation>Adopted</translation>
    </message>
    <message>
        <source>采纳情况</source>
        <translation>Disposition</translation>
    </message>
    <message>
        <source>重新计票理由</source>
        <translation>Reason for the recount</translation>
    </message>
    <message>
        <source>重新计票，替代</source>
        <translation>Recount, replaces</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Attachment</translation>
    </message>
    <message>
        <source>隶属止</source>
        <translation>Belongs until</translation>
    </message>
    <message>
        <source>隶属起</source>
        <translation>Belongs from</translation>
    </message>
    <message>
        <source>集体协商</source>
        <translation>Collective bargaining</translation>
    </message>
    <message>
        <source>集体资产</source>
        <translation>Collective assets</translation>
    </message>
    <message>
        <source>页</source>
        <translation>pages</translation>
    </message>
    <message>
        <source>页数</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>饮水灌溉</source>
        <translation>Water</translation>
    </message>
    <message>
        <source>首次期限</source>
        <translation>First deadline</translation>
    </message>
    <message>
        <source>上门告知</source>
        <translation>Told at home</translation>
    </message>
    <message>
        <source>不同意</source>
        <translation>Does not agree</translation>
    </message>
    <message>
        <source>不愿留姓名</source>
        <translation>Name not given</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Dissatisfied</translation>
    </message>
    <message>
        <source>专题调研</source>
        <translation>Investigation</translation>
    </message>
    <message>
        <source>乡镇督办</source>
        <translation>Reminder by the township</translation>
    </message>
    <message>
        <source>书面告知</source>
        <translation>Told by letter</translation>
    </message>
    <message>
        <source>书面报送</source>
        <translation>By letter</translation>
    </message>
    <message>
        <source>休会</source>
        <translation>Adjournment</translation>
    </message>
    <message>
        <source>休会时间</source>
        <translation>Adjourned at</translation>
    </message>
    <message>
        <source>会上告知</source>
        <translation>Told at a meeting</translation>
    </message>
    <message>
        <source>作出的组织</source>
        <translation>Body</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>修改后同意</source>
        <translation>Agrees with changes</translation>
    </message>
    <message>
        <source>入户走访</source>
        <translation>House visits</translation>
    </message>
    <message>
        <source>公示</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>公示内容</source>
        <translation>Text of the notice</translation>
    </message>
    <message>
        <source>公示地点</source>
        <translation>Places of the notice</translation>
    </message>
    <message>
        <source>公示开始</source>
        <translation>Notice begins</translation>
    </message>
    <message>
        <source>公示标题</source>
        <translation>Title of the notice</translation>
    </message>
    <message>
        <source>公示照片</source>
        <translation>Photos of the notice</translation>
    </message>
    <message>
        <source>公示类型</source>
        <translation>Kind of notice</translation>
    </message>
    <message>
        <source>公示结束</source>
        <translation>Notice ends</translation>
    </message>
    <message>
        <source>决议</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>协商之前</source>
        <translation>Before consultation</translation>
    </message>
    <message>
        <source>协商结果</source>
        <translation>Consultation result</translation>
    </message>
    <message>
        <source>县级督办</source>
        <translation>Reminder by the county</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Agrees</translation>
    </message>
    <message>
        <source>同意人</source>
        <translation>Agreed by</translation>
    </message>
    <message>
        <source>告知人</source>
        <translation>Told by</translation>
    </message>
    <message>
        <source>告知内容</source>
        <translation>What was told</translation>
    </message>
    <message>
        <source>告知方式</source>
        <translation>Told how</translation>
    </message>
    <message>
        <source>告知日期</source>
        <translation>Told on</translation>
    </message>
    <message>
        <source>基本满意</source>
        <translation>Fairly satisfied</translation>
    </message>
    <message>
        <source>复会时间</source>
        <translation>Resumed at</translation>
    </message>
    <message>
        <source>多久一次</source>
        <translation>How often</translation>
    </message>
    <message>
        <source>实地查看</source>
        <translation>Site inspection</translation>
    </message>
    <message>
        <source>实施结果</source>
        <translation>Implementation result</translation>
    </message>
    <message>
        <source>家人代收</source>
        <translation>Received by the family</translation>
    </message>
    <message>
        <source>并入</source>
        <translation>Merged into</translation>
    </message>
    <message>
        <source>开始日期</source>
        <translation>Begun on</translation>
    </message>
    <message>
        <source>异议</source>
        <translation>Objection</translation>
    </message>
    <message>
        <source>异议人</source>
        <translation>Objector</translation>
    </message>
    <message>
        <source>异议内容</source>
        <translation>Objection raised</translation>
    </message>
    <message>
        <source>异议反映方式</source>
        <translation>How to object</translation>
    </message>
    <message>
        <source>异议答复</source>
        <translation>Answer to the objection</translation>
    </message>
    <message>
        <source>当面报送</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>当面送达</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>微信短信</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>微信网络</source>
        <translation>WeChat, online</translation>
    </message>
    <message>
        <source>意见或授权事项</source>
        <translation>Conclusion or matters authorised</translation>
    </message>
    <message>
        <source>意见箱</source>
        <translation>Suggestion box</translation>
    </message>
    <message>
        <source>报送方式</source>
        <translation>Submitted how</translation>
    </message>
    <message>
        <source>报送日期</source>
        <translation>Submitted on</translation>
    </message>
    <message>
        <source>提出日期</source>
        <translation>Raised on</translation>
    </message>
    <message>
        <source>政策法律怎么说</source>
        <translation>What policy and law say</translation>
    </message>
    <message>
        <source>效果评价</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>方案签署</source>
        <translation>Signature of the plan</translation>
    </message>
    <message>
        <source>有效期至</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>未问</source>
        <translation>Not asked</translation>
    </message>
    <message>
        <source>村党组织</source>
        <translation>Village party organisation</translation>
    </message>
    <message>
        <source>村党组织研究意见</source>
        <translation>Study by the village party organisation</translation>
    </message>
    <message>
        <source>村务监督委员会</source>
        <translation>Village supervision committee</translation>
    </message>
    <message>
        <source>村务监督委员会督办</source>
        <translation>Reminder by the supervision committee</translation>
    </message>
    <message>
        <source>村民会议授权</source>
        <translation>Authorisation by the villagers&apos; assembly</translation>
    </message>
    <message>
        <source>村民委员会</source>
        <translation>Villagers&apos; committee</translation>
    </message>
    <message>
        <source>条件</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>条件代码</source>
        <translation>Code of the condition</translation>
    </message>
    <message>
        <source>来访</source>
        <translation>Visit to the room</translation>
    </message>
    <message>
        <source>查阅资料</source>
        <translation>Papers read</translation>
    </message>
    <message>
        <source>每次花费</source>
        <translation>Cost each time</translation>
    </message>
    <message>
        <source>法定条件</source>
        <translation>Lawful condition</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>满意程度</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>环节进程</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>电话告知</source>
        <translation>Told by phone</translation>
    </message>
    <message>
        <source>电话通知</source>
        <translation>By phone</translation>
    </message>
    <message>
        <source>督办</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>督办人</source>
        <translation>Reminded by</translation>
    </message>
    <message>
        <source>督办内容</source>
        <translation>Reminder</translation>
    </message>
    <message>
        <source>督办层级</source>
        <translation>Level of reminder</translation>
    </message>
    <message>
        <source>督办日期</source>
        <translation>Reminded on</translation>
    </message>
    <message>
        <source>督办答复</source>
        <translation>Answer to the reminder</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>答复单位</source>
        <translation>Answered by (body)</translation>
    </message>
    <message>
        <source>签收人</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>签收日期</source>
        <translation>Received on</translation>
    </message>
    <message>
        <source>签署人</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>签署单位</source>
        <translation>Signing body</translation>
    </message>
    <message>
        <source>签署意见</source>
        <translation>Opinion at signature</translation>
    </message>
    <message>
        <source>签署日期</source>
        <translation>Signed on</translation>
    </message>
    <message>
        <source>结束日期</source>
        <translation>Ended on</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Conclusion</translation>
    </message>
    <message>
        <source>缺少的条件</source>
        <translation>Missing condition</translation>
    </message>
    <message>
        <source>网上报送</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>署名</source>
        <translation>Signed as</translation>
    </message>
    <message>
        <source>联络室提醒</source>
        <translation>Reminder by the room</translation>
    </message>
    <message>
        <source>落实之后</source>
        <translation>After implementation</translation>
    </message>
    <message>
        <source>评价人</source>
        <translation>Evaluated by</translation>
    </message>
    <message>
        <source>评价名称</source>
        <translation>Title of the evaluation</translation>
    </message>
    <message>
        <source>评价日期</source>
        <translation>Evaluated on</translation>
    </message>
    <message>
        <source>评价结论</source>
        <translation>Conclusion of the evaluation</translation>
    </message>
    <message>
        <source>询问人数</source>
        <translation>People asked</translation>
    </message>
    <message>
        <source>调研人</source>
        <translation>Investigators</translation>
    </message>
    <message>
        <source>调研方式</source>
        <translation>Way of investigation</translation>
    </message>
    <message>
        <source>调研结论</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>调研题目</source>
        <translation>Subject of the investigation</translation>
    </message>
    <message>
        <source>走访人数</source>
        <translation>People visited</translation>
    </message>
    <message>
        <source>跳过的条件</source>
        <translation>Condition passed over</translation>
    </message>
    <message>
        <source>进入的环节</source>
        <translation>Stage entered</translation>
    </message>
    <message>
        <source>送达方式</source>
        <translation>Delivered how</translation>
    </message>
    <message>
        <source>送达时间</source>
        <translation>Delivered at</translation>
    </message>
    <message>
        <source>通知送达</source>
        <translation>Delivery of notice</translation>
    </message>
    <message>
        <source>问卷</source>
        <translation>Survey</translation>
    </message>
    <message>
        <source>举手</source>
        <translation>Hands</translation>
    </message>
    <message>
        <source>已到</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>无记名</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>Absent</translation>
    </message>
    <message>
        <source>离场</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>记名</source>
        <translation>Named</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>判定理由</source>
        <translation>Reasons of the verdict</translation>
    </message>
    <message>
        <source>到会说明</source>
        <translation>Note on attendance</translation>
    </message>
    <message>
        <source>协商各方</source>
        <translation>Parties</translation>
    </message>
    <message>
        <source>名单</source>
        <translation>Roll</translation>
    </message>
    <message>
        <source>唱计票表</source>
        <translation>Tally sheet</translation>
    </message>
    <message>
        <source>委托人</source>
        <translation>Principal</translation>
    </message>
    <message>
        <source>小组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>年度计划</source>
        <translation>Annual plan</translation>
    </message>
    <message>
        <source>开会时间</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>成员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>散会时间</source>
        <translation>End</translation>
    </message>
    <message>
        <source>施行日期</source>
        <translation>In force from</translation>
    </message>
    <message>
        <source>权利</source>
        <translation>Rights</translation>
    </message>
    <message>
        <source>条款</source>
        <translation>Article</translation>
    </message>
    <message>
        <source>法律名称</source>
        <translation>Law</translation>
    </message>
    <message>
        <source>签到表（到会情况）</source>
        <translation>Sign-in sheet (attendance)</translation>
    </message>
    <message>
        <source>签到表（空白）</source>
        <translation>Sign-in sheet (blank)</translation>
    </message>
    <message>
        <source>签字</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>表决日期</source>
        <translation>Day of the vote</translation>
    </message>
    <message>
        <source>表决票</source>
        <translation>Ballot paper</translation>
    </message>
    <message>
        <source>表决结果单</source>
        <translation>Result of the vote</translation>
    </message>
    <message>
        <source>责任</source>
        <translation>Duties</translation>
    </message>
    <message>
        <source>账本摘要</source>
        <translation>Digest of the ledger</translation>
    </message>
    <message>
        <source>进度安排</source>
        <translation>Stages</translation>
    </message>
    <message>
        <source>选项</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>首席代表</source>
        <translation>Chief representative</translation>
    </message>
    <message>
        <source>{of}件诉求都已告知反映人</source>
        <translation>All {of} askers told</translation>
    </message>
    <message>
        <source>七问已答完</source>
        <translation>All seven questions answered</translation>
    </message>
    <message>
        <source>七问答完，方案才能通报</source>
        <translation>A plan is made known once the seven questions are answered</translation>
    </message>
    <message>
        <source>七问还缺{left}问：{detail}</source>
        <translation>{left} of the seven questions open: {detail}</translation>
    </message>
    <message>
        <source>不合法的事项不能拿来协商</source>
        <translation>What is unlawful cannot be consulted on</translation>
    </message>
    <message>
        <source>不需要表决的事项，写明理由后跳过</source>
        <translation>Where no vote is needed, pass over with a reason</translation>
    </message>
    <message>
        <source>会议决定事项的实施情况应当公布</source>
        <translation>How decisions were carried out must be published</translation>
    </message>
    <message>
        <source>会议决定的事项和实施情况应当公布</source>
        <translation>Decisions and how they are carried out must be published</translation>
    </message>
    <message>
        <source>会议记录{left}份还没有定稿</source>
        <translation>{left} meeting records not frozen</translation>
    </message>
    <message>
        <source>会议记录{of}份已定稿</source>
        <translation>{of} meeting records frozen</translation>
    </message>
    <message>
        <source>会议记录定稿</source>
        <translation>Freeze the meeting record</translation>
    </message>
    <message>
        <source>会议通知{of}人全部送达</source>
        <translation>All {of} invited were told of the meeting</translation>
    </message>
    <message>
        <source>会议通知只提前{done}日，法定{of}日</source>
        <translation>Meeting announced {done} days before, the law says {of}</translation>
    </message>
    <message>
        <source>会议通知只提前{done}日，通行做法{of}日</source>
        <translation>Meeting announced {done} days before, usual are {of}</translation>
    </message>
    <message>
        <source>会议通知提前{done}日</source>
        <translation>Meeting announced {done} days before</translation>
    </message>
    <message>
        <source>会议通知提前{done}日（法定{of}日）</source>
        <translation>Meeting announced {done} days before (the law says {of})</translation>
    </message>
    <message>
        <source>会议通知还差{left}人没有送达</source>
        <translation>{left} invited not told of the meeting yet</translation>
    </message>
    <message>
        <source>修改人员</source>
        <translation>Edit a person</translation>
    </message>
    <message>
        <source>修改公示</source>
        <translation>Edit a notice</translation>
    </message>
    <message>
        <source>修改协商方案</source>
        <translation>Edit the plan</translation>
    </message>
    <message>
        <source>修改民情诉求</source>
        <translation>Edit a concern</translation>
    </message>
    <message>
        <source>先公示协商结果，再提交表决</source>
        <translation>The result is published before it is voted on</translation>
    </message>
    <message>
        <source>先把情况摸清：多少人、多久一次、花费多少、政策怎么说</source>
        <translation>Find out first: how many, how often, at what cost, what policy says</translation>
    </message>
    <message>
        <source>先让大家知道要商量什么</source>
        <translation>Let everybody know first what will be discussed</translation>
    </message>
    <message>
        <source>党组织已签署方案：{day}</source>
        <translation>Plan signed by the party organisation: {day}</translation>
    </message>
    <message>
        <source>党组织研究意见：{day}</source>
        <translation>Studied by the party organisation: {day}</translation>
    </message>
    <message>
        <source>党组织还没有签署方案</source>
        <translation>Plan not signed by the party organisation</translation>
    </message>
    <message>
        <source>全国性法律没有规定天数，多地规定三日</source>
        <translation>National law sets no number; many places say three days</translation>
    </message>
    <message>
        <source>公布的期限不得少于{need}日</source>
        <translation>A notice hangs no less than {need} days</translation>
    </message>
    <message>
        <source>公示异议{left}件还没有答复</source>
        <translation>{left} objections without an answer</translation>
    </message>
    <message>
        <source>公示异议{of}件都已答复</source>
        <translation>All {of} objections answered</translation>
    </message>
    <message>
        <source>共识、分歧和待定事项都要写明</source>
        <translation>Agreement, disagreement and what stays open are written down</translation>
    </message>
    <message>
        <source>写入名册</source>
        <translation>Write to the roster</translation>
    </message>
    <message>
        <source>决议公布满{done}日（法定{need}日）</source>
        <translation>Decision published for {done} days (the law says {need})</translation>
    </message>
    <message>
        <source>决议公布满{done}日，还差{left}日</source>
        <translation>Decision published for {done} days, {left} to go</translation>
    </message>
    <message>
        <source>决议已公布：{day}</source>
        <translation>Decision published: {day}</translation>
    </message>
    <message>
        <source>决议还没有公布</source>
        <translation>Decision not published</translation>
    </message>
    <message>
        <source>分开并案</source>
        <translation>Part merged concerns</translation>
    </message>
    <message>
        <source>分派落实事项</source>
        <translation>Assign a task</translation>
    </message>
    <message>
        <source>到会不够数的表决不成立，不能跳过</source>
        <translation>A vote without a quorum is void and cannot be passed over</translation>
    </message>
    <message>
        <source>协商会议已开{done}次</source>
        <translation>{done} consultation meetings held</translation>
    </message>
    <message>
        <source>协商会议还没有开完</source>
        <translation>No consultation meeting has ended</translation>
    </message>
    <message>
        <source>协商成果已形成</source>
        <translation>Result of the consultation written down</translation>
    </message>
    <message>
        <source>协商方案定稿</source>
        <translation>Freeze the plan</translation>
    </message>
    <message>
        <source>协商由村（居）民委员会组织</source>
        <translation>The committee organises the consultation</translation>
    </message>
    <message>
        <source>协商结果公示满{done}日（法定{need}日）</source>
        <translation>Result published for {done} days (the law says {need})</translation>
    </message>
    <message>
        <source>协商结果公示满{done}日，还差{left}日</source>
        <translation>Result published for {done} days, {left} to go</translation>
    </message>
    <message>
        <source>协商结果已公示：{day}</source>
        <translation>Result published: {day}</translation>
    </message>
    <message>
        <source>协商结果还没有公示</source>
        <translation>Result not published</translation>
    </message>
    <message>
        <source>发出督办</source>
        <translation>Send a reminder</translation>
    </message>
    <message>
        <source>召集会议</source>
        <translation>Call a meeting</translation>
    </message>
    <message>
        <source>召集新会议</source>
        <translation>Call a new meeting</translation>
    </message>
    <message>
        <source>合法性审查通过</source>
        <translation>Found lawful</translation>
    </message>
    <message>
        <source>告知反映人</source>
        <translation>Tell the asker</translation>
    </message>
    <message>
        <source>在党组织领导下开展协商</source>
        <translation>Consultation is led by the party organisation</translation>
    </message>
    <message>
        <source>复会</source>
        <translation>Resume the meeting</translation>
    </message>
    <message>
        <source>够数的表决{done}项</source>
        <translation>{done} votes with a quorum</translation>
    </message>
    <message>
        <source>定下时间、地点和参加人</source>
        <translation>Settle time, place and who takes part</translation>
    </message>
    <message>
        <source>实施结果已公布：{day}</source>
        <translation>Implementation result published: {day}</translation>
    </message>
    <message>
        <source>实施结果还没有公布</source>
        <translation>Implementation result not published</translation>
    </message>
    <message>
        <source>宣布开会</source>
        <translation>Open the meeting</translation>
    </message>
    <message>
        <source>宣布散会</source>
        <translation>End the meeting</translation>
    </message>
    <message>
        <source>导入名册</source>
        <translation>Import a roster</translation>
    </message>
    <message>
        <source>已召集会议{done}次</source>
        <translation>{done} meetings called</translation>
    </message>
    <message>
        <source>已召集表决会议：{day}</source>
        <translation>Voting meeting called: {day}</translation>
    </message>
    <message>
        <source>已答复：{detail}</source>
        <translation>Answered: {detail}</translation>
    </message>
    <message>
        <source>并案</source>
        <translation>Merge concerns</translation>
    </message>
    <message>
        <source>应到的人都要接到通知</source>
        <translation>Everybody due is told</translation>
    </message>
    <message>
        <source>建立账本</source>
        <translation>Found the ledger</translation>
    </message>
    <message>
        <source>开始表决</source>
        <translation>Open a vote</translation>
    </message>
    <message>
        <source>开始议程</source>
        <translation>Begin an item</translation>
    </message>
    <message>
        <source>张贴公示</source>
        <translation>Put up a notice</translation>
    </message>
    <message>
        <source>形成协商成果</source>
        <translation>Write down the result</translation>
    </message>
    <message>
        <source>意见{left}条还没有答复</source>
        <translation>{left} opinions without a response</translation>
    </message>
    <message>
        <source>意见{of}条都已答复</source>
        <translation>All {of} opinions have a response</translation>
    </message>
    <message>
        <source>成果已报送：{day}</source>
        <translation>Result submitted: {day}</translation>
    </message>
    <message>
        <source>成果还没有报送</source>
        <translation>Result not submitted</translation>
    </message>
    <message>
        <source>报给能定、能办的单位，记下日期和回执</source>
        <translation>Submit to a body that can decide and act; keep day and receipt</translation>
    </message>
    <message>
        <source>报送</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>报送成果</source>
        <translation>Submit the result</translation>
    </message>
    <message>
        <source>报送的单位还没有答复</source>
        <translation>No answer from the body it was submitted to</translation>
    </message>
    <message>
        <source>报送的成果以定稿的记录为准</source>
        <translation>What is submitted rests on frozen records</translation>
    </message>
    <message>
        <source>拟定协商方案</source>
        <translation>Draw up a plan</translation>
    </message>
    <message>
        <source>接待登记</source>
        <translation>Reception</translation>
    </message>
    <message>
        <source>提出表决事项</source>
        <translation>Put a motion</translation>
    </message>
    <message>
        <source>提出议题</source>
        <translation>Put a topic forward</translation>
    </message>
    <message>
        <source>撤回点名</source>
        <translation>Take back a roll entry</translation>
    </message>
    <message>
        <source>撤回表决</source>
        <translation>Take back a vote</translation>
    </message>
    <message>
        <source>撤回送达</source>
        <translation>Take back a delivery</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>改前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>改动人</source>
        <translation>Changed by</translation>
    </message>
    <message>
        <source>改动时间</source>
        <translation>Changed at</translation>
    </message>
    <message>
        <source>改变表决方式</source>
        <translation>Change the way of voting</translation>
    </message>
    <message>
        <source>改后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>改正会议内容</source>
        <translation>Correct the meeting</translation>
    </message>
    <message>
        <source>改正意见</source>
        <translation>Correct an opinion</translation>
    </message>
    <message>
        <source>改正意见和答复</source>
        <translation>Correct opinions and responses</translation>
    </message>
    <message>
        <source>改经办人姓名</source>
        <translation>Change the keeper&apos;s name</translation>
    </message>
    <message>
        <source>改联络室名称</source>
        <translation>Change the room&apos;s name</translation>
    </message>
    <message>
        <source>效果评价已做：{day}</source>
        <translation>Evaluated: {day}</translation>
    </message>
    <message>
        <source>新增人员</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>村民代表会议只能讨论决定村民会议授权的事项</source>
        <translation>The representatives decide only what the assembly has authorised</translation>
    </message>
    <message>
        <source>村民会议授权：{day}</source>
        <translation>Authorised by the villagers&apos; assembly: {day}</translation>
    </message>
    <message>
        <source>村（居）民委员会</source>
        <translation>Committee</translation>
    </message>
    <message>
        <source>村（居）民委员会已签署方案：{day}</source>
        <translation>Plan signed by the committee: {day}</translation>
    </message>
    <message>
        <source>村（居）民委员会还没有签署方案</source>
        <translation>Plan not signed by the committee</translation>
    </message>
    <message>
        <source>栏目</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>每件有责任单位、责任人和期限</source>
        <translation>Each has a unit, a person and a deadline</translation>
    </message>
    <message>
        <source>每件诉求都要有回音</source>
        <translation>Every concern gets an answer</translation>
    </message>
    <message>
        <source>每条意见都要写明采纳或不采纳的理由</source>
        <translation>Every opinion is adopted or not, with a reason</translation>
    </message>
    <message>
        <source>没有办完的，先办完或者写明理由取消</source>
        <translation>Finish what is open, or cancel it with a reason</translation>
    </message>
    <message>
        <source>没有协商过，没有结果可以公示</source>
        <translation>Without consultation there is no result to publish</translation>
    </message>
    <message>
        <source>没有来源和筛选结论的议题，不列入协商</source>
        <translation>A topic without origin and screening is not taken up</translation>
    </message>
    <message>
        <source>添加附件</source>
        <translation>Attach a file</translation>
    </message>
    <message>
        <source>登记专题调研</source>
        <translation>Enter an investigation</translation>
    </message>
    <message>
        <source>登记列席</source>
        <translation>Enter an observer</translation>
    </message>
    <message>
        <source>登记到会</source>
        <translation>Enter an arrival</translation>
    </message>
    <message>
        <source>登记办理进展</source>
        <translation>Enter progress</translation>
    </message>
    <message>
        <source>登记参加人</source>
        <translation>Enter a participant</translation>
    </message>
    <message>
        <source>登记委托</source>
        <translation>Enter a proxy</translation>
    </message>
    <message>
        <source>登记异议</source>
        <translation>Enter an objection</translation>
    </message>
    <message>
        <source>登记效果评价</source>
        <translation>Enter an evaluation</translation>
    </message>
    <message>
        <source>登记民情诉求</source>
        <translation>Enter a concern</translation>
    </message>
    <message>
        <source>登记法定条件</source>
        <translation>Enter a lawful condition</translation>
    </message>
    <message>
        <source>登记离会</source>
        <translation>Enter a departure</translation>
    </message>
    <message>
        <source>登记请假</source>
        <translation>Enter an excuse</translation>
    </message>
    <message>
        <source>登记送达</source>
        <translation>Enter deliveries</translation>
    </message>
    <message>
        <source>登记采纳情况</source>
        <translation>Enter the answer received</translation>
    </message>
    <message>
        <source>确认表决</source>
        <translation>Confirm a vote</translation>
    </message>
    <message>
        <source>答复异议</source>
        <translation>Answer an objection</translation>
    </message>
    <message>
        <source>答复意见</source>
        <translation>Respond to an opinion</translation>
    </message>
    <message>
        <source>答复民情诉求</source>
        <translation>Answer a concern</translation>
    </message>
    <message>
        <source>答复督办</source>
        <translation>Answer a reminder</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Screening</translation>
    </message>
    <message>
        <source>筛选议题</source>
        <translation>Screen a topic</translation>
    </message>
    <message>
        <source>签署协商方案</source>
        <translation>Sign the plan</translation>
    </message>
    <message>
        <source>编制名册</source>
        <translation>Make a roster</translation>
    </message>
    <message>
        <source>缺党组织研究意见</source>
        <translation>Not studied by the party organisation</translation>
    </message>
    <message>
        <source>缺合法性审查意见</source>
        <translation>Lawfulness not examined</translation>
    </message>
    <message>
        <source>缺村民会议授权</source>
        <translation>No authorisation by the villagers&apos; assembly</translation>
    </message>
    <message>
        <source>落实事项{done}件</source>
        <translation>{done} tasks</translation>
    </message>
    <message>
        <source>落实事项{left}件还没有办完</source>
        <translation>{left} tasks not finished</translation>
    </message>
    <message>
        <source>落实事项{of}件已办完</source>
        <translation>All {of} tasks finished</translation>
    </message>
    <message>
        <source>表决会议通知{of}人全部送达</source>
        <translation>All {of} due at the vote were told</translation>
    </message>
    <message>
        <source>表决会议通知还差{left}人没有送达</source>
        <translation>{left} due at the vote not told yet</translation>
    </message>
    <message>
        <source>表决无效，重新表决</source>
        <translation>Void, vote again</translation>
    </message>
    <message>
        <source>议题已筛选确定：{day}</source>
        <translation>Topic screened and listed: {day}</translation>
    </message>
    <message>
        <source>议题已通报：{day}</source>
        <translation>Topic made known: {day}</translation>
    </message>
    <message>
        <source>议题还没有筛选确定</source>
        <translation>Topic not screened</translation>
    </message>
    <message>
        <source>议题还没有通报</source>
        <translation>Topic not made known</translation>
    </message>
    <message>
        <source>记录意见</source>
        <translation>Record an opinion</translation>
    </message>
    <message>
        <source>记录议程</source>
        <translation>Note an item</translation>
    </message>
    <message>
        <source>调研{done}次</source>
        <translation>{done} investigations</translation>
    </message>
    <message>
        <source>跳过日期</source>
        <translation>Passed over on</translation>
    </message>
    <message>
        <source>跳过条件</source>
        <translation>Pass over a condition</translation>
    </message>
    <message>
        <source>还有{left}件诉求没有告知反映人</source>
        <translation>{left} askers not told yet</translation>
    </message>
    <message>
        <source>还没有写协商成果</source>
        <translation>Result not written down</translation>
    </message>
    <message>
        <source>还没有分派落实事项</source>
        <translation>No task assigned</translation>
    </message>
    <message>
        <source>还没有召集会议</source>
        <translation>No meeting called</translation>
    </message>
    <message>
        <source>还没有召集表决会议</source>
        <translation>No voting meeting called</translation>
    </message>
    <message>
        <source>还没有够数的表决结果</source>
        <translation>No vote with a quorum yet</translation>
    </message>
    <message>
        <source>还没有效果评价</source>
        <translation>Not evaluated</translation>
    </message>
    <message>
        <source>还没有调研记录</source>
        <translation>No investigation</translation>
    </message>
    <message>
        <source>进入下一环节</source>
        <translation>Enter the next stage</translation>
    </message>
    <message>
        <source>通报以后的改动</source>
        <translation>Changes after it was made known</translation>
    </message>
    <message>
        <source>通用协商程序</source>
        <translation>General consultation procedure</translation>
    </message>
    <message>
        <source>遇有特殊情况临时通知的，写明事由</source>
        <translation>Where called at short notice, write down why</translation>
    </message>
    <message>
        <source>采纳、部分采纳或不采纳，都要写明理由</source>
        <translation>Adopted, in part or not, always with a reason</translation>
    </message>
    <message>
        <source>重新计票</source>
        <translation>Recount</translation>
    </message>
    <message>
        <source>重要事项应当先经党组织研究讨论</source>
        <translation>Important matters are studied by the party organisation first</translation>
    </message>
    <message>
        <source>问一问满意不满意，比一比之前之后</source>
        <translation>Ask whether people are satisfied, compare before and after</translation>
    </message>
    <message>
        <source>专题调研记录</source>
        <translation>Record of an investigation</translation>
    </message>
    <message>
        <source>主送单位</source>
        <translation>Addressed to</translation>
    </message>
    <message>
        <source>人名</source>
        <translation>Names</translation>
    </message>
    <message>
        <source>党组织研究、村民会议授权登记表</source>
        <translation>Party study and assembly authorisation</translation>
    </message>
    <message>
        <source>公示异议登记表</source>
        <translation>Objection to a notice</translation>
    </message>
    <message>
        <source>协商成果报告</source>
        <translation>Report of the outcome</translation>
    </message>
    <message>
        <source>协商成果报送函</source>
        <translation>Letter submitting the outcome</translation>
    </message>
    <message>
        <source>反馈登记表</source>
        <translation>Record of feedback</translation>
    </message>
    <message>
        <source>效果评价表</source>
        <translation>Evaluation sheet</translation>
    </message>
    <message>
        <source>登记表</source>
        <translation>Record sheet</translation>
    </message>
    <message>
        <source>督办单</source>
        <translation>Supervision letter</translation>
    </message>
    <message>
        <source>落款</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>议题确定通知</source>
        <translation>Notice of the topic decided</translation>
    </message>
    <message>
        <source>议题筛选表</source>
        <translation>Screening sheet of a topic</translation>
    </message>
    <message>
        <source>采纳情况反馈单</source>
        <translation>Answer on adoption</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>项目名称</source>
        <translation>Name of the item</translation>
    </message>
    <message>
        <source>会上没有付诸表决的，写明理由后跳过</source>
        <translation>If nothing was put to the vote, pass over with a reason</translation>
    </message>
    <message>
        <source>召集了表决会议，还没有表决</source>
        <translation>Voting meeting called, no vote held</translation>
    </message>
    <message>
        <source>已表决{done}项</source>
        <translation>{done} votes held</translation>
    </message>
    <message>
        <source>来访接待登记表</source>
        <translation>Reception form</translation>
    </message>
    <message>
        <source>答复情况</source>
        <translation>Answers given</translation>
    </message>
    <message>
        <source>记下恢复码收好没有</source>
        <translation>Note whether the recovery code is kept</translation>
    </message>
    <message>
        <source>作出日期</source>
        <translation>Given on</translation>
    </message>
    <message>
        <source>16至30天</source>
        <translation>16 to 30 days</translation>
    </message>
    <message>
        <source>30天以上</source>
        <translation>over 30 days</translation>
    </message>
    <message>
        <source>7天以内</source>
        <translation>within 7 days</translation>
    </message>
    <message>
        <source>8至15天</source>
        <translation>8 to 15 days</translation>
    </message>
    <message>
        <source>协商走到哪一步</source>
        <translation>Where consultations stand</translation>
    </message>
    <message>
        <source>受理诉求</source>
        <translation>Concerns taken in</translation>
    </message>
    <message>
        <source>各方到会</source>
        <translation>Who came</translation>
    </message>
    <message>
        <source>在办，已超期</source>
        <translation>in hand, late</translation>
    </message>
    <message>
        <source>在办，没到期</source>
        <translation>in hand, in time</translation>
    </message>
    <message>
        <source>多久答复</source>
        <translation>Time to an answer</translation>
    </message>
    <message>
        <source>完成，超过首次期限</source>
        <translation>done after the first deadline</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>done in time</translation>
    </message>
    <message>
        <source>已归档</source>
        <translation>archived</translation>
    </message>
    <message>
        <source>开会</source>
        <translation>Meetings held</translation>
    </message>
    <message>
        <source>开展协商</source>
        <translation>Consultations</translation>
    </message>
    <message>
        <source>意见态度</source>
        <translation>Stances of opinions</translation>
    </message>
    <message>
        <source>成果被采纳</source>
        <translation>Results adopted</translation>
    </message>
    <message>
        <source>成果采纳情况</source>
        <translation>Adoption of results</translation>
    </message>
    <message>
        <source>没有写明类别</source>
        <translation>no class noted</translation>
    </message>
    <message>
        <source>落实完成</source>
        <translation>Tasks done</translation>
    </message>
    <message>
        <source>落实情况</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>表决结果</source>
        <translation>Results of votes</translation>
    </message>
    <message>
        <source>诉求从哪里来</source>
        <translation>Where concerns come from</translation>
    </message>
    <message>
        <source>诉求是哪一类</source>
        <translation>What concerns are about</translation>
    </message>
    <message>
        <source>还没答复，已超期</source>
        <translation>unanswered, late</translation>
    </message>
    <message>
        <source>还没答复，没到期</source>
        <translation>unanswered, in time</translation>
    </message>
    <message>
        <source>不隐去的内容</source>
        <translation>What is not hidden</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>一同反映的人</source>
        <translation>Raised together with</translation>
    </message>
    <message>
        <source>上级文件</source>
        <translation>Document from above</translation>
    </message>
    <message>
        <source>不再进行的理由</source>
        <translation>Why it was dropped</translation>
    </message>
    <message>
        <source>不属于协商范围</source>
        <translation>Not for consultation</translation>
    </message>
    <message>
        <source>不按适用条件选用形式的理由</source>
        <translation>Why this form, against its conditions</translation>
    </message>
    <message>
        <source>业主委员会</source>
        <translation>Owners&apos; committee</translation>
    </message>
    <message>
        <source>两委会商议</source>
        <translation>Two committees confer</translation>
    </message>
    <message>
        <source>主动报名</source>
        <translation>Came of own accord</translation>
    </message>
    <message>
        <source>之前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>之前的日期</source>
        <translation>Day before</translation>
    </message>
    <message>
        <source>之后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>之后的日期</source>
        <translation>Day after</translation>
    </message>
    <message>
        <source>乡贤</source>
        <translation>Respected villager</translation>
    </message>
    <message>
        <source>乡镇</source>
        <translation>Township</translation>
    </message>
    <message>
        <source>书面征求意见表</source>
        <translation>Opinion sheet</translation>
    </message>
    <message>
        <source>仅作为意见，不设期限</source>
        <translation>Advice only, no deadline</translation>
    </message>
    <message>
        <source>企业</source>
        <translation>Enterprise</translation>
    </message>
    <message>
        <source>会前准备</source>
        <translation>Preparation</translation>
    </message>
    <message>
        <source>会议链接</source>
        <translation>Meeting link</translation>
    </message>
    <message>
        <source>依据和理由</source>
        <translation>Grounds and reasons</translation>
    </message>
    <message>
        <source>依据的程序</source>
        <translation>Based on</translation>
    </message>
    <message>
        <source>修订人</source>
        <translation>Adapted by</translation>
    </message>
    <message>
        <source>修订理由</source>
        <translation>Why adapted</translation>
    </message>
    <message>
        <source>催收日期</source>
        <translation>Reminded on</translation>
    </message>
    <message>
        <source>党代表</source>
        <translation>Party congress delegate</translation>
    </message>
    <message>
        <source>党员大会审议</source>
        <translation>Party members examine</translation>
    </message>
    <message>
        <source>党政中心任务</source>
        <translation>Central tasks</translation>
    </message>
    <message>
        <source>党政关切</source>
        <translation>Government&apos;s concerns</translation>
    </message>
    <message>
        <source>党组织</source>
        <translation>Party organisation</translation>
    </message>
    <message>
        <source>党组织提议</source>
        <translation>Party proposes</translation>
    </message>
    <message>
        <source>公益慈善资源</source>
        <translation>Charity resources</translation>
    </message>
    <message>
        <source>共建单位</source>
        <translation>Partner unit</translation>
    </message>
    <message>
        <source>决定权限</source>
        <translation>Who may decide</translation>
    </message>
    <message>
        <source>决议公开</source>
        <translation>Decision published</translation>
    </message>
    <message>
        <source>准备事项</source>
        <translation>To prepare</translation>
    </message>
    <message>
        <source>利益相关方</source>
        <translation>Party concerned</translation>
    </message>
    <message>
        <source>利益相关方全员</source>
        <translation>All concerned</translation>
    </message>
    <message>
        <source>制定单位</source>
        <translation>Made by</translation>
    </message>
    <message>
        <source>制度</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>制度文件</source>
        <translation>Regulation</translation>
    </message>
    <message>
        <source>办理情况</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>办理日期</source>
        <translation>Done on</translation>
    </message>
    <message>
        <source>协商事项</source>
        <translation>Catalogue matter</translation>
    </message>
    <message>
        <source>协商事项目录</source>
        <translation>Catalogue of matters</translation>
    </message>
    <message>
        <source>协商方</source>
        <translation>Party</translation>
    </message>
    <message>
        <source>协商日期</source>
        <translation>Held on</translation>
    </message>
    <message>
        <source>协商要求</source>
        <translation>How to consult</translation>
    </message>
    <message>
        <source>协商过程</source>
        <translation>Process</translation>
    </message>
    <message>
        <source>协商题目</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>原件</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>原件存放地点</source>
        <translation>Original kept at</translation>
    </message>
    <message>
        <source>原件页数</source>
        <translation>Pages of the original</translation>
    </message>
    <message>
        <source>县</source>
        <translation>County</translation>
    </message>
    <message>
        <source>参与</source>
        <translation>Taking part</translation>
    </message>
    <message>
        <source>参加人员</source>
        <translation>Who took part</translation>
    </message>
    <message>
        <source>参加人员产生方式</source>
        <translation>How participants were chosen</translation>
    </message>
    <message>
        <source>参加方式</source>
        <translation>How they came</translation>
    </message>
    <message>
        <source>发出日期</source>
        <translation>Handed out</translation>
    </message>
    <message>
        <source>发展冷点</source>
        <translation>Neglected matters</translation>
    </message>
    <message>
        <source>受邀</source>
        <translation>Invited</translation>
    </message>
    <message>
        <source>可提供的资源</source>
        <translation>What it can bring</translation>
    </message>
    <message>
        <source>合法性审查人</source>
        <translation>Lawfulness reviewed by</translation>
    </message>
    <message>
        <source>后来的变化</source>
        <translation>Later changes</translation>
    </message>
    <message>
        <source>周期</source>
        <translation>Rhythm</translation>
    </message>
    <message>
        <source>大格局</source>
        <translation>Wide view</translation>
    </message>
    <message>
        <source>失效日期</source>
        <translation>Ends on</translation>
    </message>
    <message>
        <source>存放地点</source>
        <translation>Kept at</translation>
    </message>
    <message>
        <source>完成日期</source>
        <translation>Done on</translation>
    </message>
    <message>
        <source>完成比例</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>实施结果公开</source>
        <translation>Implementation published</translation>
    </message>
    <message>
        <source>实际影响</source>
        <translation>Actual effect</translation>
    </message>
    <message>
        <source>审查日期</source>
        <translation>Reviewed on</translation>
    </message>
    <message>
        <source>对应的决策</source>
        <translation>Decision it serves</translation>
    </message>
    <message>
        <source>对应的政策或决定</source>
        <translation>Policy or decision</translation>
    </message>
    <message>
        <source>对照的法律政策</source>
        <translation>Law compared</translation>
    </message>
    <message>
        <source>小切口</source>
        <translation>Small cut</translation>
    </message>
    <message>
        <source>属于公共事务</source>
        <translation>Public matter</translation>
    </message>
    <message>
        <source>已宣读议事规则</source>
        <translation>Rules were read out</translation>
    </message>
    <message>
        <source>年</source>
        <translation>yr</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>年度协商计划</source>
        <translation>Annual plan</translation>
    </message>
    <message>
        <source>并入议题</source>
        <translation>Merged into</translation>
    </message>
    <message>
        <source>弃权</source>
        <translation>Abstain</translation>
    </message>
    <message>
        <source>归档人</source>
        <translation>Archived by</translation>
    </message>
    <message>
        <source>微协商</source>
        <translation>Small consultation</translation>
    </message>
    <message>
        <source>志愿者</source>
        <translation>Volunteer</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>扫描件</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>批准单位</source>
        <translation>Approved by</translation>
    </message>
    <message>
        <source>批准日期</source>
        <translation>Approved on</translation>
    </message>
    <message>
        <source>承办单位</source>
        <translation>Handling unit</translation>
    </message>
    <message>
        <source>投入资金</source>
        <translation>Funds spent</translation>
    </message>
    <message>
        <source>投票方式</source>
        <translation>How the vote was given</translation>
    </message>
    <message>
        <source>报名</source>
        <translation>Applied</translation>
    </message>
    <message>
        <source>抽取</source>
        <translation>Drawn</translation>
    </message>
    <message>
        <source>抽取记录</source>
        <translation>Record of the draw</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>推荐</source>
        <translation>Recommended</translation>
    </message>
    <message>
        <source>推选的代表</source>
        <translation>Chosen delegate</translation>
    </message>
    <message>
        <source>提供的资源</source>
        <translation>What it brings</translation>
    </message>
    <message>
        <source>提出的理由</source>
        <translation>Why proposed</translation>
    </message>
    <message>
        <source>提案人</source>
        <translation>Proposer</translation>
    </message>
    <message>
        <source>提案线索</source>
        <translation>Lead for a proposal</translation>
    </message>
    <message>
        <source>摄影</source>
        <translation>Photographs by</translation>
    </message>
    <message>
        <source>操作办法</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>收回日期</source>
        <translation>Returned on</translation>
    </message>
    <message>
        <source>收回期限</source>
        <translation>Return by</translation>
    </message>
    <message>
        <source>政府购买服务情况</source>
        <translation>Purchased services</translation>
    </message>
    <message>
        <source>政策制度问题</source>
        <translation>Policy at fault</translation>
    </message>
    <message>
        <source>政策建议</source>
        <translation>Policy advice</translation>
    </message>
    <message>
        <source>政策要求</source>
        <translation>Policy asks</translation>
    </message>
    <message>
        <source>数据来源</source>
        <translation>Source of the figure</translation>
    </message>
    <message>
        <source>文件名称</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>既往协商</source>
        <translation>Past matter</translation>
    </message>
    <message>
        <source>月</source>
        <translation>mo</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>有深度</source>
        <translation>Deep</translation>
    </message>
    <message>
        <source>村级议事</source>
        <translation>Village deliberation</translation>
    </message>
    <message>
        <source>村规民约</source>
        <translation>Village charter</translation>
    </message>
    <message>
        <source>村（社区）</source>
        <translation>Village or community</translation>
    </message>
    <message>
        <source>村（社区）可以决定</source>
        <translation>Decided here</translation>
    </message>
    <message>
        <source>档案号</source>
        <translation>Archive number</translation>
    </message>
    <message>
        <source>检查发现</source>
        <translation>Found on inspection</translation>
    </message>
    <message>
        <source>每周</source>
        <translation>Weekly</translation>
    </message>
    <message>
        <source>每月</source>
        <translation>Monthly</translation>
    </message>
    <message>
        <source>民生诉求</source>
        <translation>What people ask</translation>
    </message>
    <message>
        <source>民生难点</source>
        <translation>Hardships</translation>
    </message>
    <message>
        <source>物业服务企业</source>
        <translation>Property manager</translation>
    </message>
    <message>
        <source>牵头人</source>
        <translation>Lead</translation>
    </message>
    <message>
        <source>牵头单位</source>
        <translation>Lead unit</translation>
    </message>
    <message>
        <source>监督事项</source>
        <translation>Matters overseen</translation>
    </message>
    <message>
        <source>监督意见</source>
        <translation>Supervisors&apos; opinion</translation>
    </message>
    <message>
        <source>矛盾纠纷</source>
        <translation>Dispute</translation>
    </message>
    <message>
        <source>社会工作者</source>
        <translation>Social worker</translation>
    </message>
    <message>
        <source>社会治安防控协商</source>
        <translation>Public security consultation</translation>
    </message>
    <message>
        <source>社会热点</source>
        <translation>Matters of attention</translation>
    </message>
    <message>
        <source>社会组织</source>
        <translation>Social organisation</translation>
    </message>
    <message>
        <source>社区协商</source>
        <translation>Community consultation</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Sort</translation>
    </message>
    <message>
        <source>程序代码</source>
        <translation>Procedure code</translation>
    </message>
    <message>
        <source>第几天</source>
        <translation>Day number</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>紧迫性</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>网格员</source>
        <translation>Grid worker</translation>
    </message>
    <message>
        <source>群团组织</source>
        <translation>Mass organisation</translation>
    </message>
    <message>
        <source>联合党委成员单位</source>
        <translation>In the joint party committee</translation>
    </message>
    <message>
        <source>联系人</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>聚焦</source>
        <translation>Focus</translation>
    </message>
    <message>
        <source>背景</source>
        <translation>Background</translation>
    </message>
    <message>
        <source>能落实</source>
        <translation>Can be done</translation>
    </message>
    <message>
        <source>自订程序</source>
        <translation>Adapted procedure</translation>
    </message>
    <message>
        <source>落实日期</source>
        <translation>Carried out on</translation>
    </message>
    <message>
        <source>表决情况</source>
        <translation>How it was voted</translation>
    </message>
    <message>
        <source>表决意见</source>
        <translation>Vote</translation>
    </message>
    <message>
        <source>被征求意见人</source>
        <translation>Asked</translation>
    </message>
    <message>
        <source>计划名称</source>
        <translation>Plan name</translation>
    </message>
    <message>
        <source>计划外的理由</source>
        <translation>Why outside the plan</translation>
    </message>
    <message>
        <source>计划项目</source>
        <translation>Plan item</translation>
    </message>
    <message>
        <source>议事日</source>
        <translation>Deliberation day</translation>
    </message>
    <message>
        <source>议事规则</source>
        <translation>Rules of order</translation>
    </message>
    <message>
        <source>议题征集</source>
        <translation>Call for topics</translation>
    </message>
    <message>
        <source>记名票</source>
        <translation>Named vote</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>负责</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>赞成</source>
        <translation>For</translation>
    </message>
    <message>
        <source>较急</source>
        <translation>Rather urgent</translation>
    </message>
    <message>
        <source>远程</source>
        <translation>Remote</translation>
    </message>
    <message>
        <source>远程平台</source>
        <translation>Platform</translation>
    </message>
    <message>
        <source>适用的协商类型</source>
        <translation>For consultations of kind</translation>
    </message>
    <message>
        <source>适用的程序</source>
        <translation>For the procedure</translation>
    </message>
    <message>
        <source>选题质量</source>
        <translation>Quality of the topic</translation>
    </message>
    <message>
        <source>部门单位</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>针对的问题</source>
        <translation>Problem addressed</translation>
    </message>
    <message>
        <source>阶段目标</source>
        <translation>Milestones</translation>
    </message>
    <message>
        <source>需要报上级</source>
        <translation>Goes to a higher level</translation>
    </message>
    <message>
        <source>领导</source>
        <translation>Leading</translation>
    </message>
    <message>
        <source>驻区单位</source>
        <translation>Stationed unit</translation>
    </message>
    <message>
        <source>未到会，书面</source>
        <translation>Not there, in writing</translation>
    </message>
    <message>
        <source>未到会，入户</source>
        <translation>Not there, at home</translation>
    </message>
    <message>
        <source>未到会，电话</source>
        <translation>Not there, by phone</translation>
    </message>
    <message>
        <source>未到会，远程</source>
        <translation>Not there, remotely</translation>
    </message>
    <message>
        <source>修改指标</source>
        <translation>Edit figure</translation>
    </message>
    <message>
        <source>删去指标</source>
        <translation>Remove figure</translation>
    </message>
    <message>
        <source>登记指标</source>
        <translation>Enter figure</translation>
    </message>
    <message>
        <source>补记落实后的数字</source>
        <translation>Fill in figure after</translation>
    </message>
    <message>
        <source>一位各方都信得过的主持人</source>
        <translation>A chair whom all sides trust</translation>
    </message>
    <message>
        <source>一户的话不能当成全组的意见</source>
        <translation>What one household says is not the view of the group</translation>
    </message>
    <message>
        <source>一次说一件事，不打断别人</source>
        <translation>Speak of one thing at a time, interrupt nobody</translation>
    </message>
    <message>
        <source>不外传别人的私事</source>
        <translation>Keep private matters of others to yourself</translation>
    </message>
    <message>
        <source>不能代替法定的会议表决，法律另有规定的除外</source>
        <translation>Cannot replace a vote the law wants at a meeting, unless the law says otherwise</translation>
    </message>
    <message>
        <source>不能无记名投票：连线看不住票</source>
        <translation>No secret ballot: nobody can watch the papers over a line</translation>
    </message>
    <message>
        <source>不表决</source>
        <translation>No vote is taken</translation>
    </message>
    <message>
        <source>不表决，只记共识、分歧和没有谈定的事</source>
        <translation>No vote; only what is agreed, disputed and left open is kept</translation>
    </message>
    <message>
        <source>不表决，意见供后面的会议使用</source>
        <translation>No vote; what is said serves later meetings</translation>
    </message>
    <message>
        <source>专业性强，要请懂行的人一起说的</source>
        <translation>A matter for specialists, who are to be heard</translation>
    </message>
    <message>
        <source>专家、专业技术人员</source>
        <translation>Experts and technicians</translation>
    </message>
    <message>
        <source>专家、法律顾问</source>
        <translation>Experts and legal advisers</translation>
    </message>
    <message>
        <source>书面答复的专家和有关单位</source>
        <translation>Experts and units that answer in writing</translation>
    </message>
    <message>
        <source>事关多数人，需要当面商量、当场形成意见的</source>
        <translation>It concerns many, who should talk face to face and come to a view there</translation>
    </message>
    <message>
        <source>事情清楚，只需要逐户、逐单位征求意见的</source>
        <translation>The matter is plain and each household or unit is only to be asked</translation>
    </message>
    <message>
        <source>人多、住得散，一时聚不齐的</source>
        <translation>Many people, living far apart, who cannot gather soon</translation>
    </message>
    <message>
        <source>人数不够的会议不能表决</source>
        <translation>A meeting without a quorum takes no vote</translation>
    </message>
    <message>
        <source>代表本方的意见，会后转告本方</source>
        <translation>Speak for your side and report back to it</translation>
    </message>
    <message>
        <source>企业方面代表</source>
        <translation>Representatives of enterprises</translation>
    </message>
    <message>
        <source>会前拿到材料</source>
        <translation>Have the papers before the meeting</translation>
    </message>
    <message>
        <source>会前知道议题、时间和地点</source>
        <translation>Know topic, time and place beforehand</translation>
    </message>
    <message>
        <source>修改会前准备</source>
        <translation>Edit a preparation</translation>
    </message>
    <message>
        <source>修改协商方</source>
        <translation>Edit a party</translation>
    </message>
    <message>
        <source>党代表、人大代表、政协委员</source>
        <translation>Party delegates, people&apos;s deputies, CPPCC members</translation>
    </message>
    <message>
        <source>其他愿意连线的人</source>
        <translation>Others who wish to join by line</translation>
    </message>
    <message>
        <source>写不同意见，也可以不写理由</source>
        <translation>Write a dissenting view, with or without reasons</translation>
    </message>
    <message>
        <source>写明参加人怎样产生</source>
        <translation>Say how participants are chosen</translation>
    </message>
    <message>
        <source>农村集体经济组织</source>
        <translation>The rural collective economic organization</translation>
    </message>
    <message>
        <source>列出会前准备</source>
        <translation>List preparations</translation>
    </message>
    <message>
        <source>到会发言，要求把自己的话原样记下来</source>
        <translation>Speak, and have your words taken down as said</translation>
    </message>
    <message>
        <source>劳动行政部门</source>
        <translation>The labour authority</translation>
    </message>
    <message>
        <source>勾销会前准备</source>
        <translation>Tick off a preparation</translation>
    </message>
    <message>
        <source>协商形成的意见，各方共同遵守</source>
        <translation>All sides keep to what was agreed</translation>
    </message>
    <message>
        <source>去掉会前准备</source>
        <translation>Remove a preparation</translation>
    </message>
    <message>
        <source>去掉协商方</source>
        <translation>Remove a party</translation>
    </message>
    <message>
        <source>发言，提书面意见</source>
        <translation>Speak, or hand in views in writing</translation>
    </message>
    <message>
        <source>和在场的人一样发言</source>
        <translation>Speak like those in the room</translation>
    </message>
    <message>
        <source>商量以后要依法表决的：表决只能在会议上进行</source>
        <translation>A vote by law follows: it can only be held at a meeting</translation>
    </message>
    <message>
        <source>在会场核对身份的人</source>
        <translation>Somebody in the room who checks identities</translation>
    </message>
    <message>
        <source>在外地的当事人或者代表</source>
        <translation>Those concerned who are away, or their delegates</translation>
    </message>
    <message>
        <source>在期限内交回，写清是谁的意见</source>
        <translation>Return it in time and say whose view it is</translation>
    </message>
    <message>
        <source>在自己家里说话</source>
        <translation>Speak at home</translation>
    </message>
    <message>
        <source>增加会前准备</source>
        <translation>Add a preparation</translation>
    </message>
    <message>
        <source>增加协商方</source>
        <translation>Add a party</translation>
    </message>
    <message>
        <source>如实说情况</source>
        <translation>Tell things as they are</translation>
    </message>
    <message>
        <source>对不同意见要求说明理由</source>
        <translation>Ask for reasons where views differ</translation>
    </message>
    <message>
        <source>对口的部门单位</source>
        <translation>The counterpart departments</translation>
    </message>
    <message>
        <source>就事论事，不翻旧账</source>
        <translation>Keep to the matter, leave old quarrels alone</translation>
    </message>
    <message>
        <source>工会或者职工推选的代表</source>
        <translation>The union, or delegates chosen by the staff</translation>
    </message>
    <message>
        <source>当事人年老、生病、行动不便的</source>
        <translation>Those concerned are old, ill or cannot walk far</translation>
    </message>
    <message>
        <source>当事的人</source>
        <translation>Those concerned</translation>
    </message>
    <message>
        <source>当事的各方</source>
        <translation>All sides of the matter</translation>
    </message>
    <message>
        <source>情况紧急，不能聚在一起的</source>
        <translation>An emergency in which people cannot gather</translation>
    </message>
    <message>
        <source>所要听取的那一类人的代表</source>
        <translation>Delegates of the kind of people to be heard</translation>
    </message>
    <message>
        <source>把话说完</source>
        <translation>Be heard to the end</translation>
    </message>
    <message>
        <source>抽取参加人</source>
        <translation>Draw participants</translation>
    </message>
    <message>
        <source>拿到完整的材料和足够的考虑时间</source>
        <translation>Have all papers and time enough to think</translation>
    </message>
    <message>
        <source>按协商类型列出各方</source>
        <translation>List the parties of this kind</translation>
    </message>
    <message>
        <source>按时到会，不能来的提前说明</source>
        <translation>Be on time, or say beforehand that you cannot come</translation>
    </message>
    <message>
        <source>有关界别的委员</source>
        <translation>Members of the sectors concerned</translation>
    </message>
    <message>
        <source>有关的人民团体和社会组织</source>
        <translation>People&apos;s and social organizations concerned</translation>
    </message>
    <message>
        <source>有关的界别和专家</source>
        <translation>Sectors and experts concerned</translation>
    </message>
    <message>
        <source>有关部门和单位的代表</source>
        <translation>Delegates of the departments and units concerned</translation>
    </message>
    <message>
        <source>有分歧、有情绪，先要把话说开的</source>
        <translation>There is dispute or anger and people must first speak openly</translation>
    </message>
    <message>
        <source>本人参加，不让别人冒名</source>
        <translation>Take part yourself, let nobody use your name</translation>
    </message>
    <message>
        <source>村（居）务监督委员会</source>
        <translation>The village (community) supervision committee</translation>
    </message>
    <message>
        <source>村（居）民委员会成员，或者会议的组织者</source>
        <translation>Members of the village (community) committee, or whoever convenes</translation>
    </message>
    <message>
        <source>村（居）民小组</source>
        <translation>Village (resident) groups</translation>
    </message>
    <message>
        <source>熟悉情况的小组长、网格员</source>
        <translation>Group leaders and grid workers who know the place</translation>
    </message>
    <message>
        <source>用人单位的代表</source>
        <translation>Delegates of the employer</translation>
    </message>
    <message>
        <source>登记共建单位</source>
        <translation>Enter a partner unit</translation>
    </message>
    <message>
        <source>登记参加方式</source>
        <translation>Enter how somebody came to take part</translation>
    </message>
    <message>
        <source>看走访记录，改正记错的话</source>
        <translation>Read the visit record and have errors corrected</translation>
    </message>
    <message>
        <source>知道意见采纳了没有</source>
        <translation>Know whether the view was adopted</translation>
    </message>
    <message>
        <source>知道有没有录音录像</source>
        <translation>Know whether it is recorded</translation>
    </message>
    <message>
        <source>社区社会组织</source>
        <translation>Social organizations of the community</translation>
    </message>
    <message>
        <source>网格员、社会工作者</source>
        <translation>Grid workers and social workers</translation>
    </message>
    <message>
        <source>老党员、老干部、乡贤</source>
        <translation>Veteran party members and cadres, respected villagers</translation>
    </message>
    <message>
        <source>至少两名走访人</source>
        <translation>At least two visitors</translation>
    </message>
    <message>
        <source>被走访的人</source>
        <translation>Those who are visited</translation>
    </message>
    <message>
        <source>要到现场看了才说得清的</source>
        <translation>It can only be told by seeing it on the spot</translation>
    </message>
    <message>
        <source>要听某一类人的意见的</source>
        <translation>One kind of people is to be heard</translation>
    </message>
    <message>
        <source>要求不公开自己说的话</source>
        <translation>Ask that your words are not made public</translation>
    </message>
    <message>
        <source>要紧的人在外地，回不来的</source>
        <translation>Those who matter are away and cannot come back</translation>
    </message>
    <message>
        <source>议题涉及的农户</source>
        <translation>Farm households concerned</translation>
    </message>
    <message>
        <source>议题涉及的居民</source>
        <translation>Residents concerned</translation>
    </message>
    <message>
        <source>议题涉及的居民和单位</source>
        <translation>Residents and units concerned</translation>
    </message>
    <message>
        <source>议题涉及的村（居）民和单位</source>
        <translation>Villagers (residents) and units concerned</translation>
    </message>
    <message>
        <source>议题直接涉及的人，或者他们推选的代表</source>
        <translation>Those directly concerned, or delegates they chose</translation>
    </message>
    <message>
        <source>议题直接涉及的每一户或者每个单位</source>
        <translation>Every household or unit directly concerned</translation>
    </message>
    <message>
        <source>说话时报姓名</source>
        <translation>Say your name when you speak</translation>
    </message>
    <message>
        <source>调整协商方次序</source>
        <translation>Reorder the parties</translation>
    </message>
    <message>
        <source>走访人不替人表态</source>
        <translation>Visitors speak for nobody else</translation>
    </message>
    <message>
        <source>还没有成熟的方案，先听听想法的</source>
        <translation>There is no plan yet and ideas are to be heard first</translation>
    </message>
    <message>
        <source>选定协商形式</source>
        <translation>Choose the forms</translation>
    </message>
    <message>
        <source>邀请参加人</source>
        <translation>Invite participants</translation>
    </message>
    <message>
        <source>一起延期</source>
        <translation>Put off together</translation>
    </message>
    <message>
        <source>一起督办</source>
        <translation>Remind together</translation>
    </message>
    <message>
        <source>拟公示</source>
        <translation>Draft notice</translation>
    </message>
    <message>
        <source>撤回公示</source>
        <translation>Withdraw notice</translation>
    </message>
    <message>
        <source>撤回督办</source>
        <translation>Withdraw reminder</translation>
    </message>
    <message>
        <source>更正公示</source>
        <translation>Correct notice</translation>
    </message>
    <message>
        <source>贴出公示</source>
        <translation>Post notice</translation>
    </message>
    <message>
        <source>填写代表户数</source>
        <translation>Enter households stood for</translation>
    </message>
    <message>
        <source>一事一议筹资筹劳</source>
        <translation>Levy for one matter</translation>
    </message>
    <message>
        <source>一般的协商：从诉求到回音十四个环节，要表决的先协商后表决，要报送的报给能定的单位。</source>
        <translation>For consultations in general: fourteen stages from concern to answer; consult before voting, submit to whoever can decide.</translation>
    </message>
    <message>
        <source>七问答完，写明办什么、要多少钱和劳力、怎么摊、谁可以免</source>
        <translation>Seven answers: what is built, how much money and labour, who pays how much, who is exempt</translation>
    </message>
    <message>
        <source>七问答完，方案才算形成</source>
        <translation>The plan is made once the seven questions are answered</translation>
    </message>
    <message>
        <source>两委会商议一致的方案，由村民委员会签署</source>
        <translation>What both committees agreed on is signed by the villagers&apos; committee</translation>
    </message>
    <message>
        <source>两委会已商议：{day}</source>
        <translation>Both committees have conferred: {day}</translation>
    </message>
    <message>
        <source>两委会还没有商议</source>
        <translation>The two committees have not conferred</translation>
    </message>
    <message>
        <source>乡镇人民政府、县级主管部门</source>
        <translation>Township government and county department</translation>
    </message>
    <message>
        <source>会前由村民代表逐户征求所代表农户的意见，并经农户签字认可</source>
        <translation>Before the meeting each representative asks the households and has them sign</translation>
    </message>
    <message>
        <source>先由村党组织研究提出，再交两委会商议</source>
        <translation>The Party organisation proposes, then both committees confer</translation>
    </message>
    <message>
        <source>先让大家知道要办什么、怎么办</source>
        <translation>People should know first what is to be done and how</translation>
    </message>
    <message>
        <source>党员大会够数的表决{done}项</source>
        <translation>{done} votes of Party members with a quorum</translation>
    </message>
    <message>
        <source>党员大会已审议通过</source>
        <translation>Carried by the Party members&apos; meeting</translation>
    </message>
    <message>
        <source>党员大会已表决{done}项</source>
        <translation>{done} votes of the Party members&apos; meeting</translation>
    </message>
    <message>
        <source>党员大会没有够数的表决结果</source>
        <translation>No vote of the Party members&apos; meeting with a quorum</translation>
    </message>
    <message>
        <source>党员大会没有审议通过</source>
        <translation>Not carried by the Party members&apos; meeting</translation>
    </message>
    <message>
        <source>党员大会还没有表决</source>
        <translation>The Party members&apos; meeting has not voted</translation>
    </message>
    <message>
        <source>公布和报送的内容以定稿的记录为准</source>
        <translation>What is published and submitted follows the final records</translation>
    </message>
    <message>
        <source>公开</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>决议已通过</source>
        <translation>The decision was carried</translation>
    </message>
    <message>
        <source>决议没有通过，没有可以实施的事项</source>
        <translation>Nothing was carried, there is nothing to carry out</translation>
    </message>
    <message>
        <source>到会不够数的决议不成立，不能跳过</source>
        <translation>A decision without a quorum does not stand; it cannot be passed over</translation>
    </message>
    <message>
        <source>协商确定的事项公布满{done}日（法定{need}日）</source>
        <translation>What was agreed has hung {done} days (law: {need})</translation>
    </message>
    <message>
        <source>协商确定的事项公布满{done}日，还差{left}日</source>
        <translation>What was agreed has hung {done} days, {left} to go</translation>
    </message>
    <message>
        <source>协商确定的事项及其落实情况应当公布</source>
        <translation>What was agreed, and what came of it, must be published</translation>
    </message>
    <message>
        <source>协商确定的事项已公布：{day}</source>
        <translation>What was agreed is published: {day}</translation>
    </message>
    <message>
        <source>协商确定的事项还没有公布</source>
        <translation>What was agreed is not published</translation>
    </message>
    <message>
        <source>听取意见</source>
        <translation>Hear opinions</translation>
    </message>
    <message>
        <source>商议</source>
        <translation>Confer</translation>
    </message>
    <message>
        <source>商议的结果形成方案，交党员大会审议</source>
        <translation>The outcome becomes the plan that Party members examine</translation>
    </message>
    <message>
        <source>四议两公开</source>
        <translation>Four deliberations, two disclosures</translation>
    </message>
    <message>
        <source>够数的决议{done}项</source>
        <translation>{done} decisions with a quorum</translation>
    </message>
    <message>
        <source>定下时间、地点，方案提前发给党员</source>
        <translation>Settle time and place; Party members get the plan beforehand</translation>
    </message>
    <message>
        <source>实施</source>
        <translation>Carry out</translation>
    </message>
    <message>
        <source>实施结果公布满{done}日（法定{need}日）</source>
        <translation>The result has hung {done} days (law: {need})</translation>
    </message>
    <message>
        <source>实施结果公布满{done}日，还差{left}日</source>
        <translation>The result has hung {done} days, {left} to go</translation>
    </message>
    <message>
        <source>审议</source>
        <translation>Examine</translation>
    </message>
    <message>
        <source>审议的结果要记录在案</source>
        <translation>The result of the examination is put on record</translation>
    </message>
    <message>
        <source>已召集党员大会：{day}</source>
        <translation>Party members&apos; meeting called: {day}</translation>
    </message>
    <message>
        <source>已召集决议的会议：{day}</source>
        <translation>Deciding meeting called: {day}</translation>
    </message>
    <message>
        <source>已召集恳谈会{done}次</source>
        <translation>{done} talks called</translation>
    </message>
    <message>
        <source>已征求意见{done}次</source>
        <translation>Opinions asked {done} times</translation>
    </message>
    <message>
        <source>已批复：{detail}</source>
        <translation>Answered: {detail}</translation>
    </message>
    <message>
        <source>恳谈</source>
        <translation>Talk</translation>
    </message>
    <message>
        <source>恳谈会已开{done}次</source>
        <translation>{done} talks held</translation>
    </message>
    <message>
        <source>恳谈会还没有开完</source>
        <translation>The talk has not ended</translation>
    </message>
    <message>
        <source>批准以后才能收钱派工；不批的写明理由</source>
        <translation>No money or labour before approval; a refusal states its reason</translation>
    </message>
    <message>
        <source>批复</source>
        <translation>Approval</translation>
    </message>
    <message>
        <source>报乡镇人民政府初审，再报县级主管部门复审</source>
        <translation>First to the township government, then to the county department</translation>
    </message>
    <message>
        <source>报批</source>
        <translation>For approval</translation>
    </message>
    <message>
        <source>提议</source>
        <translation>Propose</translation>
    </message>
    <message>
        <source>收支结算和实施结果还没有公布</source>
        <translation>Accounts and result are not published</translation>
    </message>
    <message>
        <source>方案公布满{done}日（法定{need}日）</source>
        <translation>The plan has hung {done} days (law: {need})</translation>
    </message>
    <message>
        <source>方案公布满{done}日，还差{left}日</source>
        <translation>The plan has hung {done} days, {left} to go</translation>
    </message>
    <message>
        <source>方案公开</source>
        <translation>Publish the plan</translation>
    </message>
    <message>
        <source>方案已报批：{day}</source>
        <translation>Plan sent for approval: {day}</translation>
    </message>
    <message>
        <source>方案已通报：{day}</source>
        <translation>Plan announced: {day}</translation>
    </message>
    <message>
        <source>方案还没有向村民通报</source>
        <translation>The plan was not announced to villagers</translation>
    </message>
    <message>
        <source>村“两委”</source>
        <translation>Both village committees</translation>
    </message>
    <message>
        <source>村党组织已提议：{day}</source>
        <translation>Proposed by the Party organisation: {day}</translation>
    </message>
    <message>
        <source>村党组织还没有提议</source>
        <translation>The Party organisation has not proposed</translation>
    </message>
    <message>
        <source>村民代表会议（村民会议）决议</source>
        <translation>Decision of the representatives&apos; meeting (or assembly)</translation>
    </message>
    <message>
        <source>村民代表会议（村民会议）还没有够数的表决结果</source>
        <translation>No vote of the representatives&apos; meeting (or assembly) with a quorum</translation>
    </message>
    <message>
        <source>村级重大事项：党组织提议、两委会商议、党员大会审议、村民代表会议（村民会议）决议，决议和实施结果都公开。</source>
        <translation>For weighty village matters: proposed, conferred on, examined, decided; decision and result both published.</translation>
    </message>
    <message>
        <source>村里、小区里自己能商量着办的事：坐下来谈，不表决；谈成的落实，没谈成的写明分歧。</source>
        <translation>For what neighbours can settle themselves: talk without a vote; what is agreed is done, what is not is written down.</translation>
    </message>
    <message>
        <source>没有谈过，没有结果可以公示</source>
        <translation>Without a talk there is no result to publish</translation>
    </message>
    <message>
        <source>没有通过的方案不收钱、不派工；写明理由后往下走，只为告诉反映人和归档</source>
        <translation>A plan not carried brings no levy; with a reason it goes on only to tell the askers and to be archived</translation>
    </message>
    <message>
        <source>没有通过的，写明理由后往下走，到反馈时告诉反映人</source>
        <translation>If not carried, go on with a reason and tell the askers</translation>
    </message>
    <message>
        <source>没有通过的，回到两委会修改方案，再提交审议</source>
        <translation>If not carried, both committees change the plan and submit it again</translation>
    </message>
    <message>
        <source>由村民会议或者村民代表会议决定，不能由别的会议代替</source>
        <translation>Decided by the assembly or the representatives, by no other meeting</translation>
    </message>
    <message>
        <source>筹资筹劳方案</source>
        <translation>Levy plan</translation>
    </message>
    <message>
        <source>筹资筹劳方案已表决通过</source>
        <translation>The levy plan was carried</translation>
    </message>
    <message>
        <source>筹资筹劳方案没有表决通过</source>
        <translation>The levy plan was not carried</translation>
    </message>
    <message>
        <source>筹资筹劳方案还没有够数的表决结果</source>
        <translation>No vote on the levy plan with a quorum</translation>
    </message>
    <message>
        <source>筹资筹劳方案还没有报批</source>
        <translation>The levy plan was not sent for approval</translation>
    </message>
    <message>
        <source>筹资筹劳由村民会议，或者按所代表的户计票的村民代表会议表决</source>
        <translation>Levies are voted by the assembly, or by representatives counted by households</translation>
    </message>
    <message>
        <source>组织实施</source>
        <translation>Carry out</translation>
    </message>
    <message>
        <source>结果公开</source>
        <translation>Publish result</translation>
    </message>
    <message>
        <source>结算公开</source>
        <translation>Publish accounts</translation>
    </message>
    <message>
        <source>结算和实施结果公布满{done}日（法定{need}日）</source>
        <translation>Accounts and result have hung {done} days (law: {need})</translation>
    </message>
    <message>
        <source>结算和实施结果公布满{done}日，还差{left}日</source>
        <translation>Accounts and result have hung {done} days, {left} to go</translation>
    </message>
    <message>
        <source>结算和实施结果已公布：{day}</source>
        <translation>Accounts and result published: {day}</translation>
    </message>
    <message>
        <source>落实</source>
        <translation>Follow up</translation>
    </message>
    <message>
        <source>落实情况已公布：{day}</source>
        <translation>What came of it is published: {day}</translation>
    </message>
    <message>
        <source>落实情况还没有公布</source>
        <translation>What came of it is not published</translation>
    </message>
    <message>
        <source>要村民出钱、出劳力办的公益事业：逐户征求意见，一户一票表决，报乡镇和县里批准，账目公开。</source>
        <translation>For public works that need villagers&apos; money or labour: ask each household, one household one vote, get approval, publish the accounts.</translation>
    </message>
    <message>
        <source>还没有召集党员大会</source>
        <translation>No Party members&apos; meeting called</translation>
    </message>
    <message>
        <source>还没有召集恳谈会</source>
        <translation>No talk called</translation>
    </message>
    <message>
        <source>还没有召集村民代表会议（村民会议）</source>
        <translation>No representatives&apos; meeting (or assembly) called</translation>
    </message>
    <message>
        <source>还没有召集村民会议或者按户计票的村民代表会议</source>
        <translation>No assembly, nor representatives&apos; meeting by households, called</translation>
    </message>
    <message>
        <source>还没有批复</source>
        <translation>No approval yet</translation>
    </message>
    <message>
        <source>还没有逐户征求意见的记录</source>
        <translation>No record that households were asked</translation>
    </message>
    <message>
        <source>逐户听取意见</source>
        <translation>Ask each household</translation>
    </message>
    <message>
        <source>修改资料</source>
        <translation>Change an entry</translation>
    </message>
    <message>
        <source>添加资料附件</source>
        <translation>Add files to an entry</translation>
    </message>
    <message>
        <source>登记资料</source>
        <translation>Enter in a register</translation>
    </message>
    <message>
        <source>移除资料</source>
        <translation>Remove an entry</translation>
    </message>
    <message>
        <source>征求谁的意见</source>
        <translation>Who is asked</translation>
    </message>
    <message>
        <source>要问什么</source>
        <translation>What is asked</translation>
    </message>
    <message>
        <source>不记名的份数</source>
        <translation>Unsigned sheets</translation>
    </message>
    <message>
        <source>份</source>
        <translation>sheets</translation>
    </message>
    <message>
        <source>催收征求意见表</source>
        <translation>Remind of opinion sheets</translation>
    </message>
    <message>
        <source>发出征求意见表</source>
        <translation>Hand out opinion sheets</translation>
    </message>
    <message>
        <source>发起书面征求意见</source>
        <translation>Begin a written round</translation>
    </message>
    <message>
        <source>增加征求意见表</source>
        <translation>Add opinion sheets</translation>
    </message>
    <message>
        <source>已收回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>录入征求意见表</source>
        <translation>Enter an opinion sheet</translation>
    </message>
    <message>
        <source>撤回征求意见表录入</source>
        <translation>Take back an opinion sheet</translation>
    </message>
    <message>
        <source>未发出</source>
        <translation>Not out yet</translation>
    </message>
    <message>
        <source>未收回</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>结束书面征求意见</source>
        <translation>End a written round</translation>
    </message>
    <message>
        <source>过期未收回</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>会议通知</source>
        <translation>Meeting notice</translation>
    </message>
    <message>
        <source>会议通知（每人一份）</source>
        <translation>Meeting notice (one for each)</translation>
    </message>
    <message>
        <source>协商会议</source>
        <translation>Meetings of the consultation</translation>
    </message>
    <message>
        <source>协商情况说明</source>
        <translation>Statement on the consultation</translation>
    </message>
    <message>
        <source>可以参加的</source>
        <translation>Who may take part</translation>
    </message>
    <message>
        <source>各类意见</source>
        <translation>Opinions by class</translation>
    </message>
    <message>
        <source>应当听取意见的</source>
        <translation>Who is to be heard</translation>
    </message>
    <message>
        <source>形式的适用条件</source>
        <translation>When the forms apply</translation>
    </message>
    <message>
        <source>必须参加的</source>
        <translation>Who has to take part</translation>
    </message>
    <message>
        <source>抽中的人</source>
        <translation>Those drawn</translation>
    </message>
    <message>
        <source>抽取结果</source>
        <translation>Result of the draw</translation>
    </message>
    <message>
        <source>提前通知</source>
        <translation>Notice beforehand</translation>
    </message>
    <message>
        <source>种子</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>送达登记表</source>
        <translation>Delivery sheet</translation>
    </message>
    <message>
        <source>选用形式的理由</source>
        <translation>Reason for the form</translation>
    </message>
    <message>
        <source>限制</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>表达方式</source>
        <translation>How it was said</translation>
    </message>
    <message>
        <source>告知结果</source>
        <translation>Tell the result</translation>
    </message>
    <message>
        <source>确定议题</source>
        <translation>Decide topic</translation>
    </message>
    <message>
        <source>修改年度计划</source>
        <translation>Change an annual plan</translation>
    </message>
    <message>
        <source>修改计划项目</source>
        <translation>Change an item of a plan</translation>
    </message>
    <message>
        <source>制定年度计划</source>
        <translation>Make an annual plan</translation>
    </message>
    <message>
        <source>恢复计划项目</source>
        <translation>Take up an item of a plan again</translation>
    </message>
    <message>
        <source>按计划开始协商</source>
        <translation>Begin a consultation from the plan</translation>
    </message>
    <message>
        <source>沿用上年计划</source>
        <translation>Carry a plan over to another year</translation>
    </message>
    <message>
        <source>添加计划项目</source>
        <translation>Add an item to a plan</translation>
    </message>
    <message>
        <source>计划项目不再进行</source>
        <translation>Give up an item of a plan</translation>
    </message>
    <message>
        <source>调整计划次序</source>
        <translation>Move an item of a plan</translation>
    </message>
    <message>
        <source>转为计划外</source>
        <translation>Take out of the annual plan</translation>
    </message>
    <message>
        <source>修改会议安排</source>
        <translation>Change the arrangement</translation>
    </message>
    <message>
        <source>协商协议书</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>发言摘编</source>
        <translation>Digest of speeches</translation>
    </message>
    <message>
        <source>宣读议事规则</source>
        <translation>Reading of the rules of order</translation>
    </message>
    <message>
        <source>是否表决</source>
        <translation>Takes votes</translation>
    </message>
    <message>
        <source>是否计入</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>没有发言的</source>
        <translation>Not heard</translation>
    </message>
    <message>
        <source>用时</source>
        <translation>Time taken</translation>
    </message>
    <message>
        <source>记录共识</source>
        <translation>Consensus stored</translation>
    </message>
    <message>
        <source>打电话记录</source>
        <translation>Call log</translation>
    </message>
    <message>
        <source>年度协商计划表</source>
        <translation>Annual consultation plan</translation>
    </message>
    <message>
        <source>年度问题清单</source>
        <translation>List of the year&apos;s problems</translation>
    </message>
    <message>
        <source>抬头</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>行</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>表</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>表名</source>
        <translation>Heading of the table</translation>
    </message>
    <message>
        <source>修改环节的责任人和期限</source>
        <translation>Change who is responsible and the limit of a stage</translation>
    </message>
    <message>
        <source>改编协商程序</source>
        <translation>Adapt a procedure</translation>
    </message>
    <message>
        <source>修改议题征集公告</source>
        <translation>Edit call for topics</translation>
    </message>
    <message>
        <source>发布议题征集公告</source>
        <translation>Publish call for topics</translation>
    </message>
    <message>
        <source>报送社情民意</source>
        <translation>Report upward</translation>
    </message>
    <message>
        <source>登记上级答复</source>
        <translation>Enter the reply from above</translation>
    </message>
    <message>
        <source>登记签收</source>
        <translation>Enter receipt</translation>
    </message>
    <message>
        <source>社情民意报告</source>
        <translation>Report on public opinion</translation>
    </message>
    <message>
        <source>议题征集公告</source>
        <translation>Call for topics</translation>
    </message>
    <message>
        <source>议题筛选结果告知</source>
        <translation>Word on a screened topic</translation>
    </message>
    <message>
        <source>征求意见表</source>
        <translation>Opinion sheets</translation>
    </message>
    <message>
        <source>收回情况</source>
        <translation>What came back</translation>
    </message>
    <message>
        <source>没有交回的</source>
        <translation>Not returned</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Questions</translation>
    </message>
    <message>
        <source>四议两公开六联登记表</source>
        <translation>Register of four deliberations, two disclosures</translation>
    </message>
    <message>
        <source>制度文件登记表</source>
        <translation>Regulation (sheet)</translation>
    </message>
    <message>
        <source>修改专题调研</source>
        <translation>Edit an investigation</translation>
    </message>
    <message>
        <source>登记未到会的意见</source>
        <translation>Enter an absent opinion</translation>
    </message>
    <message>
        <source>登记议题调研</source>
        <translation>Enter an investigation of a topic</translation>
    </message>
    <message>
        <source>登记走访听到的意见</source>
        <translation>Enter an opinion heard on a visit</translation>
    </message>
    <message>
        <source>登记走访听到的诉求</source>
        <translation>Enter a concern heard on a visit</translation>
    </message>
    <message>
        <source>附上调研材料</source>
        <translation>Enclose what an investigation found</translation>
    </message>
    <message>
        <source>撤回记名票</source>
        <translation>Vote with name taken back</translation>
    </message>
    <message>
        <source>登记记名票</source>
        <translation>Vote with name entered</translation>
    </message>
    <message>
        <source>确认记名投票</source>
        <translation>Vote with names confirmed</translation>
    </message>
    <message>
        <source>重新计记名票</source>
        <translation>Votes with names counted again</translation>
    </message>
    <message>
        <source>任务分解表</source>
        <translation>Breakdown of tasks</translation>
    </message>
    <message>
        <source>公示异议登记簿</source>
        <translation>Register of objections</translation>
    </message>
    <message>
        <source>公示（A3 大字）</source>
        <translation>Notice (A3 poster)</translation>
    </message>
    <message>
        <source>典型案例</source>
        <translation>Case study</translation>
    </message>
    <message>
        <source>反馈情况登记表</source>
        <translation>List of feedback</translation>
    </message>
    <message>
        <source>监督意见表</source>
        <translation>Supervisors&apos; opinion</translation>
    </message>
    <message>
        <source>督办回复</source>
        <translation>Answer to a reminder</translation>
    </message>
    <message>
        <source>答复函</source>
        <translation>Letter of reply</translation>
    </message>
    <message>
        <source>落实台账</source>
        <translation>Ledger of tasks</translation>
    </message>
    <message>
        <source>年度计划内外</source>
        <translation>In and outside the annual plan</translation>
    </message>
    <message>
        <source>计划内</source>
        <translation>In the plan</translation>
    </message>
    <message>
        <source>计划外</source>
        <translation>Outside the plan</translation>
    </message>
    <message>
        <source>登记会务人员</source>
        <translation>Staff of the meeting entered</translation>
    </message>
    <message>
        <source>导入意见</source>
        <translation>Import opinions</translation>
    </message>
    <message>
        <source>一起告知反映人</source>
        <translation>Tell all askers</translation>
    </message>
    <message>
        <source>登记监督意见</source>
        <translation>Enter supervisors&apos; opinion</translation>
    </message>
    <message>
        <source>答复监督意见</source>
        <translation>Answer supervisors&apos; opinion</translation>
    </message>
    <message>
        <source>筹资筹劳征求意见签字表</source>
        <translation>Sheet for households to sign on a levy</translation>
    </message>
    <message>
        <source>中秋节</source>
        <translation>Mid-Autumn</translation>
    </message>
    <message>
        <source>书面意见收回</source>
        <translation>Written opinions due</translation>
    </message>
    <message>
        <source>元旦</source>
        <translation>New Year</translation>
    </message>
    <message>
        <source>公示期满</source>
        <translation>Notice ends</translation>
    </message>
    <message>
        <source>劳动节</source>
        <translation>Labour Day</translation>
    </message>
    <message>
        <source>国务院办公厅关于2026年部分节假日安排的通知</source>
        <translation>Notice of the State Council&apos;s General Office on holidays in 2026</translation>
    </message>
    <message>
        <source>国庆节</source>
        <translation>National Day</translation>
    </message>
    <message>
        <source>报送等答复</source>
        <translation>Answer to submission</translation>
    </message>
    <message>
        <source>春节</source>
        <translation>Spring Festival</translation>
    </message>
    <message>
        <source>清明节</source>
        <translation>Qingming</translation>
    </message>
    <message>
        <source>环节办理期限</source>
        <translation>Stage limit</translation>
    </message>
    <message>
        <source>督办答复到期</source>
        <translation>Reminder&apos;s answer due</translation>
    </message>
    <message>
        <source>端午节</source>
        <translation>Dragon Boat</translation>
    </message>
    <message>
        <source>答复反映人</source>
        <translation>Reply to who raised it</translation>
    </message>
    <message>
        <source>落实事项到期</source>
        <translation>Task due</translation>
    </message>
    <message>
        <source>纸张</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>表头</source>
        <translation>Column heads</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>People</translation>
    </message>
    <message>
        <source>会上宣讲</source>
        <translation>Told at a meeting</translation>
    </message>
    <message>
        <source>传达情况</source>
        <translation>Passing on</translation>
    </message>
    <message>
        <source>传达方式</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>传达日期</source>
        <translation>Passed on on</translation>
    </message>
    <message>
        <source>传达期限</source>
        <translation>Pass on by</translation>
    </message>
    <message>
        <source>发布单位</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>发布日期</source>
        <translation>Issued on</translation>
    </message>
    <message>
        <source>培训资料</source>
        <translation>Training material</translation>
    </message>
    <message>
        <source>大喇叭</source>
        <translation>Loudspeaker</translation>
    </message>
    <message>
        <source>张贴</source>
        <translation>Posted</translation>
    </message>
    <message>
        <source>政策声音</source>
        <translation>Bulletin</translation>
    </message>
    <message>
        <source>村民群</source>
        <translation>Villagers&apos; chat group</translation>
    </message>
    <message>
        <source>通知</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>改自动同步</source>
        <translation>Change automatic sync</translation>
    </message>
    <message>
        <source>向下发布</source>
        <translation>Published to those below</translation>
    </message>
    <message>
        <source>向下督办</source>
        <translation>Reminded a village</translation>
    </message>
    <message>
        <source>登记传达</source>
        <translation>Recorded passing on</translation>
    </message>
    <message>
        <source>答复报送</source>
        <translation>Answered a submission</translation>
    </message>
    <message>
        <source>两边都改过，选定一边</source>
        <translation>Settle what both sides changed</translation>
    </message>
</context>
<context>
    <name>RecusalForm</name>
    <message>
        <source>到会的人里谁回避（空格勾选）</source>
        <translation>Who of those present is recused (Space ticks)</translation>
    </message>
    <message>
        <source>为什么回避</source>
        <translation>Why recused</translation>
    </message>
    <message>
        <source>勾选了 {} 人回避，没有写为什么。</source>
        <translation>{} ticked as recused, without a reason.</translation>
    </message>
    <message>
        <source>请写一句，会议记录要印。</source>
        <translation>Please write a sentence; the record prints it.</translation>
    </message>
</context>
<context>
    <name>ReferenceField</name>
    <message>
        <source>打名字或拼音首字母</source>
        <translation>Name or pinyin initials</translation>
    </message>
    <message>
        <source>挑一个</source>
        <translation>Pick one</translation>
    </message>
    <message>
        <source>有 {count} 个“{typed}”。</source>
        <translation>There are {count} “{typed}”.</translation>
    </message>
    <message>
        <source>没有找到“{typed}”。</source>
        <translation>“{typed}” was not found.</translation>
    </message>
    <message>
        <source>请从列出来的里面挑，或者留空。</source>
        <translation>Pick one from the list, or leave it empty.</translation>
    </message>
</context>
<context>
    <name>ReferencesEditor</name>
    <message>
        <source>去掉 {title}</source>
        <translation>Take away {title}</translation>
    </message>
</context>
<context>
    <name>RegisterChooser</name>
    <message>
        <source>有哪些登记</source>
        <translation>Registers</translation>
    </message>
</context>
<context>
    <name>RegisterHints</name>
    <message>
        <source>列在目录里的事项，今年还没有议题的会标出来。</source>
        <translation>Matters of the catalogue without a topic this year are marked.</translation>
    </message>
    <message>
        <source>第几天：每周的填 1（星期一）到 7（星期日），每月的填 1 到 31；没有那一天的月份算最后一天。</source>
        <translation>Number of the day: 1 (Monday) to 7 (Sunday) of a week, or 1 to 31 of a month; shorter months have their last day instead.</translation>
    </message>
    <message>
        <source>补录旧材料。日期记不清的，写“2019年春”“2018年”“1990年代”。既往协商不计入统计报告。</source>
        <translation>For old papers. Where the date is half remembered write 2019年春, 2018年 or 1990年代. Past matters are not counted in the statistics.</translation>
    </message>
    <message>
        <source>适用的类型和程序空着，就是都适用；协商详情按会议日期列出当时现行的。</source>
        <translation>Left empty, kind and procedure mean all; a consultation lists what was in force on the day of its meeting.</translation>
    </message>
    <message>
        <source>例：19:30</source>
        <translation>For example 19:30</translation>
    </message>
    <message>
        <source>例：村部档案柜二层</source>
        <translation>For example: second shelf of the village archive</translation>
    </message>
    <message>
        <source>例：四议两公开</source>
        <translation>For example 四议两公开</translation>
    </message>
</context>
<context>
    <name>RegistersPage</name>
    <message>
        <source>制度与资料</source>
        <translation>Registers</translation>
    </message>
    <message>
        <source>名称、内容、拼音首字母</source>
        <translation>Name, content, pinyin initials</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>显示个人信息</source>
        <translation>Show personal data</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>Export to Excel</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>附件</source>
        <translation>Files</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>排序</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>登记第一条</source>
        <translation>Enter the first</translation>
    </message>
    <message>
        <source>还没有登记</source>
        <translation>Nothing entered yet</translation>
    </message>
    <message>
        <source>清除查找</source>
        <translation>Clear the search</translation>
    </message>
    <message>
        <source>没有符合的</source>
        <translation>Nothing fits</translation>
    </message>
    <message>
        <source>少打几个字，或换一个词。</source>
        <translation>Type less, or another word.</translation>
    </message>
    <message>
        <source>新登记的在前</source>
        <translation>Newest first</translation>
    </message>
    <message>
        <source>按{column}排序</source>
        <translation>By {column}</translation>
    </message>
    <message>
        <source>登记以后列在这里，能查找、打印、导出 Excel。</source>
        <translation>Entries are listed here; they can be searched, printed and exported to Excel.</translation>
    </message>
    <message>
        <source>还没有登记{kind}</source>
        <translation>Nothing entered yet: {kind}</translation>
    </message>
    <message>
        <source>{kind} {count} 条</source>
        <translation>{kind}: {count}</translation>
    </message>
    <message>
        <source>{kind} {count}/{total} 条</source>
        <translation>{kind}: {count} of {total}</translation>
    </message>
    <message>
        <source>现在一条也没有，没有可导出的。</source>
        <translation>There is nothing to export now.</translation>
    </message>
    <message>
        <source>选一条</source>
        <translation>Choose an entry</translation>
    </message>
    <message>
        <source>修改这一条</source>
        <translation>Change this entry</translation>
    </message>
    <message>
        <source>在这里查找</source>
        <translation>Search here</translation>
    </message>
</context>
<context>
    <name>RemindSheet</name>
    <message>
        <source>发督办</source>
        <translation>Remind formally</translation>
    </message>
</context>
<context>
    <name>ReminderPanel</name>
    <message>
        <source>提醒</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>不提醒</source>
        <translation>Do not</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>留在托盘</source>
        <translation>Stay in the tray</translation>
    </message>
    <message>
        <source>到期和超期</source>
        <translation>Due and overdue</translation>
    </message>
    <message>
        <source>关窗口时</source>
        <translation>When the window closes</translation>
    </message>
    <message>
        <source>打开时和每天 {hour} 点说一次，只说几件，不说姓名；开会时不说。</source>
        <translation>Told at the start and at {hour} each day: how many, no names, never during a meeting.</translation>
    </message>
    <message>
        <source>这台电脑没有托盘，只在窗口里说。</source>
        <translation>This computer has no tray; only the window tells.</translation>
    </message>
</context>
<context>
    <name>ReminderSheet</name>
    <message>
        <source>判定以外要留意的</source>
        <translation>To see to beside the verdict</translation>
    </message>
</context>
<context>
    <name>Reminding</name>
    <message>
        <source>议事簿</source>
        <translation>Yishibu</translation>
    </message>
    <message>
        <source>都在“今日”和“期限日历”里。</source>
        <translation>All of it is in Today and in the calendar.</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>今天开会 %n 次</source>
        <translation>
            <numerusform>%n meeting today</numerusform>
            <numerusform>%n meetings today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>今天到期 %n 件</source>
        <translation>
            <numerusform>%n due today</numerusform>
            <numerusform>%n due today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>超期 %n 件</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RenewSheet</name>
    <message>
        <source>换一个新的恢复码</source>
        <translation>A new recovery code</translation>
    </message>
    <message>
        <source>换了以后，保险柜里要放新的这张；旧的那张也留着，以前的备份还要用它。</source>
        <translation>Then the new sheet belongs in the safe; keep the old one too, earlier backups need it.</translation>
    </message>
    <message>
        <source>换新的</source>
        <translation>New code</translation>
    </message>
    <message>
        <source>先不换</source>
        <translation>Not now</translation>
    </message>
    <message>
        <source>正在换…</source>
        <translation>Changing…</translation>
    </message>
    <message>
        <source>新的恢复码只显示这一次。请打印或抄好，锁进保险柜。</source>
        <translation>The new code is shown only once. Print or copy it and lock it in the safe.</translation>
    </message>
    <message>
        <source>收好了</source>
        <translation>It is safe</translation>
    </message>
</context>
<context>
    <name>ReportBox</name>
    <message>
        <source>{day}报{unit}</source>
        <translation>{day}: reported to {unit}</translation>
    </message>
    <message>
        <source>登记签收</source>
        <translation>Enter receipt</translation>
    </message>
    <message>
        <source>登记答复</source>
        <translation>Enter reply</translation>
    </message>
    <message>
        <source>打印报告</source>
        <translation>Print report</translation>
    </message>
    <message>
        <source>{day}{name}签收</source>
        <translation>{day}: signed for by {name}</translation>
    </message>
    <message>
        <source>{day}答复：{decision}。{reason}</source>
        <translation>{day}: replied: {decision}. {reason}</translation>
    </message>
    <message>
        <source>等上级答复，{left}</source>
        <translation>Waiting for a reply, {left}</translation>
    </message>
</context>
<context>
    <name>ResponseSheet</name>
    <message>
        <source>答复意见</source>
        <translation>Answer an opinion</translation>
    </message>
</context>
<context>
    <name>RestoreQuestion</name>
    <message>
        <source>恢复备份</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>备份文件的名字以 .ysb 结尾，在 U 盘里，或原来电脑的 backups 文件夹里。</source>
        <translation>The backup&apos;s name ends in .ysb; it is on the USB stick or in the backups folder of the old computer.</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>还没有选文件，也可以拖到这里</source>
        <translation>No file chosen; it may be dropped here</translation>
    </message>
    <message>
        <source>选备份文件</source>
        <translation>Choose a backup</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>用什么打开</source>
        <translation>Opened by</translation>
    </message>
    <message>
        <source>保险柜里那张纸上的 8 组字，大小写和横线都不要紧。</source>
        <translation>The 8 groups on the sheet in the safe; case and dashes do not matter.</translation>
    </message>
    <message>
        <source>备份时的口令</source>
        <translation>Passphrase of the backup</translation>
    </message>
    <message>
        <source>议事簿备份 (*.ysb);;所有文件 (*)</source>
        <translation>Yishibu backup (*.ysb);;All files (*)</translation>
    </message>
    <message>
        <source>还没有选备份文件。</source>
        <translation>No backup chosen.</translation>
    </message>
    <message>
        <source>还没有写恢复码。</source>
        <translation>No recovery code written.</translation>
    </message>
    <message>
        <source>这台电脑上的备份</source>
        <translation>Backups on this computer</translation>
    </message>
    <message>
        <source>这台电脑上的备份：选一份</source>
        <translation>Backups on this computer: choose one</translation>
    </message>
    <message>
        <source>每日备份</source>
        <translation>daily</translation>
    </message>
    <message>
        <source>升级前的备份</source>
        <translation>before an upgrade</translation>
    </message>
</context>
<context>
    <name>ResumeBar</name>
    <message>
        <source>{done} / {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>，上次断在 {mark}</source>
        <translation>, broke off at {mark}</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
</context>
<context>
    <name>Roll</name>
    <message>
        <source>未到</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>已到</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>离场</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>到 {time}</source>
        <translation>Here {time}</translation>
    </message>
    <message>
        <source>离场 {time}</source>
        <translation>Left {time}</translation>
    </message>
    <message>
        <source>委托 {name}</source>
        <translation>Proxy {name}</translation>
    </message>
</context>
<context>
    <name>RollDelegate</name>
    <message>
        <source>记到会</source>
        <translation>Mark here</translation>
    </message>
</context>
<context>
    <name>RollDesk</name>
    <message>
        <source>名册里有这个人，不在本次会议名单里。</source>
        <translation>This person is in the ledger but not on this meeting&apos;s roll.</translation>
    </message>
    <message>
        <source>名册里没有这个人，会新登记一个人。</source>
        <translation>Nobody of this name; a new person will be entered.</translation>
    </message>
    <message>
        <source>“{name}”不在名单里，怎么记？</source>
        <translation>“{name}” is not on the roll. How to note them?</translation>
    </message>
    <message>
        <source>列席</source>
        <translation>Observer</translation>
    </message>
    <message>
        <source>应到</source>
        <translation>Entitled</translation>
    </message>
    <message>
        <source>不记</source>
        <translation>Do not note</translation>
    </message>
    <message>
        <source>列席只能说话，不计入人数；记成应到，应到人数加 1。</source>
        <translation>Observers speak and are not counted; entitled adds 1 to those entitled.</translation>
    </message>
</context>
<context>
    <name>RollList</name>
    <message>
        <source>点名名单</source>
        <translation>The roll</translation>
    </message>
</context>
<context>
    <name>RollPane</name>
    <message>
        <source>点名</source>
        <translation>Roll</translation>
    </message>
    <message>
        <source>姓名或拼音首字母</source>
        <translation>Name or pinyin initials</translation>
    </message>
    <message>
        <source>点名状态</source>
        <translation>Status on the roll</translation>
    </message>
    <message>
        <source>记到会</source>
        <translation>here</translation>
    </message>
    <message>
        <source>离场</source>
        <translation>left</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>已经散会，点名不能再改</source>
        <translation>The meeting is over; the roll cannot be changed</translation>
    </message>
    <message>
        <source>刚刚记下</source>
        <translation>Just noted</translation>
    </message>
    <message>
        <source>「{typed}」找到 {n} 人</source>
        <translation>“{typed}”: {n} found</translation>
    </message>
    <message>
        <source>{state} {n} 人</source>
        <translation>{state}: {n}</translation>
    </message>
    <message>
        <source>列席，不计入人数</source>
        <translation>Observer, not counted</translation>
    </message>
    <message>
        <source>{name} {at} 已经记了到会。</source>
        <translation>{name} was marked present at {at}.</translation>
    </message>
    <message>
        <source>要记离场，请按 Del。</source>
        <translation>Press Del to note a departure.</translation>
    </message>
    <message>
        <source>{name}不在会场。</source>
        <translation>{name} is not in the room.</translation>
    </message>
    <message>
        <source>点名里没有可以撤回的。</source>
        <translation>Nothing on the roll can be taken back.</translation>
    </message>
    <message>
        <source>先选一个人，再记请假。</source>
        <translation>Choose somebody first.</translation>
    </message>
    <message>
        <source>{name}在会场，不能记请假。</source>
        <translation>{name} is in the room and cannot be excused.</translation>
    </message>
    <message>
        <source>中途离开的，请按 Del 记离场。</source>
        <translation>Who leaves early is noted by Del.</translation>
    </message>
    <message>
        <source>休会中，复会后接着点名</source>
        <translation>Paused; the roll goes on after the break</translation>
    </message>
    <message>
        <source>{why}。</source>
        <translation>{why}.</translation>
    </message>
    <message>
        <source>委托</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>先选一个人，再记委托。</source>
        <translation>Choose somebody first, then enter the proxy.</translation>
    </message>
    <message>
        <source>{name}列席，没有表决权，不用委托。</source>
        <translation>{name} only sits in and has no vote to give.</translation>
    </message>
    <message>
        <source>{name}在会场，不用委托。</source>
        <translation>{name} is here and needs no proxy.</translation>
    </message>
    <message numerus="yes">
        <source>列席 %n 人另记</source>
        <translation>
            <numerusform>%n observer apart</numerusform>
            <numerusform>%n observers apart</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Room</name>
    <message>
        <source>{groups}还没人说话，表决前先问一声。</source>
        <translation>Unheard: {groups}. Ask before the vote.</translation>
    </message>
    <message>
        <source>会议不在进行中。</source>
        <translation>The meeting is not running.</translation>
    </message>
    <message>
        <source>请先宣布开会（Alt+K）。</source>
        <translation>Open the meeting first (Alt+K).</translation>
    </message>
    <message>
        <source>议程已经到最后一项。</source>
        <translation>This is the last agenda item.</translation>
    </message>
    <message>
        <source>要散会，请按 Alt+E。</source>
        <translation>Alt+E ends the meeting.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{groups}等 {n} 组</source>
        <translation>{groups} and others, {n} in all,</translation>
    </message>
    <message>
        <source>{groups}还没人说话</source>
        <translation>Unheard: {groups}</translation>
    </message>
</context>
<context>
    <name>RoomActs</name>
    <message>
        <source>{name}离场，已记下。</source>
        <translation>{name} left, noted.</translation>
    </message>
    <message>
        <source>记错了：在点名里按 Ctrl+Z 撤回。</source>
        <translation>A mistake? Ctrl+Z on the roll takes it back.</translation>
    </message>
    <message>
        <source>已撤回：{name} {kind}。</source>
        <translation>Taken back: {name} {kind}.</translation>
    </message>
    <message>
        <source>点名时登记错了</source>
        <translation>Entered wrongly during roll call</translation>
    </message>
    <message>
        <source>休会了，写的都在。</source>
        <translation>Paused; everything written is kept.</translation>
    </message>
    <message>
        <source>到会</source>
        <translation>arrival</translation>
    </message>
    <message>
        <source>离会</source>
        <translation>departure</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>leave</translation>
    </message>
    <message>
        <source>委托</source>
        <translation>proxy</translation>
    </message>
    <message>
        <source>继续开会：按 Alt+X。改日再开也从这里继续。</source>
        <translation>To resume press Alt+X; another day it goes on from here too.</translation>
    </message>
    <message>
        <source>{name}委托{agent}，已记下。</source>
        <translation>{agent} stands in for {name}; entered.</translation>
    </message>
</context>
<context>
    <name>RoomBar</name>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>投屏</source>
        <translation>Projector</translation>
    </message>
    <message>
        <source>宣布开会</source>
        <translation>Open the meeting</translation>
    </message>
    <message>
        <source>休会</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>结束会议</source>
        <translation>End the meeting</translation>
    </message>
    <message>
        <source>主持 {name}</source>
        <translation>Chair {name}</translation>
    </message>
    <message>
        <source>记录 {name}</source>
        <translation>Recorder {name}</translation>
    </message>
    <message>
        <source>监督委员会 {name}在场</source>
        <translation>Supervisory committee {name} present</translation>
    </message>
    <message>
        <source>还没有开会</source>
        <translation>Not open yet</translation>
    </message>
    <message>
        <source>已散会 · 开了 {n} 分</source>
        <translation>Ended · took {n} min</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>会议记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>开会 {n} 分</source>
        <translation>Running {n} min</translation>
    </message>
    <message>
        <source>继续开会</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>‖ 休会中 · {time} 起</source>
        <translation>‖ Paused since {time}</translation>
    </message>
    <message>
        <source>会务</source>
        <translation>Staff</translation>
    </message>
</context>
<context>
    <name>RoomColumns</name>
    <message>
        <source>现场的几页</source>
        <translation>Panes of the room</translation>
    </message>
    <message>
        <source>记意见</source>
        <translation>Opinions</translation>
    </message>
    <message>
        <source>表决</source>
        <translation>Vote</translation>
    </message>
    <message>
        <source>没说话 {n} 组</source>
        <translation>{n} unheard</translation>
    </message>
    <message>
        <source>都说了</source>
        <translation>All heard</translation>
    </message>
    <message>
        <source>共识</source>
        <translation>Consensus</translation>
    </message>
</context>
<context>
    <name>RosterImportPage</name>
    <message>
        <source>有错</source>
        <translation>Faulty</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>不变</source>
        <translation>Unchanged</translation>
    </message>
    <message>
        <source>导入名册</source>
        <translation>Import a roster</translation>
    </message>
    <message>
        <source>换一个文件</source>
        <translation>Another file</translation>
    </message>
    <message>
        <source>写入</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>选花名册</source>
        <translation>Choose a roster file</translation>
    </message>
    <message>
        <source>会怎样</source>
        <translation>What will happen</translation>
    </message>
    <message>
        <source>按会怎样看</source>
        <translation>Show by what will happen</translation>
    </message>
    <message>
        <source>选一份花名册，或拖到这里</source>
        <translation>Choose a roster file, or drop it here</translation>
    </message>
    <message>
        <source>Excel、WPS、CSV 都行，认得出“姓名、身份证号、电话、小组、村民代表”等表头。先给您看会怎样，点“写入”才写进名册；宗教信仰一律不收。</source>
        <translation>Excel, WPS or CSV; headings such as 姓名、身份证号、电话、小组、村民代表 are understood. You see first what will happen; nothing is written before “Write”; religion is never taken in.</translation>
    </message>
    <message>
        <source>表格 (*.xlsx *.xls *.et *.ods *.csv *.txt);;所有文件 (*)</source>
        <translation>Tables (*.xlsx *.xls *.et *.ods *.csv *.txt);;All files (*)</translation>
    </message>
    <message>
        <source>读 {name}</source>
        <translation>Reading {name}</translation>
    </message>
    <message>
        <source>写入 {count} 人</source>
        <translation>Write {count} people</translation>
    </message>
    <message>
        <source>没有要新增或改动的人</source>
        <translation>Nobody to add or change</translation>
    </message>
    <message>
        <source>全部 {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>第 {row} 行</source>
        <translation>Line {row}</translation>
    </message>
    <message>
        <source>（没有姓名）</source>
        <translation>(no name)</translation>
    </message>
    <message>
        <source>正在写入…</source>
        <translation>Writing…</translation>
    </message>
    <message>
        <source>写进名册 {count} 人。</source>
        <translation>{count} people written.</translation>
    </message>
    <message>
        <source>有错的 {count} 行没有写，改好可以接着写。</source>
        <translation>{count} faulty lines were left out; mend them and go on.</translation>
    </message>
    <message>
        <source>上一行、下一行</source>
        <translation>Line before, next line</translation>
    </message>
    <message>
        <source>改这一行；在格子里就是改好了，再判一次</source>
        <translation>Mend this line; in a cell, judge it again</translation>
    </message>
    <message>
        <source>不要这一行</source>
        <translation>Leave this line out</translation>
    </message>
    <message>
        <source>写入名册</source>
        <translation>Write into the ledger</translation>
    </message>
</context>
<context>
    <name>RosterPage</name>
    <message>
        <source>名册</source>
        <translation>Roster</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>编表决名册</source>
        <translation>Make a voting roster</translation>
    </message>
    <message>
        <source>姓名、拼音首字母、小组、电话末四位</source>
        <translation>Name, pinyin initials, group, last four of phone</translation>
    </message>
    <message>
        <source>找人</source>
        <translation>Find people</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>回到名单</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>按身份看</source>
        <translation>Show by membership</translation>
    </message>
    <message>
        <source>导入花名册</source>
        <translation>Import a roster file</translation>
    </message>
    <message>
        <source>名册里还没有人</source>
        <translation>Nobody here yet</translation>
    </message>
    <message>
        <source>选一份花名册，先看看会怎样，再写进来。Excel、WPS、CSV 都行。</source>
        <translation>Choose a roster file, see what will happen, then write it. Excel, WPS and CSV all do.</translation>
    </message>
    <message>
        <source>没有符合的人</source>
        <translation>Nobody fits</translation>
    </message>
    <message>
        <source>少打几个字试试。</source>
        <translation>Try typing less.</translation>
    </message>
    <message>
        <source>名册里还没有人，先导入</source>
        <translation>Nobody here yet, import first</translation>
    </message>
    <message>
        <source>全部 {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>{count} 人</source>
        <translation>{count} people</translation>
    </message>
    <message>
        <source>{total} 人里的 {count} 人</source>
        <translation>{count} of {total} people</translation>
    </message>
    <message>
        <source>{number} 号户</source>
        <translation>Household {number}</translation>
    </message>
    <message>
        <source>户主</source>
        <translation>Householder</translation>
    </message>
    <message>
        <source>没有写小组</source>
        <translation>No group written</translation>
    </message>
    <message>
        <source>还没有人登记了身份，编不出名册。</source>
        <translation>Nobody has a membership yet, so no roster can be made.</translation>
    </message>
    <message>
        <source>请在花名册里写明“村民代表”“党员”等，再导入一次。</source>
        <translation>Write “村民代表”, “党员” and so on in the file and import it again.</translation>
    </message>
    <message>
        <source>上一个、下一个人；打拼音首字母直接跳到</source>
        <translation>Person before, next person; pinyin initials jump</translation>
    </message>
    <message>
        <source>看这个人</source>
        <translation>See this person</translation>
    </message>
    <message>
        <source>显示号码</source>
        <translation>Show numbers</translation>
    </message>
    <message>
        <source>新增人员</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>编辑这个人</source>
        <translation>Edit this person</translation>
    </message>
    <message>
        <source>把看到的导出为 Excel</source>
        <translation>Export what you see to Excel</translation>
    </message>
    <message>
        <source>户主（每户一名代表）</source>
        <translation>Householders (one a household)</translation>
    </message>
</context>
<context>
    <name>RosterSheet</name>
    <message>
        <source>编一份表决名册</source>
        <translation>Make a voting roster</translation>
    </message>
    <message>
        <source>{name}  {count} 人</source>
        <translation>{name}  {count} people</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>Any</translation>
    </message>
    <message>
        <source>用在哪个会议</source>
        <translation>For which body</translation>
    </message>
    <message>
        <source>截止到哪天</source>
        <translation>As of which day</translation>
    </message>
    <message>
        <source>名册叫什么</source>
        <translation>Its name</translation>
    </message>
    <message>
        <source>编好</source>
        <translation>Make</translation>
    </message>
    <message>
        <source>{year}年{name}名册</source>
        <translation>{name} roster {year}</translation>
    </message>
    <message>
        <source>正在编…</source>
        <translation>Making…</translation>
    </message>
    <message>
        <source>名册编好了：{title}</source>
        <translation>Roster made: {title}</translation>
    </message>
    <message>
        <source>谁在里面（可以多选，一个人只算一次）</source>
        <translation>Who is in it (several may be ticked; each person once)</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>RostersPanel</name>
    <message>
        <source>表决名册</source>
        <translation>Voting rosters</translation>
    </message>
    <message>
        <source>还没有。会前按身份编一份，应到多少人就从它来。</source>
        <translation>None yet. Made before a meeting by membership; the number entitled comes from it.</translation>
    </message>
    <message>
        <source>{count} 人</source>
        <translation>{count} people</translation>
    </message>
    <message>
        <source>看名单</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>看{title}</source>
        <translation>Members of {title}</translation>
    </message>
</context>
<context>
    <name>RowWays</name>
    <message>
        <source>按“重新计票”，写明理由；原来的留着。</source>
        <translation>Press Count again and give the reason; the first count is kept.</translation>
    </message>
    <message>
        <source>更正表决要重新计票。</source>
        <translation>A vote is corrected by counting again.</translation>
    </message>
    <message>
        <source>这一条没有自己的一页，或者还没有收到。</source>
        <translation>It has no page of its own, or has not come yet.</translation>
    </message>
</context>
<context>
    <name>Rules</name>
    <message>
        <source>一事一议筹资筹劳（村民代表会议）</source>
        <translation>Levy for one matter (villagers&apos; representatives&apos; meeting)</translation>
    </message>
    <message>
        <source>一般事项</source>
        <translation>Ordinary matters</translation>
    </message>
    <message>
        <source>三分之一以上</source>
        <translation>at least 1/3</translation>
    </message>
    <message>
        <source>三分之二以上</source>
        <translation>at least 2/3</translation>
    </message>
    <message>
        <source>专有部分面积</source>
        <translation>Exclusive floor area</translation>
    </message>
    <message>
        <source>业主</source>
        <translation>Owners</translation>
    </message>
    <message>
        <source>业主共同决定（业主大会）</source>
        <translation>Joint decision of the owners (owners&apos; assembly)</translation>
    </message>
    <message>
        <source>中共中央办公厅、国务院办公厅关于加强城乡社区协商的意见</source>
        <translation>Opinions on Strengthening Consultation in Urban and Rural Communities</translation>
    </message>
    <message>
        <source>中共中央办公厅关于加强人民政协协商民主建设的实施意见</source>
        <translation>Implementing Opinions on Consultative Democracy in the CPPCC</translation>
    </message>
    <message>
        <source>中华人民共和国农村土地承包法</source>
        <translation>Rural Land Contracting Law</translation>
    </message>
    <message>
        <source>中华人民共和国农村集体经济组织法</source>
        <translation>Rural Collective Economic Organizations Law</translation>
    </message>
    <message>
        <source>中华人民共和国劳动合同法</source>
        <translation>Labour Contract Law</translation>
    </message>
    <message>
        <source>中华人民共和国城市居民委员会组织法</source>
        <translation>Organic Law of Urban Residents&apos; Committees</translation>
    </message>
    <message>
        <source>中华人民共和国工会法</source>
        <translation>Trade Union Law</translation>
    </message>
    <message>
        <source>中华人民共和国村民委员会组织法</source>
        <translation>Organic Law of Villagers&apos; Committees</translation>
    </message>
    <message>
        <source>中华人民共和国民法典</source>
        <translation>Civil Code</translation>
    </message>
    <message>
        <source>中国人民政治协商会议章程</source>
        <translation>Charter of the CPPCC</translation>
    </message>
    <message>
        <source>中国共产党支部工作条例（试行）</source>
        <translation>Regulations on the Work of Party Branches (trial)</translation>
    </message>
    <message>
        <source>企业民主管理规定</source>
        <translation>Provisions on Democratic Management of Enterprises</translation>
    </message>
    <message>
        <source>党员</source>
        <translation>Party members</translation>
    </message>
    <message>
        <source>党员大会审议（四议两公开通行做法）</source>
        <translation>Deliberation by the Party members&apos; meeting (customary)</translation>
    </message>
    <message>
        <source>党支部党员大会</source>
        <translation>Party branch members&apos; meeting</translation>
    </message>
    <message>
        <source>党支部委员会会议</source>
        <translation>Party branch committee meeting</translation>
    </message>
    <message>
        <source>具有完全民事行为能力的成员</source>
        <translation>Members with full capacity</translation>
    </message>
    <message>
        <source>农村集体经济组织成员代表大会</source>
        <translation>Collective&apos;s members&apos; representatives&apos; assembly</translation>
    </message>
    <message>
        <source>农村集体经济组织成员大会</source>
        <translation>Collective&apos;s members&apos; assembly</translation>
    </message>
    <message>
        <source>农村集体经济组织理事会</source>
        <translation>Collective&apos;s council</translation>
    </message>
    <message>
        <source>劳动关系三方协商</source>
        <translation>Tripartite consultation on labour relations</translation>
    </message>
    <message>
        <source>十八周岁以上居民</source>
        <translation>Residents of 18 and over</translation>
    </message>
    <message>
        <source>半数以上</source>
        <translation>at least half</translation>
    </message>
    <message>
        <source>另行选举</source>
        <translation>Further election</translation>
    </message>
    <message>
        <source>各地“四议两公开”工作规则</source>
        <translation>Local rules on “four deliberations, two disclosures”</translation>
    </message>
    <message>
        <source>四分之三以上</source>
        <translation>at least 3/4</translation>
    </message>
    <message>
        <source>土地承包方案、承包地调整、发包给本集体以外单位个人</source>
        <translation>Land contracting plan, adjustments, contracting to outsiders</translation>
    </message>
    <message>
        <source>委员</source>
        <translation>Committee members</translation>
    </message>
    <message>
        <source>居民代表</source>
        <translation>Residents&apos; representatives</translation>
    </message>
    <message>
        <source>居民代表会议</source>
        <translation>Residents&apos; representatives&apos; meeting</translation>
    </message>
    <message>
        <source>居民会议</source>
        <translation>Residents&apos; assembly</translation>
    </message>
    <message>
        <source>居民委员会选举</source>
        <translation>Election of the residents&apos; committee</translation>
    </message>
    <message>
        <source>居民小组选举的代表</source>
        <translation>Representatives elected by residents&apos; groups</translation>
    </message>
    <message>
        <source>户的代表</source>
        <translation>Household representatives</translation>
    </message>
    <message>
        <source>政协协商（专题、对口、界别、提案办理协商）</source>
        <translation>CPPCC consultation</translation>
    </message>
    <message>
        <source>最高人民法院关于审理建筑物区分所有权纠纷案件适用法律若干问题的解释</source>
        <translation>SPC Interpretation on Disputes over Partitioned Ownership of Buildings</translation>
    </message>
    <message>
        <source>有表决权的党员</source>
        <translation>Party members with a vote</translation>
    </message>
    <message>
        <source>本村十八周岁以上村民</source>
        <translation>Villagers of 18 and over</translation>
    </message>
    <message>
        <source>本村户的代表</source>
        <translation>Representatives of the village&apos;s households</translation>
    </message>
    <message>
        <source>本村的户</source>
        <translation>Households of the village</translation>
    </message>
    <message>
        <source>本社区十八周岁以上居民</source>
        <translation>Residents of 18 and over of the community</translation>
    </message>
    <message>
        <source>本组十八周岁以上村民</source>
        <translation>Villagers of 18 and over of the group</translation>
    </message>
    <message>
        <source>本组户的代表</source>
        <translation>Representatives of the group&apos;s households</translation>
    </message>
    <message>
        <source>村“两委”会议</source>
        <translation>Meeting of the village&apos;s two committees</translation>
    </message>
    <message>
        <source>村民一事一议筹资筹劳管理办法</source>
        <translation>Measures on Levies for One Matter</translation>
    </message>
    <message>
        <source>村民代表会议</source>
        <translation>Villagers&apos; representatives&apos; meeting</translation>
    </message>
    <message>
        <source>村民代表表决</source>
        <translation>Vote of the villagers&apos; representatives</translation>
    </message>
    <message>
        <source>村民会议</source>
        <translation>Villagers&apos; assembly</translation>
    </message>
    <message>
        <source>村民会议成员表决</source>
        <translation>Vote of the villagers&apos; assembly</translation>
    </message>
    <message>
        <source>村民委员会会议</source>
        <translation>Villagers&apos; committee meeting</translation>
    </message>
    <message>
        <source>村民委员会选举</source>
        <translation>Election of the villagers&apos; committee</translation>
    </message>
    <message>
        <source>村民小组会议</source>
        <translation>Villagers&apos; group meeting</translation>
    </message>
    <message>
        <source>村（社区）议事协商</source>
        <translation>Village (community) consultation</translation>
    </message>
    <message>
        <source>物业管理条例</source>
        <translation>Property Management Regulations</translation>
    </message>
    <message>
        <source>理事会成员</source>
        <translation>Council members</translation>
    </message>
    <message>
        <source>登记参加选举的村民</source>
        <translation>Registered voters</translation>
    </message>
    <message>
        <source>第一次投票</source>
        <translation>First ballot</translation>
    </message>
    <message>
        <source>第一项至第五项、第九项</source>
        <translation>Items 1 to 5 and 9</translation>
    </message>
    <message>
        <source>第六项筹集维修资金、第七项改建重建、第八项改变共有部分用途或者利用共有部分经营</source>
        <translation>Items 6 to 8: repair funds, rebuilding, other use of common parts</translation>
    </message>
    <message>
        <source>筹资筹劳方案</source>
        <translation>Levy plan</translation>
    </message>
    <message>
        <source>组成人员</source>
        <translation>Members</translation>
    </message>
    <message>
        <source>罢免</source>
        <translation>Recall</translation>
    </message>
    <message>
        <source>罢免居民委员会成员</source>
        <translation>Recall of a residents&apos; committee member</translation>
    </message>
    <message>
        <source>罢免村民委员会成员</source>
        <translation>Recall of a villagers&apos; committee member</translation>
    </message>
    <message>
        <source>职工</source>
        <translation>Employees</translation>
    </message>
    <message>
        <source>职工代表</source>
        <translation>Employees&apos; representatives</translation>
    </message>
    <message>
        <source>职工代表大会</source>
        <translation>Employees&apos; congress</translation>
    </message>
    <message>
        <source>超过三分之二</source>
        <translation>more than 2/3</translation>
    </message>
    <message>
        <source>过半数</source>
        <translation>more than half</translation>
    </message>
    <message>
        <source>选民</source>
        <translation>Voters</translation>
    </message>
    <message>
        <source>选民或者户的代表</source>
        <translation>Voters or household representatives</translation>
    </message>
    <message>
        <source>集体合同草案</source>
        <translation>Draft collective contract</translation>
    </message>
    <message>
        <source>集体合同草案审议（职工代表大会或者全体职工）</source>
        <translation>Review of a draft collective contract</translation>
    </message>
    <message>
        <source>集体合同规定</source>
        <translation>Provisions on Collective Contracts</translation>
    </message>
    <message>
        <source>非成员享有部分成员权利</source>
        <translation>Some rights for non-members</translation>
    </message>
    <message>
        <source>中国共产党农村基层组织工作条例</source>
        <translation>Regulations on the Work of the Party&apos;s Rural Organisations</translation>
    </message>
    <message>
        <source>政协提案工作的省级、市级规定</source>
        <translation>Provincial and city rules on CPPCC proposals</translation>
    </message>
    <message>
        <source>重大行政决策程序暂行条例</source>
        <translation>Interim Regulations on Major Administrative Decisions</translation>
    </message>
</context>
<context>
    <name>RulesSheet</name>
    <message>
        <source>照惯例由主持人宣读，法律没有规定。读过的会印在会议记录里。</source>
        <translation>By custom the chair reads them out; no law asks for it. Once read they are printed in the record.</translation>
    </message>
    <message>
        <source>读完了</source>
        <translation>Read out</translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message>
        <source>条还没上传</source>
        <translation>not sent yet</translation>
    </message>
    <message>
        <source>距上次同步</source>
        <translation>since last sync</translation>
    </message>
    <message>
        <source>件要您处理</source>
        <translation>for you to settle</translation>
    </message>
    <message>
        <source>{days} 天</source>
        <translation>{days} d</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>记录 {done} / {total} 条</source>
        <translation>Records {done} / {total}</translation>
    </message>
    <message>
        <source>附件 {0} / {1} MB</source>
        <translation>Files {0} / {1} MB</translation>
    </message>
    <message>
        <source>可以继续干活</source>
        <translation>You can go on working</translation>
    </message>
    <message>
        <source>白线是上次断的 {percent}%，前面的不用重传</source>
        <translation>The white mark is where it broke off, {percent}%; nothing before it is sent again</translation>
    </message>
    <message>
        <source>上次同步</source>
        <translation>last sync</translation>
    </message>
</context>
<context>
    <name>SampleQuestion</name>
    <message>
        <source>先试一试</source>
        <translation>Try it out</translation>
    </message>
    <message>
        <source>这台电脑没有系统密钥环，样例账本也要一个口令才能上锁。</source>
        <translation>This computer has no keyring; even the sample ledger needs a passphrase.</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
</context>
<context>
    <name>ScanSheet</name>
    <message>
        <source>签字件</source>
        <translation>Signed scan</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>{number} 第 {version} 版，{name} {day}确认与纸质件一致</source>
        <translation>{number} version {version}; {name} confirmed on {day} that it agrees with the signed paper</translation>
    </message>
</context>
<context>
    <name>SchedulePanel</name>
    <message>
        <source>自动同步</source>
        <translation>Automatic sync</translation>
    </message>
    <message>
        <source>{count} 分钟</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>不自动</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>有网时隔这么久自动传一次，网断了再连上时也传；传的时候照常干活。</source>
        <translation>While there is a network it syncs this often by itself, and again when the network returns; you go on working meanwhile.</translation>
    </message>
</context>
<context>
    <name>SealRow</name>
    <message>
        <source>封存选票</source>
        <translation>Sealing the ballots</translation>
    </message>
    <message>
        <source>封存多少张</source>
        <translation>How many sheets are sealed</translation>
    </message>
    <message>
        <source>张数</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>封存在哪里</source>
        <translation>Sealed where</translation>
    </message>
    <message>
        <source>封存在哪里，如村部档案柜</source>
        <translation>Where sealed, e.g. the village&apos;s filing cabinet</translation>
    </message>
    <message>
        <source>谁封存的</source>
        <translation>Sealed by whom</translation>
    </message>
</context>
<context>
    <name>SealSheet</name>
    <message>
        <source>封存</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>选签字件</source>
        <translation>Choose the scan</translation>
    </message>
    <message>
        <source>再加几页</source>
        <translation>Add pages</translation>
    </message>
    <message>
        <source>重选</source>
        <translation>Choose anew</translation>
    </message>
    <message>
        <source>与纸质件一致(&amp;Y)</source>
        <translation>Agrees with the signed paper (&amp;Y)</translation>
    </message>
    <message>
        <source>把签好字的纸扫描或拍照，拖到这里</source>
        <translation>Scan or photograph the signed paper and drop it here</translation>
    </message>
    <message>
        <source>可以一次选几张照片，也可以是一个 PDF；每页都要，按页码先后。</source>
        <translation>Several photos at once or one PDF; every page, in order.</translation>
    </message>
    <message>
        <source>{number} 第 {version} 版</source>
        <translation>{number} version {version}</translation>
    </message>
    <message>
        <source>签字件</source>
        <translation>Signed scan</translation>
    </message>
    <message>
        <source>核对人</source>
        <translation>Compared by</translation>
    </message>
    <message>
        <source>照片和 PDF {kinds}</source>
        <translation>Photos and PDF {kinds}</translation>
    </message>
    <message>
        <source>读签字件</source>
        <translation>Reading the scan</translation>
    </message>
    <message>
        <source>文书 {wanted} 页，签字件 {there} 页</source>
        <translation>Pages of the paper: {wanted}, of the scan: {there}</translation>
    </message>
    <message>
        <source>：页数不一样，请看看是不是漏了页、多了页。</source>
        <translation>. They differ: see whether a page is missing or too many.</translation>
    </message>
    <message>
        <source>正在读签字件…</source>
        <translation>Reading the scan…</translation>
    </message>
    <message>
        <source>还没有签字件</source>
        <translation>No scan yet</translation>
    </message>
    <message>
        <source>两边逐页看过，再勾“与纸质件一致”</source>
        <translation>Compare both page by page, then tick “Agrees with the signed paper”</translation>
    </message>
    <message>
        <source>请写核对人</source>
        <translation>Write who compared them</translation>
    </message>
    <message>
        <source>封存以后不能再改</source>
        <translation>Once sealed it cannot change</translation>
    </message>
    <message>
        <source>正在封存…</source>
        <translation>Sealing…</translation>
    </message>
    <message>
        <source>封存好了。纸质件请收进档案柜。</source>
        <translation>Sealed. Put the paper into the archive.</translation>
    </message>
</context>
<context>
    <name>SearchPalette</name>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>任意两个字，或姓名的拼音首字母</source>
        <translation>Any two characters, or pinyin initials of a name</translation>
    </message>
    <message>
        <source>找到的</source>
        <translation>Found</translation>
    </message>
    <message>
        <source>没有找到“{words}”。</source>
        <translation>“{words}” was not found.</translation>
    </message>
    <message>
        <source>找到 {count} 条，新的在前</source>
        <translation>{count} found, newest first</translation>
    </message>
    <message>
        <source>这一条没有自己的一页。</source>
        <translation>This one has no page of its own.</translation>
    </message>
</context>
<context>
    <name>SegmentsEditor</name>
    <message>
        <source>未填</source>
        <translation>Not given</translation>
    </message>
    <message>
        <source>“{label}”没有选。</source>
        <translation>“{label}” is not chosen.</translation>
    </message>
</context>
<context>
    <name>SelectionSheet</name>
    <message>
        <source>参加人怎样产生</source>
        <translation>How participants are chosen</translation>
    </message>
    <message>
        <source>从哪份名单里抽</source>
        <translation>From which list</translation>
    </message>
    <message>
        <source>抽几个人</source>
        <translation>How many</translation>
    </message>
    <message>
        <source>抽之前当众说一串数字，例如当天的日期加彩票号</source>
        <translation>Say some digits aloud first, such as the date and a lottery number</translation>
    </message>
    <message>
        <source>种子</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>抽取</source>
        <translation>Draw</translation>
    </message>
    <message>
        <source>抽中的人</source>
        <translation>Those drawn</translation>
    </message>
    <message>
        <source>打印抽取结果</source>
        <translation>Print the result</translation>
    </message>
    <message>
        <source>存好</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>种子和名单都记下来、印出来：谁用同样的种子和名单算一遍，都是同样的结果。抽中的人另成一份名册，召集会议时选它。</source>
        <translation>Seed and list are kept and printed: whoever computes it again gets the same result. Those drawn become a roster of their own, from which the meeting is called.</translation>
    </message>
    <message>
        <source>{title}（{n} 人）</source>
        <translation>{title} ({n} people)</translation>
    </message>
    <message>
        <source>所有{kind}（{n} 人）</source>
        <translation>All: {kind} ({n} people)</translation>
    </message>
    <message>
        <source>先抽取</source>
        <translation>Draw first</translation>
    </message>
    <message>
        <source>{day}从“{title}”{total} 人中抽取 {count} 人，种子 {seed}，名单校验码 {digest}…</source>
        <translation>{day}: {count} drawn from {total} of “{title}”, seed {seed}, list digest {digest}…</translation>
    </message>
    <message>
        <source>。名单后来改动过，不能再算一遍。</source>
        <translation>. The list was changed since and cannot be drawn again.</translation>
    </message>
    <message>
        <source>重新抽取</source>
        <translation>Draw again</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>已送到打印机“{printer}”：{pages} 页，{copies} 份。</source>
        <translation>Sent to the printer “{printer}”: pages {pages}, copies {copies}.</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>已经有这个文件</source>
        <translation>There is such a file</translation>
    </message>
    <message>
        <source>“{name}”已经在那里了。换成现在这份？</source>
        <translation>“{name}” is there already. Replace it?</translation>
    </message>
    <message>
        <source>换掉</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>第{n}版</source>
        <translation>version {n}</translation>
    </message>
    <message>
        <source>草稿</source>
        <translation>Draft</translation>
    </message>
    <message>
        <source>张贴</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>存好了：{path}</source>
        <translation>Saved: {path}</translation>
    </message>
    <message>
        <source>停下了，没有送出去，什么也没少。</source>
        <translation>Stopped; nothing was sent and nothing is lost.</translation>
    </message>
    <message>
        <source>找打印机</source>
        <translation>Looking for printers</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>备份到 U 盘</source>
        <translation>Back up to a USB stick</translation>
    </message>
    <message>
        <source>换新恢复码</source>
        <translation>New recovery code</translation>
    </message>
    <message>
        <source>设口令</source>
        <translation>Set a passphrase</translation>
    </message>
    <message>
        <source>恢复备份</source>
        <translation>Restore a backup</translation>
    </message>
    <message>
        <source>核对文件</source>
        <translation>Check a file</translation>
    </message>
    <message>
        <source>核对一个文件是不是这里印的</source>
        <translation>check whether a file was printed here</translation>
    </message>
    <message>
        <source>协商程序</source>
        <translation>Procedures</translation>
    </message>
    <message>
        <source>协商程序：有哪些、每个环节要做什么</source>
        <translation>Procedures: which there are, what each stage asks for</translation>
    </message>
    <message>
        <source>加入本县</source>
        <translation>Join the county</translation>
    </message>
    <message>
        <source>等县里回复时：导入带回来的文件</source>
        <translation>While waiting for the county: import what came back</translation>
    </message>
    <message>
        <source>等县里回复时：再写一次到 U 盘</source>
        <translation>While waiting for the county: write to a stick again</translation>
    </message>
    <message>
        <source>已加入的：退出本县，先问一声</source>
        <translation>Where joined: leave the county, after asking</translation>
    </message>
</context>
<context>
    <name>SettleList</name>
    <message>
        <source>要处理</source>
        <translation>To settle</translation>
    </message>
    <message>
        <source>下面还有 {count} 件</source>
        <translation>{count} more below</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SheetHead</name>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>收回日期</source>
        <translation>Came back on</translation>
    </message>
    <message>
        <source>表上签了名才写</source>
        <translation>Only if it is signed</translation>
    </message>
    <message>
        <source>署名</source>
        <translation>Signed</translation>
    </message>
    <message>
        <source>撤回这份的录入</source>
        <translation>Take back this entry</translation>
    </message>
    <message>
        <source>不记名的表</source>
        <translation>an unsigned sheet</translation>
    </message>
    <message>
        <source>不要我录的，录下一份</source>
        <translation>Drop mine, take the next</translation>
    </message>
    <message>
        <source>{number} 号表已经录入过，收回日期是 {day}。</source>
        <translation>Sheet {number} was entered before; it came back on {day}.</translation>
    </message>
    <message>
        <source>请核对编号；录错了的，先撤回再录。</source>
        <translation>Check the number; a wrong entry is taken back first.</translation>
    </message>
    <message>
        <source>{number} 号表刚才在别处录入了，收回日期是 {day}。</source>
        <translation>Sheet {number} was just entered elsewhere, as back on {day}.</translation>
    </message>
    <message>
        <source>您录的还在下面，请核对；别处录错了的，先撤回再存。</source>
        <translation>What you typed is still below: compare. If the other entry is wrong, take it back and save yours.</translation>
    </message>
</context>
<context>
    <name>SheetTable</name>
    <message>
        <source>征求意见表</source>
        <translation>Opinion sheets</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>交给谁</source>
        <translation>Handed to</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>发出 / 催收</source>
        <translation>Out / reminded</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>不记名</source>
        <translation>unsigned</translation>
    </message>
    <message>
        <source>催 {day}</source>
        <translation>reminded {day}</translation>
    </message>
    <message>
        <source>没有写</source>
        <translation>nothing written</translation>
    </message>
    <message numerus="yes">
        <source>%n 条意见</source>
        <translation>
            <numerusform>%n opinion</numerusform>
            <numerusform>%n opinions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetsPanel</name>
    <message>
        <source>征求意见表</source>
        <translation>Opinion sheets</translation>
    </message>
    <message>
        <source>催收</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>发出</source>
        <translation>Hand out</translation>
    </message>
    <message>
        <source>增加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>按状态筛选</source>
        <translation>Filter by state</translation>
    </message>
    <message>
        <source>全选没收回的</source>
        <translation>All that are out</translation>
    </message>
    <message>
        <source>全部 {n}</source>
        <translation>All {n}</translation>
    </message>
    <message>
        <source>未收回 {n}</source>
        <translation>Still out {n}</translation>
    </message>
    <message>
        <source>这一轮已经结束</source>
        <translation>This round has ended</translation>
    </message>
    <message>
        <source>催收 {n} 份</source>
        <translation>Remind {n}</translation>
    </message>
    <message>
        <source>发出 {n} 份</source>
        <translation>Hand out {n}</translation>
    </message>
    <message>
        <source>没有未收回的</source>
        <translation>None is out</translation>
    </message>
    <message>
        <source>已记下今天催了 {n} 份。</source>
        <translation>Noted that {n} were reminded of today.</translation>
    </message>
    <message>
        <source>催收名单见“未收回”。</source>
        <translation>Whom to ask stands under “Out”.</translation>
    </message>
    <message>
        <source>已记下今天发出 {n} 份。</source>
        <translation>Noted that {n} were handed out today.</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>打印前看一眼</source>
        <translation>Before you print</translation>
    </message>
    <message>
        <source>核对文件</source>
        <translation>Check a file</translation>
    </message>
    <message>
        <source>定稿</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>封存</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>各版本</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>打印</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>印几份、印什么</source>
        <translation>How many, and for what</translation>
    </message>
    <message>
        <source>看签字件</source>
        <translation>Signed scan</translation>
    </message>
    <message>
        <source>各版本 {count}</source>
        <translation>Versions {count}</translation>
    </message>
    <message>
        <source>看第 {n} 版</source>
        <translation>Show version {n}</translation>
    </message>
    <message>
        <source>出第 {n} 版</source>
        <translation>Make version {n}</translation>
    </message>
    <message>
        <source>有字印不出来，换了字再定稿</source>
        <translation>A character cannot be printed; change it first</translation>
    </message>
    <message>
        <source>有字印不出来</source>
        <translation>A character cannot be printed</translation>
    </message>
    <message>
        <source>还在排版</source>
        <translation>Being laid out</translation>
    </message>
    <message>
        <source>没有找到打印机</source>
        <translation>No printer found</translation>
    </message>
    <message>
        <source>请写印几份</source>
        <translation>Write how many copies</translation>
    </message>
    <message>
        <source>打印草稿</source>
        <translation>Print draft</translation>
    </message>
    <message>
        <source>打印先等一等：换了印不出来的字，这里自己会好。</source>
        <translation>Printing waits: once the character is changed, it is right by itself.</translation>
    </message>
    <message>
        <source>印好 → 签字按手印 → 拍照传回 → 勾“与纸质件一致” → 封存</source>
        <translation>Print → sign → photograph → tick “agrees” → seal</translation>
    </message>
    <message>
        <source>定稿 → {rest}</source>
        <translation>Freeze → {rest}</translation>
    </message>
    <message>
        <source>改正内容</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>正在找打印机</source>
        <translation>Looking for printers</translation>
    </message>
</context>
<context>
    <name>SignOffRow</name>
    <message>
        <source>方案签署</source>
        <translation>Signed by</translation>
    </message>
    <message>
        <source>{body} 待签</source>
        <translation>{body}: not yet</translation>
    </message>
</context>
<context>
    <name>SkipSheet</name>
    <message>
        <source>跳过哪一项</source>
        <translation>Which one</translation>
    </message>
    <message>
        <source>例：汛期抢险，来不及开会研究</source>
        <translation>e.g. flood emergency, no time for a meeting</translation>
    </message>
    <message>
        <source>例：镇党委副书记</source>
        <translation>e.g. deputy party secretary of the township</translation>
    </message>
    <message>
        <source>写明理由后跳过</source>
        <translation>Pass over with a reason</translation>
    </message>
    <message>
        <source>法定条件：{basis}</source>
        <translation>Lawful condition: {basis}</translation>
    </message>
    <message>
        <source>这是法律规定的条件。跳过的理由和同意的人会印在记录里，谁都看得到。</source>
        <translation>The law makes this a condition. The reason for passing over it, and who agreed, are printed in the record for everybody to see.</translation>
    </message>
    <message>
        <source>依据：{basis}</source>
        <translation>Basis: {basis}</translation>
    </message>
    <message>
        <source>跳过的理由和同意的人记在这件协商里，以后都能查到。</source>
        <translation>The reason and who agreed are kept with this consultation for good.</translation>
    </message>
</context>
<context>
    <name>SmallSheets</name>
    <message>
        <source>提出表决事项</source>
        <translation>Put a motion</translation>
    </message>
    <message>
        <source>提出</source>
        <translation>Raise</translation>
    </message>
    <message>
        <source>回避的人</source>
        <translation>Who is recused</translation>
    </message>
    <message>
        <source>就这些人</source>
        <translation>These people</translation>
    </message>
</context>
<context>
    <name>SpeakerField</name>
    <message>
        <source>谁说的</source>
        <translation>Who said it</translation>
    </message>
    <message>
        <source>发言人，姓名或拼音首字母</source>
        <translation>Speaker, name or pinyin initials</translation>
    </message>
    <message>
        <source>在场的人</source>
        <translation>Those present</translation>
    </message>
    <message>
        <source>名单里没有“{typed}”。请在点名里（F5）先加进来。</source>
        <translation>“{typed}” is not on the roll. Add them in the roll (F5) first.</translation>
    </message>
</context>
<context>
    <name>StageDots</name>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>共 {total} 步，已完成 {done} 步</source>
        <translation>{done} of {total} steps done</translation>
    </message>
</context>
<context>
    <name>StageForm</name>
    <message>
        <source>例如：修路前要先量过</source>
        <translation>For example: measure the road first</translation>
    </message>
    <message>
        <source>加上</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>由谁负责</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>空着就是不限；不是法定期限。</source>
        <translation>Empty: none. This is no limit of law.</translation>
    </message>
    <message>
        <source>办理天数</source>
        <translation>Days</translation>
    </message>
    <message>
        <source>进入这个环节要有</source>
        <translation>Needed before this stage</translation>
    </message>
    <message>
        <source>再加一条</source>
        <translation>Add a condition</translation>
    </message>
    <message>
        <source>要有什么</source>
        <translation>What must be there</translation>
    </message>
    <message>
        <source>写一句为什么</source>
        <translation>Why, in a sentence</translation>
    </message>
    <message>
        <source>没有条件。</source>
        <translation>No conditions.</translation>
    </message>
    <message>
        <source>法定条件，不能去掉</source>
        <translation>Condition of law, stays</translation>
    </message>
    <message>
        <source>到会人数，不能去掉</source>
        <translation>Quorum, stays</translation>
    </message>
    <message>
        <source>放回</source>
        <translation>Put back</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Leave out</translation>
    </message>
    <message>
        <source>已去掉</source>
        <translation>left out</translation>
    </message>
    <message>
        <source>程序要求</source>
        <translation>Asked by the procedure</translation>
    </message>
    <message>
        <source>{word}：{title}</source>
        <translation>{word}: {title}</translation>
    </message>
    <message>
        <source>若干</source>
        <translation>some</translation>
    </message>
    <message>
        <source>写一句为什么要有这一条，印在“还差什么”里。</source>
        <translation>Say in a sentence why; it is shown with what is lacking.</translation>
    </message>
</context>
<context>
    <name>StageLine</name>
    <message>
        <source>走到哪一步</source>
        <translation>Where it stands</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>done</translation>
    </message>
    <message>
        <source>正在</source>
        <translation>now</translation>
    </message>
    <message>
        <source>还没到</source>
        <translation>to come</translation>
    </message>
</context>
<context>
    <name>StagePanel</name>
    <message>
        <source>第 {number} 步，共 {total} 步：{stage}</source>
        <translation>Step {number} of {total}: {stage}</translation>
    </message>
    <message>
        <source>{told}（{when}）</source>
        <translation>{told} ({when})</translation>
    </message>
    <message>
        <source>，下一步 {stage}</source>
        <translation>, next: {stage}</translation>
    </message>
    <message>
        <source>这一步要做什么</source>
        <translation>What to do now</translation>
    </message>
</context>
<context>
    <name>StageSheet</name>
    <message>
        <source>这一环节要做什么</source>
        <translation>What to do at this stage</translation>
    </message>
    <message>
        <source>上一环节</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>下一环节</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>改责任人和期限</source>
        <translation>Change person and limit</translation>
    </message>
    <message>
        <source>看完了</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>第 {number} 步，共 {of} 步：{title}</source>
        <translation>Step {number} of {of}: {title}</translation>
    </message>
    <message>
        <source>这是第一个环节</source>
        <translation>This is the first stage</translation>
    </message>
    <message>
        <source>这是最后一个环节</source>
        <translation>This is the last stage</translation>
    </message>
    <message>
        <source>已走过</source>
        <translation>Passed</translation>
    </message>
    <message>
        <source>还没到</source>
        <translation>To come</translation>
    </message>
    <message>
        <source>正在办</source>
        <translation>Current</translation>
    </message>
    <message>
        <source>责任</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>进入</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>none</translation>
    </message>
    <message>
        <source>走完</source>
        <translation>Ended</translation>
    </message>
    <message numerus="yes">
        <source>正在办，超期 %n 天</source>
        <translation>
            <numerusform>Current, %n day late</numerusform>
            <numerusform>Current, %n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>进入后 %n 天（程序建议，不是法定期限）</source>
        <translation>
            <numerusform>%n day once entered (by the procedure, not by law)</numerusform>
            <numerusform>%n days once entered (by the procedure, not by law)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StandingSheet</name>
    <message>
        <source>计划内外</source>
        <translation>In or outside the plan</translation>
    </message>
    <message>
        <source>选了计划项目就是计划内；不选的是计划外，写明为什么现在要协商。</source>
        <translation>With an item of a plan it is in the plan; without one it is outside, and says why now.</translation>
    </message>
</context>
<context>
    <name>StateWords</name>
    <message>
        <source>可以继续干活</source>
        <translation>You can go on working</translation>
    </message>
    <message>
        <source>已加入本县</source>
        <translation>Joined</translation>
    </message>
    <message>
        <source>正在停下…</source>
        <translation>Stopping…</translation>
    </message>
    <message>
        <source>做完手上这一批就停</source>
        <translation>It stops after the batch in hand</translation>
    </message>
    <message>
        <source>正在连接</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>正在接收</source>
        <translation>Receiving</translation>
    </message>
    <message>
        <source>正在上传</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>正在上传，接着上次断的地方传</source>
        <translation>Sending, from where it broke off</translation>
    </message>
    <message>
        <source>记录和开会都不受影响，有网时自动接着传。</source>
        <translation>Recording and meetings go on; it is sent by itself once there is a network.</translation>
    </message>
    <message>
        <source>记录和开会都不受影响，有网时请按“现在同步”。</source>
        <translation>Recording and meetings go on; press “Sync now” once there is a network.</translation>
    </message>
    <message>
        <source>未联网，照常工作</source>
        <translation>No network; work goes on</translation>
    </message>
    <message>
        <source>断线了，照常工作</source>
        <translation>The line broke; work goes on</translation>
    </message>
    <message>
        <source>停下了，没丢东西</source>
        <translation>Paused; nothing is lost</translation>
    </message>
    <message>
        <source>上次断在 {percent}%，没丢东西</source>
        <translation>Broke off at {percent}%; nothing is lost</translation>
    </message>
    <message>
        <source>还没有同步过</source>
        <translation>Not synced yet</translation>
    </message>
    <message>
        <source>都传完了</source>
        <translation>All sent</translation>
    </message>
    <message>
        <source>自动同步关着，要传请按“现在同步”。</source>
        <translation>Automatic sync is off; press “Sync now” to send.</translation>
    </message>
    <message>
        <source>有网时每 {minutes} 分钟自动同步一次。</source>
        <translation>Syncs by itself every {minutes} minutes while there is a network.</translation>
    </message>
    <message>
        <source>约还要 {count} 分钟</source>
        <translation>about {count} min left</translation>
    </message>
    <message>
        <source>不到一分钟</source>
        <translation>less than a minute left</translation>
    </message>
    <message>
        <source>{what}，可以继续干活</source>
        <translation>{what}; go on working</translation>
    </message>
    <message>
        <source>断线了</source>
        <translation>Line broke</translation>
    </message>
    <message>
        <source>未联网</source>
        <translation>No network</translation>
    </message>
    <message>
        <source>没有同步成</source>
        <translation>Not synced</translation>
    </message>
    <message>
        <source>等着上传</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>正在停下</source>
        <translation>Stopping</translation>
    </message>
    <message>
        <source>网速慢，已改成小批</source>
        <translation>slow line, going in small pieces</translation>
    </message>
</context>
<context>
    <name>StatisticsPage</name>
    <message>
        <source>统计报告</source>
        <translation>Statistics</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>To Excel</translation>
    </message>
    <message>
        <source>存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>上半年</source>
        <translation>First half</translation>
    </message>
    <message>
        <source>下半年</source>
        <translation>Second half</translation>
    </message>
    <message>
        <source>去年</source>
        <translation>Last year</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>统计图表</source>
        <translation>Charts</translation>
    </message>
    <message>
        <source>这段时间还没有可统计的</source>
        <translation>Nothing to count in this time</translation>
    </message>
    <message>
        <source>登记诉求、开会、落实以后，这里自动有数；也可以换一个时段。</source>
        <translation>Figures appear here once concerns, meetings and tasks are entered; or choose another time.</translation>
    </message>
    <message>
        <source>只统计本联络室自己的工作，不排名，不作考核依据。</source>
        <translation>Counts this room&apos;s own work only: no ranking, no appraisal.</translation>
    </message>
    <message>
        <source>共 {count}</source>
        <translation>of {count}</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>换时段</source>
        <translation>another time</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>状态栏</source>
        <translation>Status bar</translation>
    </message>
    <message>
        <source>单机使用</source>
        <translation>Working alone</translation>
    </message>
    <message>
        <source>大字</source>
        <translation>Large type</translation>
    </message>
    <message>
        <source>高对比</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>还没有备份</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>今天已备份</source>
        <translation>Backed up today</translation>
    </message>
    <message>
        <source>已自动保存 {clock}</source>
        <translation>Saved {clock}</translation>
    </message>
    <message>
        <source>示例</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>正在翻账本，可以继续干活</source>
        <translation>Reading the ledger, go on working</translation>
    </message>
    <message>
        <source>写了就自动保存</source>
        <translation>Saves by itself</translation>
    </message>
    <message>
        <source>上次保存 {month}月{day}日</source>
        <translation>Last saved {month}/{day}</translation>
    </message>
    <message numerus="yes">
        <source>%n 天前备份</source>
        <translation>
            <numerusform>Backed up %n day ago</numerusform>
            <numerusform>Backed up %n days ago</numerusform>
        </translation>
    </message>
    <message>
        <source>等县里的回复（U 盘）</source>
        <translation>Waiting for the county (stick)</translation>
    </message>
</context>
<context>
    <name>StepSheet</name>
    <message>
        <source>责任人和期限</source>
        <translation>Person and limit</translation>
    </message>
</context>
<context>
    <name>Sticks</name>
    <message>
        <source>议事簿上传-{day}</source>
        <translation>yishibu-out-{day}</translation>
    </message>
    <message>
        <source>导出到 U 盘</source>
        <translation>Export to a stick</translation>
    </message>
    <message>
        <source>U 盘导出</source>
        <translation>Export to stick</translation>
    </message>
    <message>
        <source>从 U 盘导入</source>
        <translation>Import from a stick</translation>
    </message>
    <message>
        <source>U 盘导入</source>
        <translation>Import from stick</translation>
    </message>
    <message>
        <source>县里收下并带回回执以后，才算上传。</source>
        <translation>It counts as sent once the county has taken it and the receipt has come back.</translation>
    </message>
    <message>
        <source>这是别的电脑的文件，已存好；下次联网时替它传到县里。</source>
        <translation>This is another computer&apos;s file; it is kept and goes to the county with the next sync.</translation>
    </message>
    <message>
        <source>导入好了，没有新内容。</source>
        <translation>Imported; nothing new.</translation>
    </message>
    <message>
        <source>导入好了：{what}。</source>
        <translation>Imported: {what}. </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message numerus="yes">
        <source>还写了给别的电脑的回执 %n 份。</source>
        <translation>
            <numerusform> Also %n receipt for another computer.</numerusform>
            <numerusform> Also %n receipts for other computers.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>回执 %n 条</source>
        <translation>
            <numerusform>%n receipt</numerusform>
            <numerusform>%n receipts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>收到 %n 条</source>
        <translation>
            <numerusform>%n received</numerusform>
            <numerusform>%n received</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>附件 %n 个</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message>
        <source>加入本县-{day}</source>
        <translation>join-county-{day}</translation>
    </message>
    <message>
        <source>写到 U 盘</source>
        <translation>Write to a stick</translation>
    </message>
    <message>
        <source>议事簿同步包 (*{suffix});;所有文件 (*)</source>
        <translation>Yishibu bundles (*{suffix});;All files (*)</translation>
    </message>
    <message>
        <source>请在邀请码的七天里带到县里或乡镇；带回来的文件用“U 盘导入”。</source>
        <translation>Take it to county or township within the code&apos;s seven days, then use “Import from stick” for what comes back.</translation>
    </message>
    <message>
        <source>这台电脑已加入本县</source>
        <translation>this computer has joined the county</translation>
    </message>
    <message>
        <source>U 盘正在用着。</source>
        <translation>The stick is in use.</translation>
    </message>
    <message>
        <source>等它做完再来，先别拔；要停，按下面的“停一下”。</source>
        <translation>Wait until it is done and leave it plugged in; to stop, press “Stop” below.</translation>
    </message>
    <message>
        <source>写好了，也核对过，可以拔 U 盘：{name}{counts}。</source>
        <translation>Written and checked, the stick can be pulled out: {name}{counts}.</translation>
    </message>
    <message numerus="yes">
        <source>记录 %n 条</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message>
        <source>（{parts}）</source>
        <translation> ({parts})</translation>
    </message>
    <message>
        <source>停下了，U 盘上没有写文件。</source>
        <translation>Stopped; no file was written to the stick.</translation>
    </message>
    <message>
        <source>本机的都在，随时可以再导出。</source>
        <translation>All is here; export again at any time.</translation>
    </message>
    <message>
        <source>停下了，收到的已存好。</source>
        <translation>Stopped; what came is kept.</translation>
    </message>
    <message>
        <source>再导入一次，会接着来。</source>
        <translation>Import it again to go on.</translation>
    </message>
</context>
<context>
    <name>Sums</name>
    <message>
        <source>收票</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>验票</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>计票</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>面积</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>发出</source>
        <translation>Issued</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>未收回</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>有效</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>无效</source>
        <translation>Invalid</translation>
    </message>
    <message>
        <source>赞成</source>
        <translation>For</translation>
    </message>
    <message>
        <source>反对</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>弃权</source>
        <translation>Abstain</translation>
    </message>
    <message>
        <source>未表态</source>
        <translation>Silent</translation>
    </message>
    <message>
        <source>实到</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>合计 {total}</source>
        <translation>{total} in all</translation>
    </message>
    <message>
        <source>{shown}，参加的有 {people}</source>
        <translation>{shown}; {people} took part</translation>
    </message>
    <message>
        <source>{shown}，与实到 {people}相符</source>
        <translation>{shown}, all {people} present</translation>
    </message>
    <message>
        <source>多 {over}</source>
        <translation>{over} too many</translation>
    </message>
    <message>
        <source>比发出多 {over} 张</source>
        <translation>{over} more than issued</translation>
    </message>
    <message>
        <source>比{most}多 {over} 张</source>
        <translation>{most} exceeded by {over}</translation>
    </message>
    <message>
        <source>加起来是 {total}，多 {amount}</source>
        <translation>Sum is {total}, {amount} too many</translation>
    </message>
    <message>
        <source>加起来是 {total}，少 {amount}</source>
        <translation>Sum is {total}, {amount} too few</translation>
    </message>
    <message>
        <source>各项面积合计 {total}，总面积只有 {whole}，多出 {over}。</source>
        <translation>The areas come to {total}, but there are only {whole}: {over} too many.</translation>
    </message>
    <message>
        <source>{parts} ＝ {total}，{against}</source>
        <translation>{parts} ＝ {total}; {against}</translation>
    </message>
    <message>
        <source>发出 {issued} 张，收回 {returned} 张，收回比发出多，这次表决无效。</source>
        <translation>{issued} papers issued, {returned} returned: more returned than issued, so the vote is void.</translation>
    </message>
    <message>
        <source>发出 {issued} 张，{most}只有 {people}，多出 {over} 张。</source>
        <translation>{issued} papers issued, but {most}: only {people}; {over} too many.</translation>
    </message>
    <message>
        <source>有效票</source>
        <translation>valid papers</translation>
    </message>
    <message>
        <source>{what}只有 {whole}，多出 {amount}。</source>
        <translation>{what}: only {whole}, {amount} too many.</translation>
    </message>
    <message>
        <source>{what}有 {whole}，还少 {amount}。</source>
        <translation>{what}: {whole}, {amount} too few.</translation>
    </message>
    <message>
        <source>{n} 张</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>应到</source>
        <translation>Entitled</translation>
    </message>
    <message>
        <source>请按名册上的专有部分面积再加一遍。常见原因：一户的几套算了两遍；或小数点错位。</source>
        <translation>Add up the areas on the roster again. Common causes: flats counted twice, or a slipped decimal point.</translation>
    </message>
    <message>
        <source>请把收回的票再验一遍。常见原因：{causes}。</source>
        <translation>Check the returned papers again. Common causes: {causes}.</translation>
    </message>
    <message>
        <source>请把三叠票再数一遍。常见原因：{causes}。</source>
        <translation>Count the three piles again. Common causes: {causes}.</translation>
    </message>
    <message>
        <source>；或</source>
        <translation>; or </translation>
    </message>
    <message>
        <source>请先把收回的票再数一遍；确实多出的，重新表决。</source>
        <translation>Count the returned papers again first; if there are indeed more, repeat the vote.</translation>
    </message>
    <message>
        <source>请把剩下的空白票再数一遍。常见原因：把备用票也算成发出；或来晚的人还没点名。</source>
        <translation>Count the blank papers left. Common causes: spare papers counted as issued, or late arrivals not yet on the roll.</translation>
    </message>
    <message>
        <source>请再举一次手。常见原因：有人举了两次；列席的人也举了手；或来晚的人还没点名。</source>
        <translation>Have hands raised again. Common causes: somebody raised twice, an observer raised a hand, or late arrivals are not yet on the roll.</translation>
    </message>
    <message>
        <source>请再举一次手。常见原因：有人没举手，问清后记弃权，确实不表态的填“未表态”；或有人走了还没点名。</source>
        <translation>Have hands raised again. Common causes: somebody raised no hand (ask, and enter as abstaining; those who stay silent go into “Silent”), or somebody left and is still on the roll.</translation>
    </message>
    <message>
        <source>回避的 {people}填在“未表态”。</source>
        <translation>Those recused ({people}) go into “Silent”. </translation>
    </message>
    <message>
        <source>有票没有归堆</source>
        <translation>a paper is in no pile</translation>
    </message>
    <message>
        <source>收回应为 {0}</source>
        <translation>returned should be {0}</translation>
    </message>
    <message>
        <source>有票两堆都算了</source>
        <translation>a paper is counted in both piles</translation>
    </message>
    <message>
        <source>有效票应为 {0}、无效票应为 {1}</source>
        <translation>valid should be {0} and invalid {1}</translation>
    </message>
    <message>
        <source>有效票应为 {0}</source>
        <translation>valid should be {0}</translation>
    </message>
    <message>
        <source>有票漏数了</source>
        <translation>a paper was missed</translation>
    </message>
    <message>
        <source>无效票又算进了弃权</source>
        <translation>invalid papers were counted as abstaining too</translation>
    </message>
    <message>
        <source>有票数了两遍</source>
        <translation>a paper was counted twice</translation>
    </message>
    <message>
        <source>有票没有先验就归了堆</source>
        <translation>a paper was piled before it was checked</translation>
    </message>
</context>
<context>
    <name>SuperviseManySheet</name>
    <message>
        <source>一起督办</source>
        <translation>Remind together</translation>
    </message>
    <message>
        <source>{count} 件，各编一个号：{titles}。督办内容不写的，按各件的期限自动写。</source>
        <translation>{count}, each with a number: {titles}. Words that are left out are made from each deadline.</translation>
    </message>
</context>
<context>
    <name>SuperviseSheet</name>
    <message>
        <source>发督办单</source>
        <translation>Send reminder</translation>
    </message>
    <message>
        <source>上一份督办过期没有答复，这一份提高一级。</source>
        <translation>The last one was not answered in time: this one is a level higher.</translation>
    </message>
</context>
<context>
    <name>SyncCentrePage</name>
    <message>
        <source>同步中心</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>U 盘导入</source>
        <translation>Import from stick</translation>
    </message>
    <message>
        <source>U 盘导出</source>
        <translation>Export to stick</translation>
    </message>
    <message>
        <source>停一下</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>现在同步</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>县服务器：{server} · 本机编号 {number}</source>
        <translation>County server: {server} · this machine {number}</translation>
    </message>
    <message>
        <source>样例账本不和县里同步</source>
        <translation>The sample ledger is not synced</translation>
    </message>
    <message>
        <source>换成自己的账本以后，可以加入本县。</source>
        <translation>With a ledger of your own you can join the county.</translation>
    </message>
    <message>
        <source>这台电脑单机使用</source>
        <translation>This computer works alone</translation>
    </message>
    <message>
        <source>有县里给的邀请码或入网文件就能加入；已经记的都带着走，没有网照样记。不加入也行，请常备份到 U 盘。</source>
        <translation>With a code or file from the county you can join; what is recorded comes along, and you can record without a network. You need not join; then back up to a stick often.</translation>
    </message>
    <message>
        <source>已{use}：{what}。另一个值留在历史里。</source>
        <translation>{use}: {what}. The other value stays in the history.</translation>
    </message>
    <message>
        <source>先定下的，现在显示的</source>
        <translation>Settled first, shown now</translation>
    </message>
    <message>
        <source>另一份：{place}</source>
        <translation>The other: {place}</translation>
    </message>
    <message>
        <source>同步记录</source>
        <translation>Sync history</translation>
    </message>
    <message>
        <source>选一件</source>
        <translation>Choose one</translation>
    </message>
    <message>
        <source>两边都改过：用左边的</source>
        <translation>Both changed it: use the left</translation>
    </message>
    <message>
        <source>两边都改过：用右边的</source>
        <translation>Both changed it: use the right</translation>
    </message>
    <message>
        <source>做更正</source>
        <translation>Correct it</translation>
    </message>
    <message>
        <source>知道了，不再提</source>
        <translation>Noted, say no more</translation>
    </message>
    <message>
        <source>换一块看：要处理、收到的、待传明细</source>
        <translation>Switch: to settle, received, waiting</translation>
    </message>
    <message>
        <source>用自己的账本</source>
        <translation>Use a ledger of your own</translation>
    </message>
    <message>
        <source>加入本县</source>
        <translation>Join the county</translation>
    </message>
    <message>
        <source>已写到 U 盘，等县里的回复</source>
        <translation>Written to a stick; waiting for the county&apos;s answer</translation>
    </message>
    <message>
        <source>导入带回来的文件</source>
        <translation>Import what came back</translation>
    </message>
</context>
<context>
    <name>SyncPanel</name>
    <message>
        <source>同步</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>现在同步</source>
        <translation>Sync now</translation>
    </message>
    <message>
        <source>用 U 盘带走</source>
        <translation>Take by stick</translation>
    </message>
    <message>
        <source>都传完了</source>
        <translation>All sent</translation>
    </message>
    <message>
        <source>条还没上传</source>
        <translation>not sent yet</translation>
    </message>
    <message>
        <source>不影响记录和开会。</source>
        <translation>Recording and meetings go on.</translation>
    </message>
    <message>
        <source>{last}。{kept}</source>
        <translation>{last}. {kept}</translation>
    </message>
    <message>
        <source>{count} 件要您处理</source>
        <translation>{count} for you to settle</translation>
    </message>
    <message>
        <source>正在同步</source>
        <translation>Syncing</translation>
    </message>
    <message numerus="yes">
        <source>附件 %n 个</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncWords</name>
    <message>
        <source>今天 {clock}</source>
        <translation>today {clock}</translation>
    </message>
    <message>
        <source>{month}月{day}日 {clock}</source>
        <translation>{month}/{day} {clock}</translation>
    </message>
    <message>
        <source>{year}年{month}月{day}日 {clock}</source>
        <translation>{year}/{month}/{day} {clock}</translation>
    </message>
    <message>
        <source>新版本才有的内容</source>
        <translation>Of a newer version</translation>
    </message>
    <message>
        <source>{kind}「{name}」</source>
        <translation>{kind} “{name}”</translation>
    </message>
    <message>
        <source>本机</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>本单位另一台电脑</source>
        <translation>Another computer of ours</translation>
    </message>
    <message>
        <source>镇里</source>
        <translation>Township</translation>
    </message>
    <message>
        <source>县里</source>
        <translation>County</translation>
    </message>
    <message>
        <source>上级</source>
        <translation>From above</translation>
    </message>
    <message>
        <source>对方</source>
        <translation>The other side</translation>
    </message>
    <message>
        <source>用本机的</source>
        <translation>Use ours</translation>
    </message>
    <message>
        <source>用镇里的</source>
        <translation>Use the township&apos;s</translation>
    </message>
    <message>
        <source>用县里的</source>
        <translation>Use the county&apos;s</translation>
    </message>
    <message>
        <source>用上级的</source>
        <translation>Use theirs</translation>
    </message>
    <message>
        <source>用对方的</source>
        <translation>Use the other</translation>
    </message>
    <message>
        <source>两边都改过</source>
        <translation>Both changed it</translation>
    </message>
    <message>
        <source>县里没收</source>
        <translation>Not taken</translation>
    </message>
    <message>
        <source>两份内容</source>
        <translation>Two contents</translation>
    </message>
    <message>
        <source>要知道</source>
        <translation>To know</translation>
    </message>
    <message>
        <source>有人用了本机账本的拷贝</source>
        <translation>A copy of this ledger is in use</translation>
    </message>
    <message>
        <source>县里的服务器少了内容</source>
        <translation>The county&apos;s server has lost something</translation>
    </message>
    <message>
        <source>收到的和以前的接不上</source>
        <translation>What came does not follow what is here</translation>
    </message>
    <message>
        <source>有一条县里没有收下</source>
        <translation>The county did not take one</translation>
    </message>
    <message>
        <source>同步时发现一件事</source>
        <translation>Sync has found something</translation>
    </message>
    <message>
        <source>这一条写的是别的单位的事，县里只收本单位的。</source>
        <translation>It is about another organization; the county takes only your own.</translation>
    </message>
    <message>
        <source>这一条是别的单位建的，只能由他们改。</source>
        <translation>Another organization made it; only they can change it.</translation>
    </message>
    <message>
        <source>县里已有同一编号的另一种记录。</source>
        <translation>The county has a record of another kind under this id.</translation>
    </message>
    <message>
        <source>县里的服务器没有收下它（代码 {code}）。</source>
        <translation>The county&apos;s server did not take it (code {code}).</translation>
    </message>
    <message>
        <source>它已经定下，又有另一份内容；先定下的那份没有动。</source>
        <translation>It was settled, and another content came; the one settled first is untouched.</translation>
    </message>
    <message>
        <source>另一台电脑用同一份账本传过别的内容。本机没传的已另起一段重记，没丢东西。</source>
        <translation>Another computer sent other content from the same ledger. What was not sent here is written anew; nothing is lost.</translation>
    </message>
    <message>
        <source>服务器上的比它给过的回执少，可能恢复过旧备份。本机会重新传一遍。</source>
        <translation>The server holds less than its receipts say; it may be restored from an old backup. This machine sends it again.</translation>
    </message>
    <message>
        <source>收到的内容和以前收到的接不上，没有动本机的记录。</source>
        <translation>What came does not follow what had come; nothing here was changed.</translation>
    </message>
    <message>
        <source>这个版本不认识它（{kind}）。</source>
        <translation>This version does not know it ({kind}).</translation>
    </message>
    <message>
        <source>请那个单位自己登记；本机的这一份不会丢。</source>
        <translation>Let that organization record it; yours is kept.</translation>
    </message>
    <message>
        <source>请他们来改；本机的这一份不会丢。</source>
        <translation>Ask them to change it; yours is kept.</translation>
    </message>
    <message>
        <source>请在本机另登一条；原来这一条不会丢。</source>
        <translation>Record it anew here; this one is kept.</translation>
    </message>
    <message>
        <source>数字确实错了，就做一份更正；没错就留着不管，本机不会丢。</source>
        <translation>If the figures are wrong, correct them; if not, leave it. Nothing is lost here.</translation>
    </message>
    <message>
        <source>看过两份，确实错了就更正；没错就留着不管，本机不会丢。</source>
        <translation>Look at both; correct it if it is wrong, else leave it. Nothing is lost here.</translation>
    </message>
    <message>
        <source>只留一台继续用；另一台请先退出，再用新的邀请码加入。</source>
        <translation>Go on with one; let the other leave and join by a new code.</translation>
    </message>
    <message>
        <source>不用做什么；请告诉县里的管理员。</source>
        <translation>Nothing to do; please tell the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>再同步一次；还是这样，请告诉县里的管理员。</source>
        <translation>Sync again; if it stays so, tell the county&apos;s administrator.</translation>
    </message>
    <message>
        <source>请告诉县里的管理员；本机的这一份不会丢。</source>
        <translation>Please tell the county&apos;s administrator; yours is kept.</translation>
    </message>
    <message>
        <source>还差它所属的那一条，收到后自己出来</source>
        <translation>What it belongs to has not come; then it appears</translation>
    </message>
    <message>
        <source>正文还在路上，收到后自己出来</source>
        <translation>Its text is on its way; then it appears</translation>
    </message>
    <message>
        <source>需要更新版本才能打开，已存好</source>
        <translation>Needs a newer version; it is kept</translation>
    </message>
    <message>
        <source>还不能打开，已存好</source>
        <translation>Cannot be opened yet, kept</translation>
    </message>
    <message>
        <source>还有 {count} 条</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>记录先传，附件后传，小的在前</source>
        <translation>Records first, then files, small before large</translation>
    </message>
    <message>
        <source>改了记录</source>
        <translation>Changed a record</translation>
    </message>
    <message>
        <source>等 {count} 条</source>
        <translation> and others, {count} in all</translation>
    </message>
    <message>
        <source>还剩 {count} 条</source>
        <translation>{count} left</translation>
    </message>
    <message>
        <source>未上传 {count} 条</source>
        <translation>{count} not sent</translation>
    </message>
    <message>
        <source>还没有同步过</source>
        <translation>Not synced yet</translation>
    </message>
    <message>
        <source>断线</source>
        <translation>line broke</translation>
    </message>
    <message>
        <source>停下</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>没成</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>上次同步 {when}</source>
        <translation>Last sync {when}</translation>
    </message>
    <message>
        <source>（{how}）</source>
        <translation> ({how})</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>有个附件坏了，传不上去</source>
        <translation>A damaged attachment cannot be sent</translation>
    </message>
    <message>
        <source>有个附件或长文收到的不对</source>
        <translation>An attachment or long text came wrong</translation>
    </message>
    <message>
        <source>它在本机的文件读不出来；别的都照常传。</source>
        <translation>Its file on this computer cannot be read. Everything else is sent as usual.</translation>
    </message>
    <message>
        <source>县里给的和登记的不一样，没有收下；别的都照常收。</source>
        <translation>What the county gave is not what was registered, so it was not taken in. Everything else comes as usual.</translation>
    </message>
    <message>
        <source>请把原来的文件再添加一次，或从备份恢复。</source>
        <translation>Please add the original file once more, or restore it from a backup.</translation>
    </message>
    <message>
        <source>请告诉县里的管理员，请他们核对这个文件。</source>
        <translation>Please tell the county&apos;s administrator, who should check this file.</translation>
    </message>
    <message numerus="yes">
        <source>附件 %n 个</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>、附件 %n 个</source>
        <translation>
            <numerusform>, %n file</numerusform>
            <numerusform>, %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天前</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message>
        <source>县里换了一台电脑写的内容</source>
        <translation>The county has other content from a computer</translation>
    </message>
    <message>
        <source>服务器丢过内容，那台电脑的拷贝又写了别的。本机照县里的显示，以前收到的另存着。</source>
        <translation>The server had lost content, and a copy of that computer wrote something else since. This computer shows what the county has and keeps aside what it had received.</translation>
    </message>
    <message>
        <source>请写这些内容的人同步一次，会自己补上；还缺的，请他再录一次。</source>
        <translation>Ask whoever wrote it to sync once: it then comes back by itself. What is still missing, they enter again.</translation>
    </message>
</context>
<context>
    <name>SystemTray</name>
    <message>
        <source>议事簿</source>
        <translation>Yishibu</translation>
    </message>
    <message>
        <source>打开议事簿</source>
        <translation>Open Yishibu</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Leave</translation>
    </message>
</context>
<context>
    <name>TakeBackSheet</name>
    <message>
        <source>撤回 {number} 号表的录入</source>
        <translation>Take back the entry of sheet {number}</translation>
    </message>
    <message>
        <source>哪里录错了</source>
        <translation>What is wrong with it</translation>
    </message>
</context>
<context>
    <name>TaskDrawer</name>
    <message>
        <source>填进展</source>
        <translation>Note progress</translation>
    </message>
    <message>
        <source>办理进展 {count}</source>
        <translation>Progress {count}</translation>
    </message>
    <message>
        <source>还没有进展，按 Alt+J 填</source>
        <translation>No progress yet, Alt+J notes it</translation>
    </message>
    <message>
        <source>首次期限（不改）</source>
        <translation>First deadline (stays)</translation>
    </message>
    <message>
        <source>延期 {number} 次</source>
        <translation>{number} extensions</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>延期理由：{reason}（{name}同意）</source>
        <translation>Reason: {reason} ({name} agreed)</translation>
    </message>
    <message>
        <source>延期理由：{reason}（{name} {day}同意）</source>
        <translation>Reason: {reason} ({name} agreed, {day})</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>落实事项</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>打电话记录</source>
        <translation>Call log</translation>
    </message>
    <message>
        <source>发督办单</source>
        <translation>Send reminder</translation>
    </message>
    <message>
        <source>验收办结</source>
        <translation>Accept as done</translation>
    </message>
    <message>
        <source>受阻：{reason}</source>
        <translation>Blocked: {reason}</translation>
    </message>
    <message>
        <source>阶段目标：{text}</source>
        <translation>Milestones: {text}</translation>
    </message>
    <message>
        <source>督办 {count}</source>
        <translation>Reminders {count}</translation>
    </message>
    <message>
        <source>督办&#x3000;还没发过</source>
        <translation>Reminders: none yet</translation>
    </message>
    <message>
        <source>发督办单后，承办单位 {days} 天内书面答复；再不办，提高一级督办。</source>
        <translation>After a reminder the unit answers in writing within {days} days; else the next level reminds.</translation>
    </message>
    <message>
        <source>检查发现：{text}</source>
        <translation>Found on site: {text}</translation>
    </message>
    <message>
        <source>{day} 答复：{answer}</source>
        <translation>{day} answered: {answer}</translation>
    </message>
    <message>
        <source>等答复，{day} 前</source>
        <translation>Answer due by {day}</translation>
    </message>
    <message>
        <source>印督办单</source>
        <translation>Print reminder</translation>
    </message>
    <message>
        <source>填答复</source>
        <translation>Enter answer</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>{words}（{percent}%）</source>
        <translation>{words} ({percent}%)</translation>
    </message>
    <message>
        <source>所需资金：{amount} 元</source>
        <translation>Budget: {amount} yuan</translation>
    </message>
    <message numerus="yes">
        <source>{day} 前要答复，超期 %n 天没有答复</source>
        <translation>
            <numerusform>Due by {day}, %n day late without an answer</numerusform>
            <numerusform>Due by {day}, %n days late without an answer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TaskFilters</name>
    <message>
        <source>承办单位</source>
        <translation>Unit in charge</translation>
    </message>
    <message>
        <source>承办单位：全部</source>
        <translation>Unit: all</translation>
    </message>
    <message>
        <source>按超期排序</source>
        <translation>Latest first</translation>
    </message>
    <message>
        <source>按首次期限排序</source>
        <translation>By first deadline</translation>
    </message>
    <message>
        <source>按单位排序</source>
        <translation>By unit</translation>
    </message>
    <message>
        <source>排序</source>
        <translation>Sort</translation>
    </message>
    <message>
        <source>全部在办 {count}</source>
        <translation>Open {count}</translation>
    </message>
    <message>
        <source>超期 {count}</source>
        <translation>Overdue {count}</translation>
    </message>
    <message>
        <source>7 天内到期 {count}</source>
        <translation>Due in 7 days {count}</translation>
    </message>
    <message>
        <source>正常 {count}</source>
        <translation>On time {count}</translation>
    </message>
    <message>
        <source>受阻 {count}</source>
        <translation>Blocked {count}</translation>
    </message>
    <message>
        <source>待验收 {count}</source>
        <translation>To accept {count}</translation>
    </message>
    <message>
        <source>完成 {count}</source>
        <translation>Done {count}</translation>
    </message>
</context>
<context>
    <name>TaskSheet</name>
    <message>
        <source>加落实事项</source>
        <translation>Add a task</translation>
    </message>
    <message>
        <source>落实事项</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>责任单位</source>
        <translation>Unit responsible</translation>
    </message>
    <message>
        <source>责任人</source>
        <translation>Person responsible</translation>
    </message>
    <message>
        <source>例：2026-12-31</source>
        <translation>e.g. 2026-12-31</translation>
    </message>
    <message>
        <source>期限（首次期限以后不改）</source>
        <translation>Deadline (the first one stays)</translation>
    </message>
    <message>
        <source>出自哪件协商</source>
        <translation>From which consultation</translation>
    </message>
    <message>
        <source>不出自协商</source>
        <translation>From none</translation>
    </message>
    <message>
        <source>更多：阶段目标、所需资金</source>
        <translation>More: milestones, budget</translation>
    </message>
    <message>
        <source>例：6月底前清完淤，9月底前衬砌完</source>
        <translation>e.g. dredged by the end of June, lined by the end of September</translation>
    </message>
    <message>
        <source>阶段目标</source>
        <translation>Milestones</translation>
    </message>
    <message>
        <source>例：12000，没有就不填</source>
        <translation>e.g. 12000; leave empty if none</translation>
    </message>
    <message>
        <source>所需资金（元）</source>
        <translation>Budget (yuan)</translation>
    </message>
    <message>
        <source>所需资金要填数字。</source>
        <translation>The budget has to be a number.</translation>
    </message>
    <message>
        <source>只写元数，例：12000；没有就不填。</source>
        <translation>Write yuan only, e.g. 12000; leave it empty if there is none.</translation>
    </message>
</context>
<context>
    <name>TaskTable</name>
    <message>
        <source>落实事项</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>事项 / 出自</source>
        <translation>Task / from</translation>
    </message>
    <message>
        <source>承办单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>首次期限</source>
        <translation>First deadline</translation>
    </message>
    <message>
        <source>进展</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>还剩 / 超期</source>
        <translation>Left / late</translation>
    </message>
    <message>
        <source>超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>快到期</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>受阻</source>
        <translation>Blocked</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>延 {count} 次 → {day}</source>
        <translation>put off {count}× → {day}</translation>
    </message>
    <message>
        <source>还没填</source>
        <translation>Not told yet</translation>
    </message>
    <message>
        <source>待验收</source>
        <translation>To accept</translation>
    </message>
    <message>
        <source>督办</source>
        <translation>Reminders</translation>
    </message>
    <message>
        <source>✓ {title}</source>
        <translation>✓ {title}</translation>
    </message>
    <message>
        <source>晚 {days} 天办完</source>
        <translation>Done {days} d late</translation>
    </message>
    <message>
        <source>按期办完</source>
        <translation>Done in time</translation>
    </message>
    <message>
        <source>督办 {count} 次</source>
        <translation>{count} sent</translation>
    </message>
    <message>
        <source>还没督办</source>
        <translation>None yet</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>答复超 {days} 天</source>
        <translation>{days} d late</translation>
    </message>
    <message>
        <source>等答复</source>
        <translation>waits</translation>
    </message>
    <message numerus="yes">
        <source>%n 条</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message>
        <source>落实台账</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>事项、单位、人名</source>
        <translation>Task, unit, name</translation>
    </message>
    <message>
        <source>加落实事项</source>
        <translation>Add a task</translation>
    </message>
    <message>
        <source>落实事项</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>还没有落实事项</source>
        <translation>No tasks yet</translation>
    </message>
    <message>
        <source>协商成果采纳后在这里生成；也可以现在加一项。</source>
        <translation>They come when an outcome is adopted; one can be added now.</translation>
    </message>
    <message>
        <source>换个状态、单位，或少打几个字。</source>
        <translation>Choose another state or unit, or type less.</translation>
    </message>
    <message>
        <source>在办 {count} 件</source>
        <translation>{count} open</translation>
    </message>
    <message>
        <source>选事项</source>
        <translation>Choose a task</translation>
    </message>
    <message>
        <source>打开右边的抽屉</source>
        <translation>Open the drawer at the right</translation>
    </message>
    <message>
        <source>填进展</source>
        <translation>Note progress</translation>
    </message>
    <message>
        <source>按状态筛选</source>
        <translation>Filter by state</translation>
    </message>
    <message>
        <source>找事项、单位、人名</source>
        <translation>Find a task, unit or name</translation>
    </message>
    <message>
        <source>关上抽屉</source>
        <translation>Close the drawer</translation>
    </message>
    <message>
        <source>打印这件事项的文书</source>
        <translation>print the papers of this task</translation>
    </message>
    <message>
        <source>撤回督办</source>
        <translation>Withdraw reminder</translation>
    </message>
    <message>
        <source>撤回 {number}？编号不再用。</source>
        <translation>Withdraw {number}? Its number is not used again.</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>空格  Shift+↑ ↓</source>
        <translation>Space  Shift+↑ ↓</translation>
    </message>
    <message>
        <source>选多项，一起督办、延期、导出</source>
        <translation>pick several to remind, put off, export</translation>
    </message>
    <message>
        <source>发督办单</source>
        <translation>Send reminder</translation>
    </message>
    <message>
        <source>打电话记录</source>
        <translation>Call log</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>Export to Excel</translation>
    </message>
    <message>
        <source>打印台账</source>
        <translation>Print ledger</translation>
    </message>
    <message>
        <source>监督意见</source>
        <translation>Oversight</translation>
    </message>
    <message>
        <source>空格选多项</source>
        <translation>Space picks several</translation>
    </message>
    <message>
        <source>登记、答复监督意见</source>
        <translation>enter or answer an oversight opinion</translation>
    </message>
</context>
<context>
    <name>TellAllSheet</name>
    <message>
        <source>一起告知</source>
        <translation>Tell all</translation>
    </message>
    <message>
        <source>{count} 人：{names}</source>
        <translation>{count}: {names}</translation>
    </message>
    <message>
        <source>（不愿留姓名）</source>
        <translation>(name withheld)</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>登记意见</source>
        <translation>Type opinion</translation>
    </message>
    <message>
        <source>开会</source>
        <translation>Hold a meeting</translation>
    </message>
    <message>
        <source>接待登记</source>
        <translation>Reception</translation>
    </message>
    <message>
        <source>等我办的</source>
        <translation>Waiting for me</translation>
    </message>
    <message>
        <source>走到哪一步</source>
        <translation>Where it stands</translation>
    </message>
    <message>
        <source>看哪一块</source>
        <translation>Which part</translation>
    </message>
    <message>
        <source>选择</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>今天没有等您办的</source>
        <translation>Nothing waits for you today</translation>
    </message>
    <message>
        <source>现在没有开着的会；先开会，再登记意见</source>
        <translation>No meeting is open; open one before noting opinions</translation>
    </message>
    <message>
        <source>{count} 件</source>
        <translation>{count} waiting</translation>
    </message>
    <message>
        <source>往后也没有定下日子的事。</source>
        <translation>Nothing dated lies ahead either.</translation>
    </message>
    <message>
        <source>下一件：{day} {title}</source>
        <translation>Next: {day} {title}</translation>
    </message>
    <message>
        <source>星期一 星期二 星期三 星期四 星期五 星期六 星期日</source>
        <translation>Monday Tuesday Wednesday Thursday Friday Saturday Sunday</translation>
    </message>
    <message>
        <source>正在备份</source>
        <translation>Backing up</translation>
    </message>
    <message>
        <source>备份好了，已核对过。</source>
        <translation>Backed up and checked.</translation>
    </message>
    <message>
        <source>要拷到 U 盘，请到“设置”里备份。</source>
        <translation>To copy it to a USB stick, back up in Settings.</translation>
    </message>
    <message>
        <source>今天已经备份过了。</source>
        <translation>Already backed up today.</translation>
    </message>
    <message>
        <source>选一件</source>
        <translation>Choose one</translation>
    </message>
    <message>
        <source>办这一件</source>
        <translation>Do this one</translation>
    </message>
    <message>
        <source>给正在开的会登记意见</source>
        <translation>Note an opinion in the running meeting</translation>
    </message>
    <message>
        <source>在“走到哪一步”里选，Enter 打开看板</source>
        <translation>Choose a stage, Enter opens the board</translation>
    </message>
    <message>
        <source>期限日历：答复、会议、公示、落实、督办各是哪天</source>
        <translation>Calendar: on which day what is due</translation>
    </message>
    <message>
        <source>本周和账本</source>
        <translation>Week and ledger</translation>
    </message>
</context>
<context>
    <name>TodayWords</name>
    <message>
        <source>已超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>本周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>没有期限</source>
        <translation>No deadline</translation>
    </message>
    <message>
        <source>落实</source>
        <translation>Task</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>会议</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>协商</source>
        <translation>Consultation</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>填进展</source>
        <translation>Note progress</translation>
    </message>
    <message>
        <source>写答复</source>
        <translation>Write an answer</translation>
    </message>
    <message>
        <source>进会场</source>
        <translation>To the room</translation>
    </message>
    <message>
        <source>看准备</source>
        <translation>See the preparations</translation>
    </message>
    <message>
        <source>去补上</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>去定稿</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>去封存</source>
        <translation>Seal</translation>
    </message>
    <message>
        <source>现在备份</source>
        <translation>Back up now</translation>
    </message>
    <message>
        <source>账本好久没有备份了</source>
        <translation>The ledger was not backed up for long</translation>
    </message>
    <message>
        <source>{name}反映：{title}</source>
        <translation>{name} raised: {title}</translation>
    </message>
    <message>
        <source>正在开</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>{weekday}到期</source>
        <translation>Due {weekday}</translation>
    </message>
    <message>
        <source>{weekday}前</source>
        <translation>By {weekday}</translation>
    </message>
    <message>
        <source>首次期限 {first}，延至 {due}</source>
        <translation>First deadline {first}, extended to {due}</translation>
    </message>
    <message>
        <source>期限 {due}</source>
        <translation>Due {due}</translation>
    </message>
    <message>
        <source>受阻</source>
        <translation>Blocked</translation>
    </message>
    <message>
        <source>{day}反映</source>
        <translation>Raised {day}</translation>
    </message>
    <message>
        <source>没说哪天答复，还没有答复</source>
        <translation>no answer day promised, not answered yet</translation>
    </message>
    <message>
        <source>答应 {day}前答复，还没有答复</source>
        <translation>answer promised by {day}, not answered yet</translation>
    </message>
    <message>
        <source>应到 {count} 人</source>
        <translation>{count} entitled</translation>
    </message>
    <message>
        <source>还没有选名册</source>
        <translation>No roster chosen yet</translation>
    </message>
    <message>
        <source>不表决</source>
        <translation>no vote</translation>
    </message>
    <message>
        <source>缺 {count} 项：{names}</source>
        <translation>{count} missing: {names}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{day}散会</source>
        <translation>Ended {day}</translation>
    </message>
    <message>
        <source>已定稿，等签字件扫描封存</source>
        <translation>Frozen, waiting for the signed scan</translation>
    </message>
    <message>
        <source>会议记录还没有定稿</source>
        <translation>The record is not frozen yet</translation>
    </message>
    <message>
        <source>还一次都没有备份</source>
        <translation>Never backed up</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>去打印</source>
        <translation>Print it</translation>
    </message>
    <message>
        <source>恢复码还没有锁进保险柜</source>
        <translation>The recovery code is not in the safe yet</translation>
    </message>
    <message>
        <source>电脑坏了、忘了口令，没有它就打不开账本和备份</source>
        <translation>Without it neither ledger nor backups open once the computer breaks or the passphrase is forgotten</translation>
    </message>
    <message>
        <source>书面</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>去催收</source>
        <translation>Remind</translation>
    </message>
    <message>
        <source>发出 {issued} 份，{out} 份还没收回</source>
        <translation>{issued} handed out, {out} not back yet</translation>
    </message>
    <message>
        <source>{day}前交回</source>
        <translation>due back by {day}</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>去催问</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>{day}报{unit}，还没有答复</source>
        <translation>Reported to {unit} on {day}, no reply yet</translation>
    </message>
    <message>
        <source>准备</source>
        <translation>Preparation</translation>
    </message>
    <message>
        <source>去备好</source>
        <translation>Make ready</translation>
    </message>
    <message>
        <source>还没有定谁来备</source>
        <translation>Nobody is in charge yet</translation>
    </message>
    <message>
        <source>还有 {count} 件</source>
        <translation>{count} more</translation>
    </message>
    <message>
        <source>再看 {count} 件</source>
        <translation>Show {count} more</translation>
    </message>
    <message>
        <source>上级</source>
        <translation>From above</translation>
    </message>
    <message>
        <source>采纳</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>督办</source>
        <translation>Reminder</translation>
    </message>
    <message>
        <source>登记传达</source>
        <translation>Record passing on</translation>
    </message>
    <message>
        <source>看答复</source>
        <translation>See answer</translation>
    </message>
    <message>
        <source>去答复</source>
        <translation>Answer it</translation>
    </message>
    <message>
        <source>{word}：{content}</source>
        <translation>{word}: {content}</translation>
    </message>
    <message numerus="yes">
        <source>上次备份是 %n 天前</source>
        <translation>
            <numerusform>Last backup %n day ago</numerusform>
            <numerusform>Last backup %n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopicActs</name>
    <message>
        <source>{count} 件诉求列为一个议题；各人照样单独答复。</source>
        <translation>{count} concerns become one topic; everybody is still answered on their own.</translation>
    </message>
    <message>
        <source>列为议题</source>
        <translation>Put forward as topic</translation>
    </message>
    <message>
        <source>议题：{title}。逐项写明，不全的以后再补；写全了再确定。</source>
        <translation>Topic: {title}. Fill in what is known; decide once it is complete.</translation>
    </message>
    <message>
        <source>筛选议题</source>
        <translation>Screen topic</translation>
    </message>
    <message>
        <source>议题：{title}。理由会列给每个反映人，逐个告知。</source>
        <translation>Topic: {title}. The reason is to be told to everybody who raised it.</translation>
    </message>
    <message>
        <source>合法性审查没有通过，不能列入协商。</source>
        <translation>The lawfulness check was not passed, so it cannot be listed.</translation>
    </message>
    <message>
        <source>确定议题</source>
        <translation>Decide topic</translation>
    </message>
</context>
<context>
    <name>TopicBox</name>
    <message>
        <source>登记调研</source>
        <translation>Enter an investigation</translation>
    </message>
    <message>
        <source>看调研</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>TopicDrawer</name>
    <message>
        <source>议题</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>告知</source>
        <translation>Tell</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>{label}：{value}</source>
        <translation>{label}: {value}</translation>
    </message>
    <message>
        <source>来自 {concerns} 件诉求，要告知 {count} 人</source>
        <translation>From {concerns} concerns; {count} people are to be told</translation>
    </message>
    <message>
        <source>不愿留姓名</source>
        <translation>Name not given</translation>
    </message>
    <message>
        <source>{name}等 {count} 人</source>
        <translation>{name} and others, {count} in all</translation>
    </message>
    <message>
        <source>还有 {count} 人没告知</source>
        <translation>{count} not told yet</translation>
    </message>
    <message>
        <source>看诉求</source>
        <translation>See concern</translation>
    </message>
    <message>
        <source>看诉求：{title}</source>
        <translation>See concern: {title}</translation>
    </message>
    <message>
        <source>去筛选</source>
        <translation>Screen it</translation>
    </message>
    <message>
        <source>去确定</source>
        <translation>Decide it</translation>
    </message>
    <message>
        <source>拟定方案</source>
        <translation>Draw up the plan</translation>
    </message>
    <message>
        <source>看协商</source>
        <translation>See consultation</translation>
    </message>
    <message>
        <source>去告知</source>
        <translation>Tell them</translation>
    </message>
</context>
<context>
    <name>TopicFilters</name>
    <message>
        <source>全部 {count}</source>
        <translation>All {count}</translation>
    </message>
    <message>
        <source>待筛选 {count}</source>
        <translation>To screen {count}</translation>
    </message>
    <message>
        <source>待确定 {count}</source>
        <translation>To decide {count}</translation>
    </message>
    <message>
        <source>列入协商 {count}</source>
        <translation>Listed {count}</translation>
    </message>
    <message>
        <source>并入、转办、不列入 {count}</source>
        <translation>Merged, referred, set aside {count}</translation>
    </message>
</context>
<context>
    <name>TopicInvestigationSheet</name>
    <message>
        <source>议题调研</source>
        <translation>Investigation of the topic</translation>
    </message>
    <message>
        <source>协商以前查清的情况；立项协商以后也算在“调研”里。</source>
        <translation>What was found out before consulting; it counts once a consultation is begun.</translation>
    </message>
</context>
<context>
    <name>TopicSheet</name>
    <message>
        <source>筛选议题</source>
        <translation>Screen the topic</translation>
    </message>
</context>
<context>
    <name>TopicTable</name>
    <message>
        <source>议题</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>议题 / 来源</source>
        <translation>Topic / source</translation>
    </message>
    <message>
        <source>诉求 / 人</source>
        <translation>Concerns / people</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>确定日期</source>
        <translation>Decided on</translation>
    </message>
    <message>
        <source>待筛选</source>
        <translation>To screen</translation>
    </message>
    <message>
        <source>待确定</source>
        <translation>To decide</translation>
    </message>
    <message>
        <source>并入“{title}”</source>
        <translation>Merged into “{title}”</translation>
    </message>
    <message>
        <source>{count} 人</source>
        <translation>{count} people</translation>
    </message>
    <message>
        <source>待告知 {count} 人</source>
        <translation>{count} to be told</translation>
    </message>
    <message numerus="yes">
        <source>%n 件</source>
        <translation>
            <numerusform>%n concern</numerusform>
            <numerusform>%n concerns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TopicsPage</name>
    <message>
        <source>议题</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>议题、来源</source>
        <translation>Topic, source</translation>
    </message>
    <message>
        <source>发征集公告</source>
        <translation>Call for topics</translation>
    </message>
    <message>
        <source>提一个议题</source>
        <translation>Put forward a topic</translation>
    </message>
    <message>
        <source>还没有议题</source>
        <translation>No topics yet</translation>
    </message>
    <message>
        <source>在“民情诉求”里把一件或几件列为议题，或者先发征集公告。</source>
        <translation>Under Concerns, make a topic of one or several; or call for topics first.</translation>
    </message>
    <message>
        <source>换个状态，或少打几个字。</source>
        <translation>Choose another state, or type less.</translation>
    </message>
    <message>
        <source>共 {count} 个 • 待告知 {people} 人</source>
        <translation>{count} in all • {people} to be told</translation>
    </message>
    <message>
        <source>共 {count} 个</source>
        <translation>{count} in all</translation>
    </message>
    <message>
        <source>存好后在“公示”里，可以打印张贴、记照片。</source>
        <translation>Once stored it is under Notices, to be printed, posted and photographed.</translation>
    </message>
    <message>
        <source>从诉求来的议题，请在“民情诉求”里选诉求再提。</source>
        <translation>Topics that come from concerns are put forward under Concerns.</translation>
    </message>
    <message>
        <source>告知结果</source>
        <translation>Tell the result</translation>
    </message>
    <message>
        <source>选一个</source>
        <translation>choose one</translation>
    </message>
    <message>
        <source>打开右边的抽屉</source>
        <translation>open the drawer at the right</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>确定</source>
        <translation>Decide</translation>
    </message>
    <message>
        <source>下一步</source>
        <translation>next step</translation>
    </message>
    <message>
        <source>告知反映人</source>
        <translation>tell the askers</translation>
    </message>
    <message>
        <source>打印文书</source>
        <translation>print papers</translation>
    </message>
    <message>
        <source>按状态筛选</source>
        <translation>narrow to a state</translation>
    </message>
    <message>
        <source>找议题、来源</source>
        <translation>find topic or source</translation>
    </message>
    <message>
        <source>关上抽屉</source>
        <translation>close the drawer</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>已撤回：{title}</source>
        <translation>Taken back: {title}</translation>
    </message>
</context>
<context>
    <name>Units</name>
    <message>
        <source>{n} 人</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>{n} 户</source>
        <translation>{n} households</translation>
    </message>
    <message>
        <source>{n} 平方米</source>
        <translation>{n} m²</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>people</translation>
    </message>
    <message>
        <source>户数</source>
        <translation>households</translation>
    </message>
    <message>
        <source>面积</source>
        <translation>area</translation>
    </message>
</context>
<context>
    <name>UnlockPanel</name>
    <message>
        <source>请输入口令</source>
        <translation>Please type the passphrase</translation>
    </message>
    <message>
        <source>口令</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>密钥环没有打开</source>
        <translation>The keyring did not open</translation>
    </message>
    <message>
        <source>恢复码</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>用什么打开</source>
        <translation>Open with</translation>
    </message>
    <message>
        <source>再试密钥环</source>
        <translation>Try the keyring again</translation>
    </message>
    <message>
        <source>保险柜里那张纸上的 8 组字，大小写和横线都不要紧。</source>
        <translation>The 8 groups on the sheet in the safe; case and hyphens do not matter.</translation>
    </message>
    <message>
        <source>账本是加密的，一条都没有丢，打开就能接着用。</source>
        <translation>The ledger is encrypted; nothing is lost, and work goes on once it is open.</translation>
    </message>
    <message>
        <source>还没有写恢复码。</source>
        <translation>The recovery code is missing.</translation>
    </message>
</context>
<context>
    <name>UnreadablePanel</name>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>恢复备份</source>
        <translation>Restore a backup</translation>
    </message>
</context>
<context>
    <name>ValueWords</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>约{date}</source>
        <translation>about {date}</translation>
    </message>
    <message>
        <source>{date}（存疑）</source>
        <translation>{date} (doubtful)</translation>
    </message>
    <message>
        <source>{decade}0年代</source>
        <translation>{decade}0s</translation>
    </message>
    <message>
        <source>{year}年</source>
        <translation>{year}</translation>
    </message>
    <message>
        <source>{year}年{month}月{day}日</source>
        <translation>{year}/{month}/{day}</translation>
    </message>
    <message>
        <source>{year}年{season}</source>
        <translation>{season} {year}</translation>
    </message>
    <message>
        <source>{year}年{month}月</source>
        <translation>{year}/{month}</translation>
    </message>
    <message>
        <source>春 夏 秋 冬</source>
        <translation>spring summer autumn winter</translation>
    </message>
</context>
<context>
    <name>VersionsSheet</name>
    <message>
        <source>各版本</source>
        <translation>Versions</translation>
    </message>
    <message>
        <source>{at} {name} 定稿</source>
        <translation>{at} frozen by {name}</translation>
    </message>
    <message>
        <source>更正：{why}</source>
        <translation>Correction: {why}</translation>
    </message>
    <message>
        <source>已封存</source>
        <translation>Sealed</translation>
    </message>
    <message>
        <source>等签字</source>
        <translation>To be signed</translation>
    </message>
    <message>
        <source>旧版</source>
        <translation>Old version</translation>
    </message>
    <message>
        <source>第 {n} 版</source>
        <translation>Version {n}</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>VillagePage</name>
    <message>
        <source>看哪一类记录</source>
        <translation>Which records to see</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>诉求、协商、会议、表决、落实</source>
        <translation>Concerns, consultations, meetings, votes, tasks</translation>
    </message>
    <message>
        <source>选记录</source>
        <translation>Choose a record</translation>
    </message>
    <message>
        <source>看这条记录</source>
        <translation>See this record</translation>
    </message>
    <message>
        <source>答复报送</source>
        <translation>Answer submission</translation>
    </message>
    <message>
        <source>发督办</source>
        <translation>Remind formally</translation>
    </message>
    <message>
        <source>回到各村</source>
        <translation>Back to the villages</translation>
    </message>
    <message>
        <source>{title}，报送{addressee}</source>
        <translation>{title}, submitted to {addressee}</translation>
    </message>
</context>
<context>
    <name>VillageTable</name>
    <message>
        <source>各村</source>
        <translation>Villages</translation>
    </message>
    <message>
        <source>上次同步</source>
        <translation>Last sync</translation>
    </message>
    <message>
        <source>村、社区</source>
        <translation>Village or community</translation>
    </message>
    <message>
        <source>诉求没答复</source>
        <translation>Unanswered</translation>
    </message>
    <message>
        <source>协商在办</source>
        <translation>In progress</translation>
    </message>
    <message>
        <source>会议要开</source>
        <translation>To be held</translation>
    </message>
    <message>
        <source>落实超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>政策没传达</source>
        <translation>Not passed on</translation>
    </message>
</context>
<context>
    <name>VillageWords</name>
    <message>
        <source>没同步过</source>
        <translation>never synced</translation>
    </message>
    <message>
        <source>今天同步过</source>
        <translation>Synced today</translation>
    </message>
    <message>
        <source>诉求</source>
        <translation>Concerns</translation>
    </message>
    <message>
        <source>协商</source>
        <translation>Consultations</translation>
    </message>
    <message>
        <source>会议</source>
        <translation>Meetings</translation>
    </message>
    <message>
        <source>表决</source>
        <translation>Votes</translation>
    </message>
    <message>
        <source>落实</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <source>昨天同步过</source>
        <translation>Synced yesterday</translation>
    </message>
    <message numerus="yes">
        <source>%n 天没同步</source>
        <translation>
            <numerusform>no sync for %n day</numerusform>
            <numerusform>no sync for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天前</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message>
        <source>这个村还没有同步过</source>
        <translation>This village has never synced</translation>
    </message>
    <message>
        <source>同步以后，村里记的就在这里。没有网也可以用 U 盘带来。</source>
        <translation>What it records is here once it has synced. Without a network a USB stick does.</translation>
    </message>
    <message>
        <source>这个村还没有这类记录</source>
        <translation>This village has no such records yet</translation>
    </message>
    <message>
        <source>村里记了、同步了，就在这里。</source>
        <translation>They are here once the village has recorded and synced.</translation>
    </message>
</context>
<context>
    <name>VillagesPage</name>
    <message>
        <source>各村情况</source>
        <translation>Villages</translation>
    </message>
    <message>
        <source>村名、代码</source>
        <translation>Name or code</translation>
    </message>
    <message>
        <source>向下发布</source>
        <translation>Publish down</translation>
    </message>
    <message>
        <source>各村</source>
        <translation>Villages</translation>
    </message>
    <message>
        <source>下面还没有村</source>
        <translation>No villages below yet</translation>
    </message>
    <message>
        <source>县里在服务器上登记了本单位下面的村，同步以后就在这里。</source>
        <translation>Once the county has entered the villages below you at its server, they stand here after a sync.</translation>
    </message>
    <message>
        <source>没有符合的</source>
        <translation>Nothing fits</translation>
    </message>
    <message>
        <source>少打几个字，或按区划代码找。</source>
        <translation>Type less, or search by the division code.</translation>
    </message>
    <message>
        <source>共 {count} 个</source>
        <translation>{count} in all</translation>
    </message>
    <message>
        <source>，{count} 个好久没同步</source>
        <translation>, {count} not synced lately</translation>
    </message>
    <message>
        <source>选村</source>
        <translation>Choose a village</translation>
    </message>
    <message>
        <source>看这个村的记录</source>
        <translation>See this village&apos;s records</translation>
    </message>
    <message>
        <source>向下发布政策声音、通知</source>
        <translation>Publish policy or notices to those below</translation>
    </message>
    <message>
        <source>找村名、代码</source>
        <translation>Find a name or code</translation>
    </message>
    <message>
        <source>传达情况</source>
        <translation>Passed on</translation>
    </message>
    <message>
        <source>哪些村传达了，哪些还没有</source>
        <translation>Which villages have passed it on, and which not yet</translation>
    </message>
</context>
<context>
    <name>VisitorFields</name>
    <message>
        <source>不愿留姓名</source>
        <translation>Name withheld</translation>
    </message>
    <message>
        <source>姓名可不写；写了只留在本室，不上传、不打印、不给别人看</source>
        <translation>The name may be left out; if given it stays in this room: not sent, printed or shown to others</translation>
    </message>
    <message>
        <source>打 hzl 就能找到；不在名册的人，直接写名字</source>
        <translation>Initials such as hzl find people; for others just write the name</translation>
    </message>
</context>
<context>
    <name>VoteActs</name>
    <message>
        <source>撤回表决</source>
        <translation>Withdraw the vote</translation>
    </message>
    <message>
        <source>为什么撤回？</source>
        <translation>Why withdraw?</translation>
    </message>
</context>
<context>
    <name>VoteBody</name>
    <message>
        <source>计算口径</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>提出表决事项</source>
        <translation>Put a motion</translation>
    </message>
    <message>
        <source>还没有要表决的事项</source>
        <translation>Nothing to vote on yet</translation>
    </message>
    <message>
        <source>提出以后，表决内容会上投屏，人数和判定自动算。</source>
        <translation>Once put, its wording goes on the projector; numbers and verdict are worked out.</translation>
    </message>
</context>
<context>
    <name>VoteFoot</name>
    <message>
        <source>换方式</source>
        <translation>Method</translation>
    </message>
    <message>
        <source>补录第 {} 项表决</source>
        <translation>Enter vote on {} late</translation>
    </message>
    <message>
        <source>开始第 {} 项表决</source>
        <translation>Begin vote on {}</translation>
    </message>
    <message>
        <source>先宣布开会</source>
        <translation>Open the meeting first</translation>
    </message>
    <message>
        <source>重新计票</source>
        <translation>Recount</translation>
    </message>
    <message>
        <source>录入票数</source>
        <translation>Enter the counts</translation>
    </message>
    <message>
        <source>提交结果</source>
        <translation>Submit</translation>
    </message>
    <message>
        <source>票数和实到对上才能提交</source>
        <translation>The votes must add up to those present</translation>
    </message>
    <message>
        <source>休会中，复会后再表决</source>
        <translation>Paused; vote after the break</translation>
    </message>
    <message>
        <source>逐人登记</source>
        <translation>Enter one by one</translation>
    </message>
</context>
<context>
    <name>VoteHead</name>
    <message>
        <source>表决</source>
        <translation>Vote</translation>
    </message>
    <message>
        <source>表决 · 第 {} 项</source>
        <translation>Vote · item {}</translation>
    </message>
    <message>
        <source>试算</source>
        <translation>Trial</translation>
    </message>
    <message>
        <source>正在表决</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>已表决</source>
        <translation>Decided</translation>
    </message>
</context>
<context>
    <name>VoteMenu</name>
    <message>
        <source>换方式</source>
        <translation>Method</translation>
    </message>
</context>
<context>
    <name>VotePanel</name>
    <message>
        <source>表决</source>
        <translation>Vote</translation>
    </message>
    <message>
        <source>按哪种口径计算？请选一种</source>
        <translation>Which measure counts? Please choose</translation>
    </message>
    <message>
        <source>回避的人…</source>
        <translation>Recused people…</translation>
    </message>
    <message>
        <source>有人不表态，逐项录入…</source>
        <translation>Some do not vote, enter each figure…</translation>
    </message>
    <message>
        <source>撤回这次表决…</source>
        <translation>Withdraw this vote…</translation>
    </message>
    <message>
        <source>提出新的表决事项…</source>
        <translation>Put another motion…</translation>
    </message>
    <message>
        <source>《{title}》表决结果已记下：{result}。</source>
        <translation>“{title}” is noted: {result}.</translation>
    </message>
</context>
<context>
    <name>VoteParts</name>
    <message>
        <source>第 {number} 项 {title}</source>
        <translation>Item {number}: {title}</translation>
    </message>
</context>
<context>
    <name>VoteRow</name>
    <message>
        <source>表决</source>
        <translation>Vote</translation>
    </message>
</context>
<context>
    <name>Votes</name>
    <message>
        <source>到会</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>应到</source>
        <translation>Entitled</translation>
    </message>
    <message>
        <source>参加投票</source>
        <translation>Voted</translation>
    </message>
    <message>
        <source>参加表决</source>
        <translation>Took part</translation>
    </message>
    <message>
        <source>通过</source>
        <translation>Carried</translation>
    </message>
    <message>
        <source>未通过</source>
        <translation>Not carried</translation>
    </message>
    <message>
        <source>不够数，不成立</source>
        <translation>Not quorate, no decision</translation>
    </message>
    <message>
        <source>无效</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>第 {n} 条</source>
        <translation>art. {n}</translation>
    </message>
    <message>
        <source> 第 {n} 款</source>
        <translation> para. {n}</translation>
    </message>
    <message>
        <source> 第 {n} 项</source>
        <translation> item {n}</translation>
    </message>
    <message>
        <source>实到</source>
        <translation>present</translation>
    </message>
    <message>
        <source>应到 {whole}，{asked}；{there} {figure}，</source>
        <translation>Entitled {whole}, {asked}; {there} {figure}: </translation>
    </message>
    <message>
        <source>够数。</source>
        <translation>quorate.</translation>
    </message>
    <message>
        <source>不够数。</source>
        <translation>not quorate.</translation>
    </message>
    <message>
        <source>应到 {whole}，实到 {figure}；</source>
        <translation>Entitled {whole}, present {figure}; </translation>
    </message>
    <message>
        <source>法律没有规定到会人数。</source>
        <translation>the law sets no quorum.</translation>
    </message>
    <message>
        <source>{base} {whole}，{asked}；赞成 {figure}，</source>
        <translation>{base} {whole}, {asked}; for {figure}: </translation>
    </message>
    <message>
        <source>{share}。</source>
        <translation>{share}.</translation>
    </message>
    <message>
        <source>未{share}。</source>
        <translation>not {share}.</translation>
    </message>
    <message>
        <source>达到{share}。</source>
        <translation>{share}.</translation>
    </message>
    <message>
        <source>未达到{share}。</source>
        <translation>not {share}.</translation>
    </message>
    <message>
        <source>发出 {issued} 张，收回 {returned} 张，收回比发出多，</source>
        <translation>{issued} papers issued, {returned} returned: </translation>
    </message>
    <message>
        <source>这次表决作废（依惯例）。</source>
        <translation>the vote is void (by custom).</translation>
    </message>
    <message>
        <source>{share}须超过 {amount}</source>
        <translation>{share} is over {amount}</translation>
    </message>
    <message>
        <source>{share}须 {amount}</source>
        <translation>{share} is {amount}</translation>
    </message>
    <message>
        <source>应到 {whole}，{asked}参加；参加多少，收票以后才知道。</source>
        <translation>Entitled {whole}, {asked} to take part; the count will tell how many did.</translation>
    </message>
    <message>
        <source>应到 {whole}，{asked}；实到 {figure}，</source>
        <translation>Entitled {whole}, {asked}; present {figure}: </translation>
    </message>
    <message>
        <source>{base}的{measure}{share}赞成才够；参加多少，收票以后才知道。</source>
        <translation>{base} ({measure}): {share} must be in favour; the count will tell how many took part.</translation>
    </message>
    <message>
        <source>应到 {whole}，{asked}赞成；没有到会的也算在 {whole}里。</source>
        <translation>Entitled {whole}, {asked} in favour; the absent are counted in the {whole} too.</translation>
    </message>
    <message>
        <source>到会 {whole}，{asked}赞成；弃权、无效、未收回的也算在 {whole}里。</source>
        <translation>Present {whole}, {asked} in favour; abstentions, invalid and missing papers count in the {whole} too.</translation>
    </message>
    <message>
        <source>{of}，计{measure}</source>
        <translation>{of}, by {measure}</translation>
    </message>
    <message>
        <source>请选择法定的表决组织，或以共识形成协商成果。</source>
        <translation>Choose a body that votes by law, or reach the outcome by consensus.</translation>
    </message>
    <message>
        <source>会议没有写明表决组织，不能表决。</source>
        <translation>The meeting names no voting body; there can be no vote.</translation>
    </message>
    <message>
        <source>{subject}不作表决。</source>
        <translation>{subject} takes no vote.</translation>
    </message>
    <message>
        <source>会议日期不完整，不能判定表决。</source>
        <translation>The meeting&apos;s date is incomplete; no vote can be judged.</translation>
    </message>
    <message>
        <source>请填写年月日。</source>
        <translation>Enter the whole date.</translation>
    </message>
    <message>
        <source>名单里还没有应到的人，不能表决。</source>
        <translation>Nobody entitled is on the roll; there can be no vote.</translation>
    </message>
    <message>
        <source>请先在名册里登记应到的人。</source>
        <translation>Enter those entitled in the roster first.</translation>
    </message>
</context>
<context>
    <name>WaitBar</name>
    <message>
        <source>可以继续干活</source>
        <translation>You may go on working</translation>
    </message>
    <message>
        <source>停一下</source>
        <translation>Stop</translation>
    </message>
</context>
<context>
    <name>WeekPanel</name>
    <message>
        <source>本周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>{day}日</source>
        <translation>{day}</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>{day} 到期</source>
        <translation>Due {day}</translation>
    </message>
    <message>
        <source>这周往后没有安排</source>
        <translation>Nothing more this week</translation>
    </message>
    <message>
        <source>下面还有 {count} 件</source>
        <translation>{count} more below</translation>
    </message>
    <message>
        <source>日历</source>
        <translation>Calendar</translation>
    </message>
</context>
<context>
    <name>WeekStrip</name>
    <message>
        <source>本周</source>
        <translation>This week</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>这几天没有安排</source>
        <translation>Nothing these days</translation>
    </message>
    <message>
        <source>周{weekday} {month}月{day}日 {count} 件</source>
        <translation>{weekday} {month}/{day}: {count}</translation>
    </message>
    <message>
        <source>一 二 三 四 五 六 日</source>
        <translation>Mo Tu We Th Fr Sa Su</translation>
    </message>
    <message>
        <source>{count} 件</source>
        <translation>{count} waiting</translation>
    </message>
</context>
<context>
    <name>WithdrawSheet</name>
    <message>
        <source>撤回公示</source>
        <translation>Withdraw notice</translation>
    </message>
    <message>
        <source>原来的公示留着，到这天为止；另有一份撤回公示说明理由，要贴出来。</source>
        <translation>The first notice stays, up to this day; another says why it was withdrawn and is to be posted.</translation>
    </message>
</context>
<context>
    <name>WrittenRoundPage</name>
    <message>
        <source>书面征求意见</source>
        <translation>Written round</translation>
    </message>
    <message>
        <source>文书</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>结束这一轮</source>
        <translation>End the round</translation>
    </message>
    <message>
        <source>表</source>
        <translation>Sheets</translation>
    </message>
    <message>
        <source>录入</source>
        <translation>Entry</translation>
    </message>
    <message>
        <source>看哪一部分</source>
        <translation>Which part to see</translation>
    </message>
    <message>
        <source>发起书面征求意见</source>
        <translation>Begin a written round</translation>
    </message>
    <message>
        <source>还没有书面征求意见</source>
        <translation>No written round yet</translation>
    </message>
    <message>
        <source>写几个问题，选人，印出带编号的表；收回来在这里录。</source>
        <translation>Write some questions, choose people, print numbered sheets; enter them here when they come back.</translation>
    </message>
    <message>
        <source>发出 {n}</source>
        <translation>Out {n}</translation>
    </message>
    <message>
        <source>收回 {n}</source>
        <translation>Back {n}</translation>
    </message>
    <message>
        <source>未收回 {n}</source>
        <translation>Still out {n}</translation>
    </message>
    <message>
        <source>一份都还没有发出</source>
        <translation>No sheet has been handed out yet</translation>
    </message>
    <message>
        <source>这一轮已经结束</source>
        <translation>This round has ended</translation>
    </message>
    <message>
        <source>已结束</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>{day}前交回</source>
        <translation>due back by {day}</translation>
    </message>
    <message>
        <source>都收回了。结束以后不能再改。</source>
        <translation>All are back. Nothing can be changed after the end.</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>{number} 号表已存好。</source>
        <translation>Sheet {number} is stored.</translation>
    </message>
    <message>
        <source>在编号里：找到这份表；在表里：录这一份</source>
        <translation>In the number: find the sheet; in the list: enter it</translation>
    </message>
    <message>
        <source>在一个问题里：支持、反对、有条件、建议</source>
        <translation>In a question: for, against, conditional, suggestion</translation>
    </message>
    <message>
        <source>存好，录下一份</source>
        <translation>Store and take the next</translation>
    </message>
    <message>
        <source>在表里：选上、不选</source>
        <translation>In the list: choose or not</translation>
    </message>
    <message>
        <source>全选没收回的</source>
        <translation>All that are out</translation>
    </message>
    <message>
        <source>记下今天催收</source>
        <translation>Note that they were reminded today</translation>
    </message>
    <message>
        <source>记下今天发出</source>
        <translation>Note that they were handed out today</translation>
    </message>
    <message>
        <source>打印征求意见表和记录</source>
        <translation>Print the sheets and the record</translation>
    </message>
    <message numerus="yes">
        <source>还有 %n 份没有收回，结束以后不能再录。</source>
        <translation>
            <numerusform>%n sheet is still out; none can be entered after the end.</numerusform>
            <numerusform>%n sheets are still out; none can be entered after the end.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>YesNoEditor</name>
    <message>
        <source>否</source>
        <translation>No</translation>
    </message>
    <message>
        <source>是</source>
        <translation>Yes</translation>
    </message>
</context>
<context>
    <name>_Calendar</name>
    <message>
        <source>选日期</source>
        <translation>Choose a day</translation>
    </message>
</context>
<context>
    <name>_HeardDelegate</name>
    <message>
        <source>到 {n} 人</source>
        <translation>{n} present</translation>
    </message>
    <message>
        <source>说了 {n}</source>
        <translation>{n} heard</translation>
    </message>
    <message>
        <source>没人说</source>
        <translation>Unheard</translation>
    </message>
</context>
<context>
    <name>_MeetingDelegate</name>
    <message>
        <source>应到 {n} 人</source>
        <translation>{n} entitled</translation>
    </message>
    <message>
        <source>记录等定稿</source>
        <translation>Record to be frozen</translation>
    </message>
    <message>
        <source>记录等签字封存</source>
        <translation>Record to be signed and sealed</translation>
    </message>
    <message>
        <source>记录已封存</source>
        <translation>Record sealed</translation>
    </message>
    <message>
        <source>征求 {n} 人</source>
        <translation>{n} asked</translation>
    </message>
    <message numerus="yes">
        <source>%n 份没收回</source>
        <translation>
            <numerusform>%n sheet out</numerusform>
            <numerusform>%n sheets out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_StickNote</name>
    <message>
        <source>没网时用 U 盘</source>
        <translation>Without a network: a stick</translation>
    </message>
    <message>
        <source>文件已加密，丢了别人也打不开；同一份导入两次也不会重复。</source>
        <translation>The file is encrypted: nobody else can open it. Importing it twice changes nothing.</translation>
    </message>
</context>
</TS>
