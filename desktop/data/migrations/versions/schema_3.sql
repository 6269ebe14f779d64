ALTER TABLE concern ADD COLUMN companions TEXT DEFAULT '[]' NOT NULL;
ALTER TABLE concern ADD COLUMN companions_names TEXT DEFAULT '[]' NOT NULL;
ALTER TABLE concern ADD COLUMN nature TEXT DEFAULT 'need' NOT NULL;
ALTER TABLE concern ADD COLUMN policy_document TEXT DEFAULT '' NOT NULL;
ALTER TABLE concern ADD COLUMN policy_clause TEXT DEFAULT '' NOT NULL;
ALTER TABLE concern ADD COLUMN policy_effect TEXT DEFAULT '' NOT NULL;
ALTER TABLE concern ADD COLUMN policy_law TEXT DEFAULT '' NOT NULL;
ALTER TABLE topic ADD COLUMN catalogue_item BLOB;
ALTER TABLE topic ADD COLUMN catalogue_item_name TEXT DEFAULT '' NOT NULL;
ALTER TABLE topic ADD COLUMN public_matter BOOLEAN DEFAULT '0' NOT NULL;
ALTER TABLE topic ADD COLUMN urgency TEXT;
ALTER TABLE topic ADD COLUMN power TEXT;
ALTER TABLE topic ADD COLUMN focuses TEXT DEFAULT '[]' NOT NULL;
ALTER TABLE topic ADD COLUMN qualities TEXT DEFAULT '[]' NOT NULL;
ALTER TABLE topic ADD COLUMN reviewed_by TEXT DEFAULT '' NOT NULL;
ALTER TABLE topic ADD COLUMN reviewed_on TEXT;
ALTER TABLE topic ADD COLUMN merged_into BLOB;
ALTER TABLE topic ADD COLUMN merged_into_name TEXT DEFAULT '' NOT NULL;
ALTER TABLE consultation ADD COLUMN level TEXT DEFAULT 'village' NOT NULL;
ALTER TABLE consultation ADD COLUMN plan_item BLOB;
ALTER TABLE consultation ADD COLUMN plan_item_name TEXT DEFAULT '' NOT NULL;
ALTER TABLE consultation ADD COLUMN outside_reason TEXT DEFAULT '' NOT NULL;
ALTER TABLE consultation ADD COLUMN decision TEXT DEFAULT '' NOT NULL;
ALTER TABLE consultation ADD COLUMN problem TEXT DEFAULT '' NOT NULL;
ALTER TABLE consultation ADD COLUMN background TEXT DEFAULT '' NOT NULL;
ALTER TABLE consultation ADD COLUMN form_reason TEXT DEFAULT '' NOT NULL;
ALTER TABLE consultation ADD COLUMN selection TEXT;
ALTER TABLE consultation ADD COLUMN drawn_with TEXT DEFAULT '' NOT NULL;
ALTER TABLE consultation ADD COLUMN archive_number TEXT DEFAULT '' NOT NULL;
ALTER TABLE consultation ADD COLUMN archive_place TEXT DEFAULT '' NOT NULL;
ALTER TABLE consultation ADD COLUMN archived_by TEXT DEFAULT '' NOT NULL;
ALTER TABLE evaluation ADD COLUMN funds TEXT;
ALTER TABLE meeting ADD COLUMN photographer BLOB;
ALTER TABLE meeting ADD COLUMN photographer_name TEXT DEFAULT '' NOT NULL;
ALTER TABLE meeting ADD COLUMN rules_read BOOLEAN DEFAULT '0' NOT NULL;
ALTER TABLE meeting ADD COLUMN return_by TEXT;
ALTER TABLE meeting ADD COLUMN platform TEXT DEFAULT '' NOT NULL;
ALTER TABLE meeting ADD COLUMN link TEXT DEFAULT '' NOT NULL;
ALTER TABLE participant ADD COLUMN coming TEXT DEFAULT '' NOT NULL;
ALTER TABLE opinion ADD COLUMN signed TEXT DEFAULT '' NOT NULL;
ALTER TABLE opinion ADD COLUMN sheet BLOB;
ALTER TABLE opinion ADD COLUMN sheet_name TEXT DEFAULT '' NOT NULL;
ALTER TABLE outcome ADD COLUMN policy_asks TEXT DEFAULT '' NOT NULL;
ALTER TABLE outcome ADD COLUMN government_asks TEXT DEFAULT '' NOT NULL;
ALTER TABLE outcome ADD COLUMN people_ask TEXT DEFAULT '' NOT NULL;
ALTER TABLE outcome ADD COLUMN evidence TEXT DEFAULT '' NOT NULL;
ALTER TABLE outcome ADD COLUMN advice_only BOOLEAN DEFAULT '0' NOT NULL;
ALTER TABLE outcome ADD COLUMN policy TEXT DEFAULT '' NOT NULL;
ALTER TABLE outcome ADD COLUMN later_changes TEXT DEFAULT '' NOT NULL;
ALTER TABLE task ADD COLUMN milestones TEXT DEFAULT '' NOT NULL;
ALTER TABLE task ADD COLUMN budget TEXT;
ALTER TABLE progress ADD COLUMN percent INTEGER;
ALTER TABLE submission ADD COLUMN concern BLOB;
ALTER TABLE submission ADD COLUMN concern_name TEXT DEFAULT '' NOT NULL;
ALTER TABLE supervision ADD COLUMN finding TEXT DEFAULT '' NOT NULL;
CREATE INDEX ix_concern_state ON concern (state);
CREATE INDEX ix_consultation_plan_item ON consultation (plan_item);
CREATE INDEX ix_meeting_photographer ON meeting (photographer);
CREATE INDEX ix_opinion_sheet ON opinion (sheet);
CREATE INDEX ix_submission_concern ON submission (concern);
CREATE INDEX ix_topic_catalogue_item ON topic (catalogue_item);
CREATE INDEX ix_topic_merged_into ON topic (merged_into);
CREATE TABLE adapted_procedure (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	name TEXT NOT NULL,
	code TEXT NOT NULL,
	version INTEGER NOT NULL,
	based_on TEXT NOT NULL,
	content TEXT NOT NULL,
	adapted_by TEXT NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE annual_plan (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	year INTEGER,
	level TEXT NOT NULL,
	makers TEXT NOT NULL,
	approved_by TEXT NOT NULL,
	approved_on TEXT,
	document_number TEXT NOT NULL,
	remark TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE catalogue_item (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	category TEXT NOT NULL,
	basis TEXT NOT NULL,
	wants TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE deliberation_day (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	rhythm TEXT NOT NULL,
	day_number INTEGER,
	clock_time TEXT NOT NULL,
	place TEXT NOT NULL,
	begins_on TEXT,
	ends_on TEXT,
	PRIMARY KEY (id)
);
CREATE TABLE indicator (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	consultation BLOB,
	consultation_name TEXT NOT NULL,
	concern BLOB,
	concern_name TEXT NOT NULL,
	unit TEXT NOT NULL,
	"before" TEXT,
	before_on TEXT,
	"after" TEXT,
	after_on TEXT,
	source TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_indicator_concern ON indicator (concern);
CREATE INDEX ix_indicator_consultation ON indicator (consultation);
CREATE TABLE oversight_opinion (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	consultation BLOB,
	consultation_name TEXT NOT NULL,
	given_on TEXT,
	given_by TEXT NOT NULL,
	matters TEXT NOT NULL,
	opinion TEXT NOT NULL,
	answer TEXT NOT NULL,
	answered_on TEXT,
	PRIMARY KEY (id)
);
CREATE INDEX ix_oversight_opinion_consultation ON oversight_opinion (consultation);
CREATE TABLE partner_unit (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	contact TEXT NOT NULL,
	phone TEXT NOT NULL,
	in_union BOOLEAN NOT NULL,
	brings TEXT NOT NULL,
	purchased TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE past_matter (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	kind TEXT NOT NULL,
	held_on TEXT,
	place TEXT NOT NULL,
	took_part TEXT NOT NULL,
	agreed TEXT NOT NULL,
	voted TEXT NOT NULL,
	done TEXT NOT NULL,
	done_on TEXT,
	kept_at TEXT NOT NULL,
	pages INTEGER,
	scans TEXT NOT NULL,
	scans_names TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE regulation (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	kind TEXT NOT NULL,
	consultation_kind TEXT,
	procedure TEXT NOT NULL,
	issued_by TEXT NOT NULL,
	document_number TEXT NOT NULL,
	effective_from TEXT,
	effective_to TEXT,
	content TEXT NOT NULL,
	files TEXT NOT NULL,
	files_names TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE consulting_party (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	consultation BLOB NOT NULL,
	position INTEGER NOT NULL,
	title TEXT NOT NULL,
	role TEXT NOT NULL,
	unit BLOB,
	unit_name TEXT NOT NULL,
	chief BLOB,
	chief_name TEXT NOT NULL,
	members TEXT NOT NULL,
	members_names TEXT NOT NULL,
	rights TEXT NOT NULL,
	duties TEXT NOT NULL,
	brings TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(consultation) REFERENCES consultation (id)
);
CREATE INDEX ix_consulting_party_chief ON consulting_party (chief);
CREATE INDEX ix_consulting_party_consultation ON consulting_party (consultation);
CREATE INDEX ix_consulting_party_unit ON consulting_party (unit);
CREATE TABLE plan_item (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	"plan" BLOB NOT NULL,
	position INTEGER NOT NULL,
	title TEXT NOT NULL,
	kind TEXT NOT NULL,
	month INTEGER,
	lead BLOB,
	lead_name TEXT NOT NULL,
	lead_unit TEXT NOT NULL,
	reason TEXT NOT NULL,
	cancelled TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY("plan") REFERENCES annual_plan (id)
);
CREATE INDEX ix_plan_item_lead ON plan_item (lead);
CREATE INDEX ix_plan_item_plan ON plan_item ("plan");
CREATE TABLE preparation (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	meeting BLOB NOT NULL,
	title TEXT NOT NULL,
	responsible TEXT NOT NULL,
	due TEXT,
	done_on TEXT,
	PRIMARY KEY (id),
	FOREIGN KEY(meeting) REFERENCES meeting (id)
);
CREATE INDEX ix_preparation_meeting ON preparation (meeting);
CREATE TABLE written_sheet (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	meeting BLOB NOT NULL,
	number TEXT NOT NULL,
	participant BLOB,
	participant_name TEXT NOT NULL,
	handed_on TEXT,
	reminded_on TEXT,
	returned_on TEXT,
	scan TEXT NOT NULL,
	scan_names TEXT NOT NULL,
	PRIMARY KEY (id),
	FOREIGN KEY(meeting) REFERENCES meeting (id)
);
CREATE INDEX ix_written_sheet_meeting ON written_sheet (meeting);
CREATE INDEX ix_written_sheet_participant ON written_sheet (participant);
CREATE TABLE named_vote (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	ballot BLOB NOT NULL,
	participant BLOB NOT NULL,
	voted TEXT NOT NULL,
	way TEXT NOT NULL,
	note TEXT NOT NULL,
	takes_back BLOB,
	PRIMARY KEY (id),
	FOREIGN KEY(ballot) REFERENCES ballot (id),
	FOREIGN KEY(participant) REFERENCES participant (id)
);
CREATE INDEX ix_named_vote_ballot ON named_vote (ballot);
CREATE INDEX ix_named_vote_participant ON named_vote (participant);
CREATE INDEX ix_named_vote_takes_back ON named_vote (takes_back);
