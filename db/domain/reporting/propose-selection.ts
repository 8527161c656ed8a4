import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { ListCondition, ListSelection } from "#domain/reporting/form-binding";
import { foldText } from "#domain/shared/chinese-text";

/** Divisions of GB/T 4754-2017 that are 工业: B 采矿业 06–12, C 制造业 13–43, D 电力热力燃气及水 44–46. */
const INDUSTRY_DIVISIONS = Array.from({ length: 41 }, (_, i) => String(i + 6).padStart(2, "0"));

interface TitleRule {
  /** Kind of the register it is about. */
  readonly kind: string;
  readonly words: RegExp;
  readonly unless?: RegExp;
  readonly field: string;
  readonly condition: (field: string) => ListCondition;
}

const RULES: readonly TitleRule[] = [
  { kind: "enterprise", words: /规模以上|规上/u, field: "aboveScale", condition: (field) => ({ field, equals: true }) },
  {
    kind: "enterprise",
    words: /(?:规模以上|规上)工业|工业企业/u,
    field: "industryCode",
    condition: (field) => ({ field, startsWithAny: INDUSTRY_DIVISIONS }),
  },
  {
    kind: "enterprise",
    words: /高新技术企业|高企/u,
    field: "highTechEnterprise",
    condition: (field) => ({ field, equals: true }),
  },
  { kind: "enterprise", words: /在孵/u, field: "incubationStatus", condition: (field) => ({ field, equals: "在孵" }) },
  {
    kind: "enterprise",
    words: /毕业企业/u,
    unless: /在孵/u,
    field: "incubationStatus",
    condition: (field) => ({ field, equals: "毕业" }),
  },
  {
    kind: "carrier",
    words: /孵化器/u,
    unless: /众创空间|加速器|载体/u,
    field: "carrierType",
    condition: (field) => ({ field, equals: "科技企业孵化器" }),
  },
  {
    kind: "carrier",
    words: /众创空间/u,
    unless: /孵化器|加速器|载体/u,
    field: "carrierType",
    condition: (field) => ({ field, equals: "众创空间" }),
  },
];

/** Proposes which enterprises a list wants from the words of its title (取数范围). */
export function proposeSelection(title: string, index: CatalogueIndex, kind: string): ListSelection {
  const folded = foldText(title);
  const where: ListCondition[] = [];
  const words: string[] = [];
  for (const rule of RULES) {
    const match = rule.words.exec(folded);
    if (rule.kind !== kind || match === null || rule.unless?.test(folded) || !index.byId.has(rule.field)) continue;
    where.push(rule.condition(rule.field));
    words.push(match[0]);
  }
  const longest = words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
  const reason =
    where.length === 0 ? "标题没有限定范围，取这一类名册中的全部" : `标题写明“${[...new Set(longest)].join("”“")}”`;
  return { where, orderBy: "roster", reason };
}
