CREATE TABLE organization (
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    level TEXT NOT NULL,
    parent TEXT,
    parent_from TEXT,
    parent_to TEXT,
    CONSTRAINT pk_organization PRIMARY KEY (id),
    CONSTRAINT uq_organization_code UNIQUE (code),
    CONSTRAINT fk_organization_parent FOREIGN KEY(parent) REFERENCES organization (id)
);
CREATE INDEX ix_organization_parent ON organization (parent);
CREATE TABLE server (
    one INTEGER NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    receipt_key {bytes} NOT NULL,
    sealing_key {bytes} NOT NULL,
    declared TEXT NOT NULL,
    position BIGINT NOT NULL,
    running TEXT NOT NULL,
    CONSTRAINT pk_server PRIMARY KEY (one)
);
CREATE TABLE device (
    id TEXT NOT NULL,
    org TEXT NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    number TEXT NOT NULL,
    public_key TEXT NOT NULL,
    sealing_key TEXT NOT NULL,
    token_hash TEXT NOT NULL,
    enrolled_at TEXT NOT NULL,
    revoked_at TEXT,
    last_seen TEXT,
    schema BIGINT NOT NULL,
    app TEXT NOT NULL,
    offset_ms BIGINT NOT NULL,
    last_order TEXT NOT NULL,
    CONSTRAINT pk_device PRIMARY KEY (id),
    CONSTRAINT fk_device_org FOREIGN KEY(org) REFERENCES organization (id),
    CONSTRAINT uq_device_number UNIQUE (number),
    CONSTRAINT uq_device_token_hash UNIQUE (token_hash)
);
CREATE INDEX ix_device_org ON device (org);
CREATE TABLE enrolment_code (
    hash TEXT NOT NULL,
    org TEXT NOT NULL,
    role TEXT NOT NULL,
    made_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT,
    used_at TEXT,
    used_by TEXT,
    CONSTRAINT pk_enrolment_code PRIMARY KEY (hash),
    CONSTRAINT fk_enrolment_code_org FOREIGN KEY(org) REFERENCES organization (id)
);
CREATE TABLE named_file (
    digest TEXT NOT NULL,
    kind TEXT NOT NULL,
    org TEXT NOT NULL,
    audience TEXT NOT NULL,
    holder TEXT NOT NULL,
    CONSTRAINT pk_named_file PRIMARY KEY (digest, kind, org, audience, holder),
    CONSTRAINT fk_named_file_org FOREIGN KEY(org) REFERENCES organization (id),
    CONSTRAINT fk_named_file_holder FOREIGN KEY(holder) REFERENCES organization (id)
);
CREATE TABLE org_alias (
    alias TEXT NOT NULL,
    org TEXT NOT NULL,
    CONSTRAINT pk_org_alias PRIMARY KEY (alias),
    CONSTRAINT fk_org_alias_org FOREIGN KEY(org) REFERENCES organization (id)
);
CREATE INDEX ix_org_alias_org ON org_alias (org);
CREATE TABLE row (
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    org TEXT NOT NULL,
    audience TEXT NOT NULL,
    schema BIGINT NOT NULL,
    fields {json} NOT NULL,
    heads {json} NOT NULL,
    CONSTRAINT pk_row PRIMARY KEY (id)
);
CREATE INDEX ix_row_org_audience ON row (org, audience);
CREATE INDEX ix_row_type_org ON row (type, org);
CREATE TABLE chain (
    id INTEGER{numbered},
    device TEXT NOT NULL,
    epoch TEXT NOT NULL,
    last_seq BIGINT NOT NULL,
    last_digest TEXT NOT NULL,
    last_order TEXT NOT NULL,
    CONSTRAINT pk_chain PRIMARY KEY (id),
    CONSTRAINT uq_chain_device_epoch UNIQUE (device, epoch),
    CONSTRAINT fk_chain_device FOREIGN KEY(device) REFERENCES device (id)
);
CREATE TABLE quarantine (
    digest TEXT NOT NULL,
    device TEXT NOT NULL,
    epoch TEXT NOT NULL,
    first BIGINT NOT NULL,
    last BIGINT NOT NULL,
    forked_at BIGINT NOT NULL,
    received_at TEXT NOT NULL,
    body {bytes} NOT NULL,
    CONSTRAINT pk_quarantine PRIMARY KEY (digest),
    CONSTRAINT fk_quarantine_device FOREIGN KEY(device) REFERENCES device (id)
);
CREATE INDEX ix_quarantine_device ON quarantine (device);
CREATE TABLE receipt (
    device TEXT NOT NULL,
    epoch TEXT NOT NULL,
    first BIGINT NOT NULL,
    last BIGINT NOT NULL,
    body {bytes} NOT NULL,
    handed_in_at TEXT NOT NULL,
    CONSTRAINT pk_receipt PRIMARY KEY (device, epoch, first, last),
    CONSTRAINT fk_receipt_device FOREIGN KEY(device) REFERENCES device (id)
);
CREATE TABLE change (
    chain INTEGER NOT NULL,
    seq BIGINT NOT NULL,
    digest TEXT NOT NULL,
    previous TEXT NOT NULL,
    payload TEXT NOT NULL,
    stamp TEXT NOT NULL,
    schema BIGINT NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    act_id TEXT NOT NULL,
    order_clock TEXT NOT NULL,
    received_at TEXT NOT NULL,
    parts {bytes} NOT NULL,
    feeds TEXT NOT NULL,
    CONSTRAINT pk_change PRIMARY KEY (chain, seq)
);
CREATE TABLE patch (
    row TEXT NOT NULL,
    chain INTEGER NOT NULL,
    seq BIGINT NOT NULL,
    place INTEGER NOT NULL,
    CONSTRAINT pk_patch PRIMARY KEY (row, chain, seq, place)
);
CREATE INDEX ix_patch_chain_seq ON patch (chain, seq);
CREATE TABLE placed (
    position BIGINT NOT NULL,
    chain INTEGER NOT NULL,
    seq BIGINT NOT NULL,
    running TEXT NOT NULL,
    CONSTRAINT pk_placed PRIMARY KEY (position),
    CONSTRAINT uq_placed_chain_seq UNIQUE (chain, seq)
);
CREATE TABLE refusal (
    chain INTEGER NOT NULL,
    seq BIGINT NOT NULL,
    place INTEGER NOT NULL,
    code TEXT NOT NULL,
    CONSTRAINT pk_refusal PRIMARY KEY (chain, seq, place)
);
CREATE TABLE feed (
    org TEXT NOT NULL,
    audience TEXT NOT NULL,
    position BIGINT NOT NULL,
    CONSTRAINT pk_feed PRIMARY KEY (org, audience, position)
);
CREATE INDEX ix_feed_position ON feed (position);
