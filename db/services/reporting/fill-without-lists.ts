/** A list that cannot grow does not keep the rest of the form from being filled (加不了行的名单单独空着). */
import type { FillPlan, FillProblem } from "#domain/reporting/fill-request";
import type { FormList, FormReading } from "#domain/reporting/form-binding";
import type { FormError } from "#domain/reporting/form-error";
import { counterOf } from "#domain/reporting/list-layout";
import { chainHead } from "#domain/reporting/list-chains";
import { cellAddress } from "#domain/workbook/cell-address";
import { fillForm } from "#workbook/fill-form";

/** Lists that stay blank, by their place in the reading, and the problem each is told with. */
export type Withheld = ReadonlyMap<number, FillProblem>;

/** Finds the fewest lists without which the form can be filled; null when it cannot be without all that grow, or nothing else would be filled. `planWithout` plans the form again. */
export function withholdLists(
  form: { readonly bytes: Uint8Array; readonly reading: FormReading },
  refused: { readonly plan: FillPlan; readonly error: FormError },
  planWithout: (withheld: ReadonlySet<number>) => FillPlan,
): { readonly plan: FillPlan; readonly withheld: Withheld } | null {
  const { lists } = form.reading;
  const growing = refused.plan.lists.filter(({ rowsInserted }) => rowsInserted > 0).map(({ list }) => list);
  const heads = [...new Set(growing.map((list) => chainHead(list, lists)))];
  const chains = heads.map((head) => lists.flatMap((_, list) => (chainHead(list, lists) === head ? [list] : [])));
  const allBut = (kept: number): ReadonlySet<number> =>
    new Set(chains.flatMap((chain, at) => (at === kept ? [] : chain)));
  const faulty = chains.flatMap((chain, at) => {
    const alone = fillForm(form.bytes, planWithout(allBut(at)).fills);
    return alone.ok ? [] : [{ chain, error: alone.error }];
  });
  const every = chains.map((chain) => ({ chain, error: refused.error }));
  for (const left of [faulty, every]) {
    const plan = planWithout(new Set(left.flatMap(({ chain }) => chain)));
    if (left.length === 0 || plan.cells.count === 0 || !fillForm(form.bytes, plan.fills).ok) continue;
    const withheld = left.flatMap(({ chain, error }) =>
      chain.map((list) => [list, problemOf(lists[list], { plan: refused.plan, list, error })] as const),
    );
    return { plan, withheld: new Map(withheld.flatMap(([list, said]) => (said === null ? [] : [[list, said]]))) };
  }
  return null;
}

function problemOf(
  area: FormList | undefined,
  { plan, list, error }: { readonly plan: FillPlan; readonly list: number; readonly error: FormError },
): FillProblem | null {
  if (area === undefined) return null;
  const rows = plan.lists.find((one) => one.list === list)?.rowsWritten ?? 0;
  const why = "what" in error ? `：${error.what}` : "";
  const reason = `这张名单有 ${rows} ${counterOf(area)}，表上印的行不够，又不能往里加行${why}。这张名单空着，表里其余的照填；请先在表里留足空行再填一次`;
  const cell = cellAddress(area.firstRow, area.columns[0]?.column ?? 1);
  return { sheet: area.sheet, cell, severity: "error", reason };
}
