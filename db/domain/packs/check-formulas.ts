/** Checks the formulas and conditions of a pack (公式与条件检查) against the register it will work on. */
import type { RuleSet } from "#domain/criteria/rule-set";
import { checkConditionOn, checkFormula } from "#domain/indicators/check-formula";
import type { FormulaVocabulary } from "#domain/indicators/formula-vocabulary";
import { parseCondition } from "#domain/indicators/parse-condition";
import { parseFormula } from "#domain/indicators/parse-formula";
import { areLikeUnits, UNKNOWN_UNIT } from "#domain/indicators/unit-algebra";
import { allConditions, type PackCheck } from "#domain/packs/check-references";
import type { PolicyPack } from "#domain/packs/pack";
import { kindAdvice, type PackRegister } from "#domain/packs/pack-register";
import type { TargetDefinition } from "#domain/targets/target";

/** One formula or condition: where it stands, what is said when it is wrong. */
interface Wording {
  readonly part: object;
  readonly member: string;
  readonly whose: string;
}

/** Notes formulas and conditions that do not parse or speak of what is not there. `register` with the pack's own lists. */
export function checkFormulas(pack: PolicyPack, register: PackRegister, check: PackCheck): void {
  const units = check.units;
  const checks = createFormulaChecks({ pack: pack.id, register, check });
  for (const indicator of pack.indicators) {
    const where = { part: indicator, member: "formula", whose: `指标“${indicator.code}”` };
    checks.formula(indicator.formula, where, { unit: indicator.unit, subject: null });
  }
  for (const target of pack.targets) checkTarget(target, units.get(target.indicator) ?? "", checks);
  for (const set of pack.ruleSets) checkRuleSet(set, checks);
}

type Checks = ReturnType<typeof createFormulaChecks>;

function checkTarget({ id, readings, scope, unit: own }: TargetDefinition, unit: string, checks: Checks): void {
  for (const option of readings.flatMap(({ options }) => options)) {
    const where = { part: option, member: "formula", whose: `目标“${id}”的口径选项“${option.id}”` };
    // A reading may measure the growth in place of the amount; the target then is in the unit of growth.
    const units = { unit, or: own, subject: null };
    if (option.formula !== null) checks.formula(option.formula, where, units);
  }
  if (scope.type === "all") return;
  checks.condition(scope.where, scope.kind, { part: scope, member: "where", whose: `目标“${id}”的适用范围` });
}

function checkRuleSet(set: RuleSet, checks: Checks): void {
  checks.condition(set.appliesTo, set.kind, { part: set, member: "appliesTo", whose: `认定条件“${set.title}”` });
  for (const condition of allConditions(set.conditions)) {
    const where = { part: condition, member: "formula", whose: `条件“${condition.id}”` };
    if (condition.formula === null) continue;
    // 具备("高新技术企业") is a condition of the subject, 本身.是否独立法人 a value of it.
    if (condition.test === "is" && !parseFormula(condition.formula).ok) {
      checks.condition(condition.formula, set.kind, where);
    } else checks.formula(condition.formula, where, { unit: condition.unit, subject: set.kind });
  }
  for (const one of set.coefficients) {
    checks.condition(one.when, set.kind, { part: one, member: "when", whose: `地区放宽“${one.label}”` });
  }
}

interface Checking {
  readonly pack: string;
  readonly register: PackRegister;
  readonly check: PackCheck;
}

function createFormulaChecks({ pack, register, check }: Checking) {
  const vocabulary: FormulaVocabulary = {
    kinds: register.kinds,
    fields: new Map(register.fields.map((field) => [field.id, field])),
    indicatorUnit: (code) => {
      const own = code.startsWith(`${pack}/`) ? code.slice(pack.length + 1) : code;
      return check.units.get(own) ?? (own.includes("/") ? UNKNOWN_UNIT : null);
    },
    subject: null,
  };
  const wrong = ({ part, member, whose }: Wording, at: number, sentence: string): void =>
    check.fault(check.placeOf(part, member), `${whose}第 ${at + 1} 个字附近有误：${sentence}`);
  return {
    formula: (
      text: string,
      where: Wording,
      { unit, or = unit, subject }: { readonly unit: string; readonly or?: string; readonly subject: string | null },
    ): void => {
      const parsed = parseFormula(text);
      const checked = parsed.ok ? checkFormula(parsed.value, { ...vocabulary, subject }) : parsed;
      if (!checked.ok) wrong(where, checked.error.at, checked.error.sentence);
      else if (
        unit !== "" &&
        checked.value.unit !== "" &&
        ![unit, or].some((one) => areLikeUnits(checked.value.unit, one))
      ) {
        check.fault(
          check.placeOf(where.part, "unit"),
          `${where.whose}写的单位是“${unit}”，公式算出来的单位是“${checked.value.unit}”，请改成一致的。`,
        );
      }
    },
    condition: (text: string, kindId: string, where: Wording): void => {
      const kind = register.kinds.find(({ id }) => id === kindId);
      if (kind === undefined) {
        check.fault(
          check.placeOf(where.part, "kind"),
          `${where.whose}的台账“${kindId}”不存在，${kindAdvice(kindId, register)}。`,
        );
        return;
      }
      if (text.trim() === "") return;
      const parsed = parseCondition(text);
      const checked = parsed.ok ? checkConditionOn(kind, parsed.value, { ...vocabulary, subject: kindId }) : parsed;
      if (!checked.ok) wrong(where, checked.error.at, checked.error.sentence);
    },
  };
}
