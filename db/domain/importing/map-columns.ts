import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field, FieldSubject } from "#domain/catalogue/field";
import { announcesCarriers } from "#domain/importing/carrier-words";
import { type HeaderColumn, namesOf } from "#domain/importing/header-columns";
import { isSerialHeading } from "#domain/importing/header-rows";
import { readHeaderText } from "#domain/importing/header-text";
import { type HeaderMatch, isUnitFor, matchHeader } from "#domain/importing/match-header";
import { datePeriods, ownPeriod, tablePeriod } from "#domain/importing/header-periods";
import type { ColumnMapping } from "#domain/importing/recognised-table";
import { hasUnreadMultiple, hasUnreadUnit, isMultiple, type UnitId, unitDimension } from "#domain/indicators/unit";
import { foldText } from "#domain/shared/chinese-text";
import { formatPeriod, parsePeriod } from "#domain/shared/period";
import { columnLetters } from "#domain/workbook/cell-address";

/** The columns of a table mapped to the catalogue (列对应结果). */
export interface MappedColumns {
  readonly columns: readonly ColumnMapping[];
  readonly subject: FieldSubject;
  /** The period the headers state, when all that state one agree or most do. */
  readonly period: string | null;
}

/** Maps header columns to fields (列对应): each by its own words first, then told apart where two columns want the same field. `period` is what title and sheet say, null when silent. */
export function mapColumns(
  headers: readonly HeaderColumn[],
  table: TableUnits & { readonly period: string | null; readonly title?: string | null; readonly sheet?: string },
  index: CatalogueIndex,
): MappedColumns {
  const subject = index.kind?.id ?? usualSubject(headers, [table.title, table.sheet], index);
  const matches = datePeriods(matchAll(headers, subject, index), table.period);
  const period = tablePeriod(matches, table.period, index);
  const dated = matches.map((match) => withOwnPeriod(match, period, index));
  const settled = settleRivals(headers, dated, { period, index });
  const mapped = headers.map((header, at) => columnMapping(header, settled[at] ?? NOTHING, table, index));
  return { columns: leaveUnitless(mapped, index), subject, period };
}

/** A table that names carriers lists carriers, and so does one that names them in its title alone. */
function usualSubject(
  headers: readonly HeaderColumn[],
  titles: readonly (string | null | undefined)[],
  index: CatalogueIndex,
): FieldSubject {
  const matches = matchAll(headers, null, index);
  if (matches.some(({ fields }) => fields.includes("carrierName"))) return "carrier";
  const named = matches.findIndex(({ fields }) => fields.includes("enterpriseName"));
  const heading = headers[named] === undefined ? "" : (namesOf(headers[named]).at(-1) ?? "");
  const isOpen = named < 0 || readHeaderText(heading).name === "名称";
  return isOpen && titles.some((title) => announcesCarriers(title ?? "", index)) ? "carrier" : "enterprise";
}

/** Figures of another year without a unit, in a table whose own figures all have one, are left alone: they are shown, and no question about them holds up the table. */
function leaveUnitless(columns: readonly ColumnMapping[], index: CatalogueIndex): readonly ColumnMapping[] {
  const lacksUnit = ({ fields, unit }: ColumnMapping): boolean =>
    unit === null &&
    fields.some((id) => {
      const field = index.byId.get(id);
      return field?.type === "decimal" && field.dimension !== null;
    });
  const isOther = ({ period }: ColumnMapping): boolean => period !== undefined && period !== null;
  if (columns.some((column) => !isOther(column) && lacksUnit(column))) return columns;
  return columns.map((column) => {
    if (!isOther(column) || !lacksUnit(column)) return column;
    const { period: _other, ...rest } = column;
    const reason = `${column.reason}，先不导入；需要时请指定这一列是什么、用什么单位`;
    return { ...rest, fields: [], confidence: 0.5, reason };
  });
}

/** A match with the period of its figures, where that is not the table's. */
interface DatedMatch extends HeaderMatch {
  readonly own: string | null;
}

