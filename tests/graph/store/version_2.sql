-- The tables of schema version 2.
PRAGMA application_id = 1145258323;
CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL,
    applied TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP);
INSERT INTO migrations (version, name) VALUES (2, 'facts apart from texts');
CREATE TABLE documents (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, block INTEGER);
CREATE INDEX documents_by_block ON documents (block);
CREATE TABLE outlines (
    id INTEGER PRIMARY KEY REFERENCES documents, number TEXT, printed TEXT, date TEXT,
    status TEXT NOT NULL, outline BLOB NOT NULL, known BLOB NOT NULL,
    record INTEGER REFERENCES records);
CREATE INDEX outlines_by_number ON outlines (number) WHERE number IS NOT NULL;
CREATE VIRTUAL TABLE words USING fts5 (folded, content='', tokenize='unicode61');
CREATE TABLE claims (
    id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, block INTEGER NOT NULL,
    corner INTEGER, alias INTEGER NOT NULL, has_issuer INTEGER NOT NULL, data BLOB NOT NULL,
    document INTEGER REFERENCES documents);
CREATE INDEX claims_by_block ON claims (block);
CREATE INDEX claims_by_corner ON claims (corner) WHERE corner IS NOT NULL;
CREATE INDEX claims_by_document ON claims (document);
CREATE INDEX claims_by_alias ON claims (alias);
CREATE TABLE doors (
    door INTEGER NOT NULL, day INTEGER NOT NULL,
    claim INTEGER NOT NULL REFERENCES claims,
    PRIMARY KEY (door, day, claim)) WITHOUT ROWID;
CREATE TABLE records (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, position INTEGER NOT NULL,
    sha256 BLOB NOT NULL, digest TEXT NOT NULL, content TEXT NOT NULL,
    head INTEGER NOT NULL REFERENCES claims, said BLOB NOT NULL,
    UNIQUE (source, position));
CREATE INDEX records_by_content ON records (content);
CREATE INDEX records_by_head ON records (head);
CREATE TABLE texts (id INTEGER PRIMARY KEY REFERENCES records, data BLOB NOT NULL);
CREATE TABLE citations (
    id INTEGER PRIMARY KEY, claim INTEGER NOT NULL REFERENCES claims,
    quote TEXT, start INTEGER, stop INTEGER);
CREATE INDEX citations_by_claim ON citations (claim);
CREATE TABLE links (
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES documents,
    relation INTEGER NOT NULL, target INTEGER NOT NULL REFERENCES documents,
    source_position INTEGER NOT NULL, target_position INTEGER NOT NULL,
    quote TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    rule TEXT NOT NULL, confidence REAL NOT NULL);
CREATE INDEX links_by_target ON links (target, relation, source);
CREATE INDEX links_by_source ON links (source, relation, target);
CREATE VIEW proofs AS SELECT id, source, relation, target, CASE -1
    WHEN source_position THEN source WHEN target_position THEN target
    ELSE (SELECT c.document FROM records r JOIN claims c ON c.id = r.head
    WHERE r.id = links.id >> 20) END AS asserted_by,
    quote, start, stop, rule, confidence FROM links;
