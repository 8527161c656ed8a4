/** Finds rows of a file that are about the same enterprise (文件内查重). Works from compact identities, so that a long file can be streamed. */

/** What telling duplicates needs of a row (行身份摘要): a `RowIdentity` is one. `nameKey` as `foldName` makes it, empty when there is no name. */
export interface DuplicateIdentity {
  readonly row: number;
  readonly nameKey: string;
  readonly code: string | null;
}

/** A row of the same reading in another table (他表中的行): for telling duplicates across sheets. */
export interface OtherRow extends DuplicateIdentity {
  readonly sheet: string;
}

/** Why a row is not the only one about its enterprise (重复). `rows` are the other rows, of this table or of another sheet; of a very long list only the first. */
export interface Duplicate {
  readonly kind: "duplicate-in-table" | "duplicate-across-sheets";
  /** `similarCode`: the codes differ only by letters that credit codes do not use because they look like digits (O/0, I/1, S/5, Z/2). */
  readonly by: "code" | "similarCode" | "name";
  readonly rows: readonly number[];
  readonly sheet: string | null;
  /** Same for all rows that belong together, also by way of a third one; unique within a table. */
  readonly group: string;
}

/** Finds rows about the same enterprise within a table and against the other tables of the file (查重): same code, a code that differs by a look-alike letter, or the same name. Two codes under one name are a question too. No row wins over another. */
export function findDuplicates(
  rows: readonly DuplicateIdentity[],
  others: readonly OtherRow[],
): ReadonlyMap<number, Duplicate> {
  const found = new Map<number, Omit<Duplicate, "group">>();
  const leaders = createLeaders();
  for (const [by, keyOf] of KEYS) {
    for (const group of groupRows(rows, keyOf)) {
      const [first] = group;
      if (first === undefined || group.length < 2) continue;
      for (const { row } of group) {
        leaders.join(first.row, row);
        if (!found.has(row)) found.set(row, { kind: "duplicate-in-table", by, rows: restOf(group, row), sheet: null });
      }
    }
  }
  const grouped = new Map([...found].map(([row, one]) => [row, { ...one, group: String(leaders.of(row)) }]));
  if (others.length > 0) addAcrossSheets(rows, others, grouped);
  return grouped;
}

/** The question a duplicate asks (查重的问题): where the others are, and what they share. */
export function duplicateQuestion(duplicate: Duplicate): string {
  return `${duplicateFinding(duplicate)}${duplicate.by === "code" ? "，用哪一行？" : "，是同一家吗，用哪一行？"}`;
}

/** What was found, without the question (查重的发现). */
export function duplicateFinding({ rows, sheet, by }: Duplicate): string {
  const more = rows.length >= MOST_SHOWN ? "等" : "";
  const where = `${sheet === null ? "" : `工作表“${sheet}”`}第 ${rows.join("、")} ${more}行`;
  switch (by) {
    case "code":
      return `与${where}是同一个信用代码`;
    case "similarCode":
      return `与${where}的信用代码只差容易看混的字母和数字（O 与 0、I 与 1）`;
    case "name":
      return `与${where}同名`;
  }
}

/** Other rows named in one finding. A group of n rows would otherwise keep n² numbers. */
const MOST_SHOWN = 20;

const KEYS: readonly (readonly [Duplicate["by"], (row: DuplicateIdentity) => string])[] = [
  ["code", (row) => row.code ?? ""],
  ["similarCode", (row) => codeShape(row.code)],
  ["name", (row) => nameShape(row.nameKey)],
];

/** An 18-character code with the look-alike letters read as digits; credit codes use none of these letters (GB 32100), organisation codes do. */
function codeShape(code: string | null): string {
  if (code === null || code.length !== 18) return "";
  return code.replace(/[OISZ]/gu, (letter) => LOOKALIKES[letter] ?? letter);
}

const LOOKALIKES: Readonly<Record<string, string>> = { O: "0", I: "1", S: "5", Z: "2" };

/** （筹）behind a name says that the same enterprise was not registered yet. */
function nameShape(nameKey: string): string {
  return nameKey.replace(/(?<=公司|厂|院|所|店|社|中心|合伙)筹(?:建|备)?中?$/u, "");
}

function groupRows<Row extends DuplicateIdentity>(
  rows: readonly Row[],
  keyOf: (row: DuplicateIdentity) => string,
): Iterable<readonly Row[]> {
  // Nearly all rows are alone: only those that are not get a list.
  const first = new Map<string, Row>();
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const before = key === "" ? row : first.get(key);
    if (before === undefined) first.set(key, row);
    else if (before !== row) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [before, row]);
      else group.push(row);
    }
  }
  return groups.values();
}

function restOf(group: readonly DuplicateIdentity[], row: number): readonly number[] {
  const rest: number[] = [];
  for (const other of group) {
    if (other.row === row) continue;
    rest.push(other.row);
    if (rest.length === MOST_SHOWN) break;
  }
  return rest;
}

interface Leaders {
  readonly of: (row: number) => number;
  readonly join: (a: number, b: number) => void;
}

/** Which rows belong together, also by way of a third: every row points at an earlier one, the first at itself. */
function createLeaders(): Leaders {
  const parents = new Map<number, number>();
  const of = (row: number): number => {
    let at = row;
    for (let up = parents.get(at); up !== undefined && up !== at; up = parents.get(at)) at = up;
    parents.set(row, at);
    return at;
  };
  return {
    of,
    join: (a, b) => {
      const [first, second] = [of(a), of(b)];
      if (first !== second) parents.set(Math.max(first, second), Math.min(first, second));
    },
  };
}

function addAcrossSheets(
  rows: readonly DuplicateIdentity[],
  others: readonly OtherRow[],
  found: Map<number, Duplicate>,
): void {
  const known = KEYS.map(([by, keyOf]) => ({ by, keyOf, groups: firstByKey(others, keyOf) }));
  for (const row of rows) {
    if (found.has(row.row)) continue;
    for (const { by, keyOf, groups } of known) {
      const same = groups.get(keyOf(row));
      if (same === undefined) continue;
      const { sheet, row: first } = same;
      const group = `${sheet}!${first}`;
      found.set(row.row, { kind: "duplicate-across-sheets", by, rows: [first], sheet, group });
      break;
    }
  }
}

function firstByKey(
  others: readonly OtherRow[],
  keyOf: (row: DuplicateIdentity) => string,
): ReadonlyMap<string, OtherRow> {
  const first = new Map<string, OtherRow>();
  for (const other of others) {
    const key = keyOf(other);
    if (key !== "" && !first.has(key)) first.set(key, other);
  }
  return first;
}
