import { z } from "zod";
import { boundSource, listSelection } from "#contract/bound-source";
import type { BoundSource, FormReading, ListSelection } from "#domain/reporting/form-binding";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";

/** The confirmed binding of a form (取数对应表), kept outside the workbook: remembered by the book, and a file for `--binding`. Only what a person decided or the program was sure of stands in it. */
export interface BindingFile {
  readonly version: 1;
  readonly form: string;
  readonly lists: readonly {
    readonly sheet: string;
    readonly firstRow: number;
    readonly selection: ListSelection;
    readonly columns: Readonly<Record<string, BoundSource | null>>;
  }[];
  readonly cells: readonly { readonly sheet: string; readonly cell: string; readonly source: BoundSource | null }[];
}

const source = boundSource.nullable();
const file = z.object({
  version: z.literal(1),
  form: z.string(),
  lists: z.array(
    z.object({
      sheet: z.string(),
      firstRow: z.number().int(),
      selection: listSelection,
      columns: z.record(z.string(), source),
    }),
  ),
  cells: z.array(z.object({ sheet: z.string(), cell: z.string(), source })),
});

/** Reads a binding file; null when the text is none. A file that names fields which the catalogue does not have is refused whole. */
export function readBindingFile(text: string, index: CatalogueIndex): BindingFile | null {
  try {
    const decoded = file.safeParse(JSON.parse(text));
    return decoded.success && namesKnownFields(decoded.data, index) ? decoded.data : null;
  } catch {
    return null;
  }
}

function namesKnownFields({ lists, cells }: BindingFile, index: CatalogueIndex): boolean {
  const sources = [
    ...lists.flatMap(({ columns }) => Object.values(columns)),
    ...cells.map(({ source: bound }) => bound),
  ];
  return sources.every((bound) => bound?.kind !== "field" || index.byId.has(bound.field));
}

/** Writes down the bindings of a reading, those below `threshold` as left open. */
export function createBindingFile(form: string, reading: FormReading, threshold: number): BindingFile {
  const sure = (binding: { readonly source: BoundSource | null; readonly confidence: number }): BoundSource | null =>
    binding.confidence >= threshold ? binding.source : null;
  return {
    version: 1,
    form,
    lists: reading.lists.map(({ sheet, firstRow, selection, columns }) => ({
      sheet,
      firstRow,
      selection,
      columns: Object.fromEntries(
        columns.filter(({ kind }) => kind === "input").map(({ letter, binding }) => [letter, sure(binding)]),
      ),
    })),
    cells: reading.cells.map(({ sheet, cell, binding }) => ({ sheet, cell, source: sure(binding) })),
  };
}

/** Puts the bindings of a file onto a reading; places the file does not name keep their proposal. */
export function applyBindingFile(reading: FormReading, bindings: BindingFile, reason: string): FormReading {
  return {
    lists: reading.lists.map((list) => {
      const known = bindings.lists.find(({ sheet, firstRow }) => sheet === list.sheet && firstRow === list.firstRow);
      if (known === undefined) return list;
      const columns = list.columns.map((column) => {
        const confirmed = known.columns[column.letter];
        if (column.kind !== "input" || confirmed === undefined) return column;
        return { ...column, binding: { source: confirmed, confidence: 1, reason } };
      });
      return { ...list, columns, selection: known.selection };
    }),
    cells: reading.cells.map((place) => {
      const known = bindings.cells.find(({ sheet, cell }) => sheet === place.sheet && cell === place.cell);
      return known === undefined ? place : { ...place, binding: { source: known.source, confidence: 1, reason } };
    }),
  };
}
