/** Blank forms with what is right about them (空白表与答案), and how a reading is marked against them. */
import type { Binding, FormCell, FormColumn, FormList, FormReading } from "#domain/reporting/form-binding";
import { recogniseForm } from "#domain/reporting/recognise-form";
import { readForm } from "#workbook/read-form";
import { type DrawnSheet, drawWorkbook } from "./blank-builder.ts";
import { loadCatalogue } from "./catalogue.ts";

const catalogueIndex = loadCatalogue();

/** What a list should be read as. `columns`: `B:enterpriseName D:operatingRevenue/万元/previous`, `#` a sequence; `E+1:` line 1 of a record. */
export interface TrueList {
  readonly sheet?: string;
  /** First and last record row, `5-9`. */
  readonly rows: string;
  readonly columns: string;
  readonly kind?: string;
  readonly recordRows?: number;
  /** Kind of printed rows (`null` as a word) and how many. */
  readonly printed?: string;
  /** Texts of the group. */
  readonly group?: string;
  /** Conditions, `park=云麓产业园 aboveScale=true`. */
  readonly where?: string;
  readonly continues?: number;
  readonly limit?: number;
}

/** A blank form and its truth. `cells`: `B3:@reportingUnit C5:operatingRevenue/万元 A7:highTechEnterprise*2`, several gaps of a cell one after another, `-` for one to be left alone, `~field` for a proposal that must be a question. `labels`: `C4=孵化器 / 国家级`. */
export interface BlankForm {
  readonly name: string;
  readonly sheets: readonly DrawnSheet[];
  readonly lists?: readonly TrueList[];
  readonly cells?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly subjectKind?: string;
}

/** What came of one form. `wrong`: bound with certainty and not right. */
export interface Mark {
  readonly asked: number;
  readonly right: number;
  readonly sure: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** What the book of the tests knows. */
export const KNOWN: ReadonlyMap<string, readonly string[]> = new Map([
  ["park", ["云麓产业园", "星河科创园", "麓野智造园"]],
  ["parkName", ["云麓产业园", "星河科创园", "麓野智造园"]],
  ["carrier", ["云麓创业孵化器", "岚湖众创空间"]],
  ["carrierName", ["云麓创业孵化器", "岚湖众创空间"]],
  ["division", ["云岫区", "岚湖县", "砚池市"]],
  ["clusterName", ["光电产业集群", "先进轨道交通装备产业集群", "现代医药和大健康产业集群"]],
  ["innovationCluster", ["光电产业集群", "先进轨道交通装备产业集群"]],
  ["zoneName", ["云麓高新区", "岚湖高新区", "砚池高新区"]],
  ["clusterRegion", ["东部片区", "西部片区"]],
]);

/** Reads a form of the corpus and marks what was understood. */
export async function markBlank(form: BlankForm): Promise<Mark> {
  const read = await readForm({ name: `${form.name}.xlsx`, bytes: drawWorkbook(form.sheets) });
  if (!read.ok) throw new Error(read.error.type);
  return mark(form, recogniseForm(read.value, catalogueIndex, { known: KNOWN }));
}

const SURE = 0.7;

class Marking {
  asked = 0;
  right = 0;
  sure = 0;
  readonly missed: string[] = [];
  readonly wrong: string[] = [];

  fact(isRight: boolean, said: string, isHarmful: boolean): void {
    this.asked += 1;
    if (isRight) {
      this.right += 1;
      this.sure += 1;
    } else if (isHarmful) this.wrong.push(said);
    else this.missed.push(said);
  }

