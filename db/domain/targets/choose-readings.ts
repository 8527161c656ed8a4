/** Which readings of an ambiguous sentence are in force (口径选用), and the target as they make it. */
import type { TargetDefinition, TargetSetting } from "#domain/targets/target";

/** A target with its readings applied (按口径读出的目标). */
export interface ReadTarget {
  readonly target: TargetDefinition;
  /** In place of the indicator's formula; null: the indicator's own. */
  readonly formula: string | null;
  /** Readings in force; `assumed`: nobody chose, the first option stands. */
  readonly readings: readonly { readonly question: string; readonly chosen: string; readonly assumed: boolean }[];
}

/** The setting of a target nobody has set anything on. */
export const noSetting: TargetSetting = {
  readings: {},
  owner: null,
  floor: null,
  stretch: null,
  baseline: null,
  path: null,
  note: "",
};

/** Applies the chosen options, in order; a choice that names no option of the reading counts as none. Where two options bring a formula the later one stands, and both say so. */
export function chooseReadings(target: TargetDefinition, chosen: Readonly<Record<string, string>>): ReadTarget {
  const picked = target.readings.flatMap((reading) => {
    const option = reading.options.find(({ id }) => id === chosen[reading.id]);
    const inForce = option ?? reading.options[0];
    return inForce === undefined
      ? []
      : [{ question: reading.question, option: inForce, assumed: option === undefined }];
  });
  const formulas = picked.filter(({ option }) => option.formula !== null);
  const last = formulas.at(-1)?.option ?? null;
  const clash = formulas.length > 1;
  return {
    target: applyChanges(
      target,
      picked.map(({ option }) => option.changes),
    ),
    formula: last?.formula ?? null,
    readings: picked.map(({ question, option, assumed }) => {
      const isOverruled = clash && option.formula !== null && option !== last;
      return {
        question,
        chosen: isOverruled ? `${option.label}（公式以“${last?.label ?? ""}”为准）` : option.label,
        assumed,
      };
    }),
  };
}

function applyChanges(
  target: TargetDefinition,
  changes: readonly TargetDefinition["readings"][number]["options"][number]["changes"][],
): TargetDefinition {
  let read = target;
  for (const change of changes) read = Object.assign({}, read, change);
  return read;
}
