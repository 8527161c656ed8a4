/** Rows of one name that are several entries all the same (同名不同条): a 孵化器 and a 众创空间 called alike. */
import type { DuplicateIdentity } from "#domain/importing/find-duplicates";
import type { RowIdentity } from "#domain/importing/row-identity";

/** A row with what tells it from others of its name (查重身份). */
export interface MarkedIdentity extends DuplicateIdentity {
  readonly marks?: RowIdentity["marks"];
}

/** Gives rows of one name keys of their own where all of them say something different of what tells entries apart (查重前区分); where one is silent or two say the same, the name stays one key and a person is asked. */
export function tellApart<Row extends MarkedIdentity>(rows: readonly Row[]): readonly Row[] {
  if (!rows.some(({ marks }) => marks !== undefined)) return rows;
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.nameKey);
    if (group === undefined) groups.set(row.nameKey, [row]);
    else group.push(row);
  }
  return rows.map((row) => {
    const group = groups.get(row.nameKey) ?? [];
    const isTold = row.nameKey !== "" && group.length > 1 && areApart(group);
    return isTold ? { ...row, nameKey: `${row.nameKey}\n${keyOf(row)}` } : row;
  });
}

/** Every two of them differ in a mark that both state. */
function areApart(group: readonly MarkedIdentity[]): boolean {
  const keys = new Set(group.map(keyOf));
  if (keys.size < group.length) return false;
  return group.every((one, at) => group.slice(at + 1).every((other) => differs(one, other)));
}

function differs({ marks: one = {} }: MarkedIdentity, { marks: other = {} }: MarkedIdentity): boolean {
  return Object.entries(one).some(([field, said]) => {
    const theirs = other[field] ?? null;
    return said !== null && theirs !== null && said !== theirs;
  });
}

function keyOf({ marks = {} }: MarkedIdentity): string {
  return JSON.stringify(Object.values(marks));
}
