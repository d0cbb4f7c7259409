-- The tables of the fourth version of the store, as it made them.
CREATE TABLE documents (
    sha256 VARCHAR(64) NOT NULL,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    body_start INTEGER NOT NULL,
    body_end INTEGER NOT NULL,
    path TEXT,
    title TEXT,
    published DATE,
    language VARCHAR(16),
    publisher TEXT,
    url TEXT,
    is_sample BOOLEAN NOT NULL,
    mentions JSON NOT NULL,
    PRIMARY KEY (sha256)
);
CREATE INDEX ix_documents_is_sample ON documents (is_sample);
CREATE INDEX ix_documents_newest ON documents (published DESC, sha256);
CREATE TABLE events (
    id VARCHAR(64) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    family VARCHAR(40) NOT NULL,
    start DATE,
    "end" DATE,
    date_precision VARCHAR(16) NOT NULL,
    actors JSON NOT NULL,
    actor1 TEXT,
    actor2 TEXT,
    place TEXT,
    place_id TEXT,
    admin1 TEXT,
    country VARCHAR(3),
    latitude FLOAT,
    longitude FLOAT,
    geo_precision VARCHAR(16),
    radius_km FLOAT,
    fatalities_low INTEGER,
    fatalities_high INTEGER,
    injured_low INTEGER,
    injured_high INTEGER,
    modality VARCHAR(16) NOT NULL,
    claimed_by TEXT,
    confidence FLOAT NOT NULL,
    review VARCHAR(16) NOT NULL,
    merged_because TEXT,
    reports INTEGER DEFAULT '0' NOT NULL,
    told_by JSON DEFAULT '[]' NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_events_unlocated ON events (id) WHERE latitude IS NULL;
CREATE TABLE touched (
    id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    event_id VARCHAR(64) NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_touched_revision ON touched (revision);
CREATE TABLE history (
    id INTEGER NOT NULL,
    action VARCHAR(16) NOT NULL,
    event_id VARCHAR(64) NOT NULL,
    who TEXT NOT NULL,
    changed VARCHAR(32) NOT NULL,
    "before" JSON NOT NULL,
    "after" JSON NOT NULL,
    sides JSON,
    undone VARCHAR(32),
    undone_by TEXT,
    PRIMARY KEY (id)
);
CREATE TABLE meta (
    "key" VARCHAR(40) NOT NULL,
    value JSON NOT NULL,
    PRIMARY KEY ("key")
);
CREATE TABLE mentions (
    id VARCHAR(64) NOT NULL,
    kind VARCHAR(40) NOT NULL,
    family VARCHAR(40) NOT NULL,
    start DATE,
    "end" DATE,
    date_precision VARCHAR(16) NOT NULL,
    actors JSON NOT NULL,
    actor1 TEXT,
    actor2 TEXT,
    place TEXT,
    place_id TEXT,
    admin1 TEXT,
    country VARCHAR(3),
    latitude FLOAT,
    longitude FLOAT,
    geo_precision VARCHAR(16),
    radius_km FLOAT,
    fatalities_low INTEGER,
    fatalities_high INTEGER,
    injured_low INTEGER,
    injured_high INTEGER,
    modality VARCHAR(16) NOT NULL,
    claimed_by TEXT,
    confidence FLOAT NOT NULL,
    review VARCHAR(16) NOT NULL,
    published DATE,
    document_sha256 VARCHAR(64),
    event_id VARCHAR(64) NOT NULL,
    pending BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(document_sha256) REFERENCES documents (sha256) ON DELETE CASCADE
);
CREATE INDEX ix_mentions_document_sha256 ON mentions (document_sha256);
CREATE INDEX ix_mentions_pending ON mentions (pending);
CREATE INDEX ix_mentions_event_id ON mentions (event_id);
CREATE TABLE reviews (
    history_id INTEGER NOT NULL,
    mention_id VARCHAR(64) NOT NULL,
    document_sha256 VARCHAR(64),
    quote_start INTEGER,
    PRIMARY KEY (history_id, mention_id),
    FOREIGN KEY(history_id) REFERENCES history (id) ON DELETE CASCADE
);
CREATE INDEX ix_reviews_document_sha256 ON reviews (document_sha256);
CREATE INDEX ix_reviews_mention_id ON reviews (mention_id);
CREATE TABLE sources (
    mention_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    quote TEXT NOT NULL,
    quote_start INTEGER NOT NULL,
    quote_end INTEGER NOT NULL,
    source TEXT,
    source_url TEXT,
    published DATE,
    document_sha256 VARCHAR(64) NOT NULL,
    PRIMARY KEY (mention_id, position),
    FOREIGN KEY(mention_id) REFERENCES mentions (id) ON DELETE CASCADE,
    FOREIGN KEY(document_sha256) REFERENCES documents (sha256) ON DELETE CASCADE
);
CREATE INDEX ix_sources_document_sha256 ON sources (document_sha256);
CREATE TABLE blocks (
    "key" INTEGER NOT NULL,
    mention_id VARCHAR(64) NOT NULL,
    PRIMARY KEY ("key", mention_id),
    FOREIGN KEY(mention_id) REFERENCES mentions (id) ON DELETE CASCADE
);
CREATE INDEX ix_blocks_mention_id ON blocks (mention_id);
CREATE TRIGGER touched_by_insert AFTER insert ON events BEGIN
        INSERT INTO touched (revision, event_id) VALUES (
            coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'revision'), 0) + 1,
            NEW.id
        );
    END;
CREATE TRIGGER touched_by_update AFTER update ON events BEGIN
        INSERT INTO touched (revision, event_id) VALUES (
            coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'revision'), 0) + 1,
            NEW.id
        );
    END;
CREATE TRIGGER touched_by_delete AFTER delete ON events BEGIN
        INSERT INTO touched (revision, event_id) VALUES (
            coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'revision'), 0) + 1,
            OLD.id
        );
    END;
PRAGMA user_version = 4;
