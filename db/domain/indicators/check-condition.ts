/** Checks sets and conditions of a formula (集合与条件检查). Faults are thrown as FormulaStop and caught by `checkFormula`. */
import type { Field } from "#domain/catalogue/field";
import type { Condition, EntrySet, FieldPath } from "#domain/indicators/formula";
import { FormulaStop } from "#domain/indicators/formula-scanner";
import {
  findList,
  type FormulaVocabulary,
  type NamedList,
  SELF,
  walkPath,
} from "#domain/indicators/formula-vocabulary";
import { areLikeUnits } from "#domain/indicators/unit-algebra";
import { type KindDefinition, levelOrder } from "#domain/register/kind";

/** What checking needs, and whom to tell of each field. */
export interface CheckContext {
  readonly vocabulary: FormulaVocabulary;
  readonly use: (field: Field) => void;
}

/** Checks a set and answers its list (集合检查). */
export function checkSet(set: EntrySet, context: CheckContext): NamedList {
  const list = set.list === SELF ? ownList(context.vocabulary) : findList(context.vocabulary, set.list);
  if (list === null && set.list === SELF) {
    throw new FormulaStop(set.at, "“本身”要在某一个对象上才能用，这里没有对象；成员请写成 在(本身)。");
  }
  if (list === null) {
    const known = context.vocabulary.kinds.filter(({ group }) => group === "roster").map(({ label }) => label);
    throw new FormulaStop(
      set.at,
      `没有叫“${set.list}”的台账；可以用${known.slice(0, 8).join("、")}等，或已装政策包里的清单。`,
    );
  }
  if (set.where !== null) checkCondition(set.where, [list.kind], context);
  return list;
}

function ownList({ kinds, subject }: FormulaVocabulary): NamedList | null {
  const kind = kinds.find(({ id }) => id === subject);
  return kind === undefined ? null : { kind, view: null };
}

/** The field a path ends at (路径检查). */
export function requirePath(path: FieldPath, kinds: readonly KindDefinition[], context: CheckContext): Field {
  const walked = walkPath(context.vocabulary, kinds, path.steps);
  if (!("missing" in walked)) {
    for (const link of walked.links) context.use(link);
    context.use(walked.field);
    return walked.field;
  }
  const owner = kinds.length === 1 ? (walked.kind?.label ?? "") : "";
  const like = similarLabels(walked.missing, walked.kind, context.vocabulary);
  const hint = like.length === 0 ? "" : `；相近的有${like.map((label) => `“${label}”`).join("、")}`;
  throw new FormulaStop(path.at, `${owner === "" ? "台账里" : `“${owner}”`}没有“${walked.missing}”这个字段${hint}。`);
}

/** Checks a condition on entries of one of the kinds (条件检查). */
export function checkCondition(condition: Condition, kinds: readonly KindDefinition[], context: CheckContext): void {
  switch (condition.type) {
    case "and":
    case "or":
      for (const part of condition.parts) checkCondition(part, kinds, context);
      return;
    case "not":
      checkCondition(condition.of, kinds, context);
      return;
    case "compare":
      checkComparison(condition, requirePath(condition.path, kinds, context));
      return;
    case "among": {
      const field = requirePath(condition.path, kinds, context);
      const sentence = condition.values.map((text) => choiceFault(text, field)).find((fault) => fault !== null);
      if (sentence !== undefined) throw new FormulaStop(condition.at, sentence);
      return;
    }
    case "contains":
    case "filled":
      requirePath(condition.path, kinds, context);
      return;
    case "holds":
      checkHolds(condition, context);
      return;
    case "in":
      // Of whatever kind it is, an entry may belong to the subject.
      if (condition.set.list !== SELF || condition.set.where !== null) checkSet(condition.set, context);
      return;
    case "namedBy":
      checkNamedBy(condition, context);
      return;
    case "since":
      if (condition.from > condition.until)
        throw new FormulaStop(condition.at, "新增(起年, 止年) 的起年不能晚于止年。");
  }
}

