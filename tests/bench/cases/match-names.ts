import { makeNames } from "../../support/made-names.ts";
import type { BenchAnswer, BenchCase, BenchInput } from "../bench-case.ts";

/** Similar names: as many asked as known, a third of them equal or variants, a third neighbours that are other companies, a third strangers. Time against a plain join of equal names, and how many of the proposals are right. */
export const cases: readonly BenchCase[] = [
  {
    kind: "ratio",
    name: "match 50,000 names against 50,000",
    reference: "join of folded names",
    measure: "slower",
    goal: 10,
    peakMb: 400,
    prepare: async (quick) => ({ rows: quick ? 10_000 : 50_000 }),
    load: async (side) => {
      await (side === "ours" ? loadIndex() : loadFold());
    },
    ours: matchOurs,
    theirs: joinEqual,
  },
  figure("match 50,000 names against 50,000, in one thread", "s", 10, async (made) => {
    const start = performance.now();
    await searchAll(made);
    return (performance.now() - start) / 1000;
  }),
  figure("match one name against 50,000 names, p99", "ms", 200, async ({ known, asked }) => {
    const index = await buildIndex(known);
    const times = asked.slice(0, 2000).map(({ name }) => {
      const start = performance.now();
      index.search(name, SEARCH);
      return performance.now() - start;
    });
    return times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;
  }),
  {
    ...figure("match names of 50,000: proposals of 0.9 and more that are right", "%", 99, async (made) => {
      const strong = (await searchAll(made)).flatMap(({ answers, means }) =>
        answers.filter(({ score }) => score >= 0.9).map(({ owner }) => owner === means),
      );
      return (strong.filter(Boolean).length / strong.length) * 100;
    }),
    atLeast: true,
  },
  {
    ...figure("match names of 50,000: meant ones that are found", "%", 95, async (made) => {
      const meant = (await searchAll(made)).filter(({ means }) => means !== null);
      const found = meant.filter(({ answers, means }) => answers.some(({ owner }) => owner === means));
      return (found.length / meant.length) * 100;
    }),
    atLeast: true,
  },
];

type Made = ReturnType<typeof makeNames>;

const SEARCH = { atLeast: 0.65, limit: 5 } as const;
const loadIndex = () =>
  Promise.all([import("../../../db/domain/enterprises/name-index.ts"), import("../../support/name-words.ts")]);
const loadFold = () => import("../../../db/domain/shared/chinese-text.ts");

function figure(
  name: string,
  unit: string,
  goal: number,
  measure: (made: Made) => Promise<number>,
): Extract<BenchCase, { kind: "figure" }> {
  return {
    kind: "figure",
    name,
    unit,
    goal,
    prepare: async (quick) => ({ rows: quick ? 10_000 : 50_000 }),
    figure: async ({ rows }) => await measure(makeNames(Number(rows))),
  };
}

async function buildIndex(known: Made["known"]) {
  const [{ createNameIndex }, { loadNameWords }] = await loadIndex();
  return createNameIndex(
    known.map((name, owner) => ({ name, owner })),
    loadNameWords(),
  );
}

async function searchAll({ known, asked }: Made) {
  const index = await buildIndex(known);
  return asked.map(({ name, means }) => ({ means, answers: index.search(name, SEARCH) }));
}

async function matchOurs({ rows }: BenchInput): Promise<BenchAnswer> {
  const found = await searchAll(makeNames(Number(rows)));
  return { equal: found.filter(({ answers }) => answers[0]?.score === 1).length };
}

async function joinEqual({ rows }: BenchInput): Promise<BenchAnswer> {
  const { foldName } = await loadFold();
  const { known, asked } = makeNames(Number(rows));
  const keys = new Set(known.map(foldName));
  return { equal: asked.filter(({ name }) => keys.has(foldName(name))).length };
}
