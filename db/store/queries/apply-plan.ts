import type { ImportPlan, PlanChoices, RowPlan } from "#domain/importing/import-plan";
import type { ImportReceipt } from "#domain/importing/receipt";
import { createRowTaker, type RowTaker, type TakenRow } from "#domain/importing/take-row";
import type { TypedRow } from "#domain/importing/typed-row";
import type { Cancelled, EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { readRevision, runCommand } from "../command.ts";
import type { WritableDb } from "../connection.ts";
import {
  createImportWriter,
  type ImportBatchHead,
  type ImportTable,
  type ImportWriter,
} from "../values/import-writer.ts";
import { addNotSame, type NotSamePair } from "./not-same.ts";

/** A plan with its table. A long table may come in several plans, one after the other. */
export interface TableToApply {
  readonly table: ImportTable;
  readonly plan: Pick<ImportPlan, "rows" | "typedRows">;
}

/** Everything an apply needs (写入请求). */
export interface ApplyRequest {
  readonly batch: ImportBatchHead;
  readonly tables: Iterable<TableToApply>;
  readonly choices: PlanChoices;
  /** Keys of rows that add an enterprise which other rows update; absent: all may. */
  readonly adders?: ReadonlySet<string>;
  /** Revision of the book when the plan was made; null skips the check. */
  readonly revision: number | null;
  /** Told of every row what became of it. */
  readonly onTaken?: (row: RowPlan, outcome: TakenRow["kind"]) => void;
  /** Writes along in the same transaction. */
  readonly onWritten?: (receipt: ImportReceipt) => void;
  readonly onProgress: (rowsDone: number) => void;
  readonly cancelled: () => boolean;
}

/** The book has moved on since the plan was made. */
export interface PlanOutdated {
  readonly type: "PlanOutdated";
}

/** Rows per flush: large enough for sorted, page-friendly inserts, small enough to answer a cancel at once. */
const CHUNK = 500;
/** Rows between two looks at the cancel. */
const LOOK = 200;

/** Writes a plan in one transaction (写入预案): all of it, or — on cancel, failure or a killed process — nothing. */
export function applyPlan(
  db: WritableDb,
  request: ApplyRequest,
): Result<ImportReceipt, PlanOutdated | Cancelled | EnvironmentError> {
  return runCommand<ImportReceipt, PlanOutdated | Cancelled>(db, () => {
    if (request.revision !== null && request.revision !== readRevision(db))
      return err({ type: "PlanOutdated" as const });
    const writer = createImportWriter(db, request.batch);
    const taking = createTaking(writer, request);
    if (!takeTables(writer, taking, request)) return err({ type: "Cancelled" as const });
    const receipt = writer.finish(taking.tally);
    addNotSame(db, taking.denied, request.batch);
    request.onWritten?.(receipt);
    return ok(receipt);
  });
}

/** False when the person stopped it. */
function takeTables(writer: ImportWriter, taking: Taking, { tables, cancelled, onProgress }: ApplyRequest): boolean {
  if (cancelled()) return false;
  let done = 0;
  for (const { table, plan } of tables) {
    writer.openTable(table);
    const place = { sheet: table.sheet, index: table.number, nameField: table.kind?.nameField };
    for (const [index, row] of plan.rows.entries()) {
      taking.row(row, plan.typedRows[index], place);
      done += 1;
      if (done % LOOK === 0 && cancelled()) return false;
      if (done % CHUNK !== 0) continue;
      writer.flush();
      onProgress(done);
    }
  }
  return !cancelled();
}

type Tally = Pick<ImportReceipt, "unchanged" | "undecided" | "rejected">;

interface Taking {
  readonly tally: Tally;
  /** Candidates that a person has said a row is not. */
  readonly denied: NotSamePair[];
  readonly row: (row: RowPlan, typed: TypedRow | undefined, table: Parameters<RowTaker>[1]) => void;
}

/** Takes rows one by one as the choices say. */
function createTaking(writer: ImportWriter, { choices, adders, onTaken }: ApplyRequest): Taking {
  const tally = { unchanged: 0, undecided: 0, rejected: 0 };
  const take = createRowTaker(choices);
  const added = new Map<string, number>();
  const denied: NotSamePair[] = [];
  return {
    tally,
    denied,
    row: (row, typed, table) => {
      const taken = take(row, table);
      onTaken?.(row, taken.kind);
      const write = { row: row.row, name: row.name };
      const aside = (kind: "decision" | "rejected" | "refused", creditCode: string | null, reason: string): void => {
        if (kind === "rejected") tally.rejected += 1;
        else tally.undecided += 1;
        writer.setAside({ kind, ...write, creditCode, reason }, typed);
      };
      switch (taken.kind) {
        case "unchanged":
          tally.unchanged += 1;
          return;
        case "add": {
          const enterpriseId = writer.add({ ...write, changes: taken.changes }, typed);
          if (adders === undefined || adders.has(row.key)) added.set(row.key, enterpriseId);
          denied.push(...deniedBy(row));
          return;
        }
        case "update":
          if (!writer.update(taken.enterpriseId, { ...write, changes: taken.changes }, typed)) tally.unchanged += 1;
          return;
        case "join": {
          const enterpriseId = added.get(taken.addedBy);
          if (enterpriseId === undefined) aside("decision", null, "新增这家企业的那一行没有导入，这一行也就没有导入");
          else if (!writer.update(enterpriseId, { ...write, changes: taken.changes }, typed)) tally.unchanged += 1;
          return;
        }
        case "aside":
          aside(taken.why, taken.creditCode, taken.reason);
      }
    },
  };
}

/** Whom a row that was added after all is not: next time nobody is asked again. */
function deniedBy(row: RowPlan): readonly NotSamePair[] {
  if (row.kind !== "decision" || row.about === "hidden" || row.about === "duplicate") return [];
  const { name, creditCode } = row;
  return row.candidates.map(({ enterpriseId }) => ({ enterpriseId, otherId: null, name, creditCode }));
}