function withOwnPeriod(match: HeaderMatch, period: string | null, index: CatalogueIndex): DatedMatch {
  const own = ownPeriod(match, period, index);
  if (own !== "unknown") return { ...match, own };
  const [id] = match.fields;
  if (id === undefined) return { ...match, own: null };
  const reason = `是“${index.byId.get(id)?.label ?? id}”，但写的是上年的数，说不准是哪一年，未导入这一列`;
  return { ...match, fields: [], confidence: 0.5, reason, alternativeOf: id, own: null };
}

const NOTHING: DatedMatch = {
  fields: [],
  unit: null,
  confidence: 0,
  reason: "这一列没有表头",
  approximate: false,
  valueMap: null,
  alternativeOf: null,
  period: null,
  relative: null,
  own: null,
};

function matchAll(
  headers: readonly HeaderColumn[],
  subject: FieldSubject | null,
  index: CatalogueIndex,
): HeaderMatch[] {
  let whole: readonly string[] = [];
  return headers.map((header) => {
    const path = namesOf(header);
    const leaf = path.at(-1);
    const isPart = leaf !== undefined && readHeaderText(leaf).part;
    const about = subject === null ? {} : { subject };
    const match = matchHeader({ path, code: header.code, ...about, whole, lastYearToo: true }, index);
    if (!isPart) whole = path;
    return match;
  });
}

/** Where several columns want one field, the best keeps it: the table's own period, then confidence, then the first. */
function settleRivals(
  headers: readonly HeaderColumn[],
  matches: readonly DatedMatch[],
  context: { readonly period: string | null; readonly index: CatalogueIndex },
): readonly DatedMatch[] {
  const settled = matches.map((match, at) => besideSomebody(match, headers, matches, at) ?? match);
  const holders = new Map<string, number>();
  for (const [at, match] of settled.entries()) {
    for (const field of match.fields) {
      // Figures of two years are no rivals: each goes to its own.
      const place = `${field}@${match.own ?? ""}`;
      const holder = holders.get(place);
      const rival = holder === undefined ? undefined : settled[holder];
      if (holder === undefined || rival === undefined) {
        holders.set(place, at);
        continue;
      }
      const label = context.index.byId.get(field)?.label ?? "";
      const worth = (one: DatedMatch, column: number): number =>
        rank(one, context.period) + (saysLabel(headers[column], label) ? LABEL_BONUS : 0);
      const newWins = worth(match, at) > worth(rival, holder);
      if (newWins) holders.set(place, at);
      const loser = newWins ? holder : at;
      settled[loser] = yieldTo(settled[loser] ?? NOTHING, field, {
        ...context,
        differs: match.period !== rival.period,
      });
    }
  }
  return settled;
}

/** Between two wordings of one field the one that says its name is the field: 企业联系人 before 统计员. */
const LABEL_BONUS = 0.05;

function saysLabel(header: HeaderColumn | undefined, label: string): boolean {
  return label !== "" && foldText(header?.path.at(-1) ?? "").includes(foldText(label));
}

function rank(match: HeaderMatch, period: string | null): number {
  const samePeriod = match.period === null || match.period === period ? 1 : 0;
  return samePeriod * 10 + match.confidence - (match.approximate ? 0.2 : 0);
}

function yieldTo(
  match: DatedMatch,
  fieldId: string,
  context: { readonly differs: boolean; readonly index: CatalogueIndex },
): DatedMatch {
  const label = context.index.byId.get(fieldId)?.label ?? fieldId;
  const reason = context.differs
    ? `也是“${label}”，但不是本表报告期的数，未导入`
    : `也像是“${label}”，已由更明确的一列提供，未导入这一列`;
  return {
    ...match,
    fields: match.fields.filter((id) => id !== fieldId),
    confidence: 0.5,
    reason,
    alternativeOf: fieldId,
  };
}

/** A phone right after the legal representative, when the contact has a phone of his own, is the representative's. */
function besideSomebody(
  match: DatedMatch,
  headers: readonly HeaderColumn[],
  matches: readonly DatedMatch[],
  at: number,
): DatedMatch | null {
  if (!match.fields.includes("contactPhone") || match.fields.length > 1) return null;
  const isAlone = matches.filter(({ fields }) => fields.includes("contactPhone")).length < 2;
  const left = matches[at - 1]?.fields ?? [];
  if (isAlone || !left.includes("legalRepresentative") || headers[at] === undefined) return null;
  return {
    ...match,
    fields: [],
    confidence: 0,
    reason: "紧跟在法定代表人后面，是法定代表人的电话，不是联系人的，未导入",
  };
}

