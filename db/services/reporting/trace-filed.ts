/** Where a cell of a filled workbook came from (查来源), by the file's sidecar or by the book's own record of the export. */
import { cellText, isBlankCell } from "#domain/importing/cell-text";
import { readRecord } from "#domain/reporting/decode-filed";
import type { FiledCell } from "#domain/reporting/filed-cell";
import { findFormPlace, type FormPlace } from "#domain/reporting/form-places";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { type ExportedCell, isUnchanged } from "#domain/reporting/hand-edits-compare";
import { alignRows, type RowAlignment, rowsOf } from "#domain/reporting/hand-edits-rows";
import { createSheetMap, type SheetMap } from "#domain/reporting/sheet-map";
import type { FilingAbout } from "#domain/reporting/provenance-sidecar";
import { formatPeriod, parsePeriod } from "#domain/shared/period";
import { cellAddress, parseCellAddress } from "#domain/workbook/cell-address";

/** What knows where the cells of a filled form came from: a sidecar or an export of the book. */
export interface FiledSource {
  readonly about: FilingAbout;
  readonly find: (sheet: string, cell: string) => readonly FiledCell[];
  readonly cells: () => Iterable<FiledCell>;
}

/** A cell traced (查到的来源). `present`: what stands in it now; `edited`: the file is not the one that was written; `differs`: nor is this cell. Several gaps of one cell give several of `filed`. */
export interface TracedCell {
  readonly sheet: string;
  readonly cell: string;
  readonly exportedCell: string;
  readonly filed: ExportedCell;
  readonly present: string;
  readonly edited: boolean;
  readonly differs: boolean;
}

/** A cell as a person names it (格子写法): `B7`, `表名!B7`, `'表 名'!$b$7`. Sheet null: not said; null altogether: no address. */
export function readCellName(text: string): { readonly sheet: string | null; readonly cell: string } | null {
  const normal = text.trim().normalize("NFKC");
  const bang = normal.lastIndexOf("!");
  const address = parseCellAddress(normal.slice(bang + 1).trim());
  if (address === null) return null;
  const cell = cellAddress(address.row, address.column);
  if (bang < 0) return { sheet: null, cell };
  const said = text.trim().slice(0, text.trim().search(/[!！](?=[^!！]*$)/u));
  const sheet = /^'(.*)'$/su.exec(said)?.[1]?.replaceAll("''", "'") ?? said;
  return { sheet, cell };
}

/** Traces a cell of the file as it is now; a sentence when it was not filled, or not clearly. */
export function traceFiled(
  source: FiledSource,
  { now, edited, sheet, cell }: { now: FormWorkbook; edited: boolean; sheet: string | null; cell: string },
): TracedCell | string {
  const names = now.sheets.map(({ name }) => name);
  if (sheet !== null && !names.includes(sheet)) return `表里没有“${sheet}”这张工作表，有的是：${names.join("、")}。`;
  const asked = sheet === null ? names : [sheet];
  const traced = asked.flatMap((name) => traceOn(source, { now, edited, sheet: name, cell }) ?? []);
  const [only, other] = traced;
  if (only === undefined) return notFilled(source, { now, sheet, cell });
  if (other !== undefined) {
    return `好几张工作表的 ${cell} 都填了（${traced.map((one) => one.sheet).join("、")}）。请写明是哪一张，例如 '${only.sheet}'!${cell}。`;
  }
  return only;
}

interface Asked {
  readonly now: FormWorkbook;
  readonly edited: boolean;
  readonly sheet: string;
  readonly cell: string;
}

function traceOn(source: FiledSource, { now, edited, sheet, cell }: Asked): TracedCell | null {
  const form = now.sheets.find(({ name }) => name === sheet);
  const address = parseCellAddress(cell);
  if (form === undefined || address === null) return null;
  const map = createSheetMap(form);
  const area = map.area(address.row, address.column);
  const at = { row: area.firstRow, column: area.firstColumn };
  const alignment = edited ? alignSheet(source, sheet, map) : null;
  const then = alignment === null ? at.row : alignment.rowThen(at.row);
  if (then === null) return null;
  const exportedCell = cellAddress(then, at.column);
  const [first, ...rest] = source.find(sheet, exportedCell);
  if (first === undefined) return null;
  const content = map.content(at.row, at.column);
  const differs = edited && !isUnchanged([first, ...rest], content);
  return {
    sheet,
    cell: cellAddress(at.row, at.column),
    exportedCell,
    filed: [first, ...rest],
    present: cellText(content),
    edited,
    differs,
  };
}

function alignSheet(source: FiledSource, sheet: string, map: SheetMap): RowAlignment {
  const cells: FiledCell[] = [];
  for (const cell of source.cells()) if (cell.sheet === sheet) cells.push(cell);
  return alignRows(rowsOf(cells), map);
}

