ALTER TABLE concern ADD COLUMN number TEXT DEFAULT '' NOT NULL;
ALTER TABLE concern ADD COLUMN anonymous BOOLEAN DEFAULT '0' NOT NULL;
ALTER TABLE concern ADD COLUMN merged_into BLOB;
ALTER TABLE concern ADD COLUMN merged_into_name TEXT DEFAULT '' NOT NULL;
CREATE TABLE adoption (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	consultation BLOB,
	consultation_name TEXT NOT NULL,
	submission BLOB,
	submission_name TEXT NOT NULL,
	body TEXT NOT NULL,
	decision TEXT NOT NULL,
	reason TEXT NOT NULL,
	decided_on TEXT,
	document_number TEXT NOT NULL,
	enclosures TEXT NOT NULL,
	enclosures_names TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_adoption_consultation ON adoption (consultation);
CREATE INDEX ix_adoption_submission ON adoption (submission);
CREATE INDEX ix_concern_merged_into ON concern (merged_into);
CREATE TABLE evaluation (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	consultation BLOB,
	consultation_name TEXT NOT NULL,
	evaluated_on TEXT,
	evaluated_by TEXT NOT NULL,
	asked INTEGER,
	satisfied INTEGER,
	fairly_satisfied INTEGER,
	dissatisfied INTEGER,
	"before" TEXT NOT NULL,
	"after" TEXT NOT NULL,
	conclusion TEXT NOT NULL,
	enclosures TEXT NOT NULL,
	enclosures_names TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_evaluation_consultation ON evaluation (consultation);
CREATE TABLE feedback (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	consultation BLOB,
	consultation_name TEXT NOT NULL,
	concern BLOB,
	concern_name TEXT NOT NULL,
	asker BLOB,
	asker_name TEXT NOT NULL,
	way TEXT NOT NULL,
	told_on TEXT,
	told_by TEXT NOT NULL,
	content TEXT NOT NULL,
	satisfaction TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_feedback_asker ON feedback (asker);
CREATE INDEX ix_feedback_concern ON feedback (concern);
CREATE INDEX ix_feedback_consultation ON feedback (consultation);
CREATE TABLE investigation (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	consultation BLOB,
	consultation_name TEXT NOT NULL,
	topic BLOB,
	topic_name TEXT NOT NULL,
	way TEXT NOT NULL,
	begun_on TEXT,
	ended_on TEXT,
	place TEXT NOT NULL,
	investigators TEXT NOT NULL,
	investigators_names TEXT NOT NULL,
	asked INTEGER,
	affected INTEGER,
	frequency TEXT NOT NULL,
	cost TEXT,
	burden TEXT NOT NULL,
	rules TEXT NOT NULL,
	findings TEXT NOT NULL,
	enclosures TEXT NOT NULL,
	enclosures_names TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_investigation_consultation ON investigation (consultation);
CREATE INDEX ix_investigation_topic ON investigation (topic);
CREATE TABLE lawful_condition (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	kind TEXT NOT NULL,
	consultation BLOB,
	consultation_name TEXT NOT NULL,
	body TEXT NOT NULL,
	held_on TEXT,
	result TEXT NOT NULL,
	conclusion TEXT NOT NULL,
	document_number TEXT NOT NULL,
	valid_until TEXT,
	evidence TEXT NOT NULL,
	evidence_names TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_lawful_condition_consultation ON lawful_condition (consultation);
CREATE TABLE notice (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	consultation BLOB,
	consultation_name TEXT NOT NULL,
	kind TEXT NOT NULL,
	content TEXT NOT NULL,
	places TEXT NOT NULL,
	begins_on TEXT,
	ends_on TEXT,
	contact TEXT NOT NULL,
	photos TEXT NOT NULL,
	photos_names TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_notice_consultation ON notice (consultation);
CREATE TABLE submission (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	consultation BLOB,
	consultation_name TEXT NOT NULL,
	outcome BLOB,
	outcome_name TEXT NOT NULL,
	addressed_to TEXT NOT NULL,
	way TEXT NOT NULL,
	document_number TEXT NOT NULL,
	submitted_on TEXT,
	received_by TEXT NOT NULL,
	received_on TEXT,
	enclosures TEXT NOT NULL,
	enclosures_names TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_submission_consultation ON submission (consultation);
CREATE INDEX ix_submission_outcome ON submission (outcome);
CREATE TABLE adjournment (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	meeting BLOB NOT NULL,
	agenda_item BLOB,
	agenda_item_name TEXT NOT NULL,
	begun_at TEXT,
	ended_at TEXT,
	reason TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(meeting) REFERENCES meeting (id)
);
CREATE INDEX ix_adjournment_agenda_item ON adjournment (agenda_item);
CREATE INDEX ix_adjournment_meeting ON adjournment (meeting);
CREATE TABLE objection (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	notice BLOB NOT NULL,
	objector BLOB,
	objector_name TEXT NOT NULL,
	signed TEXT NOT NULL,
	content TEXT NOT NULL,
	raised_on TEXT,
	answer TEXT NOT NULL,
	answered_on TEXT,
	answered_by TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(notice) REFERENCES notice (id)
);
CREATE INDEX ix_objection_notice ON objection (notice);
CREATE INDEX ix_objection_objector ON objection (objector);
CREATE TABLE passed_gap (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	consultation BLOB NOT NULL,
	stage TEXT NOT NULL,
	code TEXT NOT NULL,
	title TEXT NOT NULL,
	basis TEXT NOT NULL,
	lawful BOOLEAN NOT NULL,
	reason TEXT NOT NULL,
	agreed_by TEXT NOT NULL,
	passed_on TEXT,
	PRIMARY KEY (id),
	FOREIGN KEY(consultation) REFERENCES consultation (id)
);
CREATE INDEX ix_passed_gap_consultation ON passed_gap (consultation);
CREATE TABLE sign_off (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	consultation BLOB NOT NULL,
	body TEXT NOT NULL,
	name TEXT NOT NULL,
	signed_on TEXT,
	opinion TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(consultation) REFERENCES consultation (id)
);
CREATE INDEX ix_sign_off_consultation ON sign_off (consultation);
CREATE TABLE stage_step (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	consultation BLOB NOT NULL,
	stage TEXT NOT NULL,
	begun_on TEXT,
	due TEXT,
	ended_on TEXT,
	responsible TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(consultation) REFERENCES consultation (id)
);
CREATE INDEX ix_stage_step_consultation ON stage_step (consultation);
CREATE TABLE supervision (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	task BLOB NOT NULL,
	number TEXT NOT NULL,
	level TEXT NOT NULL,
	issued_on TEXT,
	issued_by TEXT NOT NULL,
	content TEXT NOT NULL,
	due TEXT,
	answer TEXT NOT NULL,
	answered_on TEXT,
	evidence TEXT NOT NULL,
	evidence_names TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(task) REFERENCES task (id)
);
CREATE INDEX ix_supervision_task ON supervision (task);
CREATE TABLE delivery (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	meeting BLOB NOT NULL,
	participant BLOB NOT NULL,
	way TEXT NOT NULL,
	delivered_at TEXT,
	received_by TEXT NOT NULL,
	takes_back BLOB,
	PRIMARY KEY (id),
	FOREIGN KEY(meeting) REFERENCES meeting (id),
	FOREIGN KEY(participant) REFERENCES participant (id)
);
CREATE INDEX ix_delivery_meeting ON delivery (meeting);
CREATE INDEX ix_delivery_participant ON delivery (participant);
CREATE INDEX ix_delivery_takes_back ON delivery (takes_back);
