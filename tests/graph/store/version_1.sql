-- The tables of schema version 1.
PRAGMA application_id = 1145258323;
CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL,
    applied TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP);
INSERT INTO migrations (version, name) VALUES (1, 'documents, claims and records');
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, block TEXT NOT NULL,
    number TEXT, printed TEXT, date TEXT, status TEXT, data BLOB);
CREATE INDEX documents_by_block ON documents (block);
CREATE INDEX documents_by_number ON documents (number) WHERE number IS NOT NULL;
CREATE TABLE claims (
    id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, block TEXT NOT NULL,
    alias TEXT NOT NULL, has_issuer INTEGER NOT NULL, data BLOB NOT NULL,
    document INTEGER REFERENCES documents DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX claims_by_block ON claims (block);
CREATE INDEX claims_by_document ON claims (document);
CREATE INDEX claims_by_alias ON claims (alias);
CREATE TABLE doors (
    door TEXT NOT NULL, claim INTEGER NOT NULL REFERENCES claims ON DELETE CASCADE,
    PRIMARY KEY (door, claim)) WITHOUT ROWID;
CREATE INDEX doors_by_claim ON doors (claim);
CREATE TABLE records (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL, position INTEGER NOT NULL,
    sha256 TEXT NOT NULL, digest TEXT NOT NULL, content TEXT NOT NULL,
    head INTEGER NOT NULL REFERENCES claims, data BLOB NOT NULL,
    UNIQUE (source, position));
CREATE INDEX records_by_content ON records (content);
CREATE INDEX records_by_head ON records (head);
CREATE TABLE citations (
    record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
    position INTEGER NOT NULL, claim INTEGER NOT NULL REFERENCES claims,
    quote TEXT, start INTEGER, stop INTEGER,
    PRIMARY KEY (record, position)) WITHOUT ROWID;
CREATE INDEX citations_by_claim ON citations (claim);
CREATE TABLE links (
    id INTEGER PRIMARY KEY,
    record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
    asserted_by INTEGER NOT NULL REFERENCES claims,
    source INTEGER NOT NULL REFERENCES claims, relation TEXT NOT NULL,
    target INTEGER NOT NULL REFERENCES claims,
    quote TEXT NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
    rule TEXT NOT NULL, confidence REAL NOT NULL);
CREATE INDEX links_by_record ON links (record);
CREATE INDEX links_by_asserting ON links (asserted_by);
CREATE INDEX links_by_source ON links (source);
CREATE INDEX links_by_target ON links (target);
CREATE VIRTUAL TABLE words USING fts5 (number, subject, issuer, tokenize='unicode61');
