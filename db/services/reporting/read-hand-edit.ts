/** What a hand edit in a filled form would change in the book (读手工改动): read with the same care as an import; what is not clear is refused with a sentence. */
import type { HandEdit } from "#contract/reporting-filed";
import type { Field } from "#domain/catalogue/field";
import { cellText, isBlankCell } from "#domain/importing/cell-text";
import { createCellTyper } from "#domain/importing/column-typers";
import type { ColumnMapping } from "#domain/importing/recognised-table";
import type { FieldValue } from "#domain/importing/typed-row";
import { parseUnit } from "#domain/indicators/unit";
import type { FiledCell } from "#domain/reporting/filed-cell";
import type { FormPlace } from "#domain/reporting/form-places";
import type { FoundEdit } from "#domain/reporting/hand-edits";
import { err, ok, type Result } from "#domain/shared/result";
import { columnNumber, parseCellAddress } from "#domain/workbook/cell-address";
import { readBookSettings } from "#services/book-settings";
import { refusalWords, warningWords } from "#services/edit-words";
import { readHeldPeriods } from "#services/held-periods";
import { kindRefusal } from "#services/registers/edit-entries";
import { type EntryDesk, openEntryDesk } from "#services/registers/entry-desk";
import { periodWords } from "#services/reporting/trace-filed";
import type { ReadableDb } from "#store/connection";
import { type AbsorbedCell, type AbsorbedFrom, listAbsorbed } from "#store/queries/absorbed-cells";
import { createSourcedValueReader } from "#store/queries/sourced-values";
import { storedFieldOf } from "#store/values/entry-kind";

/** What taking an edit does (取回的内容): a value of an entry, or a setting of the book. */
export type EditTarget =
  | {
      readonly kind: "value";
      readonly enterpriseId: number;
      /** As stored. */
      readonly field: string;
      readonly period: string | null;
      readonly value: FieldValue | null;
    }
  | { readonly kind: "setting"; readonly name: string; readonly text: string };

/** An edit as it is shown, and what taking it does; null when it cannot be taken. */
export interface ReadHandEdit {
  readonly edit: HandEdit;
  readonly target: EditTarget | null;
}

/** Makes the reader for one filled form. */
export function createHandEditReader(
  db: ReadableDb,
  from: AbsorbedFrom,
  places: readonly FormPlace[],
): (found: FoundEdit) => ReadHandEdit {
  const world: World = {
    desk: openEntryDesk(db),
    valueOf: createSourcedValueReader(db),
    held: readHeldPeriods(db),
    settings: { ...readBookSettings(db) },
    places,
    decided: listAbsorbed(db, from),
  };
  return (found) => readFound(found, world);
}

interface World {
  readonly desk: EntryDesk;
  readonly valueOf: ReturnType<typeof createSourcedValueReader>;
  readonly held: (period: string | null) => string | null;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly places: readonly FormPlace[];
  readonly decided: readonly AbsorbedCell[];
}

function readFound(found: FoundEdit, world: World): ReadHandEdit {
  const { sheet, cell, exportedCell, label, exported, now } = found;
  const shown = { sheet, cell, exportedCell, label, exported, now };
  const read = readTarget(found, world);
  const before = world.decided.find(
    (one) => one.sheet === sheet && one.cell === exportedCell && one.exported === exported && one.found === now,
  );
  if (before !== undefined) {
    const why = `${before.at.slice(0, 10)} ${before.by}${before.taken ? "已取回账本" : "决定不取"}，原因：${before.reason}`;
    const settled = before.taken ? "taken" : "refused";
    const target = before.taken || !read.ok ? null : read.value.target;
    return { edit: { ...shown, effect: null, why, conflict: false, settled }, target };
  }
  if (!read.ok) {
    return { edit: { ...shown, effect: null, why: read.error, conflict: false, settled: null }, target: null };
  }
  const { target, effect, conflict } = read.value;
  return { edit: { ...shown, effect, why: null, conflict, settled: null }, target };
}

interface Readable {
  readonly target: EditTarget;
  readonly effect: string;
  readonly conflict: boolean;
}

function readTarget(found: FoundEdit, world: World): Result<Readable, string> {
  const { filed, why } = found;
  if (why !== null || filed === null) return err(why ?? "这一格不能取回账本");
  if (filed.words !== null) {
    const how = filed.words === "" ? "" : `（${filed.words}）`;
    return err(`这一格是算出来的${how}，账本里没有单独存它。要改请改它所依据的数，或者在表里改回`);
  }
  if (filed.field === null) return readSetting(found, world);
  const field = world.desk.index.byId.get(filed.field);
  const { enterprise } = filed;
  if (field === undefined || enterprise === null) return err("账本里没有这一格对应的项目了，不能取回");
  return readValue(found, { filed, field, entryId: enterprise.id }, world);
}