  binding(binding: Binding | undefined, wanted: string | undefined, where: string): void {
    const found = binding === undefined ? "-" : describe(binding);
    const isSure = (binding?.confidence ?? 0) >= SURE && found !== "-";
    const isAsked = wanted !== undefined && wanted !== "-" && wanted !== "?";
    if (isAsked) this.asked += 1;
    if (wanted === `~${found}` && !isSure) this.right += 1;
    else if (isAsked && found === wanted) {
      this.right += 1;
      if (isSure) this.sure += 1;
    } else if (isSure && wanted !== "?") this.wrong.push(`${where} ${found} for ${wanted ?? "nothing"}`);
    else if (isAsked) this.missed.push(`${where} ${wanted}: ${binding?.reason ?? "no place"} (${found})`);
  }
}

function mark(form: BlankForm, reading: FormReading): Mark {
  const marking = new Marking();
  const first = form.sheets[0]?.name ?? "";
  const taken = new Set<FormList>();
  for (const list of form.lists ?? []) markList(marking, { list, first, reading, taken });
  for (const list of reading.lists) {
    if (taken.has(list)) continue;
    for (const column of list.columns) {
      if (column.kind === "input")
        marking.binding(column.binding, undefined, `extra ${list.sheet}!${column.letter}${list.firstRow}`);
    }
  }
  markCells(marking, form, reading);
  if (form.subjectKind !== undefined)
    marking.fact(reading.subjectKind === form.subjectKind, `subject ${reading.subjectKind}`, false);
  return marking;
}

interface ListMarking {
  readonly list: TrueList;
  readonly first: string;
  readonly reading: FormReading;
  readonly taken: Set<FormList>;
}

function markList(marking: Marking, { list, first, reading, taken }: ListMarking): void {
  const sheet = list.sheet ?? first;
  const [from = 0, to = 0] = list.rows.split("-").map(Number);
  const letters = new Set(list.columns.split(" ").map((part) => /^[A-Z]+/u.exec(part)?.[0] ?? ""));
  const overlapping = reading.lists.filter(
    (one) =>
      one.sheet === sheet &&
      one.firstRow <= to &&
      one.lastRow >= from &&
      !taken.has(one) &&
      one.columns.some(({ letter }) => letters.has(letter)),
  );
  const found = overlapping.find((one) => one.firstRow === from) ?? overlapping[0];
  const where = `${sheet}!${list.rows}`;
  if (found !== undefined) taken.add(found);
  const isHarmful = found?.columns.some(isFilled) ?? false;
  const isThere = found !== undefined && found.firstRow === from && found.lastRow === to;
  marking.fact(isThere, `${where} rows ${found?.firstRow}-${found?.lastRow}`, isHarmful);
  for (const [name, wanted, got] of structure(list, found, reading)) {
    if (wanted !== undefined || got !== undefined)
      marking.fact(wanted === got, `${where} ${name} ${got} for ${wanted}`, isHarmful && name !== "kind");
  }
  markColumns(marking, { asked: list.columns, found, where });
}

function isFilled({ kind, binding: { source, confidence } }: FormColumn): boolean {
  return kind === "input" && source !== null && source.kind !== "sequence" && confidence >= SURE;
}

function markColumns(
  marking: Marking,
  { asked, found, where }: { readonly asked: string; readonly found: FormList | undefined; readonly where: string },
): void {
  const wants = new Map(
    asked.split(" ").map((part) => [part.slice(0, part.indexOf(":")), part.slice(part.indexOf(":") + 1)]),
  );
  const columns = new Map((found?.columns ?? []).map((column) => [placeOf(column), column]));
  for (const place of new Set([...wants.keys(), ...columns.keys()])) {
    const column = columns.get(place);
    const wanted = wants.get(place);
    const isNumber = column?.kind === "sequence" || column?.binding.source?.kind === "sequence";
    const isInput = column?.kind === "input";
    if (isNumber ? wanted === "#" || wanted === undefined : wanted === undefined && !isInput) continue;
    marking.binding(isInput ? column.binding : undefined, wanted, `${where} ${place}`);
  }
}

function structure(list: TrueList, found: FormList | undefined, reading: FormReading): [string, unknown, unknown][] {
  const printed = found?.printed;
  const continued = found?.continues === undefined ? undefined : reading.lists[found.continues]?.firstRow;
  const where = found?.selection.where
    .map((one) => ("equals" in one ? `${one.field}=${String(one.equals)}` : `${one.field ?? one.set}=…`))
    .join(" ");
  return [
    ["recordRows", list.recordRows, found?.recordRows],
    ["kind", list.printed === undefined ? list.kind : undefined, list.printed === undefined ? found?.kind : undefined],
    ["printed", list.printed, printed === undefined ? undefined : `${printed.kind} ${printed.rows.length}`],
    ["group", list.group, found?.group?.text],
    ["where", list.where ?? "", where ?? ""],
    ["continues", list.continues, continued],
    ["limit", list.limit, found?.selection.limit],
  ];
}

function placeOf({ letter, line }: FormColumn): string {
  return line === undefined || line === 0 ? letter : `${letter}+${line}`;
}

function markCells(marking: Marking, form: BlankForm, reading: FormReading): void {
  const first = form.sheets[0]?.name ?? "";
  const full = (cell: string) => (cell.includes("!") ? cell : `${first}!${cell}`);
  const wanted = new Map<string, string[]>();
  for (const part of (form.cells ?? "").split(/\s+/u).filter((one) => one !== "")) {
    const at = part.indexOf(":");
    const cell = full(part.slice(0, at));
    wanted.set(cell, [...(wanted.get(cell) ?? []), part.slice(at + 1)]);
  }
  const found = Map.groupBy(reading.cells, ({ sheet, cell }) => `${sheet}!${cell}`);
  for (const key of new Set([...wanted.keys(), ...found.keys()])) {
    markCell(marking, { key, asked: wanted.get(key) ?? [], cells: found.get(key) ?? [] });
  }
  for (const [cell, label] of Object.entries(form.labels ?? {})) {
    const labels = (found.get(full(cell)) ?? []).map((one) => one.label).join("；");
    marking.fact(labels === label, `${cell} label ${labels} for ${label}`, false);
  }
}

function markCell(
  marking: Marking,
  {
    key,
    asked,
    cells,
  }: { readonly key: string; readonly asked: readonly string[]; readonly cells: readonly FormCell[] },
): void {
  for (let i = 0; i < Math.max(asked.length, cells.length); i += 1) {
    const [want, ticks] = (asked[i] ?? "").split("*");
    const cell = cells[i];
    marking.binding(cell?.binding, want === "" ? undefined : want, `${key}#${i}`);
    if (ticks === undefined) continue;
    marking.fact(cell?.ticks?.length === Number(ticks), `${key} ticks ${JSON.stringify(cell?.ticks)}`, false);
  }
}

function describe({ source }: Binding): string {
  if (source === null) return "-";
  if (source.kind === "setting") return `@${source.setting}`;
  if (source.kind === "sequence") return "#";
  if (source.kind === "constant") return `'${source.text}`;
  const unit = source.unit === null ? "" : `/${source.unit}`;
  const period = source.period === null || source.period === "report" ? "" : `/${source.period}`;
  return (source.kind === "field" ? source.field : `(${source.formula})`) + unit + period;
}
