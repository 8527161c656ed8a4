import { ownText } from "#domain/importing/header-rows";
import type { SheetView } from "#domain/importing/sheet-view";
import { readTableUnit, readTableUnits, type UnitId, unitDimension } from "#domain/indicators/unit";
import { foldText } from "#domain/shared/chinese-text";
import { readPeriod } from "#domain/shared/period";
import { cellAddress } from "#domain/workbook/cell-address";

/** What stands around a table and holds for all of it (表外说明): title, unit line, period. */
export interface TableSurroundings {
  readonly titleCell: string | null;
  readonly title: string | null;
  readonly unit: UnitId | null;
  readonly unitCell: string | null;
  /** Unit of areas where the unit line names one (单位：万元、亩); null when it does not. */
  readonly areaUnit: UnitId | null;
  readonly period: string | null;
  readonly periodCell: string | null;
  /** Who filled the table in (填报单位); null when it does not say. */
  readonly sender: string | null;
}

/** Reads the rows above a header and the notes below the data (读表外说明). `above` and `below` are row ranges, inclusive; columns bound tables that stand side by side. */
export function readSurroundings(
  view: SheetView,
  place: {
    readonly above: readonly [number, number];
    readonly below: readonly [number, number];
    readonly columns: readonly [number, number];
  },
): TableSurroundings {
  const own = joinUnitLabels(textsIn(view, place.above, place.columns));
  // A table to the right of another shares what stands over both.
  const above = place.columns[0] === 1 ? own : [...textsIn(view, place.above, [1, place.columns[0] - 1]), ...own];
  const below = joinUnitLabels(textsIn(view, place.below, place.columns));
  const title = chooseTitle(above);
  const unit = isDisputed(own, below) ? null : (findUnit(above.toReversed()) ?? findUnit(below));
  const period = findPeriod(title === null ? above : [title, ...above]) ?? periodOfSheet(view.grid.name);
  return {
    titleCell: title?.cell ?? null,
    title: title?.text ?? null,
    unit: unit?.unit ?? null,
    unitCell: unit?.cell ?? null,
    areaUnit: findAreaUnit([...above.toReversed(), ...below]),
    period: period?.period ?? null,
    periodCell: period?.cell ?? null,
    sender: findSender([...above, ...below]),
  };
}

const SENDER =
  /(?:填报|报送|上报|填表|编报|汇总|报表)(?:单位|部门|机构|街道|园区)(?:名称)?\s*(?:[(（][^()（）]*章[^()（）]*[)）])?\s*[:：]|单位名称\s*[(（][^()（）]*章[^()（）]*[)）]\s*[:：]?/u;

/** 填报单位（盖章）：东街街道; the name may stand in the next cell. */
function findSender(texts: readonly PlacedText[]): string | null {
  for (const [at, { text, cell }] of texts.entries()) {
    const found = SENDER.exec(text) ?? BARE_SENDER.exec(text);
    if (found === null) continue;
    const behind = cleanSender(text.slice(found.index + found[0].length));
    if (behind !== "") return behind;
    const next = texts[at + 1];
    const isBeside = next !== undefined && rowOf(next.cell) === rowOf(cell) && !/[:：]/u.test(next.text);
    if (isBeside && cleanSender(next.text) !== "") return cleanSender(next.text);
  }
  return null;
}

/** 填报单位 in a cell of its own, the name in the next one. */
const BARE_SENDER = /^\s*(?:填报|报送|上报)(?:单位|部门|街道|机构)(?:名称)?\s*$/u;

const rowOf = (cell: string): string => cell.replace(/^[A-Z]+/u, "");

/** Up to the next statement on the line; writing lines and the word for the seal are not the name. */
function cleanSender(text: string): string {
  const [own = ""] = text.trim().split(/\s{2,}|[\u3000\t\n;；]|\s(?=[^:：\s]{2,12}[:：])/u);
  return own
    .replace(/[_＿]+/gu, "")
    .replace(/[(（][^()（）]*章[^()（）]*[)）]/gu, "")
    .trim();
}

interface PlacedText {
  readonly text: string;
  readonly cell: string;
  readonly width: number;
}

