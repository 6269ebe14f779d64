ALTER TABLE writer ADD COLUMN base_seq INTEGER DEFAULT '0' NOT NULL;
ALTER TABLE writer ADD COLUMN base_digest TEXT DEFAULT '0000000000000000000000000000000000000000000000000000000000000000' NOT NULL;
ALTER TABLE writer ADD COLUMN named_epoch BLOB;
CREATE TABLE alarm (
	id INTEGER NOT NULL,
	kind TEXT NOT NULL,
	subject TEXT NOT NULL,
	details TEXT NOT NULL,
	found_at TEXT NOT NULL,
	settled_at TEXT,
	settled_by TEXT DEFAULT '' NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (kind, subject)
);
CREATE TABLE base_row (
	"row" BLOB NOT NULL,
	type TEXT NOT NULL,
	body TEXT NOT NULL,
	PRIMARY KEY ("row")
)
 WITHOUT ROWID;
CREATE TABLE bulletin (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	title TEXT NOT NULL,
	kind TEXT NOT NULL,
	content TEXT NOT NULL,
	document_number TEXT NOT NULL,
	issued_by TEXT NOT NULL,
	issued_on TEXT,
	pass_on_by TEXT,
	enclosures TEXT NOT NULL,
	enclosures_names TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE "conflict" (
	"row" BLOB NOT NULL,
	field TEXT NOT NULL,
	type TEXT NOT NULL,
	PRIMARY KEY ("row", field)
)
 WITHOUT ROWID;
CREATE TABLE given_up (
	writer INTEGER NOT NULL,
	from_seq INTEGER NOT NULL,
	PRIMARY KEY (writer)
);
CREATE TABLE held (
	patch INTEGER NOT NULL,
	"row" BLOB NOT NULL,
	reason TEXT NOT NULL,
	PRIMARY KEY (patch)
);
CREATE INDEX ix_held_row ON held ("row");
CREATE TABLE order_clock (
	writer INTEGER NOT NULL,
	seq INTEGER NOT NULL,
	clock TEXT NOT NULL,
	PRIMARY KEY (writer, seq)
)
 WITHOUT ROWID;
CREATE TABLE passing (
	id BLOB NOT NULL,
	org BLOB,
	removed_at TEXT,
	bulletin BLOB,
	bulletin_name TEXT NOT NULL,
	on_day TEXT,
	way TEXT NOT NULL,
	people INTEGER,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE INDEX ix_passing_bulletin ON passing (bulletin);
CREATE INDEX ix_patch_large ON patch (digest) WHERE length(body) > 16384;
CREATE TABLE receipt (
	writer INTEGER NOT NULL,
	first INTEGER NOT NULL,
	last INTEGER NOT NULL,
	body TEXT NOT NULL,
	PRIMARY KEY (writer, first)
)
 WITHOUT ROWID;
CREATE TABLE sync_run (
	id INTEGER NOT NULL,
	way TEXT NOT NULL,
	began_at TEXT NOT NULL,
	ended_at TEXT,
	outcome TEXT NOT NULL,
	figures TEXT NOT NULL,
	PRIMARY KEY (id)
);
CREATE TABLE transfer (
	digest TEXT NOT NULL,
	direction TEXT NOT NULL,
	kind TEXT NOT NULL,
	org TEXT NOT NULL,
	size INTEGER NOT NULL,
	done_at TEXT,
	PRIMARY KEY (digest, direction)
)
 WITHOUT ROWID;
