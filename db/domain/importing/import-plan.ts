import type { CellIssue } from "#domain/importing/cell-issue";
import type { FieldValue, TypedRow } from "#domain/importing/typed-row";

/** What the store knows of an enterprise, as far as a plan needs it (已有企业). Attribute and identity values by field id; observations by `field@period`. */
export interface KnownEnterprise {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
  readonly values: Readonly<Record<string, FieldValue>>;
  /** Codes of records that were merged into it (并入记录的代码): they find it, but say nothing new. Absent: none. */
  readonly formerCodes?: readonly string[];
}

/** Finds what the store knows (查已有企业); implemented by the store, in memory for tests. */
export interface EnterpriseLookup {
  byCreditCode(code: string): KnownEnterprise | null;
  /** By folded name, present or former; may be several. */
  byFoldedName(foldedName: string): readonly KnownEnterprise[];
  /** By organisation code (组织机构代码, nine characters without a dash), alone or inside an 18-digit credit code. Absent: not looked for. */
  byOrganisationCode?(nine: string): KnownEnterprise | null;
  /** Enterprises of a similar, not equal name, likeliest first, with score 0–1 and the reason in Chinese: proposals for a person, never a match. `withoutValidCode`: only among those that have no valid credit code. */
  similarNames?(name: string, among?: "all" | "withoutValidCode"): readonly SimilarEnterprise[];
  /** Has a person said that the enterprise is not the one of this row (已确认不是同一家)? */
  isNotSame?(enterpriseId: number, row: { readonly foldedName: string; readonly code: string | null }): boolean;
  /** Entries whose folded name begins so: those called by what they say may say more, or less. Absent: not looked for. */
  byNameStart?(foldedStart: string): readonly KnownEnterprise[];
  /** Everything stored of an entry, for telling entries of one name apart. Absent: the `values` of who was found. */
  storedValues?(entryId: number): Readonly<Record<string, FieldValue>>;
  /** Do two texts of a link field name the same entry (是否指同一条)? Null: at least one of them is not known. Absent: not known. */
  isSameLink?(field: string, one: string, other: string): boolean | null;
}

/** An enterprise whose name is like a row's (名称相近的企业). */
export interface SimilarEnterprise {
  readonly known: KnownEnterprise;
  readonly score: number;
  readonly reason: string;
}

/** One value a row would write (拟变更). `before` null: nothing stored yet. */
export interface PlannedChange {
  readonly field: string;
  /** Period of an observation; null for identity and attributes. */
  readonly period: string | null;
  readonly before: FieldValue | null;
  /** Null: the stored value goes, because the cell is blank and a person said that a blank clears. */
  readonly after: FieldValue | null;
  /** Place the value was read from. */
  readonly row: number;
  readonly column: number;
  readonly raw: string;
  /** The period is filed (已上报) or frozen (已冻结): the change waits until a person releases the period. Absent: it does not. */
  readonly held?: "filed" | "frozen";
  /** `after` is one more of a list of names (曾用名) and does not replace the others. Absent: it replaces. */
  readonly appends?: boolean;
}

/** Answer a person may give to a row that needs a decision (待定). `same`: it is that enterprise; `separate`: it is another one, add it; `skip`: leave the row out. */
export type RowDecision =
  | { readonly kind: "same"; readonly enterpriseId: number }
  | { readonly kind: "separate" }
  | { readonly kind: "skip" };

/** Why a row needs a decision (待定的缘由). `code`: same name, other code, or a doubtful code. `name`: only the name says who it is. `similar`: a name like it. `duplicate`: several rows of the file are one enterprise. `hidden`: the row is hidden or filtered out in the sheet. */
export type DecisionCause = "code" | "name" | "similar" | "duplicate" | "hidden";

