/** Decides which kind of the register a sheet lists (判断台账类别): enterprises and carriers unless another kind explains the sheet plainly better. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { cellText, isBlankCell } from "#domain/importing/cell-text";
import { readHeaderText, withoutBrackets } from "#domain/importing/header-text";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";
import { nameColumnOf } from "#domain/importing/table-names";
import type { KindDefinition } from "#domain/register/kind";
import { foldText } from "#domain/shared/chinese-text";
import type { Grid } from "#domain/workbook/grid";

/** How a sheet reads under one index (一种读法). */
export interface KindReading {
  readonly index: CatalogueIndex;
  readonly tables: readonly RecognisedTable[];
}

/** Kinds worth trying on a sheet (可能的类别), likeliest first: whose names and words stand among its headings, or whose name stands over it, often enough to outweigh the usual reading. */
export function likelyKinds(
  grid: Grid,
  usual: readonly RecognisedTable[],
  index: CatalogueIndex,
): readonly CatalogueIndex[] {
  if (index.kinds.size === 0 || grid.columnCount > MOST_COLUMNS) return [];
  const words = headWords(grid);
  const titles = titlesOf(grid);
  const least = Math.max(LEAST_WORTH, weighUsual(usual, titles) - BY_HEADING - NOT_EXACT);
  return [...index.kinds.values()]
    .map((own) => ({ own, worth: worthOf(own, words) + titleWorth(own.kind, titles) }))
    .filter(({ worth }) => worth >= least)
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, MOST_TRIED)
    .map(({ own }) => own);
}

/** The better of two ways to read a sheet (择优): the usual one stays unless the other explains more of the headings, and says whom it is about in words of its own. */
export function chooseKind(
  grid: Grid,
  usual: readonly RecognisedTable[],
  others: readonly KindReading[],
): readonly RecognisedTable[] | null {
  const titles = titlesOf(grid);
  const floor = weighUsual(usual, titles);
  const rated = others
    .map((reading) => ({ reading, weight: weighKind(reading, titles) }))
    .filter(({ weight }) => weight > floor)
    .toSorted((a, b) => b.weight - a.weight);
  return rated[0]?.reading.tables ?? null;
}

/** Wider sheets are exports of enterprises. */
const MOST_COLUMNS = 200;
const MOST_TRIED = 6;
const LEAST_WORTH = 3;
/** Headings that say a field in more words than its name. */
const NOT_EXACT = 2;
/** Headings stand this far up, or this far left. */
const HEAD_ROWS = 30;
const HEAD_COLUMNS = 6;
const MOST_ROWS = 600;

function headWords(grid: Grid): ReadonlySet<string> {
  const words = new Set<string>();
  for (const [at, { cells }] of grid.rows.entries()) {
    if (at >= MOST_ROWS) break;
    const wanted = at < HEAD_ROWS ? cells : cells.slice(0, HEAD_COLUMNS);
    for (const content of wanted) {
      if (typeof content !== "string" || content.length > 60 || isBlankCell(content)) continue;
      const { name } = readHeaderText(content);
      words.add(name).add(withoutBrackets(name));
    }
  }
  return words;
}

/** Fields of the kind that the words name, when whom it is about is among them. */
function worthOf({ byFoldedName, names }: CatalogueIndex, words: ReadonlySet<string>): number {
  const found = new Set<string>();
  for (const word of words) {
    const [named] = byFoldedName.get(word) ?? [];
    if (named !== undefined) found.add(named.field.id);
  }
  return [...found].some((id) => names.has(id)) && found.size >= 2 ? found.size : 0;
}

const TITLE_ROWS = 6;
const TITLE_CELLS = 3;

/** Name of the sheet and short lines over the table. */
function titlesOf({ name, rows }: Grid): readonly string[] {
  const lines = rows
    .filter(({ index }) => index <= TITLE_ROWS)
    .map(({ cells }) => cells.filter((one) => !isBlankCell(one)));
  const titles = lines.filter(({ length }) => length > 0 && length <= TITLE_CELLS).flat();
  return [name, ...titles.map((content) => (content === undefined ? "" : cellText(content)))].map(foldText);
}

