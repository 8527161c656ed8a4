import type { Field } from "#domain/catalogue/field";
import type { ComparedField, ListCondition, ListSelection } from "#domain/reporting/form-binding";
import { labels } from "../../text/labels";
import { reportingText } from "../../text/reporting";

/** A condition of a list in words: 规上工业企业, 所属园区：东园. */
export function conditionWords(condition: ListCondition, fields: ReadonlyMap<string, Pick<Field, "label">>): string {
  if ("set" in condition) return condition.set;
  const label = fields.get(condition.field)?.label ?? reportingText.unknownField;
  if ("compare" in condition) return boundsWords(condition, label);
  if ("contains" in condition) return reportingText.contains(label, condition.contains);
  if ("not" in condition) return reportingText.noneOf(label, condition.not.map(valueWord));
  if ("startsWithAny" in condition) return reportingText.startsWith(label, condition.startsWithAny);
  const values = "equalsAny" in condition ? condition.equalsAny : [condition.equals];
  const [only] = values;
  if (values.length === 1 && typeof only === "boolean") {
    const plain = label.startsWith("是否") ? label.slice(2) : label;
    return only ? plain : `${label}：${labels.no}`;
  }
  return `${label}：${values.map(valueWord).join("、")}`;
}

function valueWord(value: string | number | boolean): string {
  return typeof value === "boolean" ? (value ? labels.yes : labels.no) : String(value);
}

/** 营业收入 ≥ 1亿元; 入驻日期 = 本年. */
function boundsWords({ compare, unit }: ComparedField, label: string): string {
  return `${label} ${compare.map(({ operator, value }) => `${operator} ${value}${unit ?? ""}`).join("、")}`;
}

/** The whole selection in one line: 规上工业企业，按名册里的先后，最多 20 户. */
export function selectionWords(
  selection: ListSelection,
  words: { readonly fields: ReadonlyMap<string, Pick<Field, "label">>; readonly kind: string },
): string {
  const { where, orderBy, limit, descending } = selection;
  const who =
    where.length === 0
      ? reportingText.all(words.kind)
      : where.map((condition) => conditionWords(condition, words.fields)).join("、");
  const order =
    orderBy === "roster"
      ? ""
      : `，按${words.fields.get(orderBy)?.label ?? reportingText.unknownField}${descending === true ? "从大到小" : ""}排`;
  return `${who}${order}${limit === undefined ? "" : `，最多 ${limit} 户`}`;
}
