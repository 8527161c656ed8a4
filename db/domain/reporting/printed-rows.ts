/** Rows that a form has printed, and whose entries they name (固定行). */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { FormColumn, PrintedRows } from "#domain/reporting/form-binding";
import { type ListArea, rowsOfLine } from "#domain/reporting/list-area";
import type { KnownValues } from "#domain/reporting/match-values";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { splitUnit } from "#domain/indicators/unit";
import { foldName, foldText } from "#domain/shared/chinese-text";

/** What printed rows are read with. */
export interface PrintedSearch {
  readonly map: SheetMap;
  readonly area: ListArea;
  readonly columns: readonly FormColumn[];
  readonly index: CatalogueIndex;
  readonly known: KnownValues;
}

/** The printed column that names the rows; null when the rows are not printed. */
export function findPrintedRows(search: PrintedSearch): PrintedRows | null {
  const named = search.columns.flatMap((column) => {
    const rows = printedIn(search, column);
    if (rows === null) return [];
    return [{ column: column.column, kind: kindOf(search, column, rows), rows }];
  });
  return named.find(({ kind }) => kind !== null) ?? mostTelling(named);
}

type Row = PrintedRows["rows"][number];

/** Texts of the column row by row; null when it is not printed in most of them. */
function printedIn({ map, area }: PrintedSearch, { column, kind, line }: FormColumn): readonly Row[] | null {
  if (kind !== "fixed" || (line ?? 0) > 0 || area.group?.column === column) return null;
  const all = rowsOfLine(area, 0);
  const rows = all.flatMap((row) => {
    const text = map.isMaster(row, column) ? map.text(row, column).trim() : "";
    return /\p{L}/u.test(text) ? [{ row, text }] : [];
  });
  const isMostly = rows.length > all.length / 2;
  const isTelling = new Set(rows.map(({ text }) => text)).size > rows.length * 0.8;
  return isMostly && isTelling ? rows : null;
}

/** Of columns that name nobody's entries (任务、指标) the first whose texts are no single words. */
function mostTelling(named: readonly PrintedRows[]): PrintedRows | null {
  return named[0] ?? null;
}

function kindOf(search: PrintedSearch, column: FormColumn, rows: readonly Row[]): string | null {
  return kindByHeading(search.index, column) ?? kindByNames(search, rows) ?? kindByEnding(rows);
}

/** 集群名称, 高新区名称: the heading is the name field of a kind. */
function kindByHeading(index: CatalogueIndex, { headerPath }: FormColumn): string | null {
  const heading = foldText(splitUnit(headerPath.at(-1) ?? "").text).replace(/\([^()]*\)/gu, "");
  for (const { field } of index.byFoldedName.get(heading) ?? []) {
    if (field.kind === "identity" && field.type === "name") return field.subject;
  }
  for (const [kind, { kind: definition }] of index.kinds) {
    const field = index.byId.get(definition?.nameField ?? "");
    if (field === undefined || definition === null || field.type !== "name") continue;
    const words = [field.label, ...field.synonyms, field.label.replace(/名称$/u, ""), definition.label];
    if (words.map(foldText).includes(heading)) return kind;
  }
  return null;
}

/** Most texts are names of entries the book has. */
function kindByNames({ index, known }: PrintedSearch, rows: readonly Row[]): string | null {
  const texts = rows.map(({ text }) => foldName(text));
  const names = [
    ["enterprise", "enterpriseName"],
    ["carrier", "carrierName"],
  ].concat([...index.kinds].map(([kind, { kind: definition }]) => [kind, definition?.nameField ?? ""]));
  for (const [kind = "", field = ""] of names) {
    const held = new Set((known.get(field) ?? []).map(foldName));
    if (held.size > 0 && texts.filter((text) => held.has(text)).length > texts.length / 2) return kind;
  }
  return null;
}

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/(?:高新区|高新技术产业开发区|高新技术产业园区)$/u, "zone"],
  [/产业集群$/u, "cluster"],
  [/(?:有限公司|股份公司|有限责任公司)$/u, "enterprise"],
  [/.{3,}(?:孵化器|众创空间|加速器|大学科技园)$/u, "carrier"],
  [/.{2,}(?:基金|基金（有限合伙）|基金\(有限合伙\))$/u, "fund"],
  [/.{2,}(?:重点实验室|技术创新中心|工程技术研究中心|企业技术中心)$/u, "platform"],
];

/** Nearly all texts end like names of one kind. 国家级孵化器 is a class of carriers, no carrier. */
function kindByEnding(rows: readonly Row[]): string | null {
  for (const [ending, kind] of ENDINGS) {
    const alike = rows.filter(
      ({ text }) => ending.test(text) && !/^(?:其中|国家级|省级|市级|科技企业|各类|其他)/u.test(text),
    );
    if (alike.length >= 2 && alike.length >= rows.length * 0.8) return kind;
  }
  return null;
}
