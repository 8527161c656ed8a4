/** Boxes that a value ticks (勾选取数), in single cells and in the cells of a list. */
import type { Field } from "#domain/catalogue/field";
import { type FormedValue, type ValueProblem, wordsOf } from "#domain/reporting/form-value";
import { chooseBoxes, type TickBox } from "#domain/reporting/tick-boxes";

/** Chooses the boxes for a value. `formed.text` then names the ticked ones; `ticked` null: nothing is known to tick, the print stays. */
export function tickFormed(
  formed: FormedValue,
  { field, boxes }: { readonly field: Field | undefined; readonly boxes: readonly TickBox[] },
): { readonly formed: FormedValue; readonly ticked: readonly TickBox[] | null } {
  // A word for nothing (—) has no box.
  if (formed.value === null || formed.absent) return { formed: { ...formed, value: null, text: "" }, ticked: null };
  const [box, ...others] = boxes;
  // A box of its own is the question itself: □ 高新技术企业.
  if (field?.type === "boolean" && box !== undefined && others.length === 0) {
    return { formed, ticked: formed.text === "是" ? [box] : [] };
  }
  const words = field === undefined ? [formed.text] : wordsOf(field, formed.text);
  const { ticked, unknown } = chooseBoxes(words, boxes);
  const known = boxes.map(({ word }) => word).join("、");
  const problem: ValueProblem | null =
    unknown.length === 0
      ? formed.problem
      : { severity: "warning", reason: `“${unknown.join("、")}”不在可勾选的项里（${known}），没有勾选` };
  if (ticked.length === 0) return { formed: { ...formed, value: null, text: "", problem }, ticked: null };
  const text = ticked.map(({ word }) => word).join("、");
  return { formed: { ...formed, value: { kind: "text", text }, text, problem }, ticked };
}
