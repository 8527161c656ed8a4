/** Fourth shape of the book (报表全力): bindings by version, exports kept row by row, what their cells share told once, and the entries behind computed cells (entry 0: more than are kept), hand edits taken or refused. */
export const formsAtFullStrength0040 = `
CREATE TABLE form_binding_version (
  fingerprint TEXT NOT NULL,
  version INTEGER NOT NULL,
  form TEXT NOT NULL,
  year TEXT,
  binding TEXT NOT NULL,
  confirmed_at TEXT NOT NULL,
  confirmed_by TEXT NOT NULL,
  PRIMARY KEY (fingerprint, version)
) STRICT, WITHOUT ROWID;

INSERT INTO form_binding_version (fingerprint, version, form, year, binding, confirmed_at, confirmed_by)
SELECT fingerprint, 1, form, NULL, binding, confirmed_at, '' FROM form_binding;

DROP TABLE form_binding;

ALTER TABLE form_export ADD COLUMN form_sha256 TEXT;
ALTER TABLE form_export ADD COLUMN output_sha256 TEXT;
ALTER TABLE form_export ADD COLUMN about TEXT;

CREATE TABLE export_rule (
  export_id INTEGER NOT NULL REFERENCES form_export (id),
  number INTEGER NOT NULL,
  rule TEXT NOT NULL,
  PRIMARY KEY (export_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE export_row (
  export_id INTEGER NOT NULL REFERENCES form_export (id),
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,
  place INTEGER NOT NULL,
  entry_id INTEGER REFERENCES enterprise (id),
  entry_name TEXT,
  cells TEXT NOT NULL,
  PRIMARY KEY (export_id, sheet, row, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX export_row_entry ON export_row (entry_id) WHERE entry_id IS NOT NULL;

CREATE TABLE export_part (
  entry_id INTEGER NOT NULL,
  export_id INTEGER NOT NULL REFERENCES form_export (id),
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (entry_id, export_id, sheet, row, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE absorbed_cell (
  id INTEGER PRIMARY KEY,
  export_id INTEGER REFERENCES form_export (id),
  file TEXT NOT NULL,
  sheet TEXT NOT NULL,
  cell TEXT NOT NULL,
  exported TEXT NOT NULL,
  found TEXT NOT NULL,
  taken INTEGER NOT NULL CHECK (taken IN (0, 1)),
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  by TEXT NOT NULL
) STRICT;
`;
