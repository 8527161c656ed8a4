/** Third shape of the book (整个台账): entries of every kind, policy packs, targets as a zone sets them, frozen years, saved views and notes. */
export const wholeRegister0030 = `
ALTER TABLE enterprise ADD COLUMN kind TEXT NOT NULL DEFAULT 'enterprise';
CREATE INDEX enterprise_kind ON enterprise (kind) WHERE removed_at IS NULL;

ALTER TABLE import_batch ADD COLUMN standing TEXT NOT NULL DEFAULT 'confirmed' CHECK (standing IN ('preliminary', 'confirmed', 'corrected'));

CREATE TABLE policy_pack (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  hash TEXT NOT NULL,
  content TEXT NOT NULL,
  own INTEGER NOT NULL CHECK (own IN (0, 1)),
  batch_id INTEGER REFERENCES import_batch (id),
  installed_at TEXT NOT NULL,
  installed_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE register_kind (
  id TEXT NOT NULL PRIMARY KEY,
  label TEXT NOT NULL UNIQUE,
  definition TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  retired_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE target_setting (
  pack TEXT NOT NULL,
  target TEXT NOT NULL,
  setting TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (pack, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  view TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  UNIQUE (kind, name)
) STRICT;

CREATE TABLE year_snapshot (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  year INTEGER NOT NULL,
  day TEXT NOT NULL,
  note TEXT NOT NULL,
  hash TEXT NOT NULL,
  frozen_at TEXT NOT NULL,
  frozen_by TEXT NOT NULL
) STRICT;

CREATE TABLE snapshot_entry (
  snapshot_id INTEGER NOT NULL REFERENCES year_snapshot (id),
  entry_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  folded_name TEXT NOT NULL,
  former_names TEXT NOT NULL,
  credit_code TEXT,
  PRIMARY KEY (snapshot_id, entry_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE snapshot_value (
  snapshot_id INTEGER NOT NULL REFERENCES year_snapshot (id),
  field_id INTEGER NOT NULL REFERENCES stored_field (id),
  period_id INTEGER NOT NULL,
  entry_id INTEGER NOT NULL,
  value TEXT NOT NULL,
  kind INTEGER NOT NULL CHECK (kind IN (0, 1, 2)),
  source_row INTEGER REFERENCES source_row (id),
  source_column INTEGER,
  edit_line INTEGER REFERENCES journal_line (id),
  PRIMARY KEY (snapshot_id, field_id, period_id, entry_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE what_if_note (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  kept_at TEXT NOT NULL,
  kept_by TEXT NOT NULL
) STRICT;
`;
