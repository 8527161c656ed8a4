import type { RowIdentity } from "#domain/importing/row-identity";

/** A row of the same reading in another table (他表中的行): for telling duplicates across sheets. */
export interface OtherRow {
  readonly sheet: string;
  readonly row: number;
  readonly nameKey: string;
  readonly code: string | null;
}

/** Why a row is not the only one about its enterprise (重复). `rows` are the other rows, of this table or of another sheet. */
export interface Duplicate {
  readonly kind: "duplicate-in-table" | "duplicate-across-sheets";
  readonly by: "code" | "name";
  readonly rows: readonly number[];
  readonly sheet: string | null;
}

/** Finds rows about the same enterprise within a table and against the other tables of the file (查重): same code, or same name unless both have codes that differ and the name is shared by chance — that is a question too. */
export function findDuplicates(
  rows: readonly RowIdentity[],
  others: readonly OtherRow[],
): ReadonlyMap<number, Duplicate> {
  const found = new Map<number, Duplicate>();
  for (const [by, keyOf] of KEYS) {
    for (const group of groupRows(rows, keyOf)) {
      if (group.length < 2) continue;
      for (const { row } of group) {
        if (found.has(row)) continue;
        const rest = group.map((other) => other.row).filter((other) => other !== row);
        found.set(row, { kind: "duplicate-in-table", by, rows: rest, sheet: null });
      }
    }
  }
  if (others.length > 0) addAcrossSheets(rows, others, found);
  return found;
}

const KEYS: readonly (readonly ["code" | "name", (row: RowIdentity) => string])[] = [
  ["code", (row) => row.code ?? ""],
  ["name", (row) => row.nameKey],
];

function groupRows(
  rows: readonly RowIdentity[],
  keyOf: (row: RowIdentity) => string,
): Iterable<readonly RowIdentity[]> {
  const groups = new Map<string, RowIdentity[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === "") continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups.values();
}

function addAcrossSheets(
  rows: readonly RowIdentity[],
  others: readonly OtherRow[],
  found: Map<number, Duplicate>,
): void {
  const byCode = new Map(others.filter(({ code }) => code !== null).map((other) => [other.code ?? "", other]));
  const byName = new Map(others.filter(({ nameKey }) => nameKey !== "").map((other) => [other.nameKey, other]));
  for (const { row, code, nameKey } of rows) {
    if (found.has(row)) continue;
    const sameCode = code === null ? undefined : byCode.get(code);
    const same = sameCode ?? byName.get(nameKey);
    if (same === undefined) continue;
    const by = sameCode === undefined ? "name" : "code";
    found.set(row, { kind: "duplicate-across-sheets", by, rows: [same.row], sheet: same.sheet });
  }
}
