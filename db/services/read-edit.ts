import type { CellEdit } from "#contract/enterprises";
import type { EditError } from "#contract/errors";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field } from "#domain/catalogue/field";
import { createCellTyper } from "#domain/importing/column-typers";
import type { ColumnMapping } from "#domain/importing/recognised-table";
import type { FieldValue } from "#domain/importing/typed-row";
import { parsePeriod } from "#domain/shared/period";
import { refusalWords, warningWords } from "#services/edit-words";
import { err, ok, type Result } from "#domain/shared/result";

/** A typed-in text after reading (读懂的修改): the value to store, null to clear, and a warning that does not stop it. */
export interface ReadEdit {
  readonly value: FieldValue | null;
  readonly warning: string | null;
}

/** Reads what a person typed into a cell (读手工输入), by the same rules as an imported cell; numbers are in the unit the screen shows. */
export function readEdit(edit: CellEdit, index: CatalogueIndex): Result<ReadEdit, EditError> {
  const field = index.byId.get(edit.field);
  const refuse = (reason: string): Result<ReadEdit, EditError> =>
    err({ type: "ValueUnreadable", field: field?.label ?? UNNAMED, text: edit.text, reason });
  if (field === undefined) return refuse("账本里没有这个项目");
  const needsPeriod = field.kind === "observation";
  if (needsPeriod !== (edit.period !== null)) return refuse("指标值要有报告期，其他项目没有报告期");
  if (edit.period !== null && !parsePeriod(edit.period).ok) return refuse("报告期写法不对");
  const text = edit.text.trim();
  if (text === "") {
    return field.kind === "identity" && field.type === "name"
      ? refuse(`${field.label}不能空着`)
      : ok({ value: null, warning: null });
  }
  const typer = createCellTyper({ field, column: typedIn(field), delimited: true });
  const { value, finding } = typer(text, text);
  if (value === null) return refuse(refusalWords(finding, { field, text }));
  return ok({ value, warning: warningWords(finding, { field, text }) });
}

/** Stands where a field the book does not know has no Chinese label. */
const UNNAMED = "这一格";

/** The screen as a column: its unit is the one shown, everything else is plain. */
function typedIn(field: Field): ColumnMapping {
  return {
    column: 1,
    letter: "A",
    headerPath: [field.label],
    fields: [field.id],
    unit: field.shownUnit,
    unitFrom: "person",
    code: null,
    valueMap: null,
    confidence: 1,
    reason: "手工输入",
    alternativeOf: null,
    approximate: false,
  };
}