function checkComparison(condition: Extract<Condition, { type: "compare" }>, field: Field): void {
  const { value, at } = condition;
  const sentence =
    value.type === "number"
      ? numberFault(value, field)
      : value.type === "text"
        ? textFault(condition, value.text, field)
        : otherFault(value.type, field);
  if (sentence !== null) throw new FormulaStop(at, sentence);
}

function isNumeric({ type }: Field): boolean {
  return type === "integer" || type === "decimal";
}

function numberFault({ value, unit }: { readonly value: string; readonly unit: string }, field: Field): string | null {
  if (!isNumeric(field)) {
    const isYear = field.type === "date" && unit === "" && /^(?:19|20)\d{2}$/u.test(value);
    return isYear ? null : `“${field.label}”不是数值，要比较的值应当写成带引号的文字、是、否或日期。`;
  }
  if (unit === "") return isMoney(field) ? `“${field.label}”是金额，请写明单位，如 1000亿元。` : null;
  if (areLikeUnits(unit, field.storedUnit ?? "")) return null;
  return `“${field.label}”的单位是“${field.shownUnit ?? "无"}”，不能和“${unit}”比较。`;
}

function otherFault(type: "boolean" | "date", field: Field): string | null {
  if (type === field.type) return null;
  return type === "date" ? `“${field.label}”不是日期。` : `“${field.label}”不是“是/否”，请写带引号的文字或数。`;
}

function textFault({ operator }: Extract<Condition, { type: "compare" }>, text: string, field: Field): string | null {
  if (isNumeric(field)) return `“${field.label}”是数值，不能和文字比较。`;
  if (field.type === "boolean") return `“${field.label}”只能和 是、否 比较。`;
  if (operator === "=" || operator === "≠") return choiceFault(text, field);
  const ranks = [...levelOrder, ...field.choices.map(({ value }) => value)];
  if (field.type === "date" || ranks.includes(text)) return null;
  return `大小只能比级别（${levelOrder.join("、")}）、数和日期；“${text}”只能用 = 或 ≠。`;
}

/** A word the field can never hold counts nobody, and the 0 would look like an answer. */
function choiceFault(text: string, { type, label, choices }: Field): string | null {
  if (type !== "choice" || choices.length === 0 || choices.some(({ value }) => value === text)) return null;
  return `“${label}”没有“${text}”这一项；可以写${choices.map(({ value }) => value).join("、")}。`;
}

function isMoney({ dimension }: Field): boolean {
  return dimension === "money" || dimension === "foreignMoney";
}

function checkHolds({ qualification, level, at }: Extract<Condition, { type: "holds" }>, context: CheckContext): void {
  const choices = context.vocabulary.fields.get("qualificationType")?.choices ?? [];
  const known = choices.some(({ value, writtenAs }) => value === qualification || writtenAs.includes(qualification));
  if (choices.length > 0 && !known) {
    throw new FormulaStop(
      at,
      `没有“${qualification}”这类资质；可以写${choices.map(({ value }) => value).join("、")}。`,
    );
  }
  if (level !== null && !levelOrder.includes(level)) {
    throw new FormulaStop(at, `级别应当是${levelOrder.join("、")}之一，不是“${level}”。`);
  }
}

function checkNamedBy(condition: Extract<Condition, { type: "namedBy" }>, context: CheckContext): void {
  const { kind } = checkSet(condition.set, context);
  const field = requirePath(condition.link, [kind], context);
  if ((field.linksTo ?? []).length > 0) return;
  throw new FormulaStop(condition.link.at, `“${field.label}”不是关联字段，被(…) 里要写关联到别的条目的字段。`);
}

/** Labels that share at least two characters with what was written. */
function similarLabels(word: string, kind: KindDefinition | null, { fields }: FormulaVocabulary): readonly string[] {
  const marks = new Set(word);
  const scored = (kind?.fields ?? []).flatMap((id) => {
    const label = fields.get(id)?.label;
    return label === undefined ? [] : [{ label, shared: [...new Set(label)].filter((mark) => marks.has(mark)).length }];
  });
  return scored
    .filter(({ shared }) => shared >= 2)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, 3)
    .map(({ label }) => label);
}
