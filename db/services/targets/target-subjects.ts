/** Whom a target binds on the day (适用对象): the entries an `each` scope speaks of. */
import type { TargetScope } from "#domain/targets/target";
import type { Measurer } from "#services/measuring/measure";

/** One of them; `id` null: named by the document, not in the register. */
export interface TargetSubject {
  readonly id: number | null;
  readonly name: string;
}

/** The subjects, and what could not be told. */
export interface TargetSubjects {
  readonly subjects: readonly TargetSubject[];
  readonly notes: readonly string[];
}

type EachScope = Extract<TargetScope, { type: "each" }>;

/** Reads them; `resolve` finds a named entry as a link would. The zone asked narrows them. */
export function readSubjects(
  measurer: Measurer,
  { kind, where, names }: EachScope,
  {
    resolve,
    zone,
    pack,
    kindLabel,
  }: {
    readonly resolve: (name: string) => number | null;
    readonly zone: number | null;
    /** Whose target it is: other provinces' lists are not meant. */
    readonly pack: string;
    readonly kindLabel: string;
  },
): TargetSubjects {
  // A zone is not in a zone: it is narrowed by what it is.
  const options = { zone: kind === "zone" ? null : zone, pack };
  const all = measurer.list(kind, options);
  const met = where === "" ? all : measurer.list(`${kind}[${where}]`, options);
  if (!all.ok || !met.ok) {
    const fault = all.ok ? (met.ok ? "" : met.error.sentence) : all.error.sentence;
    return { subjects: [], notes: [`适用范围看不懂：${fault}`] };
  }
  const asked = (id: number): boolean => kind !== "zone" || zone === null || id === zone;
  const fitting = met.value.filter(({ id }) => asked(id));
  if (names.length === 0)
    return { subjects: fitting, notes: unknownNotes(measurer, { kind, where, options, kindLabel }) };
  const named = names.map((name) => ({ name, id: resolve(name) }));
  const subjects = named.flatMap(({ name, id }): readonly TargetSubject[] => {
    if (id === null) return zone === null ? [{ id: null, name }] : [];
    const entry = fitting.find((one) => one.id === id);
    return entry === undefined ? [] : [{ id, name: entry.name }];
  });
  return { subjects, notes: [] };
}

/** Those nobody can say of whether they are meant. */
function unknownNotes(
  measurer: Measurer,
  {
    kind,
    where,
    options,
    kindLabel,
  }: {
    readonly kind: string;
    readonly where: string;
    readonly options: { readonly zone: number | null; readonly pack: string };
    readonly kindLabel: string;
  },
): readonly string[] {
  if (where === "") return [];
  const sides = [kind, `${kind}[${where}]`, `${kind}[非 (${where})]`].map((set) => measurer.list(set, options));
  const [all = 0, yes = 0, no = 0] = sides.map((side) => (side.ok ? side.value.length : 0));
  const unknown = all - yes - no;
  return unknown > 0 && sides.every((side) => side.ok)
    ? [`有 ${unknown} 个${kindLabel}缺少判断是否适用的资料，没有计入。`]
    : [];
}
