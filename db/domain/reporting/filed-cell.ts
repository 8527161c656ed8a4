import type { FilledCell, TracePart } from "#domain/reporting/fill-request";
import type { FieldValue } from "#domain/importing/typed-row";
import type { Provenance } from "#domain/shared/provenance";

/** A filled cell of a form that was written, with everything that proves it (已报单元格). Sidecar and book both tell it so. */
export interface FiledCell {
  readonly sheet: string;
  /** A1 address in the written file. */
  readonly cell: string;
  readonly label: string;
  /** What was filled in; where print stands around it, `content` is the whole cell. */
  readonly text: string;
  /** What stands in the cell where it is not `text` alone (填报单位：甲高新区; 0.12 for 12 %); null otherwise. */
  readonly content: string | null;
  /** How the value was got, in words. */
  readonly rule: string;
  readonly enterprise: FiledEntry | null;
  readonly field: string | null;
  readonly fieldLabel: string | null;
  readonly period: string | null;
  /** Unit of `text`. */
  readonly unit: string | null;
  /** As the book held it, in the stored unit of the field. */
  readonly stored: FieldValue | null;
  readonly source: Provenance | null;
  /** Formula, its words, remarks and parts of a computed cell; null, none and 0 for values taken as they are. `parts` are the first of `partsTotal`. */
  readonly formula: string | null;
  readonly words: string | null;
  readonly notes: readonly string[];
  readonly parts: readonly TracePart[];
  readonly partsTotal: number;
}

/** The entry a cell is about (对象). `kind` is the id of its register kind. */
export interface FiledEntry {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
}

/** What a filled cell does not know of itself (补充信息). */
export interface FilingNames {
  readonly kindOf: (entryId: number) => string;
  readonly labelOf: (field: string) => string | null;
  /** Formula bound to the cell; null when it has none. */
  readonly formulaOf: (sheet: string, cell: string) => string | null;
  /** Whole content of a cell with print around the filled text; null when the text stands alone. */
  readonly contentOf: (sheet: string, cell: string) => string | null;
}

/** Most parts that are kept of a computed cell (构成明细上限); `partsTotal` tells how many there were. */
const MOST_PARTS = 200;

/** A filled cell as it is put on record (转为已报单元格). */
export function fileCell(cell: FilledCell, names: FilingNames): FiledCell {
  const { sheet, enterprise, computed, field } = cell;
  const content = names.contentOf(sheet, cell.cell);
  return {
    sheet,
    cell: cell.cell,
    label: cell.label,
    text: cell.text,
    content: content === cell.text ? null : content,
    rule: cell.rule,
    enterprise: enterprise === null ? null : { ...enterprise, kind: names.kindOf(enterprise.id) },
    field,
    fieldLabel: field === null ? null : names.labelOf(field),
    period: cell.period,
    unit: cell.unit,
    stored: cell.stored,
    source: cell.source,
    formula: computed === null ? null : names.formulaOf(sheet, cell.cell),
    words: computed?.words ?? null,
    notes: computed?.notes ?? [],
    parts: computed?.parts.slice(0, MOST_PARTS) ?? [],
    partsTotal: computed?.partsTotal ?? 0,
  };
}
