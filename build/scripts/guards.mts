/** The guards of `npm run verify`: what each runs. All run under the Node that runs this script, never the system's. */
import { readFileSync } from "node:fs";
import path from "node:path";

export interface Guard {
  readonly name: string;
  readonly group: "tests" | "types" | "arch" | "style" | "knip";
  readonly args: readonly string[];
}

export const root = path.resolve(import.meta.dirname, "../..");

/** Longest first, so that two cores finish together. `results` is where vitest leaves its counts. */
export function listGuards(results: string): readonly Guard[] {
  const rooms: readonly { path: string }[] = JSON.parse(
    readFileSync(path.join(root, "tsconfig.json"), "utf8"),
  ).references;
  return [
    {
      name: "tests (unit + renderer)",
      group: "tests",
      args: [...vitestArgs(["unit", "renderer"], results), "--passWithNoTests"],
    },
    {
      name: "arch (import directions)",
      group: "arch",
      args: [
        "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
        ...["--config", "build/dependency-rules.cjs", "--output-type", "err", "db", "electron", "renderer"],
      ],
    },
    ...rooms.map(
      (room): Guard => ({
        name: `types ${room.path}`,
        group: "types",
        args: ["node_modules/typescript-7/bin/tsc", "-p", room.path],
      }),
    ),
    { name: "knip (dead code)", group: "knip", args: ["node_modules/knip/bin/knip.js", "--config", "build/knip.json"] },
    {
      name: "style (lint + format)",
      group: "style",
      args: ["node_modules/@biomejs/biome/bin/biome", "check", "--config-path=build/style.json", "."],
    },
  ];
}

/** Arguments for a vitest run of some projects that also leaves its counts as JSON. */
export function vitestArgs(projects: readonly string[], results: string): readonly string[] {
  return [
    "node_modules/vitest/vitest.mjs",
    ...["run", "--config", "build/vitest.config.ts"],
    ...projects.flatMap((project) => ["--project", project]),
    ...["--reporter=default", "--reporter=json", `--outputFile.json=${results}`],
  ];
}
