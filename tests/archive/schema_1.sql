-- The tables of an archive of version 1, as SQLite told them.
CREATE TABLE articles (
    id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    origin VARCHAR NOT NULL,
    outlet VARCHAR,
    author VARCHAR,
    url VARCHAR,
    published VARCHAR,
    language VARCHAR,
    sources VARCHAR NOT NULL,
    digest VARCHAR NOT NULL,
    outlet_key VARCHAR NOT NULL,
    first_day INTEGER,
    last_day INTEGER,
    indexed_at INTEGER,
    PRIMARY KEY (id)
);
CREATE TABLE facts (
    name VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    PRIMARY KEY (name)
);
CREATE TABLE indexes (
    name VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    manifest VARCHAR NOT NULL,
    stamp VARCHAR NOT NULL,
    PRIMARY KEY (name)
);
CREATE TABLE passages (
    id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    sentences VARCHAR NOT NULL,
    vector_key BLOB NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(article_id) REFERENCES articles (id) ON DELETE CASCADE
);
CREATE TABLE removals (
    kind VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    PRIMARY KEY (kind, id)
);
CREATE TABLE vectors (
    "key" BLOB NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY ("key")
);
CREATE INDEX articles_by_day ON articles (first_day, last_day);
CREATE INDEX articles_by_outlet ON articles (outlet_key);
CREATE INDEX articles_pending ON articles (id) WHERE indexed_at IS NULL;
CREATE INDEX ix_articles_origin ON articles (origin);
CREATE INDEX ix_passages_vector_key ON passages (vector_key);
CREATE INDEX passages_of_article ON passages (article_id, ordinal);
