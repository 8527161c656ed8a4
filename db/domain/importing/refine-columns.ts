import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field } from "#domain/catalogue/field";
import { cellStyle, isCodeWithName, usualStyle } from "#domain/importing/cell-style";
import { cellText, isBlankCell } from "#domain/importing/cell-text";
import { isPeriodText, PERIOD_HABIT } from "#domain/importing/record-period";
import { LIKELY_NO } from "#domain/importing/value-codes";
import { isBlankSign, isNoneWord } from "#domain/importing/placeholder";
import { takeOwnUnits } from "#domain/importing/own-units";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import { nameFieldsOf } from "#domain/importing/table-names";
import type { SheetView } from "#domain/importing/sheet-view";
import { formatCellRange } from "#domain/workbook/cell-address";
import type { CellContent } from "#domain/workbook/grid";

/** Looks at the values of a table to settle what headers leave open (按内容核对列): codes or names of industries, how yes and no are written, names broken over two columns, merged group cells, the data year. */
export function refineColumns(view: SheetView, table: RecognisedTable, index: CatalogueIndex): RecognisedTable {
  const samples = sampleRows(view, table);
  const columns = table.columns.map((column) => refineColumn(column, samples, index));
  const records = recordRows(view, table);
  const united = takeOwnUnits(columns, ({ column }) => records.map(({ cells }) => cellText(cells[column - 1])), index);
  const withContinuation = markContinuation({ ...table, columns: united }, samples);
  const fillDown = fillDownRanges(view, table);
  const period = table.period ?? periodOfYearColumn(table.columns, samples);
  return { ...table, columns: withContinuation, fillDown, period };
}

type Sample = readonly (CellContent | undefined)[];
const SAMPLE_ROWS = 400;

function recordRows(view: SheetView, table: RecognisedTable): SheetView["grid"]["rows"] {
  const none = new Set(table.nonDataRows.map(({ row }) => row));
  return view.grid.rows.filter(
    ({ index }) => index >= table.firstDataRow && index <= table.lastDataRow && !none.has(index),
  );
}

function sampleRows(view: SheetView, table: RecognisedTable): readonly Sample[] {
  const rows = recordRows(view, table);
  const step = Math.max(1, Math.floor(rows.length / SAMPLE_ROWS));
  return rows.filter((_, at) => at % step === 0).map(({ cells }) => cells);
}

function refineColumn(column: ColumnMapping, samples: readonly Sample[], index: CatalogueIndex): ColumnMapping {
  const [id] = column.fields;
  const field = id === undefined ? undefined : index.byId.get(id);
  if (field === undefined) return column.fields.length === 0 ? markPeriods(column, samples) : column;
  const cells = samples.map((cells) => cells[column.column - 1]);
  const texts = cells.filter((content) => !isBlankCell(content)).map((content) => cellText(content).trim());
  const swapped = industryByContent(column, texts, index);
  const codes =
    field.type === "boolean" && column.valueMap === null ? booleanCodes(texts, cells.length) : column.valueMap;
  const habit = usualStyle(cells.map((content) => cellStyle(content, field.type)));
  return { ...swapped, valueMap: codes, habit, usualBlank: usualBlank(texts, WORDS.has(field.type)) };
}

/** Figures of several years one below the other (年度｜2025、2024): each record says its own. */
function markPeriods(column: ColumnMapping, samples: readonly Sample[]): ColumnMapping {
  const texts = samples.map((cells) => cellText(cells[column.column - 1]).trim()).filter((text) => text !== "");
  if (texts.length < samples.length * 0.8 || texts.length === 0 || !texts.every(isPeriodText)) return column;
  const isSaid = YEAR_HEADING.test(column.headerPath.at(-1)?.trim() ?? "") || new Set(texts).size > 1;
  const isBirthday = /成立|注册|认定|入驻|入园|毕业|获批|备案|发证|首次|挂牌|批准|建成/u.test(
    column.headerPath.join(""),
  );
  if (!isSaid || isBirthday) return column;
  return { ...column, habit: PERIOD_HABIT, reason: "这一列写的是各行数据所属的年份，按它分期存入" };
}

/** A sign in a fifth of the filled cells, and in ten at least, is how this sender writes a blank. */
const USUAL_SHARE = 0.2;
const USUAL_COUNT = 10;

/** In a column of words 无 is a blank as well; in one of numbers it may stand for 0 and is worth a word. */
const WORDS: ReadonlySet<Field["type"]> = new Set(["text", "name", "address", "person", "phone"]);

function usualBlank(texts: readonly string[], isWords: boolean): string | null {
  const counts = new Map<string, number>();
  for (const text of texts)
    if (isBlankSign(text) || (isWords && isNoneWord(text))) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return most !== undefined && most[1] >= USUAL_COUNT && most[1] >= USUAL_SHARE * texts.length ? most[0] : null;
}

/** 行业类别 may hold codes (I6550) or names; the values decide. */
function industryByContent(column: ColumnMapping, texts: readonly string[], index: CatalogueIndex): ColumnMapping {
  const [id] = column.fields;
  if ((id !== "industry" && id !== "industryCode") || texts.length === 0) return column;
  const coded = texts.filter((text) => /^[A-T]?\d{2,4}$/iu.test(text)).length;
  const named = texts.filter(isCodeWithName).length;
  if (id === "industryCode" && coded + named > texts.length / 2) return column;
  const should =
    coded > texts.length / 2
      ? "industryCode"
      : /[\u4e00-\u9fff]/u.test(texts[0] ?? "") && coded === 0
        ? "industry"
        : id;
  if (should === id) return column;
  const label = index.byId.get(should)?.label ?? should;
  return {
    ...column,
    fields: [should],
    confidence: 0.9,
    reason: `表头写的是行业，内容是${should === "industryCode" ? "代码" : "名称"}，按“${label}”处理`,
  };
}

