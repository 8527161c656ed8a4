/** Plans the entries a pack brings along against the book (预置名录预案): new ones are added, known ones completed where they are blank, and nothing is overwritten. */
import type { KnownEnterprise, PlannedChange, RowPlan } from "#domain/importing/import-plan";
import type { FieldValue, TypedCell, TypedRow } from "#domain/importing/typed-row";
import type { PolicyPack } from "#domain/packs/pack";
import { withPackLists } from "#domain/packs/pack-register";
import { CONFIRM_FIELD, type PresetRow, readPreset } from "#domain/packs/preset-rows";
import type { KindDefinition } from "#domain/register/kind";
import { foldName } from "#domain/shared/chinese-text";
import { readBookLinks } from "#services/registers/read-links";
import type { ReadableDb } from "#store/connection";
import type { TableToApply } from "#store/queries/apply-plan";
import { createEnterpriseLookup, readKnownValues } from "#store/queries/enterprise-lookup";
import { listFrozenPeriods } from "#store/queries/frozen-periods";
import { readShippedRegister } from "./shipped-register.ts";

/** What the presets of a pack would do. `tables` holds only rows that write something. */
export interface PlannedPresets {
  readonly tables: readonly TableToApply[];
  readonly added: number;
  readonly known: number;
  /** Known ones that get something they lack. */
  readonly completed: number;
  /** Entries that could not be told from others of their name, in sentences. */
  readonly doubts: readonly string[];
}

/** Plans all presets. */
export function planPresets(db: ReadableDb, pack: PolicyPack): PlannedPresets {
  const register = withPackLists(readShippedRegister(), pack);
  const fields = new Map(register.fields.map((field) => [field.id, field]));
  const frozen = new Map(listFrozenPeriods(db).map(({ period, kind }) => [period, kind]));
  const planning: Planning = { db, pack, frozen, made: [], tally: { added: 0, known: 0, completed: 0 }, doubts: [] };
  const tables = pack.presets.flatMap((preset, number): readonly TableToApply[] => {
    const kind = register.kinds.find(({ id }) => id === preset.kind);
    if (kind === undefined) return [];
    const planned = readPreset(preset, { kind, fields }).rows.flatMap((row) =>
      planEntry(row, { kind, number }, planning),
    );
    if (planned.length === 0) return [];
    const title = preset.source.place === "" ? null : preset.source.place;
    const table = { sheet: kind.label, number, title, period: null, units: {}, subject: kind.id, kind };
    return [{ table, plan: { rows: planned.map(({ plan }) => plan), typedRows: planned.map(({ typed }) => typed) } }];
  });
  return { tables, ...planning.tally, doubts: planning.doubts };
}

interface Planning {
  readonly db: ReadableDb;
  readonly pack: PolicyPack;
  readonly frozen: ReadonlyMap<string, "filed" | "frozen">;
  /** Entries that earlier presets of the pack add. */
  readonly made: MadeEntry[];
  readonly tally: { added: number; known: number; completed: number };
  readonly doubts: string[];
}

interface MadeEntry {
  readonly key: string;
  readonly kind: string;
  readonly names: readonly string[];
  readonly values: Record<string, FieldValue>;
}

type Place = { readonly kind: KindDefinition; readonly number: number };

function planEntry(
  { name, number: row, typed }: PresetRow,
  place: Place,
  planning: Planning,
): readonly { readonly plan: RowPlan; readonly typed: TypedRow }[] {
  const { kind } = place;
  const key = `${place.number}!${row}`;
  const names = namesOf(name, kind, planning.pack);
  const said = valuesOf(typed, kind);
  const made = planning.made.find((one) => one.kind === kind.id && isOne(one, { names, said, kind }));
  if (made !== undefined) {
    const changes = missing(typed, made.values, { kind, planning });
    Object.assign(made.values, said);
    if (changes.length === 0) return [];
    const plan = {
      kind: "update" as const,
      key,
      row,
      name,
      enterpriseId: 0,
      changes,
      formerName: null,
      addedBy: made.key,
    };
    return [{ plan, typed }];
  }
  const found = findKnown(planning.db, { names, said, kind });
  const [known] = found;
  if (found.length > 1) {
    planning.doubts.push(`账本里叫“${name}”的${kind.label}有 ${found.length} 条，分不清是哪一条，没有动它们。`);
    return [];
  }
  if (known === undefined) {
    planning.tally.added += 1;
    planning.made.push({ key, kind: kind.id, names, values: { ...said } });
    const changes = typed.cells.flatMap((cell) => toChange(cell, planning));
    return [{ plan: { kind: "add", key, row, name, creditCode: null, changes }, typed }];
  }
  planning.tally.known += 1;
  const changes = missing(typed, known.values, { kind, planning });
  if (changes.length === 0) return [];
  planning.tally.completed += 1;
  return [{ plan: { kind: "update", key, row, name, enterpriseId: known.id, changes, formerName: null }, typed }];
}