const OF_TITLE = 3;
/** A short word (项目、基金) says it only where the title ends with it. */
const LONG_ENOUGH = 4;
const LIST_WORD =
  "(?:名单|名录|清单|台账|汇总表?|情况表?|统计表?|明细表?|一览表|登记表|基本情况表?|表|库|目录|信息表?)";

function titleWorth(kind: KindDefinition | null, titles: readonly string[]): number {
  if (kind === null) return 0;
  const labels = [kind.label, ...kind.views.map(({ label }) => label)].map(foldText);
  const stems = labels
    .map((label) => label.replace(new RegExp(`${LIST_WORD}$`, "u"), ""))
    .filter((stem) => stem.length >= 2);
  const isSaid = titles.some((title) => stems.some((stem) => says(title, stem)));
  return isSaid ? OF_TITLE : 0;
}

function says(title: string, stem: string): boolean {
  if (stem.length >= LONG_ENOUGH) return title.includes(stem);
  return new RegExp(`${stem}${LIST_WORD}*(?:\\([^()]*\\)|\\d+)*$`, "u").test(title);
}

const BY_HEADING = 2;
const USUAL_LEAD = 3;

/** What the usual reading must be outweighed by. */
function weighUsual(tables: readonly RecognisedTable[], titles: readonly string[]): number {
  const [main] = byWidth(tables);
  if (main === undefined) return 0;
  const name = nameColumnOf(main) ?? main.columns.find(({ fields }) => fields.includes("creditCode"));
  const isCertain = name !== undefined && name.confidence > BY_CONTENT;
  const isTitled = titles.some((title) => ROSTER.test(title));
  return explained(main.columns) + (isCertain ? USUAL_LEAD : 0) + (isTitled ? 1 : 0);
}

/** A column found by its content alone: somebody's name stands in it, not that the table is about them. */
const BY_CONTENT = 0.7;
const ROSTER = /企业(?:名册|名录|名单|台账|汇总|情况|信息|底册)|高企名单|孵化器|众创空间|孵化载体/u;

/** Least columns for a sheet nobody would take otherwise. */
const FEWEST = 3;
const FEWEST_TITLED = 2;
const LEAST_SHARE = 0.5;

/** 0: it is not that. */
function weighKind({ tables, index }: KindReading, titles: readonly string[]): number {
  const [main] = byWidth(tables);
  const { kind } = index;
  if (main === undefined || kind === null) return 0;
  if (kind.group === "indicator" && !statesValues(main, index)) return 0;
  const isNamed = saysItself(main, kind);
  const title = titleWorth(kind, titles);
  const count = explained(main.columns);
  const headed = main.columns.filter(({ headerPath, serial }) => headerPath.length > 0 && serial !== true).length;
  const isPlain = isNamed && title + count >= FEWEST + (title > 0 ? OF_TITLE - 1 : 0);
  const isTitled = title > 0 && count >= FEWEST_TITLED;
  if ((!isPlain && !isTitled) || count < headed * LEAST_SHARE) return 0;
  return count + title + (isNamed ? BY_HEADING : 0);
}

/** Values for indicators need a column of values: names and units alone are a form nobody has filled in. */
function statesValues({ columns }: RecognisedTable, { byId }: CatalogueIndex): boolean {
  return columns
    .flatMap(({ fields }) => fields)
    .some((id) => {
      const field = byId.get(id);
      return field?.kind === "observation" || field?.type === "choice";
    });
}

/** The heading of the names is the kind's own word. Entries called by what they say are about somebody else: there 资质类别 beside 企业名称 says it. */
function saysItself(table: RecognisedTable, { nameFrom }: KindDefinition): boolean {
  const second = nameFrom?.[1];
  const column =
    second === undefined ? nameColumnOf(table) : table.columns.find(({ fields }) => fields.includes(second));
  const heading = foldText(column?.headerPath.at(-1) ?? "");
  return column !== undefined && !GENERIC_NAME.test(readHeaderText(heading).name);
}

/** Headings that name anything. */
const GENERIC_NAME = /^(?:名称|内容|任务|工作任务|事项|指标|单位名称|企业名称|名录)$/u;

function explained(columns: readonly ColumnMapping[]): number {
  return new Set(columns.flatMap(({ fields }) => fields)).size;
}

function byWidth(tables: readonly RecognisedTable[]): readonly RecognisedTable[] {
  return tables.toSorted((a, b) => explained(b.columns) - explained(a.columns));
}
