import type { NewField } from "#contract/recipes";
import type { FieldType } from "#domain/catalogue/field";

/** What an unknown column probably is (新建字段的初稿), from its heading and what is written in it: a proposal the person looks at. */
export function guessField(heading: string, samples: readonly string[]): NewField {
  const unit = unitIn(heading);
  const type = guessType(samples, unit);
  const numeric = type === "integer" || type === "decimal";
  return {
    label: labelFrom(heading),
    // Numbers are measured for a period; what is written in words describes the enterprise.
    kind: numeric ? "observation" : "attribute",
    type,
    unit: numeric ? unit : null,
    choices: type === "choice" ? samples : [],
  };
}

/** The heading without its unit, marks for the filler and numbering. */
export function labelFrom(heading: string): string {
  const last = heading.split(" / ").at(-1) ?? "";
  return last
    .replaceAll(/[（(](必填|选填|单位[:：]?[^）)]*|[^）)]{1,5})[）)]/gu, "")
    .replaceAll(/^[\s\d一二三四五六七八九十]+[、.．]/gu, "")
    .replaceAll(/[*＊\s]/gu, "")
    .slice(0, 60);
}

const units = /[（(](?:单位[:：]?)?(亿元|万元|千元|元|人|家|件|项|个|%|％|㎡|平方米|亩|公顷|吨标准煤)[）)]/u;

function unitIn(heading: string): string | null {
  const found = units.exec(heading)?.[1] ?? null;
  return found === "％" ? "%" : found === "平方米" ? "㎡" : found;
}

const mostChoices = 8;

function guessType(samples: readonly string[], unit: string | null): FieldType {
  const all = (test: RegExp): boolean => samples.length > 0 && samples.every((text) => test.test(text));
  if (samples.length === 0) return unit === null ? "text" : "decimal";
  if (all(/^(是|否|有|无|√|×|Y|N)$/u)) return "boolean";
  if (all(/^\d{4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?|月)?$/u)) return "date";
  if (all(/^1\d{10}$|^0\d{2,3}-?\d{7,8}$/u)) return "phone";
  // Leading zeros and long digit strings are numbers of documents, not amounts.
  if (all(/^[\dA-Za-z-]+$/u) && samples.some((text) => /^0\d|^\d{9,}$|[A-Za-z]/u.test(text))) return "code";
  if (all(/^-?[\d,，]+$/u)) return unit !== null && /元|㎡|亩|公顷|%|吨/u.test(unit) ? "decimal" : "integer";
  if (all(/^-?[\d,，]+(\.\d+)?%?$/u)) return "decimal";
  // Numbered words (甲-1、甲-2) are names of things, not choices.
  const short = samples.every((text) => text.length <= 8 && !/\d/u.test(text));
  return short && samples.length >= 2 && samples.length <= mostChoices ? "choice" : "text";
}
