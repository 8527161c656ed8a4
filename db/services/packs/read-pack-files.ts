/** Reads a pack from what a person has: a zip, a folder's files, or one single file (读政策包文件). */
import { type PackDraft, decodePack, type PackFile } from "#domain/packs/decode-pack";
import { MOST_FAULTS, type PackFault } from "#domain/packs/pack-node";
import { err, ok, type Result } from "#domain/shared/result";
import { isArchive, readArchive } from "#workbook/read-archive";
import { parsePackText } from "./parse-pack-text.ts";

/** A file with its bare name, or its path within the package. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const LIMITS = { files: 100, bytes: 16 * 1024 * 1024 };

/** Reads a zip, or one single file with all members. */
export function readPackFile(file: NamedBytes): Result<PackDraft, readonly PackFault[]> {
  if (!isArchive(file.bytes)) return readPackFiles([file]);
  const unpacked = readArchive(file.bytes, LIMITS);
  if (!unpacked.ok) return err([{ file: file.name, line: null, sentence: `${unpacked.error}。` }]);
  return readPackFiles(
    unpacked.value.map(({ path, bytes }) => ({ name: path, bytes })),
    file.name,
  );
}

/** Reads the files of a folder (读文件夹). A folder around all of them does not matter; files of other kinds are left out. */
export function readPackFiles(
  files: readonly NamedBytes[],
  source: string = files[0]?.name ?? "",
): Result<PackDraft, readonly PackFault[]> {
  const faults: PackFault[] = [];
  const parsed: PackFile[] = [];
  const wanted = files.filter(({ name }) => isPackFile(name));
  if (wanted.length === 0) {
    return err([{ file: source, line: null, sentence: "里面没有 .json、.yaml 或 .yml 文件，不是政策包。" }]);
  }
  const total = wanted.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (wanted.length > LIMITS.files || total > LIMITS.bytes) {
    return err([{ file: source, line: null, sentence: "文件太多或太大，政策包最多 100 个文件、16 MB。" }]);
  }
  for (const { name, bytes } of wanted) {
    const text = decodeText(bytes);
    const file = bareName(name);
    if (text === null) {
      faults.push({ file, line: null, sentence: "文字不是 UTF-8 编码，请用记事本另存为 UTF-8。" });
      continue;
    }
    const tree = parsePackText(file, text);
    if (tree.ok) parsed.push({ name: file.replace(/\.[^.]+$/u, "").toLowerCase(), root: tree.value });
    else faults.push(...tree.error);
  }
  if (faults.length > 0) return err(faults.slice(0, MOST_FAULTS));
  return ok(decodePack(parsed));
}

function isPackFile(name: string): boolean {
  // Files that a Mac puts beside everything it packs.
  return /\.(?:json|ya?ml)$/iu.test(name) && !/(?:^|\/)(?:__MACOSX|\.)/u.test(name);
}

function bareName(name: string): string {
  return name.split("/").at(-1) ?? name;
}

function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