/** What would happen to one row (行预案). `key` is `sheet!row` and stable for the same file. */
export type RowPlan =
  | {
      readonly kind: "add";
      readonly key: string;
      readonly row: number;
      readonly name: string;
      readonly creditCode: string | null;
      readonly changes: readonly PlannedChange[];
    }
  | {
      readonly kind: "update";
      readonly key: string;
      readonly row: number;
      readonly name: string;
      readonly enterpriseId: number;
      readonly changes: readonly PlannedChange[];
      readonly formerName: string | null;
      /** Key of the row of the same file that adds the enterprise (同文件新增的企业); `enterpriseId` is 0 until then. Absent: the enterprise is in the book. */
      readonly addedBy?: string;
    }
  | {
      readonly kind: "unchanged";
      readonly key: string;
      readonly row: number;
      readonly name: string;
      readonly enterpriseId: number;
    }
  | {
      readonly kind: "decision";
      readonly key: string;
      readonly row: number;
      readonly name: string;
      readonly creditCode: string | null;
      readonly question: string;
      readonly about: DecisionCause;
      /** Rows with the same group are shown together (同组重复行); null when it stands alone. */
      readonly group: string | null;
      readonly candidates: readonly {
        readonly enterpriseId: number;
        readonly name: string;
        readonly creditCode: string | null;
        readonly reason: string;
      }[];
      readonly changes: readonly PlannedChange[];
    }
  | {
      readonly kind: "rejected";
      readonly key: string;
      readonly row: number;
      readonly name: string;
      readonly reason: string;
    };

/** Row counts of a plan (预案计数). */
export interface PlanCounts {
  readonly add: number;
  readonly update: number;
  readonly unchanged: number;
  readonly decision: number;
  readonly rejected: number;
}

/** A whole plan for one table (导入预案): pure data, nothing written yet. */
export interface ImportPlan {
  readonly sheet: string;
  readonly period: string | null;
  readonly rows: readonly RowPlan[];
  /** The typed rows behind the plan, in the same order, for provenance. */
  readonly typedRows: readonly TypedRow[];
  readonly issues: readonly CellIssue[];
  readonly counts: PlanCounts;
}

/** One answer for many rows (统一回答). */
export type CauseAnswer = "same" | "separate" | "skip";

/** What a person takes and leaves of a plan (取舍). Everything not named is taken; rows that need a decision and have none stay out. */
export interface PlanChoices {
  /** By row key. */
  readonly decisions: Readonly<Record<string, RowDecision>>;
  /** One answer for all undecided rows of a cause: `same` takes each for its only candidate (rows with several stay undecided), `separate` adds them (or updates the one enterprise that a hidden row certainly is), `skip` leaves them out. */
  readonly byCause: Readonly<Partial<Record<DecisionCause, CauseAnswer>>>;
  /** Row keys to leave out. */
  readonly refusedRows: readonly string[];
  /** Cells to leave out, as `cellKey` writes them. */
  readonly refusedCells: readonly string[];
  /** Columns to leave out, as `columnKey` writes them. */
  readonly refusedColumns: readonly string[];
  /** Kinds of row to leave out altogether. */
  readonly refusedKinds: readonly ("add" | "update")[];
  /** Filed or frozen periods whose changes a person lets through. */
  readonly released: readonly string[];
}

/** Everything is taken, nothing is decided (全部接受). */
export const takeAll: PlanChoices = {
  decisions: {},
  byCause: {},
  refusedRows: [],
  refusedCells: [],
  refusedColumns: [],
  refusedKinds: [],
  released: [],
};

/** Names a cell of a plan (单元格键): row key, field and period. */
export function cellKey(rowKey: string, { field, period }: Pick<PlannedChange, "field" | "period">): string {
  return `${rowKey}#${field}@${period ?? ""}`;
}

/** Names a column of a plan (列键): sheet, number of the table on it, field and period. */
export function columnKey(
  table: { readonly sheet: string; readonly index: number },
  { field, period }: Pick<PlannedChange, "field" | "period">,
): string {
  return `${table.sheet}#${table.index}#${field}@${period ?? ""}`;
}
