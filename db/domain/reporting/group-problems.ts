/** What is to be looked at in many filled forms (一企一表的提醒), said once for all that share it. */

/** One problem and the forms it is in (同一个提醒). `count`: reminders in each of them; `first`: the first one's sentence; `names` in order. */
export interface SharedProblem {
  readonly names: readonly string[];
  readonly count: number;
  readonly first: string;
}

/** Groups forms by what they have to be looked at for, the widest shared first. */
export function groupProblems(
  problems: readonly { readonly name: string; readonly count: number; readonly first: string }[],
): readonly SharedProblem[] {
  const groups = Map.groupBy(problems, ({ count, first }) => `${count} ${first}`);
  return [...groups.values()]
    .flatMap((group) => {
      const [one] = group;
      return one === undefined ? [] : [{ names: group.map(({ name }) => name), count: one.count, first: one.first }];
    })
    .toSorted((one, other) => other.names.length - one.names.length);
}

/** Names of the forms in words (甲公司、乙公司、丙公司 等 380 份). */
export function namesInWords(names: readonly string[], most = 3): string {
  return names.length <= most
    ? names.join("、")
    : `${names.slice(0, most).join("、")} 等 ${names.length.toLocaleString("en-US")} 份`;
}
