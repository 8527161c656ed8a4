/** Turns a table of a form into its lists (识别列表): whose entries stand in the rows, which of them, and what each column takes. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { crosstabCells, isCrosstab } from "#domain/reporting/find-crosstabs";
import type { TableArea } from "#domain/reporting/find-lists";
import type { FormCell, FormColumn, FormList, PrintedRows } from "#domain/reporting/form-binding";
import { unbound } from "#domain/reporting/form-labels";
import { namedBy } from "#domain/reporting/identity";
import { type ListArea, rowsOfLine } from "#domain/reporting/list-area";
import { isRank, readColumns, readHeaderPath } from "#domain/reporting/list-columns";
import { type ColumnContext, matchColumn } from "#domain/reporting/match-asked";
import { type KnownValues, stripped } from "#domain/reporting/match-values";
import { ofRow, standsAhead } from "#domain/reporting/printed-ahead";
import { findPrintedRows } from "#domain/reporting/printed-rows";
import { type ProposedSelection, proposeSelection } from "#domain/reporting/propose-selection";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { areasOf } from "#domain/reporting/table-areas";
import { carrierNameOf, isBareName, speaksOfEnterprises, type titledKind } from "#domain/reporting/titled-kind";
import { foldText } from "#domain/shared/chinese-text";
import { cellAddress } from "#domain/workbook/cell-address";

/** What a table is read with. */
export interface TableQuestion {
  /** Titles from the nearest to the farthest, the sheet's name last. */
  readonly titles: readonly string[];
  /** Whose entries these name. */
  readonly told: ReturnType<typeof titledKind>;
  /** What stands beside the table: 填报范围, 填报说明. */
  readonly notes: readonly string[];
  readonly context: ColumnContext;
  readonly known: KnownValues;
}

/** A table understood. `continues` of a list counts from the first of these lists. */
export interface TableReading {
  readonly lists: readonly FormList[];
  /** Cells of a cross table. */
  readonly cells: readonly FormCell[];
}

/** Reads a table: its lists from top to bottom and from left to right, or the cells of a cross table. */
export function readTable(map: SheetMap, table: TableArea, from: TableQuestion): TableReading {
  const lists: FormList[] = [];
  const cells: FormCell[] = [];
  const { index } = from.context;
  for (const area of areasOf(map, table)) {
    const columns = readNamed(map, area, from);
    const found = findPrintedRows({ map, area, columns, index, known: from.known });
    const naming = namedKind(columns, from.context);
    const isOfRows = naming !== null && found !== null && standsAhead(found, columns, from.context);
    const printed = naming === null || isOfRows ? found : null;
    if (printed !== null && isCrosstab(printed, { index, known: from.known })) {
      cells.push(...crosstabCells(map, { area, columns, printed }));
      continue;
    }
    const list = readListOfAnyKind(map, area, { ...from, printed, isOfRows });
    lists.push(area.half === 0 ? list : { ...list, continues: lists.length - 1 });
  }
  return { lists, cells };
}

interface ListQuestion extends TableQuestion {
  readonly printed: PrintedRows | null;
  /** The printed rows stand ahead of a column that would name entries: the rows are theirs, whatever that column is called. */
  readonly isOfRows: boolean;
}

/** A list of enterprises or carriers when its headings name them; else of the kind its printed rows name; else of the kind of the register whose words explain most of its headings. */
function readListOfAnyKind(map: SheetMap, area: ListArea, from: ListQuestion): FormList {
  const { index } = from.context;
  const printedKind = from.printed?.kind ?? null;
  if (printedKind !== null) {
    const own = index.kinds.get(printedKind) ?? index;
    return readList(map, area, { ...from, context: { ...from.context, index: own, subject: printedKind } });
  }
  const usual = readList(map, area, from);
  if (from.isOfRows) return usual;
  const isNamed = usual.kind !== undefined || namedKind(usual.columns, from.context) !== null;
  let best = { list: usual, explained: isNamed ? explainedIn(usual) : 0 };
  for (const [kind, own] of index.kinds) {
    // 平台名称 may stand for a carrier's name, but is the very name of another kind.
    if (isNamed && !isLabelled(usual, own)) continue;
    const list = readList(map, area, { ...from, context: { ...from.context, index: own, subject: kind } });
    const explained = explainedIn(list) + (isNamed ? 1 : 0);
    if (list.kind === kind && list.printed === undefined && explained > best.explained) best = { list, explained };
  }
  return best.list;
}

function explainedIn({ columns }: FormList): number {
  return columns.filter(({ binding }) => binding.source?.kind === "field").length;
}

/** The column that names the entries is headed by the very label of the kind's name. */
function isLabelled({ columns }: FormList, { kind, byId }: CatalogueIndex): boolean {
  const label = byId.get(kind?.nameField ?? "")?.label;
  return (
    label !== undefined &&
    columns.some((column) => column.kind === "input" && foldText(column.headerPath.at(-1) ?? "") === foldText(label))
  );
}

