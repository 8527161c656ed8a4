/** A kept view as the book stores it (常用视图的存储). */
import { z } from "zod";
import type { SavedView } from "#contract/registers";
import type { StoredView } from "#store/queries/saved-views";

type ViewContent = Pick<SavedView, "search" | "filters" | "sort" | "columns">;

const content = z.object({
  search: z.string(),
  filters: z.array(
    z.object({
      key: z.string(),
      test: z.enum(["contains", "equals", "atLeast", "atMost", "blank", "filled", "oneOf", "doubt"]),
      text: z.string(),
      values: z.array(z.string()),
    }),
  ),
  sort: z.array(z.object({ key: z.string(), descending: z.boolean() })),
  columns: z.array(z.string()),
});

/** Writes it as JSON text. */
export function encodeView({ search, filters, sort, columns }: ViewContent): string {
  return JSON.stringify({ search, filters, sort, columns });
}

/** Reads it back; null when the text is damaged, and then the view is not offered. */
export function decodeView({ id, kind, name, view }: StoredView): SavedView | null {
  const read = content.safeParse(parseJson(view));
  return read.success ? { id, kind, name, ...read.data } : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
