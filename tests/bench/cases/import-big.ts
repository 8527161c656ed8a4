import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { placesInCheckout } from "../../../electron/platform/places.ts";
import type { BenchCase, BenchInput } from "../bench-case.ts";
import { requireRoster } from "../roster-file.ts";

/** Big imports in the shape in which the program ships: bundled, in a process of its own. */
export const cases: readonly BenchCase[] = [
  {
    kind: "figure",
    name: "import 200,000 × 40, peak memory of reading, planning and writing",
    unit: "MB",
    goal: 400,
    slow: true,
    prepare: () => prepare(200_000),
    figure: (input) => run(input, "peak"),
  },
  {
    kind: "figure",
    name: "plan of 50,000 rows against 50,000 known, processor time",
    unit: "s",
    goal: 5,
    prepare: (quick) => prepare(quick ? 10_000 : 50_000),
    figure: (input) => run(input, "plan"),
  },
  {
    kind: "figure",
    name: "plan of 50,000 rows against 50,000 known, against the bare scanner over the same file",
    unit: "×",
    goal: 12,
    prepare: (quick) => prepare(quick ? 10_000 : 50_000),
    figure: (input) => run(input, "ratio"),
  },
  {
    kind: "figure",
    name: "cancel of an import of 50,000 × 40, worst wait at nine places",
    unit: "ms",
    goal: 300,
    prepare: (quick) => prepare(quick ? 10_000 : 50_000),
    figure: (input) => run(input, "cancel"),
  },
];

/** The limit that the back end's worker runs under (worker-client.ts). */
const SMALL_YOUNG = "--max-semi-space-size=4";

async function prepare(rows: number): Promise<BenchInput> {
  const { build } = await import("vite");
  const outDir = join(process.env.PARKBOOK_BENCH_FOLDER ?? ".", `import-child-${rows}`);
  await build({
    configFile: false,
    logLevel: "silent",
    ssr: { noExternal: true },
    build: {
      ssr: new URL("../import-child.ts", import.meta.url).pathname,
      outDir,
      target: "node24",
      minify: false,
      rolldownOptions: { output: { format: "esm", entryFileNames: "child.mjs" } },
    },
  });
  return { path: requireRoster(rows), child: join(outDir, "child.mjs"), rows };
}

async function run(input: BenchInput, task: "peak" | "plan" | "ratio" | "cancel"): Promise<number> {
  const root = new URL("../../..", import.meta.url).pathname;
  const { nativeBinding } = placesInCheckout(root, "");
  const words = [SMALL_YOUNG, String(input.child), String(input.path), nativeBinding, task];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  return Number(stdout.trim());
}
