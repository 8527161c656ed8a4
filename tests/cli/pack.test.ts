/** `parkbook pack`, as a script would call it. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { runCli } from "../support/run-cli.ts";

const entry = path.resolve(import.meta.dirname, "../../electron/cli/parkbook.ts");

interface Answer {
  readonly code: number;
  readonly out: string;
}

function pack(...args: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, "pack", ...args], (error, out) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out });
    });
  });
}

test("a province's name is enough to install, see and remove its pack; a wrong file is told line by line", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "parkbook-pack-"));
  const store = path.join(folder, "book.db");
  const states = async (): Promise<unknown> => {
    const listed: readonly { id: string; state: string }[] = JSON.parse(
      (await pack("list", "--store", store, "--json")).out,
    );
    return listed.find(({ id }) => id === "hunan")?.state;
  };
  expect((await pack("install", "湖南", "--store", store, "--json")).code).toBe(0);
  expect(await states()).toBe("installed");
  expect((await pack("remove", "湖南", "--store", store)).code).toBe(0);
  expect(await states()).toBe("available");
  expect((await pack("check", "湖南")).code).toBe(0);
  const file = path.join(folder, "pack.yaml");
  await writeFile(file, 'id: demo\nname: 示范\nversion: "1"\nregion: 湖南\n');
  const checked = await pack("check", file, "--json");
  const sentence = expect.stringContaining("两位数字");
  expect([checked.code, JSON.parse(checked.out)]).toEqual([
    1,
    { ok: false, faults: [{ file: "pack.yaml", line: 4, sentence }] },
  ]);
  expect((await pack("check", "没有这个包")).code).toBe(1);
  expect((await pack("mend")).code).toBe(2);
});

test("a pack that cannot be taken leaves no book behind; one that takes the place of another says what went with it", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "parkbook-pack-"));
  const store = path.join(folder, "新的 账本.parkbook");
  expect((await runCli(["pack", "install", "火星", "--store", store])).code).toBe(1);
  expect(existsSync(store)).toBe(false);
  expect((await pack("install", "湖南", "--store", store)).code).toBe(0);
  const file = path.join(folder, "别的.yaml");
  await writeFile(file, 'id: hunan\nname: 湖南\nversion: "9"\nregion: "43"\ndocuments: []\n');
  const replaced = await runCli(["pack", "install", file, "--store", store]);
  expect([replaced.code, replaced.stderr]).toEqual([
    0,
    expect.stringMatching(
      /它替换了账本里原有的「湖南省.*」（版本 2017\.1）：.*指标 25 → 0，目标 25 → 0，清单 2 → 0。/u,
    ),
  ]);
});
