-- The tables of the first version of the store, as it made them.
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
    confidence FLOAT NOT NULL,
    review VARCHAR(16) NOT NULL,
    PRIMARY KEY (id)
);
CREATE INDEX ix_events_start ON events (start);
CREATE TABLE meta (
    "key" VARCHAR(40) NOT NULL,
    value JSON NOT NULL,
    PRIMARY KEY ("key")
);
CREATE TABLE history (
    id INTEGER NOT NULL,
    event_id VARCHAR(64) NOT NULL,
    who TEXT NOT NULL,
    changed VARCHAR(32) NOT NULL,
    "before" JSON NOT NULL,
    "after" JSON NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE
);
CREATE INDEX ix_history_event_id ON history (event_id);
CREATE TABLE sources (
    event_id VARCHAR(64) NOT NULL,
    position INTEGER NOT NULL,
    quote TEXT NOT NULL,
    quote_start INTEGER NOT NULL,
    quote_end INTEGER NOT NULL,
    source TEXT,
    source_url TEXT,
    published DATE,
    document_sha256 VARCHAR(64) NOT NULL,
    PRIMARY KEY (event_id, position),
    FOREIGN KEY(event_id) REFERENCES events (id) ON DELETE CASCADE,
    FOREIGN KEY(document_sha256) REFERENCES documents (sha256) ON DELETE CASCADE
);
CREATE INDEX ix_sources_document_sha256 ON sources (document_sha256);
PRAGMA user_version = 1;
