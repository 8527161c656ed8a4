/** Checks what the parts of a pack say by themselves (自身检查): operators with their values, units, years, dates. */
import { areLikeUnits } from "#domain/indicators/unit-algebra";
import type { PackCheck } from "#domain/packs/check-references";
import type { CalendarEntry, PolicyPack } from "#domain/packs/pack";
import { compareDecimals, parseDecimal } from "#domain/shared/decimal";
import { parsePartialDate } from "#domain/shared/partial-date";
import type { TargetDefinition, TargetOperator } from "#domain/targets/target";

/** Operators that need a value, and those whose value is in the indicator's own unit. */
const valued: ReadonlySet<TargetOperator> = new Set(["ge", "gt", "eq", "between", "approx", "increment_ge", "cagr_ge"]);
const inOwnUnit: ReadonlySet<TargetOperator> = new Set(["ge", "gt", "eq", "between", "approx", "increment_ge"]);

/** Notes what does not hold together inside one part. */
export function checkValues(pack: PolicyPack, check: PackCheck): void {
  const { units } = check;
  for (const target of pack.targets) checkTarget(target, units.get(target.indicator) ?? null, check);
  for (const part of [...pack.indicators, ...pack.ruleSets]) {
    const { from, until } = part.effective;
    if (from === null || until === null || from <= until) continue;
    check.fault(check.placeOf(part.effective), `有效年份从 ${from} 到 ${until}，起始年比截止年晚，请改正。`);
  }
  for (const entry of pack.calendar) checkDue(entry, check);
  for (const { kind } of pack.lists) {
    if (kind.id.startsWith(`${pack.id}:`)) continue;
    check.fault(
      check.placeOf(kind),
      `清单编号“${kind.id}”应写成“${pack.id}:…”，例如“${pack.id}:${kind.id.split(":").at(-1) ?? "list"}”。`,
    );
  }
}

function checkTarget(target: TargetDefinition, unitOfIndicator: string | null, check: PackCheck): void {
  const fault = (member: string, sentence: string): void =>
    check.fault(check.placeOf(target, member), `目标“${target.id}”${sentence}`);
  const { operator, value, upper, unit, when } = target;
  if (valued.has(operator) && value === null) fault("value", `的算子是 ${operator}，要写目标值 value。`);
  if (operator === "between") checkBounds(target, fault);
  else if (upper !== null) fault("upper", `写了上限 upper，只有算子 between 才有上限，请删去或改算子。`);
  if (valued.has(operator) && unit.trim() === "") fault("unit", "缺少计量单位 unit，请写上（家、个、亿元、% 等）。");
  else if (unitOfIndicator !== null && inOwnUnit.has(operator) && !areLikeUnits(unit, unitOfIndicator)) {
    fault("unit", `的单位“${unit}”与指标的单位“${unitOfIndicator}”换算不了，请改成一致的。`);
  }
  if ((operator === "cagr_ge" || operator === "double") && !saysBase(target)) {
    fault(
      "operator",
      `的算子是 ${operator}，要写基年 baseYear；原文没有写的，用 readings 列出可能的基年，或在 doubt 里写明存疑。`,
    );
  }
  if (operator === "ge_ref" && target.reference === null)
    fault("operator", "的算子是 ge_ref，要写参照值名称 reference。");
  if (operator === "milestone" && target.milestones.length === 0) {
    fault("operator", "的算子是 milestone，要写里程碑 milestones。");
  }
  if (when === "year" && target.targetYear === null)
    fault("when", "按目标年考核（when: year），要写目标年 targetYear。");
  for (const reading of target.readings) {
    if (reading.options.length < 2) {
      check.fault(check.placeOf(reading), `目标“${target.id}”的口径“${reading.id}”至少要有两个选项。`);
    }
  }
}

/** A doubt that is said may stay open: the target is then not judged, and says why. */
function saysBase({ baseYear, doubt, readings }: TargetDefinition): boolean {
  const options = readings.flatMap((reading) => reading.options);
  const isChosen = options.some(({ changes, formula }) => changes.baseYear !== undefined || formula !== null);
  return baseYear !== null || doubt !== null || isChosen;
}

function checkBounds({ value, upper }: TargetDefinition, fault: (member: string, sentence: string) => void): void {
  if (upper === null) {
    fault("upper", "的算子是 between，要写上限 upper。");
    return;
  }
  const [low, high] = [parseDecimal(value ?? ""), parseDecimal(upper)];
  if (low.ok && high.ok && compareDecimals(low.value, high.value) > 0) {
    fault("upper", `的上限 ${upper} 比下限 ${value ?? ""} 小，请改正。`);
  }
}

function checkDue(entry: CalendarEntry, check: PackCheck): void {
  if (entry.due.length === 0) {
    check.fault(check.placeOf(entry, "due"), `报送事项“${entry.title}”没有写截止日 due。`);
  }
  const isOnce = entry.every === "once";
  for (const due of entry.due) {
    // 29 February comes every four years.
    const whole = isOnce ? due : `2024-${due}`;
    if (whole.length === 10 && parsePartialDate(whole).ok) continue;
    const wanted = isOnce ? "一次性的应写成 2020-12-31" : "每年都有的应写成 12-31（月-日）";
    check.fault(check.placeOf(entry, "due"), `报送事项“${entry.title}”的截止日“${due}”不是日期，${wanted}。`);
  }
}
