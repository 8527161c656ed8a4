/** Leaves open what the words around it narrow (范围之外不填): under 砚池片区2025年主要指标表 no number of the whole zone is filled in. */
import type { Binding, FormCell, FormList, FormReading, ListCondition } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import type { ProposalBasis } from "#domain/reporting/heading-question";
import { labelTexts } from "#domain/reporting/crossed-cells";
import type { TitleSearch } from "#domain/reporting/read-title";
import {
  type ScopeWords,
  scopesOfLabel,
  scopesOfRow,
  scopesOfSentence,
  scopesOfSheet,
} from "#domain/reporting/scope-around";
import { createSheetMap, type SheetMap } from "#domain/reporting/sheet-map";
import { parseCellAddress } from "#domain/workbook/cell-address";

/** What the words around places are read with. */
interface ScopeTools {
  readonly basis: ProposalBasis;
  readonly search: TitleSearch;
  /** By name of the sheet: its cells and what its head says. */
  readonly sheets: ReadonlyMap<string, { readonly map: SheetMap; readonly head: readonly ScopeWords[] }>;
}

/** Lowers every count and sum that takes in more than the words around it ask for (范围存疑). */
export function leaveScoped(reading: FormReading, form: FormWorkbook, basis: ProposalBasis): FormReading {
  const search: TitleSearch = { index: basis.index, kind: "enterprise", known: basis.known, year: null };
  const sheets = new Map(
    form.sheets.map((sheet) => {
      const map = createSheetMap(sheet);
      return [sheet.name, { map, head: scopesOfSheet(map, firstPlace(reading, sheet.name), search) }] as const;
    }),
  );
  const tools = { basis, search, sheets };
  const cells = reading.cells.map((cell, at) => scopedCell(cell, reading.cells.slice(0, at), tools));
  return { ...reading, cells, lists: reading.lists.map((list) => scopedList(list, tools)) };
}

/** Where titles end: a label with its blank has a row to itself, too. */
function firstPlace({ cells, lists }: FormReading, sheet: string): number {
  const own = cells.filter((cell) => cell.sheet === sheet).flatMap(({ cell }) => parseCellAddress(cell)?.row ?? []);
  return Math.min(...own, ...lists.filter((list) => list.sheet === sheet).map(({ headerRows: [first] }) => first));
}

function scopedCell(cell: FormCell, before: readonly FormCell[], tools: ScopeTools): FormCell {
  const sheet = tools.sheets.get(cell.sheet);
  const place = parseCellAddress(cell.cell);
  if (!isAggregate(cell.binding) || sheet === undefined || place === null) return cell;
  const { search } = tools;
  const scopes = [
    ...scopesOfLabel(labelTexts(cell.label).flatMap(withBrackets), search),
    ...scopesOfRow(sheet.map, place, search),
    ...scopesOfSentence(cell, before, search),
    ...sheet.head,
  ];
  return { ...cell, binding: narrowed(cell.binding, scopes, tools) };
}

/** 营业收入（亿元）（云岫片区）: what stands in brackets by itself, too. */
function withBrackets(text: string): readonly string[] {
  return [text, ...[...text.matchAll(/[（(]([^（）()]+)[)）]/gu)].map(([, inside = ""]) => inside)];
}

function scopedList(list: FormList, tools: ScopeTools): FormList {
  const sheet = tools.sheets.get(list.sheet);
  if (sheet === undefined || list.printed === undefined) return list;
  // What nobody could make out in a title narrows the entries of the rows, which are printed; places it leaves as they are.
  const isOfPlaces = [null, "park", "zone"].includes(list.printed.kind);
  const head = isOfPlaces ? sheet.head : sheet.head.filter(({ where }) => where.length > 0);
  const group = list.group === undefined ? [] : [list.group.text];
  const columns = list.columns.map((column) => {
    if (column.kind !== "input" || !isAggregate(column.binding)) return column;
    const scopes = [...scopesOfLabel([...group, ...column.headerPath], tools.search), ...head];
    return { ...column, binding: narrowed(column.binding, scopes, tools) };
  });
  return { ...list, columns };
}

function isAggregate({ source, confidence }: Binding): boolean {
  return source?.kind === "formula" && confidence > OPEN;
}

/** Below what is filled without a person looking. */
const OPEN = 0.55;

function narrowed(binding: Binding, scopes: readonly ScopeWords[], { basis }: ScopeTools): Binding {
  const { source } = binding;
  if (source?.kind !== "formula") return binding;
  const said = saidBy(source.formula, basis);
  if (source.period !== "report" && UNDATED.test(said)) return { ...binding, confidence: OPEN, reason: NOW_ONLY };
  const isOfEnterprises = /企业[[).]/u.test(said);
  const missed = scopes.find(({ where }) =>
    isOfEnterprises
      ? where.length === 0 || !where.every((one) => holds(one, said, basis))
      : where.some((one) => one.field === "park" && !holds(one, said, basis)),
  );
  if (missed === undefined) return binding;
  const reason = `表上写明“${missed.words}”，这里的数不能按全区取，请先选定范围或人工填写`;
  return { ...binding, confidence: OPEN, reason };
}

/** 规上 is told as of today, not since when. */
const UNDATED = /具备\("规模以上企业"\)/u;
const NOW_ONLY = "名册只记着现在是不是规上，不知道上年是不是，请人工填写";

/** The formula, an indicator's own words with it. */
function saidBy(formula: string, { indicators }: ProposalBasis): string {
  const named = [...formula.matchAll(/指标\("([^"]+)"\)/gu)].flatMap(([, code]) =>
    indicators.filter(({ pack, definition }) => `${pack}/${definition.code}` === code),
  );
  return [formula, ...named.flatMap(({ definition }) => [definition.name, definition.formula])].join(" ");
}

const SAID: Readonly<Record<string, RegExp>> = {
  aboveScale: /规模以上|规上/u,
  highTechEnterprise: /高新技术企业|高企/u,
  industryCode: /行业|工业/u,
  incubationStatus: /在孵|毕业/u,
};

/** Whether the formula already asks for it. */
function holds(one: ListCondition, said: string, { index }: ProposalBasis): boolean {
  if (one.field === undefined) return said.includes(/具备\("([^"]+)"\)/u.exec(one.set)?.[0] ?? one.set);
  if (said.includes("本身") && OF_ENTRY.has(one.field)) return true;
  // A band (营收1亿元以上) was read from the heading itself.
  if ("compare" in one) return new RegExp(`${index.byId.get(one.field)?.label ?? one.field} [≥≤<>=]`, "u").test(said);
  const known = SAID[one.field];
  if (known !== undefined && !("equals" in one && one.equals === false)) return known.test(said);
  return "equals" in one && typeof one.equals === "string" && said.includes(`"${one.equals}"`);
}

/** What the entry of the row is itself: 国家级孵化器 over rows of carriers. */
const OF_ENTRY: ReadonlySet<string> = new Set([
  "carrier",
  "carrierType",
  "carrierLevel",
  "innovationCluster",
  "stayCarrier",
]);