/** The name with the other spellings the pack states for it, folded. */
function namesOf(name: string, kind: KindDefinition, { aliases }: PolicyPack): readonly string[] {
  const folded = foldName(name);
  const rules = aliases
    .filter((rule) => rule.kind === kind.id)
    .map((rule) => [rule.name, ...rule.aliases].map(foldName))
    .filter((words) => words.includes(folded));
  return [...new Set([folded, ...rules.flat()])];
}

function valuesOf({ cells }: TypedRow, kind: KindDefinition): Record<string, FieldValue> {
  const values: Record<string, FieldValue> = {};
  for (const cell of cells) {
    if (cell.value !== null && cell.field !== kind.nameField) values[placeOf(cell)] = cell.value;
  }
  return values;
}

function placeOf({ field, period }: Pick<TypedCell, "field" | "period">): string {
  return period === undefined ? field : `${field}@${period}`;
}

interface Wanted {
  readonly names: readonly string[];
  readonly said: Readonly<Record<string, FieldValue>>;
  readonly kind: KindDefinition;
}

function isOne(made: MadeEntry, { names, said, kind }: Wanted): boolean {
  return made.names.some((name) => names.includes(name)) && agrees(made.values, said, kind);
}

/** What tells two entries of one name apart does not differ, as far as both say it. */
function agrees(
  known: Readonly<Record<string, FieldValue>>,
  said: Readonly<Record<string, FieldValue>>,
  kind: KindDefinition,
): boolean {
  return kind.identity.every((field) => {
    const [one, other] = [known[field], said[field]];
    return one === undefined || other === undefined || foldName(String(one)) === foldName(String(other));
  });
}

function findKnown(db: ReadableDb, { names, said, kind }: Wanted): readonly Pick<KnownEnterprise, "id" | "values">[] {
  const lookup = createEnterpriseLookup(db, { kind: kind.id });
  const found = new Map(names.flatMap((name) => lookup.byFoldedName(name)).map((known) => [known.id, known]));
  const same = [...found.values()].filter(({ values }) => agrees(values, said, kind));
  if (found.size > 0) return same;
  const links = readBookLinks(db);
  const [id] = names.flatMap((name) => links.resolve(name, [kind.id]).to ?? []);
  if (id === undefined) return [];
  const values = readKnownValues(db, id);
  return agrees(values, said, kind) ? [{ id, values }] : [];
}

/** What the entry lacks of what the preset says. */
function missing(
  { cells }: TypedRow,
  known: Readonly<Record<string, FieldValue>>,
  { kind, planning }: { readonly kind: KindDefinition; readonly planning: Planning },
): readonly PlannedChange[] {
  return cells
    .filter(
      (cell) => cell.field !== kind.nameField && cell.field !== CONFIRM_FIELD && known[placeOf(cell)] === undefined,
    )
    .flatMap((cell) => toChange(cell, planning));
}

function toChange(cell: TypedCell, { frozen }: Planning): readonly PlannedChange[] {
  if (cell.value === null) return [];
  const { field, value: after, row, column, raw } = cell;
  const held = cell.period === undefined ? undefined : frozen.get(cell.period);
  const change = { field, period: cell.period ?? null, before: null, after, row, column, raw };
  return [held === undefined ? change : { ...change, held }];
}
