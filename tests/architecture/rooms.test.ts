import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, test } from "vitest";
import { arrowTable } from "../../build/scripts/arrow-table.mts";

const {
  rooms,
  packages,
}: Record<"rooms" | "packages", Record<string, readonly string[]>> = createRequire(import.meta.url)(
  "../../build/arrows.json",
);

const CODE = ["db", "electron", "renderer"];
const sources = CODE.flatMap((top) =>
  readdirSync(top, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/u.test(name))
    .map((name) => path.join(top, name).split(path.sep).join("/")),
);
const lines = (file: string): readonly string[] => readFileSync(file, "utf8").trimEnd().split("\n");

test("every folder of the code is a declared room, and every room exists", () => {
  const folders = CODE.flatMap((top) =>
    readdirSync(top)
      .filter((name) => statSync(path.join(top, name)).isDirectory())
      .map((name) => `${top}/${name}`),
  );
  expect(folders.filter((folder) => !(folder in rooms))).toEqual([]);
  expect(Object.keys(rooms).filter((room) => !existsSync(room))).toEqual([]);
  expect(Object.keys(packages).sort()).toEqual(Object.keys(rooms).sort());
});

test("the README prints the arrow table that the guard executes", () => {
  expect(readFileSync("README.md", "utf8")).toContain(arrowTable());
});

test("no file is longer than 300 lines, data files excepted", () => {
  const long = sources.filter((file) => !/\/(schema|migrations)\//u.test(file) && lines(file).length > 300);
  expect(long).toEqual([]);
});

test("no default exports, no barrels, no drawers", () => {
  const sinners = sources.filter(
    (file) =>
      /(^|\/)(index|utils?|helpers?|common|misc|manager)(\.tsx?|\/)/u.test(file) ||
      /^export (default|\* from)/mu.test(readFileSync(file, "utf8")),
  );
  expect(sinners).toEqual([]);
});

test("no any, no unexplained suppression, no enum", () => {
  const sinners = sources.filter((file) =>
    /@ts-(ignore|nocheck)|: any\b|as any\b|^(export )?(const )?enum /mu.test(readFileSync(file, "utf8")),
  );
  expect(sinners).toEqual([]);
});

/** Documented or not: an export of the pure rooms without a comment right above it. */
test("every export of domain and contract says what it is", () => {
  const bare = sources
    .filter((file) => /^db\/(domain|contract)\//u.test(file))
    .flatMap((file) => {
      const all = lines(file);
      return all.flatMap((line, index) =>
        /^export (async )?(function|const|interface|type|class) /u.test(line) && !isDocumented(all, index)
          ? [`${file}:${index + 1}`]
          : [],
      );
    });
  expect(bare).toEqual([]);
});

function isDocumented(all: readonly string[], index: number): boolean {
  const above = all[index - 1]?.trim() ?? "";
  // Overloads follow each other without repeating their comment.
  return above.endsWith("*/") || /^export function /u.test(above);
}

test("an older Node is refused in words", () => {
  const old = ["/usr/bin/node", "/usr/local/bin/node"].find(
    (file) => existsSync(file) && !execFileSync(file, ["-v"], { encoding: "utf8" }).startsWith("v24."),
  );
  const source = readFileSync("build/scripts/require-node.mjs", "utf8");
  expect(source).toContain("--ignore-scripts");
  if (old === undefined) return;
  expect(() => execFileSync(old, ["build/scripts/require-node.mjs"], { stdio: "pipe" })).toThrow(
    /只在 Node 24 上运行/u,
  );
});
