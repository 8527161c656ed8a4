/** Which column of a table says whom a row is about (主体列). */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { ColumnMapping, RecognisedTable } from "#domain/importing/recognised-table";

const USUAL: readonly string[] = ["enterpriseName", "carrierName"];

/** Fields by which rows of a table are named: the kind's own, or the names of enterprises and carriers. */
export function nameFieldsOf({ namedBy }: Pick<RecognisedTable, "namedBy">): readonly string[] {
  return namedBy === undefined ? USUAL : [namedBy];
}

/** The column that names the rows (名称列); undefined when only a code does. */
export function nameColumnOf(table: Pick<RecognisedTable, "namedBy" | "columns">): ColumnMapping | undefined {
  const names = nameFieldsOf(table);
  return table.columns.find(({ fields }) => fields.some((id) => names.includes(id)));
}

/** What a table remembers of the index it was read with. */
export function namedBy({ kind, names }: CatalogueIndex): Pick<RecognisedTable, "namedBy"> {
  const [name] = names;
  return kind === null || name === undefined ? {} : { namedBy: name };
}

/** Whether these fields name entries (是否说得出主体): a name, or the code of an enterprise; entries called by what they say need its two first parts (持有者 and 资质类别). */
export function namesEntries(fields: readonly string[], { kind, names }: CatalogueIndex): boolean {
  const isNamed = fields.some((id) => names.has(id));
  if (kind === null) return isNamed || fields.includes("creditCode");
  const second = kind.nameFrom?.[1];
  return isNamed && (second === undefined || fields.includes(second));
}
