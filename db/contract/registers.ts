import { z } from "zod";
import type { Field } from "#domain/catalogue/field";
import type { FieldValue } from "#domain/importing/typed-row";
import type { KindDefinition } from "#domain/register/kind";
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { EditError, MeasureError } from "#contract/errors";
import type { RosterFilter } from "#contract/enterprises";
import { command, query } from "#contract/define";

/** A kind of the register with what it holds (台账类别与条数). */
export interface KindSummary extends KindDefinition {
  readonly count: number;
  /** Of `views`, in their order. */
  readonly viewCounts: readonly number[];
  /** Of a list: entries by state (未启动/推进/完成/销号), and those past their deadline. Null for others. */
  readonly states: { readonly counts: Readonly<Record<string, number>>; readonly overdue: number } | null;
  /** Of a pack's list: what the pack says of it, and what in it is not confirmed (清单说明). Empty for others. */
  readonly note: string;
  /** Whether the list is drawn as a map (产业地图). */
  readonly mapped: boolean;
}

/** What belongs to an entry, or what it belongs to (关系): one group per link field. */
export interface RelatedGroup {
  /** `belongsTo`: this entry names others. `holds`: others name this one. */
  readonly direction: "belongsTo" | "holds";
  readonly field: string;
  /** Field label as seen from this entry: 所属载体; 在孵记录. */
  readonly label: string;
  readonly kind: string;
  readonly total: number;
  readonly entries: readonly RelatedEntry[];
}

/** One related entry (关系条目). `id` null: the name is written but no entry goes by it, or several do. */
export interface RelatedEntry {
  readonly id: number | null;
  readonly name: string;
  readonly kind: string;
  /** What is said of the relation: 龙头 · 上游, 2021-03 至 2024-05 毕业（高新技术企业）. */
  readonly words: string;
  readonly from: string | null;
  readonly until: string | null;
  /** Whether it holds on the day asked. */
  readonly current: boolean;
  /** Why a name has no entry, in Chinese; null when it has. */
  readonly doubt: string | null;
}

/** A kept view of a grid (常用视图). */
export interface SavedView {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly search: string;
  readonly filters: readonly RosterFilter[];
  readonly sort: readonly { readonly key: string; readonly descending: boolean }[];
  /** Column keys; empty: those of the kind. */
  readonly columns: readonly string[];
}

/** A frozen year (年度快照). */
export interface YearSnapshot {
  readonly id: number;
  readonly name: string;
  readonly year: number;
  readonly day: string;
  readonly note: string;
  readonly frozenAt: string;
  readonly frozenBy: string;
  readonly counts: readonly { readonly kind: string; readonly label: string; readonly count: number }[];
}

/** One progress entry of a ledger row (进展). */
export interface ProgressLine {
  readonly on: string;
  readonly text: string;
  readonly by: string;
}

/** A map of the trade drawn from a list (产业地图、生态云图): rows × columns → entries. */
export interface LedgerMap {
  readonly label: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly {
    readonly row: string;
    readonly column: string;
    readonly entries: readonly { readonly id: number; readonly name: string }[];
  }[];
}

/** Lists of a pack by whom they are kept for (清单矩阵：集群 × 清单). Every row has a cell of every column, row by row. */
export interface ListMatrix {
  /** Field of the lists that names the row's entry, for opening a cell. */
  readonly field: string;
  /** `id` null: lines that name nobody for certain. `written`: how the lines write it, for opening a cell; empty when there are none. */
  readonly rows: readonly { readonly id: number | null; readonly name: string; readonly written: readonly string[] }[];
  /** `expected`: what every row should have one line of each (五个一); empty when the list asks nothing of the kind. */
  readonly columns: readonly {
    readonly kind: string;
    readonly label: string;
    readonly classifier: string;
    readonly expected: readonly string[];
  }[];
  /** `row` and `column` are indexes. `lacking`: of the expected, those without a line. */
  readonly cells: readonly {
    readonly row: number;
    readonly column: number;
    readonly count: number;
    readonly done: number;
    readonly overdue: number;
    readonly lacking: readonly string[];
  }[];
}

const id = z.object({ id: z.number().int() });
const filter = z.object({
  key: z.string(),
  test: z.enum(["contains", "equals", "atLeast", "atMost", "blank", "filled", "oneOf", "doubt"]),
  text: z.string(),
  values: z.array(z.string()),
});