function columnMapping(
  header: HeaderColumn,
  match: DatedMatch,
  table: TableUnits,
  index: CatalogueIndex,
): ColumnMapping {
  const [id] = match.fields;
  const field = id === undefined ? undefined : index.byId.get(id);
  const unit = field === undefined ? unitOfUnknown(header) : unitOf(header, match, { field, table });
  const leaf = header.path.at(-1);
  return {
    column: header.column,
    letter: columnLetters(header.column),
    headerPath: header.path,
    fields: match.fields,
    unit: unit.unit,
    unitFrom: unit.from,
    code: header.code,
    valueMap: match.valueMap,
    confidence: match.confidence,
    reason: match.reason + periodNote(match) + unit.note,
    alternativeOf: match.alternativeOf,
    approximate: match.approximate,
    ...(match.own === null || match.fields.length === 0 ? {} : { period: match.own }),
    ...(leaf !== undefined && isSerialHeading(readHeaderText(leaf).name) ? { serial: true } : {}),
  };
}

function periodNote({ own, fields }: DatedMatch): string {
  const period = own === null ? null : parsePeriod(own);
  return period?.ok === true && fields.length > 0 ? `；是${formatPeriod(period.value)}的数，存入该期` : "";
}

interface ColumnUnit {
  readonly unit: UnitId | null;
  readonly from: ColumnMapping["unitFrom"];
  readonly note: string;
}

/** The units that hold for all columns of a table. */
interface TableUnits {
  readonly unit: UnitId | null;
  readonly areaUnit?: UnitId | null;
}

function unitOfUnknown(header: HeaderColumn): ColumnUnit {
  return { unit: header.unit, from: header.unit === null ? null : "codeRow", note: "" };
}

function unitOf(
  header: HeaderColumn,
  match: HeaderMatch,
  { field, table }: { readonly field: Field; readonly table: TableUnits },
): ColumnUnit {
  if (field.dimension === null) return { unit: null, from: null, note: "" };
  if (match.unit !== null && isContradicted(match.unit, header.unit)) {
    return { unit: null, from: null, note: `；表头写的是${match.unit}，单位行写的是${header.unit ?? ""}，需要您指明` };
  }
  if (match.unit !== null) return { unit: sign(match.unit, field), from: "header", note: "" };
  if (header.unit !== null && isUnitFor(header.unit, field.dimension)) {
    return { unit: sign(header.unit, field), from: "codeRow", note: "" };
  }
  if ((field.dimension === "money" || field.dimension === "area") && header.path.some(hasUnreadUnit)) {
    return { unit: null, from: null, note: "；表头里的单位看不懂，需要您指明" };
  }
  if (header.path.some(hasUnreadMultiple)) {
    return { unit: null, from: null, note: "；表头里的数量单位看不懂，需要您指明" };
  }
  if (field.dimension === "money") {
    const tableUnit = table.unit;
    if (tableUnit !== null && isUnitFor(tableUnit, "money")) return { unit: tableUnit, from: "table", note: "" };
    return { unit: null, from: null, note: "；表里没有写金额单位，需要您指明" };
  }
  if (field.dimension === "area") {
    if (table.areaUnit != null) return { unit: table.areaUnit, from: "table", note: "" };
    return { unit: field.storedUnit, from: "field", note: "；没有写面积单位，按平方米理解" };
  }
  return { unit: field.storedUnit, from: "field", note: "" };
}

/** Counts are the field's own: 件 and 项, 家 and 个 count the same things; 万人 is ten thousand of them. */
function isContradicted(unit: UnitId, other: UnitId | null): boolean {
  return other !== null && other !== unit && unitDimension(unit) === "money" && unitDimension(other) === "money";
}

function sign(unit: UnitId, field: Field): UnitId {
  if (isMultiple(unit)) return unit;
  return field.type === "integer" && field.storedUnit !== null ? field.storedUnit : unit;
}
