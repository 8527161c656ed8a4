/** What is in the built bundles, and in a package made of them. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { writeFakeRuntime } from "./fake-runtime.ts";

const ASAR = "node_modules/@electron/asar/bin/asar.js";

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.split(path.sep).join("/"));
}

describe("the bundles", () => {
  test("the preload script is small and asks for nothing but electron", () => {
    const preload = readFileSync("dist/preload/preload.cjs", "utf8");
    const asked = [...preload.matchAll(/require\(["']([^"']+)["']\)/gu)].map((match) => match[1]);
    expect(asked).toEqual(["electron"]);
    expect(preload.length).toBeLessThan(2048);
  });

  test("the main process brings everything but Node and Electron", () => {
    const text = listFiles("dist/main")
      .filter((name) => name.endsWith(".js"))
      .map((name) => readFileSync(path.join("dist/main", name), "utf8"))
      .join("\n");
    const imported = [...text.matchAll(/^import\s(?:.*?from\s)?["']([^"']+)["']/gmu)].map((match) => match[1] ?? "");
    expect(imported.filter((name) => !/^(node:|\.\/|electron$)/u.test(name))).toEqual([]);
  });

  test("there are no source maps, and the page names no other site", () => {
    expect(listFiles("dist").filter((name) => name.endsWith(".map"))).toEqual([]);
    const styles = listFiles("dist/renderer").filter((name) => /\.(css|html)$/u.test(name));
    const text = styles.map((name) => readFileSync(path.join("dist/renderer", name), "utf8")).join("\n");
    expect(text).not.toMatch(/(src|href)="https?:|url\(["']?https?:|@import/u);
  });
});

describe.skipIf(process.platform !== "linux" || process.arch !== "x64")("the package", () => {
  test("holds the bundles, the engine and the examples, and nothing else", { timeout: 120_000 }, () => {
    const folder = mkdtempSync(path.join(tmpdir(), "parkbook-package-"));
    const runtime = path.join(folder, "runtime");
    writeFakeRuntime(runtime);
    const empty = path.join(folder, "runtime", "locales");
    const run = (...args: string[]): string =>
      execFileSync(process.execPath, args, { encoding: "utf8", stdio: "pipe" });
    run(ASAR, "pack", empty, path.join(runtime, "resources", "default_app.asar"));
    run(
      "node_modules/electron-builder/cli.js",
      ...["--config", "build/electron-builder.yml", "--publish", "never", "--linux", "dir", "--x64"],
      ...[`-c.electronDist=${runtime}`, `-c.directories.output=${path.join(folder, "release")}`],
    );
    const resources = path.join(folder, "release", "linux-unpacked", "resources");
    const packed = run(ASAR, "list", path.join(resources, "app.asar")).trim().split("\n");
    const outside = packed.filter((name) => !/^\/(dist(\/(main|preload|renderer)(\/.*)?)?|package\.json)$/u.test(name));
    expect(outside).toEqual([]);
    expect(packed).toEqual(
      expect.arrayContaining([
        "/dist/main/main.js",
        "/dist/main/backend-worker.js",
        "/dist/main/legacy-worker.js",
        "/dist/preload/preload.cjs",
        "/dist/renderer/index.html",
      ]),
    );
    expect(readFileSync(path.join(resources, "native/better_sqlite3.node"))).toEqual(
      readFileSync("node_modules/better-sqlite3/prebuilds/linux-x64.node"),
    );
    expect(readdirSync(path.join(resources, "assets/examples"))).toEqual(readdirSync("assets/examples"));
    expect(readdirSync(path.join(resources, "../locales")).sort()).toEqual(["en-US.pak", "zh-CN.pak"]);
    const executable = readFileSync(path.join(resources, "../parkbook"), "latin1");
    // runAsNode, cookie encryption, NODE_OPTIONS and inspect shut; integrity and asar-only on; the rest as Electron has them.
    expect(/dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX..([01]+)/su.exec(executable)?.[1]?.slice(0, 8)).toBe("00001100");
  });
});
