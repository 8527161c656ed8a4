/** First shape of the account book (账本): who is kept, what is known of them, where each value came from, and the journal. */
export const book0010 = `
CREATE TABLE book_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  revision INTEGER NOT NULL,
  names_revision INTEGER NOT NULL
) STRICT;
INSERT INTO book_state (id, revision, names_revision) VALUES (1, 0, 0);

CREATE TABLE book_setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE zone (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  level TEXT NOT NULL CHECK (level IN ('national', 'provincial', 'reserve')),
  division_code TEXT
) STRICT;

CREATE TABLE park (
  id INTEGER PRIMARY KEY,
  zone_id INTEGER NOT NULL REFERENCES zone (id),
  name TEXT NOT NULL,
  UNIQUE (zone_id, name)
) STRICT;

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY,
  workbook TEXT NOT NULL,
  workbook_hash TEXT NOT NULL,
  period TEXT,
  applied_at TEXT NOT NULL,
  applied_by TEXT NOT NULL,
  added INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  undecided INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  value_count INTEGER NOT NULL,
  undone_at TEXT
) STRICT;
CREATE INDEX import_batch_hash ON import_batch (workbook_hash);

CREATE TABLE source_table (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  sheet TEXT NOT NULL,
  number INTEGER NOT NULL,
  title TEXT,
  period TEXT,
  units TEXT NOT NULL,
  UNIQUE (batch_id, sheet, number)
) STRICT;

CREATE TABLE source_row (
  id INTEGER PRIMARY KEY,
  table_id INTEGER NOT NULL REFERENCES source_table (id),
  row INTEGER NOT NULL,
  cells TEXT NOT NULL
) STRICT;

CREATE TABLE enterprise (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  folded_name TEXT NOT NULL,
  initials TEXT NOT NULL,
  former_names TEXT NOT NULL DEFAULT '',
  credit_code TEXT,
  code_standing TEXT NOT NULL CHECK (code_standing IN ('valid', 'checkFailed', 'registration15', 'organisation9', 'malformed', 'none')),
  park_id INTEGER REFERENCES park (id),
  created_batch INTEGER REFERENCES import_batch (id),
  names_revision INTEGER NOT NULL,
  removed_at TEXT,
  merged_into INTEGER REFERENCES enterprise (id)
) STRICT;
CREATE INDEX enterprise_folded_name ON enterprise (folded_name);
CREATE INDEX enterprise_credit_code ON enterprise (credit_code) WHERE credit_code IS NOT NULL;
CREATE INDEX enterprise_names_revision ON enterprise (names_revision);
CREATE INDEX enterprise_doubt ON enterprise (code_standing) WHERE removed_at IS NULL AND code_standing <> 'valid';

CREATE TABLE journal_entry (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('import', 'edit', 'create', 'undo', 'redo', 'merge')),
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  batch_id INTEGER REFERENCES import_batch (id),
  reverses INTEGER REFERENCES journal_entry (id)
) STRICT;
CREATE INDEX journal_entry_reverses ON journal_entry (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX journal_entry_batch ON journal_entry (batch_id) WHERE batch_id IS NOT NULL;

CREATE TABLE journal_line (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES journal_entry (id),
  enterprise_id INTEGER NOT NULL REFERENCES enterprise (id),
  existence INTEGER NOT NULL CHECK (existence IN (-1, 0, 1)),
  changes TEXT NOT NULL
) STRICT;
CREATE INDEX journal_line_enterprise ON journal_line (enterprise_id, id);
CREATE INDEX journal_line_entry ON journal_line (entry_id);

CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_line_no_update BEFORE UPDATE ON journal_line BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_line_no_delete BEFORE DELETE ON journal_line BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

CREATE TABLE enterprise_name (
  id INTEGER PRIMARY KEY,
  enterprise_id INTEGER NOT NULL REFERENCES enterprise (id),
  name TEXT NOT NULL,
  folded_name TEXT NOT NULL,
  held_from TEXT,
  held_until TEXT,
  source_row INTEGER REFERENCES source_row (id),
  source_column INTEGER,
  edit_line INTEGER REFERENCES journal_line (id),
  stated INTEGER NOT NULL CHECK (stated IN (0, 1))
) STRICT;
CREATE INDEX enterprise_name_enterprise ON enterprise_name (enterprise_id);
CREATE INDEX enterprise_name_folded ON enterprise_name (folded_name);

CREATE TABLE qualification (
  id INTEGER PRIMARY KEY,
  enterprise_id INTEGER NOT NULL REFERENCES enterprise (id),
  kind TEXT NOT NULL,
  number TEXT,
  issued TEXT,
  valid_until TEXT,
  source_row INTEGER REFERENCES source_row (id),
  source_column INTEGER,
  edit_line INTEGER REFERENCES journal_line (id)
) STRICT;
CREATE INDEX qualification_enterprise ON qualification (enterprise_id, kind);

CREATE TABLE stored_field (
  id INTEGER PRIMARY KEY,
  field TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE stored_period (
  id INTEGER PRIMARY KEY,
  period TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE enterprise_attribute (
  field_id INTEGER NOT NULL REFERENCES stored_field (id),
  enterprise_id INTEGER NOT NULL REFERENCES enterprise (id),
  value TEXT NOT NULL,
  kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
  source_row INTEGER REFERENCES source_row (id),
  source_column INTEGER,
  edit_line INTEGER REFERENCES journal_line (id),
  PRIMARY KEY (field_id, enterprise_id),
  CHECK ((source_row IS NULL) <> (edit_line IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE observation (
  field_id INTEGER NOT NULL REFERENCES stored_field (id),
  period_id INTEGER NOT NULL REFERENCES stored_period (id),
  enterprise_id INTEGER NOT NULL REFERENCES enterprise (id),
  value TEXT NOT NULL,
  kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
  source_row INTEGER REFERENCES source_row (id),
  source_column INTEGER,
  edit_line INTEGER REFERENCES journal_line (id),
  PRIMARY KEY (field_id, period_id, enterprise_id),
  CHECK ((source_row IS NULL) <> (edit_line IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE form_export (
  id INTEGER PRIMARY KEY,
  form TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  file TEXT NOT NULL,
  period TEXT,
  exported_at TEXT NOT NULL,
  exported_by TEXT NOT NULL,
  filled_cells INTEGER NOT NULL,
  parts TEXT NOT NULL
) STRICT;

CREATE TABLE export_cell (
  export_id INTEGER NOT NULL REFERENCES form_export (id),
  sheet TEXT NOT NULL,
  cell TEXT NOT NULL,
  text TEXT NOT NULL,
  rule TEXT NOT NULL,
  enterprise_id INTEGER REFERENCES enterprise (id),
  field TEXT,
  period TEXT,
  stored TEXT,
  source_row INTEGER REFERENCES source_row (id),
  source_column INTEGER,
  edit_line INTEGER REFERENCES journal_line (id),
  PRIMARY KEY (export_id, sheet, cell)
) STRICT, WITHOUT ROWID;

CREATE TABLE form_binding (
  fingerprint TEXT NOT NULL PRIMARY KEY,
  form TEXT NOT NULL,
  binding TEXT NOT NULL,
  confirmed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
