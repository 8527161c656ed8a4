/** Remarks that the cells of a table share are told once with their number (同样的提示只说一次): forty cells of a cross table say the same of the zone. */
import type { FillProblem } from "#domain/reporting/fill-request";

/** Cells from which on a remark is told together. */
const MANY = 3;

/** Joins what several cells of a sheet say alike, at the first of them; numbers in the sentences may differ. Each sentence of a remark counts by itself. */
export function tellOnce(problems: readonly FillProblem[]): readonly FillProblem[] {
  const said = problems.flatMap((problem) =>
    problem.severity === "warning"
      ? problem.reason.split("；").map((sentence) => ({ problem, sentence }))
      : [{ problem, sentence: problem.reason }],
  );
  const alike = Map.groupBy(said, ({ problem, sentence }) => keyOf(problem, sentence));
  const told = new Set<string>();
  const rest = new Map<FillProblem, string[]>();
  for (const { problem, sentence } of said) {
    const key = keyOf(problem, sentence);
    const all = alike.get(key) ?? [];
    if (all.length < MANY || problem.severity === "error") put(rest, problem, sentence);
    else if (!told.has(key)) put(rest, problem, joined(sentence, all));
    told.add(key);
  }
  return [...rest].map(([problem, sentences]) => ({ ...problem, reason: sentences.join("；") }));
}

function keyOf({ sheet }: FillProblem, sentence: string): string {
  return `${sheet}\u0000${sentence.replace(/\d+(?:\.\d+)?/gu, "#")}`;
}

/** So many cells are named. */
const MOST_NAMED = 6;

function joined(
  sentence: string,
  all: readonly { readonly problem: FillProblem; readonly sentence: string }[],
): string {
  if (all.every((one) => one.sentence === sentence)) return `${sentence}（共 ${all.length} 格这样）`;
  const others = all.slice(1).map(({ problem: { cell } }) => cell);
  const named = others.slice(0, MOST_NAMED).join("、");
  return `${sentence}（${named}${others.length > MOST_NAMED ? "等" : ""} ${others.length} 格也是这样，数目各不同）`;
}

function put(rest: Map<FillProblem, string[]>, problem: FillProblem, sentence: string): void {
  rest.set(problem, [...(rest.get(problem) ?? []), sentence]);
}