/** 1/2 is the Torch survey's yes/no (1是2否), 1/0 everybody else's; marks with blanks between mean no where there is no mark. */
function booleanCodes(texts: readonly string[], rows: number): Readonly<Record<string, string>> | null {
  const coded = texts.filter((text) => /^[012]$/u.test(text));
  if (coded.length > texts.length * 0.7) {
    const words = new Set(coded);
    if (words.has("2") && !words.has("0")) return { "1": "是", "2": "否" };
    if (words.has("0") && !words.has("2")) return { "1": "是", "0": "否" };
  }
  // 是 beside blanks alone: most senders leave the rest blank for 否, but none says so.
  const words = texts.filter((text) => !BLANK_SIGN.test(text));
  if (words.length >= 3 && words.length <= rows * SPARSE && words.every((text) => YES_WORD.test(text)))
    return { 是: "是", 有: "是", "": LIKELY_NO, "-": LIKELY_NO, "/": LIKELY_NO };
  return codesOfMarks(words);
}

/** Marks beside blanks: where hardly anything else stands and nothing says no, a blank does. A circle is yes alone or beside a cross, no beside a tick or a filled one. */
function codesOfMarks(marks: readonly string[]): Readonly<Record<string, string>> | null {
  const share = (sign: RegExp) => marks.filter((text) => sign.test(text)).length / Math.max(1, marks.length);
  if (marks.length < 3) return null;
  const [ticks, circles, crosses] = [share(YES_MARK), share(CIRCLE), share(NO_MARK)];
  if (ticks + circles + crosses < MARKS_SHARE) return null;
  if (circles <= FEW) {
    const noes = share(NO_WORD) + crosses + circles;
    if (noes > FEW) return null;
    return noes === 0 ? MARKED : { ...YES_MARKED, "": LIKELY_NO };
  }
  if (ticks === 0) return { "○": "是", 〇: "是", ...(crosses === 0 ? { "": "否" } : { "×": "否" }) };
  // A single tick among circles may be a slip, or the only yes.
  return ticks > FEW && crosses <= FEW ? { ...YES_MARKED, "○": "否", 〇: "否" } : null;
}

const BLANK_SIGN = /^(?:[-—–]+|[/／])$/u;
const MARKS_SHARE = 0.6;
const FEW = 0.15;
/** With fewer blanks than that they are rather forgotten ones. */
const SPARSE = 0.7;
const YES_WORD = /^(?:是|有|Y|YES|1)$/iu;
const YES_MARK = /^[√✓✔☑■●]$/u;
const CIRCLE = /^[○〇◯]$/u;
const NO_MARK = /^[×✗✘☐□]$/u;
const NO_WORD = /^(?:否|无|不是|N|NO|0|2|FALSE)$/iu;
const YES_MARKED = { "√": "是", "✓": "是", "✔": "是", "☑": "是", "■": "是", "●": "是" } as const;
const MARKED = { ...YES_MARKED, "-": "否", "/": "否", "": "否" } as const;

/** A column without header right of the name holds the rest of names that a conversion broke. */
function markContinuation(table: RecognisedTable, samples: readonly Sample[]): readonly ColumnMapping[] {
  const { columns } = table;
  const names = nameFieldsOf(table);
  return columns.map((column, at) => {
    const left = columns[at - 1];
    if (column.headerPath.length > 0 || left === undefined) return column;
    const isName = left.fields.some((id) => names.includes(id));
    const filled = samples.filter((cells) => !isBlankCell(cells[column.column - 1]));
    const joins = filled.filter(
      (cells) => typeof cells[column.column - 1] === "string" && !isBlankCell(cells[left.column - 1]),
    );
    if (!isName || filled.length === 0 || joins.length < filled.length * 0.8) return column;
    const reason = `没有表头，是 ${left.letter} 列被拆开的后半截，与前一列合并`;
    return { ...column, fields: left.fields, continuationOf: left.letter, confidence: 0.85, reason };
  });
}

/** Data ranges merged downwards, of which the first cell speaks for all rows (向下填充的区域), as A1 ranges. */
export function fillDownRanges(view: SheetView, table: RecognisedTable): readonly string[] {
  return view.grid.merges
    .filter(
      (range) =>
        range.firstColumn === range.lastColumn &&
        range.lastRow > range.firstRow &&
        range.firstRow >= table.firstDataRow &&
        range.lastRow <= table.lastDataRow &&
        range.firstColumn >= table.firstColumn &&
        range.lastColumn <= table.lastColumn,
    )
    .toSorted((a, b) => a.firstColumn - b.firstColumn || a.firstRow - b.firstRow)
    .map(formatCellRange);
}

const YEAR_HEADING = /^(?:数据年份|数据年度|统计年度|统计年份|报告年度|报告期|所属年度|所属期|年度|年份|期间)$/u;

/** 数据年份 of an export: the same year in every row. */
function periodOfYearColumn(columns: readonly ColumnMapping[], samples: readonly Sample[]): string | null {
  const column = columns.find(({ headerPath }) => YEAR_HEADING.test(headerPath.at(-1)?.trim() ?? ""));
  if (column === undefined) return null;
  const years = new Set(
    samples.map((cells) => cellText(cells[column.column - 1]).trim()).filter((text) => text !== ""),
  );
  const [year] = years;
  return years.size === 1 && year !== undefined && /^(?:19|20)\d\d$/u.test(year) ? year : null;
}
