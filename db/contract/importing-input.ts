import { z } from "zod";

/** Pieces of what the door of the import lets in (导入接口的校验). */

/** What would happen to a row (行预案的类别). */
export const rowKinds = z.enum(["add", "update", "unchanged", "decision", "rejected"]);
/** Why a row needs a decision (待定的缘由). */
export const decisionCause = z.enum(["code", "name", "similar", "duplicate", "hidden"]);
/** How records lie (方向). */
export const tableOrientation = z.enum(["rows", "columns", "form"]);
/** First and last row, from 1 (行范围). */
export const rowRange = z.tuple([z.number().int().min(1), z.number().int().min(1)]);
/** Keys of rows, cells or columns of a plan (预案的键). */
const planKeys = z.array(z.string().max(400)).max(200_000);
/** A person's word on one column (人工更正一列). */
const columnCorrection = z.object({
  fields: z.array(z.string()),
  unit: z.string().nullable(),
  period: z.string().nullable().optional(),
  blank: z.enum(["keep", "clear"]).optional(),
  valueMap: z.record(z.string(), z.string()).nullable().optional(),
});
/** An answer to a row that needs a decision (待定行的回答). */
const rowDecision = z.union([
  z.object({ kind: z.literal("same"), enterpriseId: z.number().int() }),
  z.object({ kind: z.literal("separate") }),
  z.object({ kind: z.literal("skip") }),
]);

/** A person's correction of one table (人工更正). */
export const tableCorrection = z.object({
  readingId: z.string(),
  sheet: z.string(),
  table: z.number().int(),
  subject: z.string().max(100).optional(),
  orientation: tableOrientation.optional(),
  headerRows: rowRange.optional(),
  firstDataRow: z.number().int().min(1).optional(),
  lastDataRow: z.number().int().min(1).optional(),
  unit: z.string().nullable().optional(),
  period: z.string().nullable().optional(),
  columns: z.record(z.string(), columnCorrection).optional(),
  skip: z.boolean().optional(),
});

/** What a person takes and leaves of a plan (取舍). */
export const planChoices = {
  decisions: z.record(z.string(), rowDecision),
  byCause: z.partialRecord(decisionCause, z.enum(["same", "separate", "skip"])),
  refusedRows: planKeys,
  refusedCells: planKeys,
  refusedColumns: planKeys,
  refusedKinds: z.array(z.enum(["add", "update"])),
  released: z.array(z.string()),
};