/** The columns of a list, its names being those of carriers where the titles say so. */
function readNamed(map: SheetMap, area: ListArea, { context, told }: TableQuestion): FormColumn[] {
  const columns = readColumns(map, area, context);
  const named = namedKind(columns, context);
  const isOthers = named === "enterprise" && !columns.some((column) => isBareName(column) && isNaming(column, context));
  if (told !== "carrier" || named === "carrier" || isOthers) return columns;
  let isFound = false;
  return columns.map((column) => {
    const binding = isFound ? null : carrierNameOf(column, context.index);
    if (binding === null) return column;
    isFound = true;
    return { ...column, binding };
  });
}

function isNaming({ kind, binding }: FormColumn, { index }: ColumnContext): boolean {
  return kind === "input" && namedBy(binding, index) !== null;
}

/** The kind whose entries the columns name; null when they name none. */
function namedKind(columns: readonly FormColumn[], { index }: ColumnContext): string | null {
  const named = columns.flatMap(({ kind, binding }) => (kind === "input" ? (namedBy(binding, index) ?? []) : []));
  // 孵化器名称 beside 企业名称 is where the enterprise is.
  return named.includes("enterprise") ? "enterprise" : (named[0] ?? null);
}

/** In a list of enterprises the name of a carrier is a field of theirs (所属载体). */
function asOwner(column: FormColumn, { index }: ColumnContext): FormColumn {
  const { source, confidence } = column.binding;
  const field = source?.kind === "field" ? index.byId.get(source.field) : undefined;
  const owner =
    field?.kind === "identity" && field.type === "name" ? index.byId.get(OWNERS[field.subject] ?? "") : undefined;
  if (source?.kind !== "field" || owner === undefined) return column;
  const reason = `表里另有企业名称，这一列是企业的“${owner.label}”`;
  const binding = { source: { ...source, field: owner.id }, confidence: Math.min(confidence, 0.85), reason };
  return { ...column, binding };
}

function readList(map: SheetMap, area: ListArea, from: ListQuestion): FormList {
  const read = readNamed(map, area, from);
  const naming = from.isOfRows ? null : namedKind(read, from.context);
  const printed = naming === null ? from.printed : null;
  const kind = naming ?? printed?.kind ?? null;
  const owned = naming === "enterprise" ? read.map((column) => asOwner(column, from.context)) : read;
  const columns = from.isOfRows ? owned.map((column) => ofRow(column, kind, from.context)) : owned;
  const chosen = chooseEntries(map, area, { from, kind, printed, columns });
  const { group } = area;
  const isKnown = group !== null && chosen.groupField !== null;
  const between = area.headerRows[1] + 1;
  return {
    sheet: map.sheet.name,
    headerRows: area.headerRows,
    firstRow: area.records[0] ?? between,
    lastRow: area.records.at(-1) ?? between,
    growable: naming !== null && !columns.some((column) => column.kind === "fixed" && isMostlyText(map, area, column)),
    columns:
      kind === null
        ? columns.map(withoutRecord)
        : withRank(columns, chosen).map((column) => doubted(column, chosen.doubt)),
    totalRows: area.totalRows,
    selection: chosen.selection,
    ...(kind === null || kind === "enterprise" ? {} : { kind }),
    ...(area.recordRows === 1 ? {} : { recordRows: area.recordRows }),
    ...(printed === null ? {} : { printed }),
    ...(isKnown ? { group: groupOf(group, chosen.groupField ?? "") } : {}),
  };
}

/** 排名 ahead of a list that has an order counts its rows. */
function withRank(columns: readonly FormColumn[], { selection }: ProposedSelection): readonly FormColumn[] {
  const [first, ...others] = columns;
  const isOrdered = selection.orderBy !== "" && selection.orderBy !== "roster";
  if (first === undefined || !isOrdered || first.kind !== "input" || !isRank(first.headerPath)) return columns;
  const binding = { source: { kind: "sequence" }, confidence: 0.95, reason: "名单有先后，排名从 1 编起" } as const;
  return [{ ...first, binding }, ...others];
}

function groupOf({ text, area }: NonNullable<ListArea["group"]>, field: string): NonNullable<FormList["group"]> {
  return { field, text: stripped(text), cell: cellAddress(area.firstRow, area.firstColumn) };
}

interface Entries {
  readonly from: ListQuestion;
  readonly kind: string | null;
  readonly printed: PrintedRows | null;
  readonly columns: readonly FormColumn[];
}

