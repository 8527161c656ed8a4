/** Values, levels, titles and industries that a title names (标题里的取值): 砚池片区, 省级以上, 瞪羚企业, 电子信息领域, 软件和信息技术服务业. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field } from "#domain/catalogue/field";
import type { ListCondition } from "#domain/reporting/form-binding";
import { industryWords } from "#domain/reporting/industry-words";
import { findLevels } from "#domain/reporting/level-words";
import type { KnownValues } from "#domain/reporting/match-values";
import type { Phrase } from "#domain/reporting/title-phrase";
import { NOT_YET, OWN_LEVELS, OWNERSHIP } from "#domain/reporting/title-rules";
import { levelOrder } from "#domain/register/kind";
import { foldText } from "#domain/shared/chinese-text";

interface ValueSearch {
  readonly index: CatalogueIndex;
  readonly kind: string;
  readonly known: KnownValues;
}

/** Takes values of the fields out, the longest first. Values of 技术领域 and 行业 also without their last word (电子信息技术, 电子信息领域). */
export function takeValues(phrase: Phrase, search: ValueSearch, fields: ReadonlySet<string>): void {
  const own = search.index.catalogue.fields.filter(({ id, subject }) => subject === search.kind && fields.has(id));
  const wordings = own.flatMap((field) => wordingsOf(field, search.known));
  for (const { word, tail, condition } of wordings.toSorted((a, b) => b.word.length - a.word.length)) {
    phrase.take(new RegExp(`${literal(word)}${tail}`, "u"), () => ({ as: "conditions", where: [condition] }));
  }
}

interface Wording {
  readonly word: string;
  readonly tail: string;
  readonly condition: ListCondition;
}

function wordingsOf(field: Field, known: KnownValues): readonly Wording[] {
  const chosen = field.choices.flatMap(({ value, writtenAs }) =>
    [value, ...writtenAs].map((word) => ({ word, condition: { field: field.id, equals: value } })),
  );
  const held = (known.get(field.id) ?? []).map((word) => ({ word, condition: { field: field.id, equals: word } }));
  const plain = [...chosen, ...held].map(({ word, condition }) => ({ word: foldText(word), tail: "", condition }));
  const branches = BRANCHES.has(field.id) ? branchesOf(field.id, known.get(field.id) ?? []) : [];
  return [...branches, ...plain].filter(({ word }) => word.length >= 2);
}

const BRANCHES: ReadonlySet<string> = new Set(["technologyField", "industry", "carrierIndustry"]);
const LAST = /(?:技术|领域|产业|行业|业)$/u;

/** Everything the book writes with the same beginning is meant. */
function branchesOf(field: string, values: readonly string[]): readonly Wording[] {
  const stems = Map.groupBy(values, (value) => foldText(value).replace(LAST, ""));
  return [...stems].map(([word, same]) => ({
    word,
    tail: "(?:技术)?(?:领域|产业|行业|类)?",
    condition: same.length === 1 ? { field, equals: same[0] ?? "" } : { field, equalsAny: same },
  }));
}

/** Takes levels out, where the kind has a level. */
export function takeLevels(phrase: Phrase, { index, kind }: Pick<ValueSearch, "index" | "kind">): void {
  const [top = ""] = levelOrder;
  const fields = index.catalogue.fields.filter(
    ({ subject, label, choices }) =>
      subject === kind && label.endsWith("级别") && choices.some(({ value }) => value === top),
  );
  const [field] = fields;
  if (field === undefined || fields.length > 1) return;
  for (let found = findLevels(phrase.text); found !== null; found = findLevels(phrase.text)) {
    const { levels, words } = found;
    const [only] = levels;
    const condition: ListCondition =
      levels.length === 1 && only !== undefined
        ? { field: field.id, equals: only }
        : { field: field.id, equalsAny: levels };
    phrase.take(new RegExp(literal(words), "u"), () => ({ as: "conditions", where: [condition] }));
  }
}

/** What the roster states by a field of its own, and what is no class of enterprises. */
const OTHERWISE: ReadonlySet<string> = new Set(["高新技术企业", "规模以上企业", "创新型产业集群", "级别认定"]);

/** Takes out classes that enterprises belong to by a qualification (瞪羚企业名单); none when the title asks for those that are none yet. */
export function takeQualifications(phrase: Phrase, { index, kind }: ValueSearch): void {
  if (kind !== "enterprise" || NOT_YET.test(phrase.title)) return;
  const choices = index.byId.get("qualificationType")?.choices ?? [];
  const words = choices
    .filter(({ value }) => !OTHERWISE.has(value))
    .flatMap(({ value, writtenAs }) => [value, ...writtenAs].map((word) => ({ value, word: foldText(word) })))
    .filter(({ word }) => word.length >= 2)
    .toSorted((a, b) => b.word.length - a.word.length);
  for (const { value, word } of words) {
    const level = OWN_LEVELS[value];
    const own = level === undefined ? "" : `(?:${level})?`;
    phrase.take(new RegExp(`${own}(?<!非|未)"?${literal(word)}"?`, "u"), () => ({
      as: "conditions",
      where: [{ set: `企业[具备("${value}")]` }],
    }));
  }
}

/** Takes industries out by the names of GB/T 4754. */
export function takeIndustries(phrase: Phrase): void {
  for (const { word, divisions } of industryWords()) {
    phrase.take(new RegExp(`(?<!非)${literal(word)}`, "u"), () => ({
      as: "conditions",
      where: [{ field: "industryCode", startsWithAny: divisions }],
    }));
  }
}

/** Takes ownership out (外商投资), where the book writes it in 登记注册类型. */
export function takeOwnership(phrase: Phrase, { kind, known }: ValueSearch): void {
  const held = kind === "enterprise" ? (known.get("registrationType") ?? []) : [];
  for (const { words, contains } of OWNERSHIP) {
    if (!held.some((value) => value.includes(contains))) continue;
    phrase.take(words, () => ({ as: "conditions", where: [{ field: "registrationType", contains: [contains] }] }));
  }
}

function literal(word: string): string {
  return word.replace(/[\^$\\.*+?()[\]{}|/]/gu, "\\$&");
}