function readSetting({ sheet, exportedCell, label, now }: FoundEdit, world: World): Result<Readable, string> {
  const at = parseCellAddress(exportedCell);
  const place = world.places.find(
    (one) =>
      one.sheet === sheet &&
      one.kind === "setting" &&
      one.firstRow === at?.row &&
      columnNumber(one.letter) === at.column &&
      one.label === label,
  );
  const name = place?.setting ?? null;
  if (name === null) return err("这一格是固定内容或序号，不取自账本，没有可改的地方");
  if (name === "period" || name === "reportDate") {
    return err("报告期和填报日期每次填报时现定，不存在账本里，不用取回");
  }
  const text = now.trim();
  const stored = world.settings[name];
  if (typeof stored !== "string") return err("设置里没有这一项，不能取回");
  if (text === stored) return err("设置里已经是这个内容，不用再取");
  const from = stored === "" ? "空" : `“${stored}”`;
  const effect = `设置里的“${label}”：${from} → ${text === "" ? "空" : `“${text}”`}（设置不能用撤销收回）`;
  return ok({ target: { kind: "setting", name, text }, effect, conflict: false });
}

interface Placed {
  readonly filed: FiledCell;
  readonly field: Field;
  readonly entryId: number;
}

function readValue(found: FoundEdit, { filed, field, entryId }: Placed, world: World): Result<Readable, string> {
  const kind = world.desk.kindOf(entryId);
  if (kind === null) return err(`账本里已经没有“${filed.enterprise?.name ?? ""}”了，不能取回`);
  const refused = kindRefusal(kind, field, found.now);
  if (refused !== null) return err(refused);
  const read = readContent(found, { filed, field });
  if (!read.ok) return read;
  const place = { enterpriseId: entryId, field: storedFieldOf(kind, field.id), period: filed.period };
  const held = world.valueOf(place)?.value ?? null;
  if (held === read.value) return err("账本里已经是这个值，不用再取");
  const unit = field.storedUnit ?? "";
  const change = `${words(held)} → ${words(read.value)}${unit === "" ? "" : ` ${unit}`}`;
  const inForm =
    filed.unit === null || filed.unit === field.storedUnit || filed.text === "" ? "" : inFormWords(found, filed.unit);
  const when = filed.period === null ? "" : `（${periodWords(filed.period)}）`;
  const frozen = world.held(filed.period);
  const warning = frozen === null ? "" : `。注意：${frozen}，改后和报出的数可能不一致`;
  const doubt = field.type === "integer" || field.type === "decimal" ? scaleDoubt(held, read.value) : "";
  const effect = `${world.desk.nameOf(entryId)}的“${field.label}”${when}：${change}${inForm}${warning}${doubt}`;
  const conflict = String(held ?? "") !== String(filed.stored ?? "");
  return ok({ target: { kind: "value", ...place, value: read.value }, effect, conflict });
}

function inFormWords({ exported, now }: FoundEdit, unit: string): string {
  return `（表里 ${exported} → ${now === "" ? "空" : now} ${unit}）`;
}

/** Amounts typed in another unit than the form's are thousands of times off. */
const UNLIKELY = 900;

function scaleDoubt(before: FieldValue | null, after: FieldValue | null): string {
  const [was, is] = [Math.abs(Number(before ?? 0)), Math.abs(Number(after ?? 0))];
  if (!(was > 0) || !(is > 0)) return "";
  const times = Math.max(was / is, is / was);
  return times < UNLIKELY ? "" : `。注意：和原来相差约 ${Math.round(times)} 倍，请核对单位`;
}

function words(value: FieldValue | null): string {
  if (value === null || value === "") return "空";
  if (typeof value === "boolean") return value ? "是" : "否";
  return String(value);
}

/** Blank clears; anything else must read without doubt. */
function readContent(
  { content, now }: FoundEdit,
  { filed, field }: Pick<Placed, "filed" | "field">,
): Result<FieldValue | null, string> {
  if (isBlankCell(content) || cellText(content).trim() === "") {
    return field.kind === "identity" && field.type === "name" ? err(`${field.label}不能空着`) : ok(null);
  }
  const text = now.trim();
  const typer = createCellTyper({ field, column: columnOf(field, filed), delimited: true });
  const { value, finding, more = [] } = typer(content ?? text, text);
  const about = { field, text };
  if (value === null) return err(`“${text}”没有取回：${refusalWords(finding, about)}`);
  const doubts = [finding, ...more].flatMap((one) =>
    one === null || one.kind === "unit-suffix" ? [] : (warningWords(one, about) ?? []),
  );
  const [doubt] = doubts;
  if (doubt !== undefined) {
    return err(`“${text}”读得不够准，没有取回：${doubt.replace(/[。，；]?已照填存入[^。]*/u, "")}。请在账本里直接改`);
  }
  return ok(value);
}

/** The form's cell as a column: its unit is the one the form was filled in. */
function columnOf(field: Field, { unit, label }: FiledCell): ColumnMapping {
  return {
    column: 1,
    letter: "A",
    headerPath: [label],
    fields: [field.id],
    unit: (unit === null ? null : parseUnit(unit)) ?? field.storedUnit,
    unitFrom: "person",
    code: null,
    valueMap: null,
    confidence: 1,
    reason: "已报表",
    alternativeOf: null,
    approximate: false,
  };
}