function textsIn(
  view: SheetView,
  [first, last]: readonly [number, number],
  columns: readonly [number, number],
): readonly PlacedText[] {
  const texts: PlacedText[] = [];
  for (let row = first; row <= last; row += 1) {
    const sheetRow = view.rowAt(row);
    if (sheetRow === undefined) continue;
    for (let column = columns[0]; column <= Math.min(columns[1], sheetRow.cells.length); column += 1) {
      const text = ownText(view, row, column);
      if (text === "") continue;
      const merge = view.mergeAt(row, column);
      const width = merge === null ? 1 : merge.lastColumn - merge.firstColumn + 1;
      texts.push({ text, cell: cellAddress(row, column), width });
    }
  }
  return texts;
}

/** The title is the first text that is no attachment number and no meta line; a name of a list or table wins. */
function chooseTitle(texts: readonly PlacedText[]): PlacedText | null {
  const possible = texts.filter(({ text }) => {
    const folded = foldText(text);
    return (
      folded.length >= 4 &&
      !/^附件|^附表\d*$|^表号|^制定机关|^批准|^有效期|^(?!(?:19|20)\d\d)\d/u.test(folded) &&
      !META.test(folded.replace(/(?:\([^()]*\))+$/u, ""))
    );
  });
  return possible.find(({ text }) => TITLE_WORD.test(foldText(text))) ?? possible[0] ?? null;
}

const META = /(?:单位|日期|时间|时点|机关|文号|部门|要求|金额|说明)(?:\([^()]*\))?:|^\(?(?:计量)?单位:|^注/u;
const TITLE_WORD = /(?:表|名册|名单|台账|清单|汇总|情况|目录|统计|花名册|明细)(?:\([^()]*\))*$/u;

function findUnit(texts: readonly PlacedText[]): { readonly unit: UnitId; readonly cell: string } | null {
  for (const { text, cell } of texts) {
    const unit = readTableUnit(text);
    if (unit !== null) return { unit, cell };
  }
  return null;
}

/** 单位：万元 over the table and 千元 in its title or under it: nobody can tell which holds, so a person is asked. */
function isDisputed(above: readonly PlacedText[], below: readonly PlacedText[]): boolean {
  const ofWhole = below.filter(({ text }) => OF_WHOLE_TABLE.test(text));
  const units = new Set([...above, ...ofWhole].map(({ text }) => readTableUnit(text)));
  return [...units].filter((unit) => unit !== null && unitDimension(unit) === "money").length > 1;
}

/** Other notes speak of single columns (注册资本单位为万元). */
const OF_WHOLE_TABLE =
  /本表|表[中内]|(?:^|[注：:、.．\d])\s*(?:计量|金额|货币)?单位|金额(?:单位|一律|统一|均|都|以|按|为)/u;

function findAreaUnit(texts: readonly PlacedText[]): UnitId | null {
  for (const { text } of texts) {
    const area = readTableUnits(text).find((unit) => unitDimension(unit) === "area");
    if (area !== undefined) return area;
  }
  return null;
}

/** 单位： with the unit in the next cell is one line. */
function joinUnitLabels(texts: readonly PlacedText[]): readonly PlacedText[] {
  return texts.map((placed, at) => {
    const next = texts[at + 1];
    const isLabel = /^(?:计量|金额|货币)?单位[:：]?$/u.test(placed.text.replace(/\s/gu, ""));
    if (!isLabel || next === undefined || readTableUnit(`单位：${next.text}`) === null) return placed;
    return { ...placed, text: `单位：${next.text}`, cell: next.cell };
  });
}

function findPeriod(texts: readonly PlacedText[]): { readonly period: string; readonly cell: string } | null {
  for (const { text, cell } of texts) {
    if (
      /填报日期|报出日期|填表日期|报送日期|制表日期|批准文号|文号|^有效期/u.test(foldText(text)) &&
      !/年度|截止|统计/u.test(text)
    )
      continue;
    const period = readPeriod(text);
    if (period !== null) return { period, cell };
  }
  return null;
}

function periodOfSheet(name: string): { readonly period: string; readonly cell: null } | null {
  const period = readPeriod(name);
  return period === null ? null : { period, cell: null };
}
