import { z } from "zod";

/** How a person laid out the columns of a grid (列设置): kept in the book, so that it is the same in every window on it. All by field id. */
export interface GridColumns {
  /** Fields left out; null before anybody chose. */
  readonly hidden: readonly string[] | null;
  /** Fields in the order wanted; fields not named follow in the order of the catalogue. */
  readonly order: readonly string[];
  /** Widths in pixels, where they were changed. */
  readonly widths: Readonly<Record<string, number>>;
}

const fieldIds = z.array(z.string().max(100)).max(500);

/** What the door lets in (列设置的校验). */
export const gridColumnsSchema = z.object({
  hidden: fieldIds.nullable(),
  order: fieldIds,
  widths: z.record(z.string().max(100), z.number().int().min(24).max(2000)),
});

/** Columns nobody has touched yet. */
export const untouchedColumns: GridColumns = { hidden: null, order: [], widths: {} };

/** Reads the kept text; a text that is none of ours counts as untouched, for a layout is nothing to stop work over. */
export function parseGridColumns(text: string | undefined): GridColumns {
  try {
    const read = gridColumnsSchema.safeParse(JSON.parse(text ?? ""));
    return read.success ? read.data : untouchedColumns;
  } catch {
    return untouchedColumns;
  }
}
