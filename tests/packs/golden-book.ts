/** A book made for one pack, and the table of what it must answer (样板账本). */
import type { PolicyPack } from "#domain/packs/pack";
import { createMeasurer } from "#services/measuring/measure";
import { need, openRegister, type RegisterDesk } from "../services/registers/register-desk.ts";

/** An entry of the book: its kind, name, and values by field id, figures as `field@year`. A known name is filled in, any other added. */
export type Row = readonly [kind: string, name: string, values?: Readonly<Record<string, string>>];

/** One line of a table: a target on a day, under readings, and what comes out of the hand arithmetic. */
export interface Line {
  readonly target: string;
  readonly asOf: string;
  readonly readings?: Readonly<Record<string, string>>;
  /** Value of the indicator, `5 个`; of an `each` target by subject. */
  readonly value: string | Readonly<Record<string, string>>;
  readonly status: string;
  /** In the terms of the target: 倍 of 翻一番, what was gained of 新增, % a year of 年均增长. */
  readonly actual?: string | null;
  /** Words for what is missing. */
  readonly gap?: string;
  /** Status of the subjects of an `each` target worth a look. */
  readonly subjects?: Readonly<Record<string, string>>;
}

/** A book with a pack in it. */
export interface GoldenBook extends RegisterDesk {
  readonly pack: PolicyPack;
  readonly put: (rows: readonly Row[]) => Promise<void>;
}

/** Opens a book, takes in the shipped pack with its presets, then the rows. */
export async function openGolden(id: string, rows: readonly Row[]): Promise<GoldenBook> {
  const desk = await openRegister();
  await install(desk, id);
  const pack = need(await desk.services["packs/open"]({ id }));
  const put = async (more: readonly Row[]): Promise<void> => {
    for (const row of more) await putRow(desk, row);
  };
  await put(rows);
  return { ...desk, pack, put };
}

/** Takes in a shipped pack. */
export async function install({ services }: RegisterDesk, id: string): Promise<void> {
  const { previewId } = need(await services["packs/preview-shipped"]({ id }));
  need(await services["packs/install"]({ previewId }));
}

/** The lines with the values the book gives. */
export async function measureLines(book: GoldenBook, lines: readonly Line[]): Promise<readonly Line[]> {
  const found: Line[] = [];
  for (const line of lines) found.push({ ...line, value: await measureLine(book, line) });
  return found;
}

/** The lines with the verdicts the book gives. */
export async function judgeLines(book: GoldenBook, lines: readonly Line[]): Promise<readonly Line[]> {
  const found: Line[] = [];
  for (const line of lines) found.push({ ...line, ...(await judgeLine(book, line)) });
  return found;
}

async function putRow(desk: RegisterDesk, [kind, name, values = {}]: Row): Promise<void> {
  const known = name === "" ? null : await findEntry(desk, kind, name);
  if (known === null) {
    await desk.add(kind, name, values);
    return;
  }
  const edits = Object.entries(values).map(([key, text]) => {
    const [field = "", period = null] = key.split("@");
    return { enterpriseId: known, field, period, text };
  });
  const { cells } = need(await desk.services["enterprises/edit-cells"]({ edits }));
  const refused = cells.filter(({ ok }) => !ok);
  if (refused.length > 0) throw new Error(`${name}: ${JSON.stringify(refused)}`);
}

async function findEntry(desk: RegisterDesk, kind: string, name: string): Promise<number | null> {
  const request = { kind, search: "", filters: [], sort: [], columns: [], offset: 0, limit: 1000 };
  const { rows } = need(await desk.services["enterprises/list"](request));
  return rows.find((row) => row.name === name)?.id ?? null;
}

async function judgeLine(
  { services, pack }: GoldenBook,
  { target, asOf, readings = {}, ...asked }: Line,
): Promise<Pick<Line, "status" | "actual" | "gap" | "subjects">> {
  const question = { asOf, zone: null, period: null, snapshot: null };
  const judged = need(await services["targets/judge"]({ ...question, pack: pack.id, target, readings }));
  const statusOf = (name: string): string =>
    judged.subjects.find((one) => one.name === name)?.status ?? "not a subject";
  const { status, actual, gap } = judged;
  return {
    status,
    ...(asked.actual === undefined ? {} : { actual: actual === null ? null : shorten(actual) }),
    ...(asked.gap === undefined ? {} : { gap }),
    ...(asked.subjects === undefined ? {} : { subjects: mapKeys(asked.subjects, statusOf) }),
  };
}

async function measureLine(book: GoldenBook, line: Line): Promise<Line["value"]> {
  const { pack } = book;
  const { scope, ...asked } = readQuestion(pack, line);
  const measurer = createMeasurer(book.book.db, { asOf: line.asOf, zone: null, period: null, snapshot: null });
  const say = (where: { readonly zone?: number; readonly subject?: number }): string => {
    const { formula, unit, stock } = asked;
    const found = measurer.value(formula, { pack: pack.id, unit, stock, ...where });
    const value = found.value === null ? (found.text ?? found.status) : `${shorten(found.value)} ${found.unit}`.trim();
    return found.status === "partial" ? `${value} 不全` : value;
  };
  if (typeof line.value === "string") return say({});
  const kind = scope.type === "each" ? scope.kind : "zone";
  const values: [string, string][] = [];
  for (const name of Object.keys(line.value)) {
    const id = await findEntry(book, kind, name);
    if (id === null) throw new Error(`no subject ${name}`);
    values.push([name, say(kind === "zone" ? { zone: id } : { subject: id })]);
  }
  return Object.fromEntries(values);
}

/** What a line asks for: the formula and unit its readings leave in force. */
function readQuestion(pack: PolicyPack, { target, readings }: Line) {
  const definition = pack.targets.find(({ id }) => id === target);
  const indicator = pack.indicators.find(({ code }) => code === definition?.indicator);
  if (definition === undefined || indicator === undefined) throw new Error(`no target ${target}`);
  const chosen = definition.readings.flatMap(
    ({ id, options }) => options.find((option) => option.id === (readings?.[id] ?? options[0]?.id)) ?? [],
  );
  const isGrowth = chosen.some(({ changes }) => changes.operator !== undefined) && indicator.unit !== definition.unit;
  return {
    formula: chosen.find((option) => option.formula !== null)?.formula ?? indicator.formula,
    scope: chosen.find(({ changes }) => changes.scope !== undefined)?.changes.scope ?? definition.scope,
    unit: isGrowth ? definition.unit : indicator.unit,
    stock: indicator.time === "point",
  };
}

/** Endless quotients to four decimals, as the tables are worked out. */
function shorten(value: string): string {
  return /\.\d{5,}/u.test(value) ? String(Math.round(Number(value) * 1e4) / 1e4) : value;
}

function mapKeys(of: Readonly<Record<string, string>>, answer: (key: string) => string): Record<string, string> {
  return Object.fromEntries(Object.keys(of).map((key) => [key, answer(key)]));
}
