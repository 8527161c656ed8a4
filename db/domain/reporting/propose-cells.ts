/** Proposes formulas for single cells (单格取数建议): 现有高新技术企业____家, 片区 / 高新技术企业数. */
import { answerFor, type AnswerTools, isOpen, printedUnit, withPeriod } from "#domain/reporting/answer-question";
import { labelTexts, readCrossedLabels } from "#domain/reporting/crossed-cells";
import type { Binding, FormCell } from "#domain/reporting/form-binding";
import { isNotFact, isTotalWord } from "#domain/reporting/formula-words";
import { readTimedTexts } from "#domain/reporting/question-period";
import { withOwner, withWhole } from "#domain/reporting/sentence-parts";
import { parseCellAddress } from "#domain/workbook/cell-address";

/** Adds proposals to the cells of a form that is about no entry of its own, thus about the zone. */
export function proposeCells(cells: readonly FormCell[], tools: AnswerTools): FormCell[] {
  const proposed = proposeEach(cells, tools, false);
  return isAboutZone(proposed, tools) ? proposeEach(cells, tools, true) : proposed;
}

/** 高新区2025年度工作情况 that counts its enterprises: a sum in it is that of all of them. */
function isAboutZone(cells: readonly FormCell[], { basis }: AnswerTools): boolean {
  const isTitled = basis.titles.some(
    (title) => /高新区|开发区|全区/u.test(title) && !/企业|单位|公司|项目|载体|孵化|空间|集群|：/u.test(title),
  );
  const counts = cells.some(
    ({ binding: { source, confidence } }) =>
      source?.kind === "formula" && source.formula.startsWith("计数(") && confidence >= 0.7,
  );
  return isTitled && counts;
}

function proposeEach(cells: readonly FormCell[], tools: AnswerTools, aboutZone: boolean): FormCell[] {
  const labels = readCrossedLabels(cells);
  const isNaming = tools.basis.titles.some((title) => /名单|名册|清单/u.test(title));
  const done: FormCell[] = [];
  for (const [at, cell] of cells.entries()) {
    const { isCrossed = false, beside = [] } = labels[at] ?? {};
    const binding = proposeCell(cell, done, {
      tools,
      table: { tabled: isCrossed && !isNaming, beside },
      aboutZone,
    });
    done.push(binding === null ? cell : { ...cell, binding });
  }
  return done;
}

/** What a cell is asked with. */
interface CellPlace {
  readonly tools: AnswerTools;
  readonly table: { readonly tabled: boolean; readonly beside: readonly string[] };
  readonly aboutZone: boolean;
}

/** Null: the cell stays as it is. */
function proposeCell(
  cell: FormCell,
  before: readonly FormCell[],
  { tools, table, aboutZone }: CellPlace,
): Binding | null {
  if (!isOpen(cell.binding) || cell.allowed.length > 0 || cell.ticks !== undefined) return null;
  const read = isNotFact([cell.label]) ? null : readTimedTexts(labelTexts(cell.label), tools.years);
  if (read === null) return null;
  if (read.period === "growth" && read.texts.every((text) => isTotalWord(text)))
    return growthBeside(cell, before.at(-1), isRate(cell) ? 1 : read.share);
  if (read.texts.length === 0) return null;
  const said = { cell, before, years: tools.years };
  const ask = (texts: readonly string[]): Binding | null =>
    answerFor(
      {
        texts,
        unit: cell.unit ?? printedUnit(read.texts) ?? unitBehind(cell),
        amongLevels: false,
        subject: null,
        growth: read.period === "growth",
        timed: read.period !== null,
        aboutZone,
        ...table,
      },
      tools,
    );
  const plain = ask(withWhole(read.texts, said));
  const owned = (plain?.confidence ?? 0) < SURE || isOtherCount(plain) ? withOwner(read.texts, said) : null;
  const own = owned === null ? null : ask(owned);
  const binding = own !== null && own.confidence >= SURE ? own : plain;
  return binding === null ? null : withPeriod(binding, read);
}

/** 创业团队 may be counted by themselves; behind 众创空间____家 they are those of the spaces. What enterprises there are is no figure of theirs. */
function isOtherCount(binding: Binding | null): boolean {
  const source = binding?.source ?? null;
  return source?.kind === "formula" && /^计数\((?!企业)/u.test(source.formula);
}

/** From here on a proposal is filled without a person looking. */
const SURE = 0.7;

function isRate(cell: FormCell): boolean {
  return cell.unit === "%" || unitBehind(cell) === "%";
}

/** 营业收入____万元，同比增长____%: growth of what stands before it in the same row. */
function growthBeside(cell: FormCell, before: FormCell | undefined, share: number): Binding | null {
  const source = before?.binding.source ?? null;
  if (before === undefined || source?.kind !== "formula" || source.period !== "report") return null;
  const row = ({ sheet, cell: address }: FormCell) => `${sheet} ${parseCellAddress(address)?.row}`;
  if (row(cell) !== row(before)) return null;
  // Fewer enterprises may have last year's figure than this year's: the growth of a sum is for a person to look at.
  const most = source.formula.startsWith("求和(") ? 0.65 : 0.85;
  const confidence = Math.min(most, before.binding.confidence) * share;
  return { source: { ...source, unit: "%", period: "growth" }, confidence, reason: `前面“${before.label}”的同比增长` };
}

/** 现有高新技术企业____家: the unit stands behind the gap. */
function unitBehind({ suffix = "" }: FormCell): string | null {
  return /^[\s\u3000]*(家|个|户|支|项|件|人|万人|亿元|万元|千元|元|%)/u.exec(suffix)?.[1] ?? null;
}
