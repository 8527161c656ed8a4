/** A folder that looks like an Electron runtime to electron-builder; it cannot run, it only lets the package's contents be looked at. */
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Marks the place of the fuses in Electron's executable; version 1, nine fuses, each "0" or "1". */
const FUSES = Buffer.concat([
  Buffer.from("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX"),
  Buffer.from([1, 9]),
  Buffer.from("101100010"),
]);

export function writeFakeRuntime(folder: string): void {
  mkdirSync(path.join(folder, "resources"), { recursive: true });
  mkdirSync(path.join(folder, "locales"), { recursive: true });
  const executable = path.join(folder, "electron");
  writeFileSync(executable, Buffer.concat([Buffer.from("#!/bin/sh\nexit 97\n"), FUSES, Buffer.from("\n")]));
  chmodSync(executable, 0o755);
  for (const name of ["LICENSE", "LICENSES.chromium.html", "chrome-sandbox", "chrome_crashpad_handler", "version"]) {
    writeFileSync(path.join(folder, name), "45.4.1");
  }
  for (const language of ["zh-CN", "zh-TW", "en-US", "fr"]) {
    writeFileSync(path.join(folder, "locales", `${language}.pak`), "");
  }
}
