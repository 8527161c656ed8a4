/** The zone the book is kept in (本高新区): the zone entry that goes by the name in the settings. */
import type { EditError } from "#contract/errors";
import { foldName } from "#domain/shared/chinese-text";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { readBookSettings, saveBookSettings } from "#services/book-settings";
import { findKind, readCatalogueIndex } from "#services/catalogue";
import { readEdit } from "#services/read-edit";
import { readBookLinks } from "#services/registers/read-links";
import type { ReadableDb, WritableDb } from "#store/connection";
import { createEnterprise, editCells } from "#store/queries/edits";
import type { Author } from "#store/queries/entry-steps";
import { createEntryTexts } from "#store/queries/entry-texts";

const ZONE = "zone";

/** A zone with its level (级别); null while nobody said. */
export interface HomeZone {
  readonly id: number;
  readonly name: string;
  readonly level: string | null;
}

function findZone(db: ReadableDb, named: string): HomeZone | null {
  const { to: id } = readBookLinks(db).resolve(named, [ZONE]);
  if (id === null) return null;
  const texts = createEntryTexts(db);
  return { id, name: texts.head(id)?.name ?? named, level: texts.text(id, "zoneLevel") ?? null };
}

/** Makes the zone entry a name stands for, when the book has none (建高新区条目). */
export function ensureZone(db: WritableDb, named: string, author: Author): Result<null, EnvironmentError> {
  const name = named.trim();
  const kind = findKind(db, ZONE);
  if (name === "" || kind === null || foldName(name) === "" || isKnownZone(db, name)) return ok(null);
  const made = createEnterprise(db, { kind, name, creditCode: null }, author);
  if (made.ok) return ok(null);
  const { error } = made;
  if (error.type === "CreditCodeTaken" || error.type === "EnterpriseNotFound") {
    throw new Error("a new zone without a code was refused");
  }
  return err(error);
}

/** Also when several go by the name: then a person has to tell them apart, and one more would not help. */
function isKnownZone(db: ReadableDb, name: string): boolean {
  const count = db
    .prepare<[string, string], number>(
      `SELECT count(*) FROM enterprise e WHERE e.kind = 'zone' AND e.removed_at IS NULL
         AND (e.folded_name = ? OR instr('|' || e.former_names || '|', '|' || ? || '|') > 0)`,
    )
    .pluck()
    .get(foldName(name), foldName(name));
  return (count ?? 0) > 0 || readBookLinks(db).resolve(name, [ZONE]).to !== null;
}

/** Says which zone the book is kept in, and of what level it is (设定本高新区). `level` null: it stays as it is. */
export function setHomeZone(
  db: WritableDb,
  { name, level }: { readonly name: string; readonly level: string | null },
  at: string,
): Result<HomeZone, EditError | EnvironmentError> {
  const settings = readBookSettings(db);
  const author = { at, by: settings.person };
  const read = level === null ? null : readLevel(db, level);
  if (read !== null && !read.ok) return read;
  const saved = saveBookSettings(db, { ...settings, zoneName: name.trim() });
  if (!saved.ok) return saved;
  const made = ensureZone(db, name, author);
  if (!made.ok) return made;
  const zone = findZone(db, name);
  if (zone === null) return err({ type: "EnterpriseNotFound" });
  if (read === null || level === null) return ok(zone);
  const edit = { enterpriseId: zone.id, field: "zoneLevel", period: null, value: read.value, typed: level };
  const edited = editCells(db, [edit], author);
  return edited.ok ? ok({ ...zone, level: read.value }) : edited;
}

function readLevel(db: ReadableDb, level: string): Result<string, EditError> {
  const edit = { enterpriseId: 0, field: "zoneLevel", period: null, text: level };
  const read = readEdit(edit, readCatalogueIndex(db));
  if (!read.ok) return read;
  const { value } = read.value;
  return typeof value === "string" ? ok(value) : err({ type: "FieldNotFound" });
}
