import { openBook } from "#store/connection";
import { applyPlan } from "#store/queries/apply-plan";
import { planOf, requestOf, requireOk } from "../support.ts";

/** The process that gets killed: applies batch after batch to the book named on the command line, and says the number of each one on stdout once it is acknowledged. */

const ROWS = 60;
/** Rows of each batch that go to quarantine. */
const APART = 7;
const VALUES = 12;

const [path = ""] = process.argv.slice(2);
const { db } = requireOk(await openBook(path));
const done = db.prepare<[], number>("SELECT count(*) FROM import_batch").pluck().get() ?? 0;
for (let batch = done + 1; ; batch += 1) {
  const rows = Array.from({ length: ROWS }, (_, row) => ({
    name: `第${batch}批第${row}家企业`,
    values: Object.fromEntries(Array.from({ length: VALUES }, (_, value) => [`field${value}@2025`, `${batch}`])),
  }));
  const plan = planOf(rows);
  const apart = Array.from({ length: APART }, (_, at) => ROWS + 2 + at).map((row) => ({
    plan: { kind: "rejected" as const, key: `名册!${row}`, row, name: "", reason: "没有企业名称" },
    typed: { row, cells: [], issues: [], raw: ["", `第${batch}批`] },
  }));
  const whole = {
    ...plan,
    rows: [...plan.rows, ...apart.map((one) => one.plan)],
    typedRows: [...plan.typedRows, ...apart.map((one) => one.typed)],
  };
  const receipt = requireOk(applyPlan(db, requestOf([whole], { workbook: `第${batch}批.xlsx` })));
  // Written synchronously: what the parent has read was acknowledged before the kill.
  process.stdout.write(`${receipt.batchId}\n`);
}