function chooseEntries(map: SheetMap, area: ListArea, { from, kind, printed, columns }: Entries): ProposedSelection {
  const example = area.exampleRows.length === 0 ? "" : `；第${area.exampleRows.join("、")}行是填写示例，照原样保留`;
  const all = (reason: string) => ({ where: [], orderBy: "roster", reason: reason + example });
  if (kind === null) {
    const reason =
      printed === null ? "这张表没有企业（载体）名称或代码列，行不是按户排列的" : "表上的行是印好的，不是按户排列的";
    return { selection: all(reason), doubt: null, groupField: null };
  }
  const proposed = proposeSelection({
    index: from.context.index,
    kind,
    known: from.known,
    year: from.context.years.year,
    titles: from.titles,
    notes: from.notes,
    group:
      area.group === null
        ? null
        : { text: area.group.text, field: groupField(map, area, { context: from.context, kind }) },
    isGrouped: area.isGrouped,
  });
  if (printed !== null)
    return { selection: all("表上的行是印好的，按印好的名称逐行取数"), doubt: null, groupField: proposed.groupField };
  const { selection } = proposed;
  const doubt = proposed.doubt ?? otherThing(columns, from.context) ?? nameOfNobody(columns, from);
  return { ...proposed, doubt, selection: { ...selection, reason: (doubt ?? selection.reason) + example } };
}

/** Names of things an enterprise has many of: each row is one of them, not an enterprise. */
const THINGS =
  /^(?:姓名|(?:[专]利|发明|软件|著作权|产品|项目|合同|成果|课题|活动|标准|论文|商标|品种|奖项|设备|仪器|人才|专家|团队|知识产权)(?:名称|题目|题名|姓名)|专利号|申请号|登记号|合同编号|合同登记编号|身份证号码?)$/u;

/** 名称 under titles that name nobody: enterprises, carriers or projects. */
function nameOfNobody(columns: readonly FormColumn[], { context, told }: ListQuestion): string | null {
  const naming = columns.filter((column) => isNaming(column, context));
  if (told !== null || context.index.kind !== null || !naming.every(isBareName) || speaksOfEnterprises(columns))
    return null;
  return "表头只写“名称”，标题也没有说是谁的名称，请先确认这张名单列的是企业还是别的";
}

function otherThing(columns: readonly FormColumn[], { index }: ColumnContext): string | null {
  if (index.kind !== null) return null;
  const other = columns.find(({ kind, binding, headerPath }) => {
    const leaf = foldText(headerPath.at(-1) ?? "").replace(/\([^()]*\)/gu, "");
    return kind === "input" && binding.source === null && THINGS.test(leaf);
  });
  if (other === undefined) return null;
  const name = (other.headerPath.at(-1) ?? "").replace(/\s+/gu, "");
  return `表里有“${name}”一列，像是每行一件，不是一户一行，请先确认`;
}

/** Fields of an enterprise that say which entry of another kind it belongs to. */
const OWNERS: Readonly<Record<string, string>> = {
  carrier: "carrier",
  park: "park",
  cluster: "innovationCluster",
  zone: "zone",
};

/** The field that the heading over a column of group names states: the list's own, or the one that names what its entries belong to (载体名称 over 在孵企业). */
function groupField(
  map: SheetMap,
  area: ListArea,
  { context, kind }: { readonly context: ColumnContext; readonly kind: string },
): string | null {
  if (area.group === null || area.group.column === null) return null;
  const headerPath = readHeaderPath(map, area, area.group.column);
  const { source } = matchColumn({ headerPath, code: null, whole: undefined }, context).binding;
  const field = source?.kind === "field" ? context.index.byId.get(source.field) : undefined;
  if (field === undefined) return null;
  if (field.subject === kind) return field.id;
  return kind === "enterprise" && field.kind === "identity" ? (OWNERS[field.subject] ?? null) : null;
}

/** Names or other words printed in most records: nothing can be added between them. The name of the group does not count. */
function isMostlyText(map: SheetMap, area: ListArea, { column, line }: FormColumn): boolean {
  if (area.group?.column === column) return false;
  const rows = rowsOfLine(area, line ?? 0);
  const texts = rows.map((row) => map.text(row, column)).filter((text) => /\p{L}/u.test(text));
  // The same words on every record (本年、上年) are part of the record.
  const isRepeated = area.recordRows > 1 && new Set(texts).size === 1;
  return texts.length > rows.length / 2 && !isRepeated;
}

function withoutRecord(column: FormColumn): FormColumn {
  if (column.kind !== "input" || column.binding.source?.kind !== "field") return column;
  return { ...column, binding: unbound("表上没有要填企业名称或代码的列，不能按户取数") };
}

/** Most certain a column is of a list whose entries are not told. */
const DOUBTED = 0.65;

/** A column of a list whose entries are in doubt: a question, whatever its heading. */
export function doubted(column: FormColumn, doubt: string | null): FormColumn {
  const { binding } = column;
  if (doubt === null || column.kind !== "input" || binding.source?.kind !== "field") return column;
  const confidence = Math.min(binding.confidence, DOUBTED);
  const onceChosen = binding.onceChosen ?? { confidence: binding.confidence, reason: binding.reason };
  return { ...column, binding: { ...binding, confidence, reason: `${binding.reason}；${doubt}`, onceChosen } };
}
