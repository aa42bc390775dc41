import { LOW_CONFIDENCE, UNUSED_SUCCESS_RATE } from '../../core/confidence';

/**
 * Version of what the tables mean. Raise it with any change to the schema, to a fold or to the kinds
 * of events that are known: the tables are then built anew from the journals, so there are no
 * migrations.
 */
export const FOLD_VERSION = 6;

/** Settings of the connection; they are not kept in the file. Deleted rows are overwritten. */
export const CONNECTION = `
  PRAGMA journal_mode = MEMORY;
  PRAGMA synchronous = OFF;
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA temp_store = MEMORY;
  PRAGMA secure_delete = ON;
  PRAGMA cache_size = -65536;
`;

/**
 * `position` is an event's place in the total order as one text: clock, journal, sequence.
 * Suggestions, dismissals, verdicts and applications name a pattern as it is called now, after merges.
 */
export const TABLES = `
  PRAGMA user_version = ${FOLD_VERSION};

  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE project_history (project_id TEXT PRIMARY KEY, events TEXT NOT NULL) STRICT;
  CREATE TABLE pattern_history (pattern_id TEXT PRIMARY KEY, events TEXT NOT NULL) STRICT;
  CREATE TABLE suggestion_history (
    pattern_id TEXT, target_id TEXT, events TEXT NOT NULL, PRIMARY KEY (pattern_id, target_id)
  ) STRICT;

  CREATE TABLE context (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, language TEXT, framework TEXT, domain TEXT
  ) STRICT;

  CREATE TABLE project (
    id TEXT PRIMARY KEY, repo_url TEXT NOT NULL, sub_path TEXT NOT NULL, name TEXT NOT NULL,
    context_id INTEGER NOT NULL, languages TEXT NOT NULL, evidence TEXT NOT NULL,
    corrected TEXT NOT NULL, consent TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE proposal (
    id TEXT, position TEXT, restored_after TEXT, body TEXT NOT NULL, PRIMARY KEY (id, position)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE pattern (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL, name_key TEXT NOT NULL, type TEXT NOT NULL, description TEXT NOT NULL,
    search TEXT NOT NULL,
    language TEXT NOT NULL, framework TEXT, domain TEXT,
    confidence REAL NOT NULL, success_count INTEGER NOT NULL, failure_count INTEGER NOT NULL,
    use_count INTEGER AS (success_count + failure_count),
    rank REAL AS (confidence * CASE WHEN success_count + failure_count = 0 THEN ${UNUSED_SUCCESS_RATE}
                  ELSE CAST(success_count AS REAL) / (success_count + failure_count) END),
    last_used INTEGER, source_id TEXT NOT NULL, context_id INTEGER NOT NULL,
    state TEXT NOT NULL, only_in TEXT,
    template TEXT NOT NULL, loaded INTEGER NOT NULL, shape TEXT,
    offered INTEGER NOT NULL,
    history TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE code_template (
    number INTEGER PRIMARY KEY, json TEXT NOT NULL, search TEXT NOT NULL
  ) STRICT;

  CREATE TABLE pattern_group (
    language TEXT, context_id INTEGER, patterns INTEGER NOT NULL,
    PRIMARY KEY (language, context_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE component (pattern_id TEXT PRIMARY KEY, component TEXT NOT NULL)
    STRICT, WITHOUT ROWID;
  CREATE INDEX component_members ON component (component, pattern_id);
  CREATE TABLE alias (id TEXT PRIMARY KEY, survivor TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX alias_by_survivor ON alias (survivor, id);

  CREATE TABLE purge (pattern_id TEXT PRIMARY KEY, position TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE purged_proposal (
    proposal_id TEXT, pattern_id TEXT, position TEXT NOT NULL,
    PRIMARY KEY (proposal_id, pattern_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX purged_proposal_by_pattern ON purged_proposal (pattern_id, proposal_id);

  CREATE TABLE suggestion (
    target_id TEXT, pattern_id TEXT, source_id TEXT, similarity REAL NOT NULL,
    position TEXT NOT NULL, suggested_at INTEGER NOT NULL, applied INTEGER NOT NULL,
    PRIMARY KEY (target_id, pattern_id, source_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE dismissal (
    target_id TEXT, pattern_id TEXT, PRIMARY KEY (target_id, pattern_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE application (
    pattern_id TEXT, target_id TEXT, id TEXT, source_id TEXT NOT NULL, similarity REAL NOT NULL,
    sites TEXT NOT NULL, applied_at INTEGER NOT NULL, reverted_at INTEGER,
    reverted_by TEXT, position TEXT NOT NULL,
    PRIMARY KEY (pattern_id, target_id, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE verdict (
    pattern_id TEXT, application_id TEXT, success INTEGER NOT NULL, observer TEXT NOT NULL,
    at INTEGER NOT NULL, evidence TEXT, PRIMARY KEY (pattern_id, application_id)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * Indexes that keep the tables quick to read, and counts of active patterns by language and
 * context. Made once the tables are filled, which is faster than keeping it up meanwhile.
 */
export const INDEXES = `
  CREATE INDEX project_by_context ON project (context_id, name, id);
  CREATE INDEX project_by_name ON project (name, id);
  CREATE INDEX pattern_by_rank ON pattern
    (context_id, language, rank DESC, use_count DESC, last_used DESC, id) WHERE offered = 1;
  CREATE INDEX pattern_by_source ON pattern
    (source_id, language, rank DESC, use_count DESC, last_used DESC, id);
  CREATE INDEX pattern_by_name ON pattern (name_key, type, language);
  CREATE INDEX pattern_by_confidence ON pattern (confidence DESC, id) WHERE loaded = 1;
  CREATE INDEX pattern_by_shape ON pattern (language, shape, id) WHERE offered = 1;
  CREATE INDEX pattern_performing_low ON pattern (confidence, id)
    WHERE offered = 1 AND confidence < ${LOW_CONFIDENCE} AND failure_count > success_count;
  CREATE INDEX pattern_awaiting_template ON pattern (template) WHERE loaded = 0;
  CREATE INDEX suggestion_by_time ON suggestion (target_id, position);
  CREATE INDEX application_by_id ON application (id);
  CREATE INDEX application_by_time ON application (position);
  CREATE INDEX application_by_target ON application (target_id, position);
  CREATE INDEX application_by_pattern ON application (pattern_id, position);

  INSERT INTO pattern_group SELECT language, context_id, count(*) FROM pattern
    WHERE offered = 1 GROUP BY language, context_id;

  CREATE TRIGGER pattern_enters AFTER INSERT ON pattern WHEN new.offered = 1 BEGIN
    INSERT INTO pattern_group VALUES (new.language, new.context_id, 1)
      ON CONFLICT DO UPDATE SET patterns = patterns + 1;
  END;
  CREATE TRIGGER pattern_leaves AFTER DELETE ON pattern WHEN old.offered = 1 BEGIN
    UPDATE pattern_group SET patterns = patterns - 1
      WHERE language = old.language AND context_id = old.context_id;
    DELETE FROM pattern_group
      WHERE language = old.language AND context_id = old.context_id AND patterns = 0;
  END;
  CREATE TRIGGER pattern_moves AFTER UPDATE OF offered, language, context_id ON pattern
  WHEN (old.offered, old.language, old.context_id) <> (new.offered, new.language, new.context_id)
  BEGIN
    UPDATE pattern_group SET patterns = patterns - 1
      WHERE old.offered = 1 AND language = old.language AND context_id = old.context_id;
    DELETE FROM pattern_group
      WHERE language = old.language AND context_id = old.context_id AND patterns = 0;
    INSERT INTO pattern_group SELECT new.language, new.context_id, 1 WHERE new.offered = 1
      ON CONFLICT DO UPDATE SET patterns = patterns + 1;
  END;
`;
