/** Checks what the parts of a pack say of one another (内部引用检查): documents, indicators, ids, columns. */
import type { PolicyPack } from "#domain/packs/pack";
import type { PackNode, PackPlace } from "#domain/packs/pack-node";
import { nearestWord } from "#domain/packs/read-shape";
import type { RuleCondition } from "#domain/criteria/rule-set";

/** Where a part was read and how a fault on it is noted. */
export interface PackCheck {
  readonly placeOf: (part: object, member?: string) => PackPlace;
  /** Place of one of the values of a preset's entry. */
  readonly placeOfKey: (entry: object, key: string) => PackPlace;
  readonly fault: (place: PackPlace, sentence: string) => void;
  /** Units of all indicators the files name, also of those that could not be read. */
  readonly units: ReadonlyMap<string, string>;
  /** Documents they name, likewise. */
  readonly documents: readonly string[];
}

/** The place of a member of a node, or of the node when the member is absent. */
export function placeInNode(node: PackNode | undefined, member: string | undefined, whole: PackPlace): PackPlace {
  if (node === undefined) return whole;
  if (member === undefined || node.type !== "object") return node;
  return node.members.get(member) ?? node;
}

/** Notes repeated ids and references to what is not there. */
export function checkReferences(pack: PolicyPack, check: PackCheck): void {
  checkRepeats(pack, check);
  checkDocuments(pack, check);
  const codes = [...check.units.keys()];
  for (const target of pack.targets) {
    if (codes.includes(target.indicator) || target.indicator.includes("/")) continue;
    const advice = suggest(target.indicator, codes);
    check.fault(
      check.placeOf(target, "indicator"),
      `目标“${target.id}”用的指标“${target.indicator}”不在本包的指标里，${advice}。`,
    );
  }
  for (const set of pack.ruleSets) {
    const ids = allConditions(set.conditions).map(({ id }) => id);
    for (const coefficient of set.coefficients) {
      const missing = coefficient.conditions.filter((id) => !ids.includes(id));
      if (missing.length === 0) continue;
      check.fault(
        check.placeOf(coefficient, "conditions"),
        `地区放宽“${coefficient.label}”所及的条件“${missing.join("、")}”不在这套认定条件里，${suggest(missing[0] ?? "", ids)}。`,
      );
    }
  }
}

/** Conditions with those inside them (全部条件). */
export function allConditions(conditions: readonly RuleCondition[]): readonly RuleCondition[] {
  return conditions.flatMap((condition) => [condition, ...allConditions(condition.anyOf)]);
}

/** What a wrong reference probably means. */
function suggest(word: string, known: readonly string[]): string {
  const near = nearestWord(word, known);
  if (near !== null) return `是不是“${near}”`;
  return known.length === 0 ? "请先补上" : `现有：${known.slice(0, 12).join("、")}${known.length > 12 ? " 等" : ""}`;
}

function checkRepeats(pack: PolicyPack, check: PackCheck): void {
  const lists: readonly (readonly [what: string, member: string, parts: readonly (readonly [string, object])[]])[] = [
    ["文件编号", "id", pack.documents.map((part) => [part.id, part])],
    ["指标编号", "code", pack.indicators.map((part) => [part.code, part])],
    ["目标编号", "id", pack.targets.map((part) => [part.id, part])],
    ["清单编号", "id", pack.lists.map((part) => [part.kind.id, part])],
    ["清单名称", "label", pack.lists.map((part) => [part.kind.label, part])],
    ["认定条件编号", "id", pack.ruleSets.map((part) => [part.id, part])],
    ["报送事项编号", "id", pack.calendar.map((part) => [part.id, part])],
    ["季度划分编号", "id", pack.quarters.map((part) => [part.id, part])],
    ["表式编号", "id", pack.forms.map((part) => [part.id, part])],
    ["栏目编号", "id", pack.lists.flatMap(({ fields }) => fields.map((part) => [part.id, part] as const))],
    ...pack.ruleSets.map(
      ({ conditions }) =>
        ["条件编号", "id", allConditions(conditions).map((part) => [part.id, part] as const)] as const,
    ),
    ...pack.targets.flatMap(({ readings }) => [
      ["口径编号", "id", readings.map((part) => [part.id, part] as const)] as const,
      ...readings.map(({ options }) => ["选项编号", "id", options.map((part) => [part.id, part] as const)] as const),
    ]),
  ];
  for (const [what, member, parts] of lists) {
    const seen = new Map<string, PackPlace>();
    for (const [id, part] of parts) {
      const place = check.placeOf(part, member);
      const first = seen.get(id);
      if (first === undefined) seen.set(id, place);
      else {
        const where = first.line === null ? "" : `（第一次在第 ${first.line} 行）`;
        check.fault(place, `${what}“${id}”用了不止一次${where}，请改成不同的。`);
      }
    }
  }
}

function checkDocuments(pack: PolicyPack, check: PackCheck): void {
  const known = check.documents;
  const sources = [
    ...pack.indicators.map((part) => part.source),
    ...pack.targets.map((part) => part.source),
    ...pack.presets.map((part) => part.source),
    ...pack.calendar.map((part) => part.source),
    ...pack.quarters.map((part) => part.source),
    ...pack.forms.map((part) => part.source),
    ...pack.ruleSets,
  ];
  for (const source of sources) {
    if (known.includes(source.document)) continue;
    const advice = suggest(source.document, known);
    check.fault(check.placeOf(source, "document"), `文件编号“${source.document}”没有在 documents 里写明，${advice}。`);
  }
}
