/** Second shape of the book (导入全功能): recipes, custom fields, rows set apart, periods that are filed, files sent back, and who is not whom. */
export const importAtFullStrength0020 = `
ALTER TABLE import_batch ADD COLUMN kind TEXT NOT NULL DEFAULT 'file' CHECK (kind IN ('file', 'quarantine', 'return'));
ALTER TABLE import_batch ADD COLUMN sender TEXT;
ALTER TABLE source_table ADD COLUMN workbook TEXT;
ALTER TABLE source_table ADD COLUMN workbook_hash TEXT;

CREATE TABLE import_recipe (
  id INTEGER PRIMARY KEY,
  family INTEGER NOT NULL,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  sender TEXT,
  fingerprint TEXT NOT NULL,
  recipe TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  saved_by TEXT NOT NULL,
  batch_id INTEGER REFERENCES import_batch (id),
  uses INTEGER NOT NULL,
  retired_at TEXT,
  UNIQUE (family, version)
) STRICT;
CREATE INDEX import_recipe_fingerprint ON import_recipe (fingerprint) WHERE retired_at IS NULL;

CREATE TABLE custom_field (
  id TEXT NOT NULL PRIMARY KEY,
  label TEXT NOT NULL UNIQUE,
  definition TEXT NOT NULL,
  created_at TEXT NOT NULL,
  created_by TEXT NOT NULL,
  retired_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE not_same (
  id INTEGER PRIMARY KEY,
  enterprise_id INTEGER NOT NULL REFERENCES enterprise (id),
  other_id INTEGER REFERENCES enterprise (id),
  folded_name TEXT NOT NULL DEFAULT '',
  code TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  by TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX not_same_once ON not_same (enterprise_id, coalesce(other_id, 0), folded_name, code);

CREATE TABLE quarantine_row (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  sheet TEXT NOT NULL,
  table_number INTEGER NOT NULL,
  row INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('decision', 'rejected', 'refused')),
  name TEXT NOT NULL,
  credit_code TEXT,
  reason TEXT NOT NULL,
  typed TEXT NOT NULL,
  taken TEXT NOT NULL,
  settled TEXT CHECK (settled IN ('imported', 'dropped')),
  settled_at TEXT,
  settled_by TEXT,
  settled_batch INTEGER REFERENCES import_batch (id)
) STRICT;
CREATE INDEX quarantine_row_batch ON quarantine_row (batch_id);
CREATE INDEX quarantine_row_open ON quarantine_row (id) WHERE settled IS NULL;

CREATE TABLE frozen_period (
  period TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('filed', 'frozen')),
  note TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE return_file (
  id INTEGER PRIMARY KEY,
  mark TEXT NOT NULL UNIQUE,
  workbook TEXT NOT NULL,
  workbook_hash TEXT NOT NULL,
  batch_id INTEGER REFERENCES import_batch (id),
  cells TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  taken_at TEXT
) STRICT;
`;
