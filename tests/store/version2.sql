-- The tables of the second version of the store, as it made them.
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
    claimed_by TEXT,
    confidence FLOAT NOT NULL,
    review VARCHAR(16) NOT NULL,
    merged_because TEXT,
    PRIMARY KEY (id)
);
CREATE TABLE history (
    id INTEGER NOT NULL,
    event_id VARCHAR(64) NOT NULL,
    who TEXT NOT NULL,
    changed VARCHAR(32) NOT NULL,
    "before" JSON NOT NULL,
    "after" JSON NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE decisions (
    id INTEGER NOT NULL,
    verdict VARCHAR(16) NOT NULL,
    sides JSON NOT NULL,
    who TEXT NOT NULL,
    taken VARCHAR(32) NOT NULL,
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
    reviewed INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(document_sha256) REFERENCES documents (sha256) ON DELETE CASCADE
);
CREATE INDEX ix_mentions_event_id ON mentions (event_id);
CREATE INDEX ix_mentions_pending ON mentions (pending);
CREATE INDEX ix_mentions_document_sha256 ON mentions (document_sha256);
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
CREATE TABLE reviews (
    history_id INTEGER NOT NULL,
    mention_id VARCHAR(64) NOT NULL,
    PRIMARY KEY (history_id, mention_id),
    FOREIGN KEY(history_id) REFERENCES history (id) ON DELETE CASCADE,
    FOREIGN KEY(mention_id) REFERENCES mentions (id) ON DELETE CASCADE
);
CREATE INDEX ix_reviews_mention_id ON reviews (mention_id);
CREATE TABLE blocks (
    "key" INTEGER NOT NULL,
    mention_id VARCHAR(64) NOT NULL,
    PRIMARY KEY ("key", mention_id),
    FOREIGN KEY(mention_id) REFERENCES mentions (id) ON DELETE CASCADE
);
CREATE INDEX ix_blocks_mention_id ON blocks (mention_id);
PRAGMA user_version = 2;
