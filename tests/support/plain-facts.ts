/** Facts for judging, written down by label as a person would say them (手写的取值): 场地面积 "10000 ㎡", 运营日期 "2022-12-31", 是否独立法人 "是". */
import { momentOf, notAfter } from "#domain/criteria/elapsed";
import { exactly, type Facts, type Quantity } from "#domain/criteria/quantity";
import { parseDecimal } from "#domain/shared/decimal";

export type PlainValues = Readonly<Record<string, string>>;

/** `holds`: qualifications the subject has; absent ones it has not. Null: nobody knows. */
export function plainFacts(asOf: string, values: PlainValues, holds: readonly string[] | null = []): Facts {
  return {
    asOf,
    own: (field) => {
      const text = values[field];
      if (text === undefined) return { value: null, evidence: [], lacks: [`缺“${field}”`] };
      const value = readQuantity(text, asOf);
      return { value, evidence: [{ label: field, value: text, source: null }], lacks: value === null ? [field] : [] };
    },
    measure: () => ({ value: null, evidence: [], lacks: ["只看本身"] }),
    meets: (condition) => {
      if (holds === null) return { met: null, evidence: [], lacks: ["资质没有登记"] };
      const met = condition.type === "holds" && holds.includes(condition.qualification);
      return { met, evidence: [], lacks: [] };
    },
  };
}

function readQuantity(text: string, asOf: string): Quantity | null {
  if (/^\d{4}(?:-\d{2}){0,2}$/u.test(text)) return notAfter(momentOf(text), asOf);
  const [, bounds = "", unit = ""] = /^([\d.]+(?:~[\d.]+)?)\s*(\S*)$/u.exec(text) ?? [];
  const [low, high] = bounds.split("~").map((part) => parseDecimal(part));
  if (low?.ok !== true) return { type: "word", text };
  if (high?.ok === true) return { type: "amount", low: low.value, high: high.value, unit };
  return exactly(low.value, unit);
}
