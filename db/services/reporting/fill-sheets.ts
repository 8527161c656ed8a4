/** One sheet for each of many entries inside the form's workbook (一企一表，每户一张工作表). */
import type { FilledCell, FilledCells, FillPlan } from "#domain/reporting/fill-request";
import type { FormReading } from "#domain/reporting/form-binding";
import type { FormError } from "#domain/reporting/form-error";
import type { ReadBack } from "#domain/reporting/read-back";
import { longestName } from "#domain/reporting/name-pattern";
import type { SheetFill } from "#domain/reporting/sheet-fill";
import { err, ok, type Result } from "#domain/shared/result";
import { type EachFilling, type EachSubject, nameSubjects } from "#services/reporting/fill-each";
import { type Filled, planWorkbook } from "#services/reporting/fill-workbook";
import type { Book } from "#store/connection";
import { fillCopies } from "#workbook/copy-sheet";
import { fillForm } from "#workbook/fill-form";
import { readBack } from "#workbook/read-back";

/** The workbook with all its sheets (每户一张的工作簿). `reading`: the form as it stands now, a sheet for each entry. */
export interface FilledSheets {
  readonly filled: Filled;
  readonly reading: FormReading;
  readonly written: number;
  readonly check: ReadBack;
  readonly problems: readonly { readonly name: string; readonly count: number; readonly first: string }[];
}

/** Makes and fills them. `onEach` as in `fillFiles`; null when it was stopped. Sheets that are about no entry are filled once. */
export function fillSheets(
  book: Book,
  filling: EachFilling,
  onEach: (done: number, total: number) => boolean,
): Result<FilledSheets, FormError> | null {
  const sheet = subjectSheet(filling);
  if (!sheet.ok) return sheet;
  const subjects = nameSubjects(book.db, filling, longestName.sheet);
  const plans: FillPlan[] = [];
  for (const { id } of subjects) {
    plans.push(planWorkbook(book, { ...filling, subjectId: id }));
    if (!onEach(plans.length, subjects.length)) return null;
  }
  const copies = plans.map((plan, at) => ({ name: subjects[at]?.file ?? "", fill: fillOf(plan, sheet.value) }));
  const copied = fillCopies(filling.bytes, sheet.value, copies);
  if (!copied.ok) return copied;
  const { names } = copied.value;
  const others = (plans[0]?.fills ?? []).filter((fill) => fill.sheet !== sheet.value);
  const rest = fillForm(copied.value.bytes, others);
  if (!rest.ok) return rest;
  const changed = new Set([...copied.value.parts.changed, ...rest.value.parts.changed]);
  const unchanged = copied.value.parts.unchanged.filter((part) => !changed.has(part));
  const plan = joinPlans(plans, { sheet: sheet.value, names });
  const { bytes } = rest.value;
  const copiesOf = { sheet: sheet.value, names };
  return ok({
    filled: { bytes: rest.value.bytes, plan, parts: { ...copied.value.parts, unchanged, changed: [...changed] } },
    reading: readingOfCopies(filling.reading, sheet.value, names),
    written: subjects.length,
    check: readBack({ blank: filling.bytes, written: bytes, fills: plan.fills, copies: copiesOf }),
    problems: problemsOf(plans, subjects),
  });
}

/** The one sheet that asks about the entry. */
function subjectSheet({ reading, threshold }: EachFilling): Result<string, FormError> {
  const asking = reading.cells.filter(
    ({ binding: { source, confidence } }) =>
      confidence >= threshold && (source?.kind === "field" || source?.kind === "formula"),
  );
  const [sheet, second] = [...new Set(asking.map((cell) => cell.sheet))];
  const refuse = (what: string): Result<string, FormError> =>
    err({ type: "FormNotRepeatable", sheet: sheet ?? "", what });
  if (sheet === undefined) return refuse("没有认出要逐户填的格子");
  if (second !== undefined) return refuse(`「${second}」也要逐户填，放不进一个工作簿，请改为每户一个文件`);
  return reading.lists.some((list) => list.sheet === sheet)
    ? refuse("表里有名单，不是一户一张的表，请改为每户一个文件")
    : ok(sheet);
}

function fillOf(plan: FillPlan, sheet: string): Omit<SheetFill, "sheet"> {
  return plan.fills.find((fill) => fill.sheet === sheet) ?? { insertions: [], writes: [] };
}

interface Copies {
  readonly sheet: string;
  readonly names: readonly string[];
}

function joinPlans(plans: readonly FillPlan[], { sheet, names }: Copies): FillPlan {
  const own = (at: number, place: string): string | null =>
    place === sheet ? (names[at] ?? "") : at === 0 ? place : null;
  return {
    fills: plans.flatMap((plan, at) =>
      plan.fills.flatMap((fill) => {
        const to = own(at, fill.sheet);
        return to === null ? [] : [{ ...fill, sheet: to }];
      }),
    ),
    lists: plans[0]?.lists ?? [],
    cells: joinCells(
      plans.map(({ cells }) => cells),
      own,
    ),
    problems: plans.flatMap((plan, at) =>
      plan.problems.flatMap((problem) => {
        const to = own(at, problem.sheet);
        return to === null ? [] : [{ ...problem, sheet: to }];
      }),
    ),
  };
}

function joinCells(parts: readonly FilledCells[], own: (at: number, sheet: string) => string | null): FilledCells {
  function* all(): Generator<FilledCell> {
    for (const [at, cells] of parts.entries()) {
      for (const cell of cells) {
        const sheet = own(at, cell.sheet);
        if (sheet !== null) yield { ...cell, sheet };
      }
    }
  }
  let count = 0;
  for (const _ of all()) count += 1;
  return {
    count,
    find: (sheet, cell) => [...all()].filter((one) => one.sheet === sheet && one.cell === cell),
    [Symbol.iterator]: all,
  };
}

function readingOfCopies(reading: FormReading, sheet: string, names: readonly string[]): FormReading {
  const own = reading.cells.filter((cell) => cell.sheet === sheet);
  const others = reading.cells.filter((cell) => cell.sheet !== sheet);
  return { ...reading, cells: [...names.flatMap((name) => own.map((cell) => ({ ...cell, sheet: name }))), ...others] };
}

function problemsOf(plans: readonly FillPlan[], subjects: readonly EachSubject[]): FilledSheets["problems"] {
  return plans.flatMap(({ problems }, at) => {
    const [first] = problems;
    return first === undefined ? [] : [{ name: subjects[at]?.name ?? "", count: problems.length, first: first.reason }];
  });
}
