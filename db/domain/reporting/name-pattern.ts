/** Names of forms filled one by one (一企一表的文件名): a pattern with the entry's words put in. */
import { formatPeriod, parsePeriod } from "#domain/shared/period";

/** What a name can be made of (命名要素). */
export interface NameParts {
  /** From 1. */
  readonly ordinal: number;
  /** How many there are; the ordinal takes as many digits. */
  readonly total: number;
  readonly name: string;
  readonly creditCode: string | null;
  /** Canonical; a name says it in words (2026年一季度). */
  readonly period: string | null;
  readonly form: string;
}

/** The words a pattern may hold (命名要素写法). */
export const nameWords = ["{序号}", "{名称}", "{信用代码}", "{时期}", "{表名}"] as const;

/** Longest name in characters, for a file (文件名) and for a sheet (工作表名, Excel allows 31). */
export const longestName = { file: 100, sheet: 31 } as const;

/** Puts the words in and takes out what a file or sheet name cannot hold; never empty. */
export function nameByPattern(pattern: string, parts: NameParts, longest: number): string {
  const ordinal = String(parts.ordinal).padStart(String(parts.total).length, "0");
  const words: Readonly<Record<string, string>> = {
    "{序号}": ordinal,
    "{名称}": parts.name,
    "{信用代码}": parts.creditCode ?? "",
    "{时期}": periodWords(parts.period),
    "{表名}": parts.form,
  };
  const said = pattern.replace(/\{[^{}]*\}/gu, (word) => words[word] ?? word);
  const legal = said
    .replace(/[\\/:*?"<>|[\]\u0000-\u001F]/gu, " ")
    .replace(/\s+/gu, " ")
    .replace(/^[\s.']+|[\s.']+$/gu, "");
  const short = [...legal].slice(0, longest).join("").trim();
  return short === "" ? ordinal : short;
}

/** Tells equal names apart (重名加序号): 甲, 甲(2), 甲(3); case does not count, as file systems and Excel have it. */
export function distinguishNames(names: readonly string[], longest: number): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let at = 2; taken.has(unique.toLowerCase()); at += 1) {
      const ending = `(${at})`;
      unique = [...name].slice(0, longest - ending.length).join("") + ending;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function periodWords(period: string | null): string {
  const read = parsePeriod(period ?? "");
  return read.ok ? formatPeriod(read.value) : (period ?? "");
}