/** The whole register (台账): its kinds, lists, relations, views and frozen years. Rows of any kind go through `enterprises/…` with `kind`. */
export const registersContract = {
  "registers/kinds": query<{ asOf: string | null }, readonly KindSummary[], EnvironmentError>(
    z.object({ asOf: z.iso.date().nullable() }),
  ),
  "registers/related": query<
    { id: number; asOf: string | null },
    readonly RelatedGroup[],
    EditError | EnvironmentError
  >(z.object({ id: z.number().int(), asOf: z.iso.date().nullable() })),
  /** Names a link field may hold, for choosing (关联候选). */
  "registers/link-choices": query<
    { field: string; search: string },
    readonly { readonly id: number; readonly name: string; readonly kind: string }[],
    EnvironmentError
  >(z.object({ field: z.string(), search: z.string().max(200) })),
  "registers/views": query<{ kind: string }, readonly SavedView[], EnvironmentError>(z.object({ kind: z.string() })),
  "registers/save-view": command<Omit<SavedView, "id">, SavedView, EnvironmentError>(
    z.object({
      kind: z.string().max(100),
      name: z.string().min(1).max(60),
      search: z.string().max(200),
      filters: z.array(filter),
      sort: z.array(z.object({ key: z.string(), descending: z.boolean() })),
      columns: z.array(z.string()).max(200),
    }),
  ),
  "registers/remove-view": command<{ id: number }, null, EnvironmentError>(id),
  /** Removes entries (删除); undone by `enterprises/undo`. */
  "registers/remove": command<{ ids: readonly number[] }, { readonly removed: number }, EditError | EnvironmentError>(
    z.object({ ids: z.array(z.number().int()).min(1).max(20000) }),
  ),
  /** A list of the zone's own (自建台账): columns typed by a person. */
  "registers/create-list": command<
    {
      label: string;
      classifier: string;
      columns: readonly { label: string; type: Field["type"]; unit: string | null; choices: readonly string[] }[];
    },
    { readonly kind: string },
    EditError | MeasureError | EnvironmentError
  >(
    z.object({
      label: z.string().min(1).max(60),
      classifier: z.string().max(4),
      columns: z
        .array(
          z.object({
            label: z.string().min(1).max(60),
            type: z.enum(["text", "date", "boolean", "choice", "integer", "decimal", "code", "person", "phone"]),
            unit: z.string().nullable(),
            choices: z.array(z.string()),
          }),
        )
        .max(60),
    }),
  ),
  "registers/progress": query<{ id: number }, readonly ProgressLine[], EditError | EnvironmentError>(id),
  "registers/add-progress": command<
    { id: number; on: string; text: string; state: string | null },
    null,
    EditError | EnvironmentError
  >(
    z.object({
      id: z.number().int(),
      on: z.iso.date(),
      text: z.string().min(1).max(4000),
      state: z.string().nullable(),
    }),
  ),
  "registers/map": query<{ kind: string }, LedgerMap | null, EnvironmentError>(z.object({ kind: z.string() })),
  /** Null: the pack is not kept that way. Deadlines are held against `asOf`, or today. */
  "registers/matrix": query<{ pack: string; asOf: string | null }, ListMatrix | null, EnvironmentError>(
    z.object({ pack: z.string(), asOf: z.iso.date().nullable() }),
  ),
  "registers/snapshots": query<null, readonly YearSnapshot[], EnvironmentError>(z.null()),
  /** Entries of a kind as a frozen year holds them, by a part of the name; `values`: the attributes asked for, as stored (快照名册). */
  "registers/snapshot-roster": query<
    { id: number; kind: string; search: string; columns: readonly string[]; offset: number; limit: number },
    {
      readonly total: number;
      readonly rows: readonly {
        readonly id: number;
        readonly name: string;
        readonly creditCode: string | null;
        readonly values: Readonly<Record<string, FieldValue>>;
      }[];
    },
    EnvironmentError
  >(
    z.object({
      id: z.number().int(),
      kind: z.string().max(100),
      search: z.string().max(200),
      columns: z.array(z.string()).max(40),
      offset: z.number().int().min(0),
      limit: z.number().int().min(0).max(500),
    }),
  ),
  /** Freezes the register as it stands (年度快照). */
  "registers/freeze": command<
    { name: string; year: number; day: string; note: string },
    YearSnapshot,
    MeasureError | EnvironmentError
  >(
    z.object({
      name: z.string().min(1).max(60),
      year: z.number().int().min(1980).max(2100),
      day: z.iso.date(),
      note: z.string().max(2000),
    }),
  ),
} as const;
