/** What the book must hold after rosters were imported one after the other, worked out from their truth alone (账本应有的内容). */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { foldName } from "#domain/shared/chinese-text";
import type { Truth, TruthColumn, TruthRow, TruthTable } from "./truth.ts";

/** A value with the cells it may have come from. */
export interface ExpectedValue {
  readonly value: string | number | boolean;
  readonly workbook: string;
  readonly sheet: string;
  readonly cells: readonly string[];
}
/** One enterprise: present name, code, and values by `label` or `label@period`. */
export interface ExpectedEnterprise {
  name: string;
  code: string | null;
  readonly names: Set<string>;
  readonly values: Map<string, ExpectedValue>;
}

/** The book so far. Keys of enterprises do not matter; they are compared by name and code. */
export interface ExpectedBook {
  readonly enterprises: ExpectedEnterprise[];
}

const NAME = "企业名称";
const CODE = "统一社会信用代码";

interface Taking {
  readonly workbook: string;
  /** Rows that stay out: 待定 and 有误. */
  readonly left: readonly number[];
  readonly index: CatalogueIndex;
}

/** Takes a roster into the book. Blank cells keep what is there; a coarser date does not replace the finer one it agrees with. */
export function takeRoster(book: ExpectedBook, truth: Truth, taking: Taking): void {
  for (const sheet of truth.sheets) {
    for (const table of sheet.tables) {
      for (const row of table.rows) {
        if (!taking.left.includes(row.row)) takeRow(book, row, { ...taking, table, sheet: sheet.name, truth });
      }
    }
  }
}

function takeRow(
  book: ExpectedBook,
  row: TruthRow,
  at: Taking & { readonly table: TruthTable; readonly sheet: string; readonly truth: Truth },
): void {
  const { table, sheet, workbook } = at;
  const enterprise = findOrAdd(book, row);
  for (const [label, value] of Object.entries(row.values)) {
    const isObservation = at.index.byLabel.get(label)?.kind === "observation";
    const key = isObservation ? `${label}@${at.truth.period}` : label;
    if (value === null || saysNothingNew(label, enterprise.values.get(key)?.value, value)) continue;
    const columns = table.columns.filter((column) => isFor(column, label));
    const cells = columns.map(({ letter }) => writtenIn(table, letter, row.row));
    enterprise.values.set(key, { value, workbook, sheet, cells });
  }
}

/** A value merged over several rows stands in the first of them. */
function writtenIn({ mergedFillDown = [] }: TruthTable, letter: string, row: number): string {
  for (const range of mergedFillDown) {
    const [, column, first, last] = /^([A-Z]+)(\d+):[A-Z]+(\d+)$/u.exec(range) ?? [];
    if (column === letter && row >= Number(first) && row <= Number(last)) return `${letter}${first}`;
  }
  return `${letter}${row}`;
}

function isFor(column: TruthColumn, label: string): boolean {
  return column.field === label || (column.fields ?? []).includes(label);
}

function findOrAdd(book: ExpectedBook, row: TruthRow): ExpectedEnterprise {
  const name = String(row.values[NAME] ?? "");
  const code = row.values[CODE] === null ? null : String(row.values[CODE]);
  const folded = foldName(name);
  const known =
    book.enterprises.find((one) => code !== null && one.code === code) ??
    // The nine places of an old organisation code stand inside the eighteen (GB 32100).
    book.enterprises.find((one) => one.names.has(folded) && (code === null || one.code?.slice(8, 17) === code));
  if (known === undefined) {
    const added: ExpectedEnterprise = { name, code, names: new Set([folded]), values: new Map() };
    book.enterprises.push(added);
    return added;
  }
  if (!known.names.has(folded)) known.name = name;
  known.names.add(folded);
  return known;
}

function saysNothingNew(label: string, before: unknown, after: string | number | boolean): boolean {
  if (before === undefined) return false;
  if (before === after) return true;
  if (typeof before !== "string" || typeof after !== "string") return false;
  if (label === NAME) return foldName(before) === foldName(after);
  if (label === CODE) return before.slice(8, 17) === after;
  return /^\d{4}(-\d\d)?$/u.test(after) && before.startsWith(`${after}-`);
}
