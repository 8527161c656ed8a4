/** Files behind tokens: the services read and write through this and never see a path. */
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { err, ok, type Result } from "#domain/shared/result";
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { Files } from "#services/ports";
import { readError, writeError } from "./file-errors.ts";
import type { FileGrants } from "./file-grants.ts";
import { safeName } from "./safe-name.ts";
import { writeWhole } from "./write-whole.ts";

/** Larger workbooks are refused before they are read: 1 GiB is twenty times the largest roster seen. */
const LARGEST = 1024 ** 3;

export function createFiles(grants: FileGrants, examplesFolder: string): Files {
  return {
    read: async (token) => {
      const place = grants.find(token, "read");
      if (!place) return err({ type: "FileMissing", file: "" });
      const name = path.basename(place);
      try {
        const { size } = await stat(place);
        if (size === 0) return err({ type: "FileEmpty", file: name });
        if (size > LARGEST) return err({ type: "FileTooLarge", file: name, detail: "文件超过 1 GB" });
        return ok({ name, bytes: await readFile(place) });
      } catch (cause) {
        return err(readError(cause, name));
      }
    },
    write: (token, bytes) => writeTo(grants.find(token, "write"), bytes),
    writeBeside: (token, suffix, bytes) => {
      const place = grants.find(token, "write");
      return writeTo(place === null ? null : companionPath(place, suffix), bytes);
    },
    readBeside: async (token, suffix) => {
      const target = grants.find(token, "read");
      if (!target) return null;
      const place = companionPath(target, suffix);
      try {
        const { size } = await stat(place);
        return size > LARGEST ? null : { name: path.basename(place), bytes: await readFile(place) };
      } catch {
        return null;
      }
    },
    examples: async () => {
      const names = (await readdir(examplesFolder)).filter(isRoster).sort();
      return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(path.join(examplesFolder, name)) })));
    },
  };
}

/** The blank forms lie beside the rosters and are called 报表…; they are for filling, not for importing. */
function isRoster(name: string): boolean {
  return /\.(xlsx|xls|et|csv|xlsb)$/iu.test(name) && !name.startsWith("报表");
}

/** `…/年报.xlsx` and `.来源.json` give `…/年报.来源.json`. */
export function companionPath(target: string, suffix: string): string {
  const { dir, name } = path.parse(target);
  return path.join(dir, safeName(`${name}${suffix}`));
}

async function writeTo(
  place: string | null,
  bytes: Uint8Array | Iterable<Uint8Array>,
): Promise<Result<{ readonly name: string }, EnvironmentError>> {
  if (place === null) return err({ type: "PermissionDenied", file: "" });
  try {
    await writeWhole(place, bytes);
    return ok({ name: path.basename(place) });
  } catch (cause) {
    return err(writeError(cause, path.basename(place)));
  }
}
