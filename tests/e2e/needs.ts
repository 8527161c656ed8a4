/** What the end-to-end tests need from the machine; says loudly what is missing. With CI=true missing means failed, not skipped. */
import { existsSync } from "node:fs";
import path from "node:path";
import { describe } from "vitest";

export type Need = "chromium" | "libreoffice";

const CHROMIUM = process.env.PARKBOOK_CHROMIUM ?? "/usr/bin/chromium";

const present: Readonly<Record<Need, boolean>> = {
  chromium: existsSync(CHROMIUM) || process.env.E2E_ELECTRON === "1",
  libreoffice: (process.env.PATH ?? "")
    .split(path.delimiter)
    .some((folder) => existsSync(path.join(folder, "soffice"))),
};
const hint: Readonly<Record<Need, string>> = {
  chromium: "Chromium（Debian: apt-get install chromium；或用 PARKBOOK_CHROMIUM 指明可执行文件）",
  libreoffice: "LibreOffice（Debian: apt-get install libreoffice-calc）",
};

/** `describe` when the machine has what is needed; otherwise skipped with a sentence. */
export function describeWith(needs: readonly Need[], title: string, body: () => void): void {
  const missing = needs.filter((need) => !present[need]);
  if (missing.length === 0) {
    describe(title, body);
    return;
  }
  const sentence = `【跳过】${title}：这台机器上没有 ${missing.map((need) => hint[need]).join("、")}`;
  if (process.env.CI === "true") throw new Error(sentence);
  console.warn(sentence);
  describe.skip(title, body);
}
