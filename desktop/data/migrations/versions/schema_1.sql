CREATE VIRTUAL TABLE search_index USING fts5(words, content='', contentless_delete=1, tokenize='ascii');
CREATE TABLE account (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	name TEXT NOT NULL,
	person BLOB,
	person_name TEXT NOT NULL,
	roles TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_account_person ON account (person);
CREATE TABLE act (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	name TEXT NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE attachment (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	subject BLOB,
	file_digest TEXT NOT NULL,
	media_type TEXT NOT NULL,
	size_bytes INTEGER NOT NULL,
	taken_at TEXT,
	taken_by BLOB,
	taken_by_name TEXT NOT NULL,
	caption TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_attachment_subject ON attachment (subject);
CREATE INDEX ix_attachment_taken_by ON attachment (taken_by);
CREATE TABLE concern (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	content TEXT NOT NULL,
	asker BLOB,
	asker_name TEXT NOT NULL,
	withheld_name TEXT NOT NULL,
	channel TEXT NOT NULL,
	category TEXT NOT NULL,
	raised_on TEXT,
	people INTEGER,
	households INTEGER,
	situation TEXT NOT NULL,
	burden TEXT NOT NULL,
	gap TEXT NOT NULL,
	answer_by TEXT,
	received_by BLOB,
	received_by_name TEXT NOT NULL,
	state TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_concern_asker ON concern (asker);
CREATE INDEX ix_concern_received_by ON concern (received_by);
CREATE TABLE consultation (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	number TEXT NOT NULL,
	topic BLOB,
	topic_name TEXT NOT NULL,
	kind TEXT NOT NULL,
	forms TEXT NOT NULL,
	stage TEXT NOT NULL,
	procedure TEXT NOT NULL,
	in_plan BOOLEAN NOT NULL,
	timing TEXT NOT NULL,
	lead BLOB,
	lead_name TEXT NOT NULL,
	why TEXT NOT NULL,
	what TEXT NOT NULL,
	with_whom TEXT NOT NULL,
	"when" TEXT NOT NULL,
	how TEXT NOT NULL,
	carry_out TEXT NOT NULL,
	give_back TEXT NOT NULL,
	ended_at TEXT,
	PRIMARY KEY (id)
);
CREATE INDEX ix_consultation_lead ON consultation (lead);
CREATE INDEX ix_consultation_topic ON consultation (topic);
CREATE TABLE device (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	name TEXT NOT NULL,
	public_key TEXT NOT NULL,
	enrolled_at TEXT,
	revoked_at TEXT,
	sample BOOLEAN NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE draft (
	form TEXT NOT NULL,
	"row" TEXT NOT NULL,
	actor TEXT NOT NULL,
	content TEXT NOT NULL,
	kept_at TEXT NOT NULL,
	PRIMARY KEY (form, "row")
);
CREATE TABLE frozen_record (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	subject_type TEXT NOT NULL,
	subject BLOB,
	title TEXT NOT NULL,
	number TEXT NOT NULL,
	version INTEGER NOT NULL,
	snapshot TEXT NOT NULL,
	digest TEXT NOT NULL,
	journal_head TEXT NOT NULL,
	frozen_at TEXT,
	frozen_by TEXT NOT NULL,
	correction TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_frozen_record_subject ON frozen_record (subject);
CREATE TABLE heads (
	"row" BLOB NOT NULL,
	type TEXT NOT NULL,
	schema INTEGER NOT NULL,
	writes TEXT NOT NULL,
	PRIMARY KEY ("row")
)
 WITHOUT ROWID;
CREATE TABLE household (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	number TEXT NOT NULL,
	"group" TEXT NOT NULL,
	size INTEGER,
	PRIMARY KEY (id)
);
CREATE TABLE meeting (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	consultation BLOB,
	consultation_name TEXT NOT NULL,
	body TEXT NOT NULL,
	form TEXT NOT NULL,
	number TEXT NOT NULL,
	held_on TEXT,
	place TEXT NOT NULL,
	opened_at TEXT,
	ended_at TEXT,
	chair BLOB,
	chair_name TEXT NOT NULL,
	recorder BLOB,
	recorder_name TEXT NOT NULL,
	tellers TEXT NOT NULL,
	tellers_names TEXT NOT NULL,
	supervisor BLOB,
	supervisor_name TEXT NOT NULL,
	roster BLOB,
	roster_name TEXT NOT NULL,
	state TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_meeting_chair ON meeting (chair);
CREATE INDEX ix_meeting_consultation ON meeting (consultation);
CREATE INDEX ix_meeting_recorder ON meeting (recorder);
CREATE INDEX ix_meeting_roster ON meeting (roster);
CREATE INDEX ix_meeting_supervisor ON meeting (supervisor);
CREATE TABLE organization (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	name TEXT NOT NULL,
	full_name TEXT NOT NULL,
	code TEXT NOT NULL,
	level TEXT NOT NULL,
	parent BLOB,
	parent_name TEXT NOT NULL,
	parent_from TEXT,
	parent_to TEXT,
	short_name TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_organization_parent ON organization (parent);
CREATE TABLE outcome (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	consultation BLOB,
	consultation_name TEXT NOT NULL,
	meeting BLOB,
	meeting_name TEXT NOT NULL,
	consensus TEXT NOT NULL,
	agreed TEXT NOT NULL,
	disagreed TEXT NOT NULL,
	left_open TEXT NOT NULL,
	suggestions TEXT NOT NULL,
	cost TEXT,
	addressed_to TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_outcome_consultation ON outcome (consultation);
CREATE INDEX ix_outcome_meeting ON outcome (meeting);
CREATE TABLE patch (
	id INTEGER NOT NULL,
	"row" BLOB NOT NULL,
	body BLOB,
	digest TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_patch_row ON patch ("row");
CREATE TABLE person (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	name TEXT NOT NULL,
	sex TEXT,
	identity_number TEXT NOT NULL,
	phone TEXT NOT NULL,
	other_phone TEXT NOT NULL,
	born_on TEXT,
	household BLOB,
	household_name TEXT NOT NULL,
	is_householder TEXT NOT NULL,
	householder TEXT NOT NULL,
	"group" TEXT NOT NULL,
	remark TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_person_household ON person (household);
CREATE TABLE pinyin (
	"key" TEXT NOT NULL,
	"row" BLOB NOT NULL,
	PRIMARY KEY ("key", "row")
)
 WITHOUT ROWID;
CREATE INDEX ix_pinyin_row ON pinyin ("row");
CREATE TABLE printing (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	paper TEXT NOT NULL,
	subject BLOB,
	frozen_record BLOB,
	frozen_record_name TEXT NOT NULL,
	version INTEGER,
	file_digest TEXT NOT NULL,
	pages INTEGER,
	printed_at TEXT,
	PRIMARY KEY (id)
);
CREATE INDEX ix_printing_frozen_record ON printing (frozen_record);
CREATE INDEX ix_printing_subject ON printing (subject);
CREATE TABLE room (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	address TEXT NOT NULL,
	hours TEXT NOT NULL,
	phone TEXT NOT NULL,
	rules TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE roster (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	as_of TEXT,
	body TEXT NOT NULL,
	source TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE seal (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	frozen_record BLOB,
	frozen_record_name TEXT NOT NULL,
	scan BLOB,
	scan_name TEXT NOT NULL,
	agrees_with_paper BOOLEAN NOT NULL,
	sealed_by TEXT NOT NULL,
	sealed_at TEXT,
	PRIMARY KEY (id)
);
CREATE INDEX ix_seal_frozen_record ON seal (frozen_record);
CREATE INDEX ix_seal_scan ON seal (scan);
CREATE TABLE search_entry (
	id INTEGER NOT NULL,
	"row" BLOB NOT NULL,
	type TEXT NOT NULL,
	PRIMARY KEY (id),
	UNIQUE ("row")
);
CREATE TABLE setting (
	"key" TEXT NOT NULL,
	value TEXT NOT NULL,
	PRIMARY KEY ("key")
);
CREATE TABLE task (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	outcome BLOB,
	outcome_name TEXT NOT NULL,
	consultation BLOB,
	consultation_name TEXT NOT NULL,
	unit TEXT NOT NULL,
	responsible TEXT NOT NULL,
	first_due TEXT,
	due TEXT,
	state TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_task_consultation ON task (consultation);
CREATE INDEX ix_task_outcome ON task (outcome);
CREATE TABLE topic (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	concerns TEXT NOT NULL,
	concerns_names TEXT NOT NULL,
	origin TEXT NOT NULL,
	reach TEXT NOT NULL,
	depth TEXT,
	lawful BOOLEAN NOT NULL,
	lawfulness TEXT NOT NULL,
	feasibility TEXT NOT NULL,
	decision TEXT NOT NULL,
	reason TEXT NOT NULL,
	decided_on TEXT,
	decided_by TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE writer (
	id INTEGER NOT NULL,
	device BLOB NOT NULL,
	epoch BLOB NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (device, epoch)
);
CREATE TABLE agenda_item (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	meeting BLOB NOT NULL,
	position INTEGER NOT NULL,
	title TEXT NOT NULL,
	minutes_planned INTEGER,
	begun_at TEXT,
	ended_at TEXT,
	note TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(meeting) REFERENCES meeting (id)
);
CREATE INDEX ix_agenda_item_meeting ON agenda_item (meeting);
CREATE TABLE change (
	position INTEGER NOT NULL,
	writer INTEGER NOT NULL,
	seq INTEGER NOT NULL,
	stamp TEXT NOT NULL,
	schema INTEGER NOT NULL,
	actor TEXT NOT NULL,
	act TEXT NOT NULL,
	act_id TEXT NOT NULL,
	previous TEXT NOT NULL,
	payload TEXT NOT NULL,
	digest TEXT NOT NULL,
	PRIMARY KEY (position),
	UNIQUE (writer, seq),
	FOREIGN KEY(writer) REFERENCES writer (id)
);
CREATE INDEX ix_change_actor ON change (actor, writer, seq);
CREATE TABLE membership (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	person BLOB NOT NULL,
	kind TEXT NOT NULL,
	office TEXT NOT NULL,
	sector TEXT NOT NULL,
	from_day TEXT,
	to_day TEXT,
	PRIMARY KEY (id),
	FOREIGN KEY(person) REFERENCES person (id)
);
CREATE INDEX ix_membership_person ON membership (person);
CREATE TABLE motion (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	meeting BLOB NOT NULL,
	agenda_item BLOB,
	agenda_item_name TEXT NOT NULL,
	title TEXT NOT NULL,
	wording TEXT NOT NULL,
	matter TEXT NOT NULL,
	position INTEGER NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(meeting) REFERENCES meeting (id)
);
CREATE INDEX ix_motion_agenda_item ON motion (agenda_item);
CREATE INDEX ix_motion_meeting ON motion (meeting);
CREATE TABLE opinion (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	meeting BLOB NOT NULL,
	agenda_item BLOB,
	agenda_item_name TEXT NOT NULL,
	speaker BLOB,
	speaker_name TEXT NOT NULL,
	stakeholder_class TEXT NOT NULL,
	stance TEXT NOT NULL,
	content TEXT NOT NULL,
	minority BOOLEAN NOT NULL,
	source TEXT NOT NULL,
	said_at TEXT,
	PRIMARY KEY (id),
	FOREIGN KEY(meeting) REFERENCES meeting (id)
);
CREATE INDEX ix_opinion_agenda_item ON opinion (agenda_item);
CREATE INDEX ix_opinion_meeting ON opinion (meeting);
CREATE INDEX ix_opinion_speaker ON opinion (speaker);
CREATE TABLE participant (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	meeting BLOB NOT NULL,
	person BLOB,
	person_name TEXT NOT NULL,
	capacity TEXT NOT NULL,
	stakeholder_class TEXT NOT NULL,
	"group" TEXT NOT NULL,
	households INTEGER,
	area TEXT,
	PRIMARY KEY (id),
	FOREIGN KEY(meeting) REFERENCES meeting (id)
);
CREATE INDEX ix_participant_meeting ON participant (meeting);
CREATE INDEX ix_participant_person ON participant (person);
CREATE TABLE progress (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	task BLOB NOT NULL,
	on_day TEXT,
	state TEXT NOT NULL,
	content TEXT NOT NULL,
	reason TEXT NOT NULL,
	extended_to TEXT,
	agreed_by TEXT NOT NULL,
	evidence TEXT NOT NULL,
	evidence_names TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(task) REFERENCES task (id)
);
CREATE INDEX ix_progress_task ON progress (task);
CREATE TABLE roster_entry (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	roster BLOB NOT NULL,
	person BLOB,
	person_name TEXT NOT NULL,
	stakeholder_class TEXT NOT NULL,
	households INTEGER,
	area TEXT,
	PRIMARY KEY (id),
	FOREIGN KEY(roster) REFERENCES roster (id)
);
CREATE INDEX ix_roster_entry_person ON roster_entry (person);
CREATE INDEX ix_roster_entry_roster ON roster_entry (roster);
CREATE TABLE attendance (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	meeting BLOB NOT NULL,
	participant BLOB NOT NULL,
	kind TEXT NOT NULL,
	at TEXT,
	reason TEXT NOT NULL,
	stands_in BLOB,
	takes_back BLOB,
	PRIMARY KEY (id),
	FOREIGN KEY(meeting) REFERENCES meeting (id),
	FOREIGN KEY(participant) REFERENCES participant (id)
);
CREATE INDEX ix_attendance_meeting ON attendance (meeting);
CREATE INDEX ix_attendance_participant ON attendance (participant);
CREATE INDEX ix_attendance_stands_in ON attendance (stands_in);
CREATE INDEX ix_attendance_takes_back ON attendance (takes_back);
CREATE TABLE ballot (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	motion BLOB NOT NULL,
	method TEXT NOT NULL,
	body TEXT NOT NULL,
	matter TEXT NOT NULL,
	alternative TEXT NOT NULL,
	opened_at TEXT,
	closed_at TEXT,
	roll TEXT NOT NULL,
	recused TEXT NOT NULL,
	recused_names TEXT NOT NULL,
	recusal_reason TEXT NOT NULL,
	eligible_heads INTEGER,
	eligible_households INTEGER,
	eligible_area TEXT,
	present_heads INTEGER,
	present_households INTEGER,
	present_area TEXT,
	count TEXT NOT NULL,
	issued INTEGER,
	returned INTEGER,
	verdict TEXT NOT NULL,
	result TEXT NOT NULL,
	sealed_papers INTEGER,
	sealed_at_place TEXT NOT NULL,
	sealed_by TEXT NOT NULL,
	replaces BLOB,
	recount_reason TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(motion) REFERENCES motion (id)
);
CREATE INDEX ix_ballot_motion ON ballot (motion);
CREATE INDEX ix_ballot_replaces ON ballot (replaces);
CREATE TABLE response (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	opinion BLOB NOT NULL,
	disposition TEXT NOT NULL,
	reason TEXT NOT NULL,
	responded_on TEXT,
	responder TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(opinion) REFERENCES opinion (id)
);
CREATE INDEX ix_response_opinion ON response (opinion);