/** Why a cell has no source: it is the form's own, or the book had nothing, or nobody asks for it. */
function notFilled(
  { about }: FiledSource,
  { now, sheet, cell }: { now: FormWorkbook; sheet: string | null; cell: string },
): string {
  const form = now.sheets.find(({ name }) => name === (sheet ?? now.sheets[0]?.name));
  const address = parseCellAddress(cell);
  if (form === undefined || address === null) return `${cell} 没有填过。`;
  const called = `${form.name} ${cell}`;
  const map = createSheetMap(form);
  const content = map.content(address.row, address.column);
  const formula = typeof content === "object" && content.kind === "formula" ? content : null;
  if (formula !== null) {
    const text = formula.formula === null ? "" : `（=${formula.formula}）`;
    return `${called} 不是填进去的，是表里自带的公式${text}，由表格软件算出。要看它所加的各格，请逐格查。`;
  }
  const place = findFormPlace(about.places, form.name, cell);
  if (place?.kind === "sequence") return `${called} 是序号，按行排出来的，不取自账本。`;
  if (place !== null && isBlankCell(content)) return `${called}${blankWords(place)}`;
  if (isBlankCell(content)) return `${called} 是空的，没有填过。`;
  if (place?.kind === "field") return `${called} 导出时是空的，现在的“${cellText(content)}”是后来有人手工填的。`;
  return `${called} 不是填进去的，是表里印好的或后来手工写的内容“${cellText(content)}”。`;
}

function blankWords(place: FormPlace): string {
  if (place.kind === "open") return `（${place.label}）没有定取什么数，留给手工填写。`;
  if (place.kind === "field") return `（${place.label}）要取账本里的数，账本里没有，所以空着。`;
  return `（${place.label}）是空的，没有填过。`;
}

/** What `parkbook trace --json` prints (来源 JSON). Keys are stable. */
export function printTrace(
  { sheet, cell, exportedCell, filed, present, edited, differs }: TracedCell,
  file: string,
  about: FilingAbout,
) {
  const [first, ...rest] = filed;
  const { sheet: _sheet, cell: _cell, ...told } = first;
  return {
    file,
    sheet,
    cell,
    ...(exportedCell === cell ? {} : { exportedCell }),
    ...told,
    present,
    edited,
    differs,
    filedAt: about.filledAt,
    filedBy: about.filledBy,
    form: about.form,
    ...(rest.length === 0 ? {} : { gaps: filed.map(({ sheet: _one, cell: _two, ...gap }) => readRecord(gap)) }),
  };
}

/** The same in sentences a clerk reads. */
export function traceSentences({ sheet, cell, filed, present, edited, differs }: TracedCell): readonly string[] {
  const now = differs ? [`现在这一格是“${present}”，和导出时不一样，有人改过。`] : [];
  const moved = edited && !differs ? ["这份文件导出以后又存过，这一格没有变。"] : [];
  return [...filed.flatMap((one) => cellSentences(sheet, cell, one)), ...now, ...moved];
}

function cellSentences(sheet: string, cell: string, one: FiledCell): readonly string[] {
  const label = one.label === "" ? "" : `（${one.label}）`;
  const sentences = [`${sheet} ${cell}${label}：${one.text}${one.unit ?? ""}，${one.rule}。`];
  if (one.words !== null && !one.rule.includes(one.words)) sentences.push(`怎么算的：${one.words}。`);
  sentences.push(...one.notes);
  if (one.source !== null) sentences.push(sourceSentence(one.source));
  for (const { label: part, value, unit, source } of one.parts.slice(0, SHOWN_PARTS)) {
    sentences.push(
      `　${part}：${value ?? "（没有数）"}${unit ?? ""}${source === null ? "" : `，${sourceSentence(source)}`}`,
    );
  }
  if (one.partsTotal > Math.min(one.parts.length, SHOWN_PARTS)) sentences.push(`　……共 ${one.partsTotal} 项。`);
  return sentences;
}

const SHOWN_PARTS = 20;

/** Where a stored value came from, in one sentence (来源说法). */
export function sourceSentence(source: NonNullable<FiledCell["source"]>): string {
  if (source.kind === "person") return `${source.person}于 ${day(source.at)} 手工填写“${source.raw}”。`;
  const unit = source.unit === null ? "" : `（${source.unit}）`;
  return `来自「${source.workbook}」${source.sheet} ${source.cell}，原文“${source.raw}”${unit}，${day(source.importedAt)} 导入（第 ${source.batchId} 批）。`;
}

function day(at: string): string {
  return at.slice(0, 10);
}

/** A period in words; as it is where it is none (时期说法). */
export function periodWords(period: string | null): string {
  if (period === null) return "";
  const parsed = parsePeriod(period);
  return parsed.ok ? formatPeriod(parsed.value) : period;
}
