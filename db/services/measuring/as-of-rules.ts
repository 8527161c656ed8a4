/** Which dates and fields decide on a day (截至某日的依据): data that ships with the program. */
import countingFile from "../../../assets/catalogue/counting-dates.json" with { type: "json" };
import factsFile from "../../../assets/catalogue/as-of-facts.json" with { type: "json" };
import { levelOrder } from "#domain/register/kind";

/** Dates that decide for a kind. `since`: groups of fields of which the first that is filled says when it began; all groups must be over. `until`: the first that is over ends it. `lasts`: the day itself still counts (有效期至). */
export interface CountingDates {
  readonly since: readonly (readonly string[])[];
  readonly until: readonly string[];
  readonly lasts: readonly string[];
  /** Dates that may mean another coming and going (入驻、迁出 of a carrier): they are this one's where nothing in `unless` is filled. */
  readonly plain?: {
    readonly since: readonly string[];
    readonly until: readonly string[];
    readonly unless: readonly string[];
  };
  /** Records that say the same of whom they name. */
  readonly records: readonly CountingRecord[];
}

/** Records of another kind (变动、级别认定): of those whose `type` is one of the words, `date` begins or ends it. */
export interface CountingRecord {
  readonly link: string;
  readonly type: string;
  readonly date: string;
  readonly begins: readonly string[];
  readonly ends: readonly string[];
  /** Fields of the entry itself that say it better. */
  readonly unless: readonly string[];
}

const counting: ReadonlyMap<string, CountingDates> = new Map(Object.entries(countingFile.kinds));
const others: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(factsFile.since));

/** Dates of coming and going of a kind; null when it has none. */
export function countingDatesOf(kind: string): CountingDates | null {
  return counting.get(kind) ?? null;
}

/** Fields of which the first that is filled says since when an entry is what it is (认定、成立、设立、发证日期). */
export function sinceFieldsOf(kind: string): readonly string[] {
  return counting.get(kind)?.since[0] ?? others.get(kind) ?? [];
}

const endings: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(factsFile.endings));

/** Fields that speak of the end of a record (毕业、离开、撤销): a condition on them means all records, not only those under way. */
export function endingFieldsOf(kind: string): readonly string[] {
  const dates = counting.get(kind);
  return [...(dates?.until ?? []), ...(dates?.lasts ?? []), ...(endings.get(kind) ?? [])];
}

/** How the level of a kind is told. */
export interface LevelRule {
  readonly field: string;
  /** A yes/no field that means a level where the level is blank. */
  readonly flag?: string;
  readonly flagMeans?: string;
  /** Date from which it has the higher level, and what it was before. */
  readonly raisedOn?: string;
  readonly raisedTo?: string;
  readonly before?: string;
}

const levels: ReadonlyMap<string, LevelRule> = new Map<string, LevelRule>(Object.entries(factsFile.levels));

/** How the level of a kind is told; null when it has none. */
export function levelRuleOf(kind: string): LevelRule | null {
  return levels.get(kind) ?? null;
}

/** Records of the kind 资质认定: who holds what, since when, until when. */
export const holdingRecords = factsFile.levelRecords;
/** Older attributes that say the same of an enterprise. */
export const holdingAttributes = factsFile.holdings;
/** Records that say to what an entry belongs. */
export const belongingRecords = factsFile.belonging;
/** Attributes that do. */
export const belongingAttributes = factsFile.ownBelonging;

/** The level a text means (级别归一): 国家级科技企业孵化器 is 国家级; a text without a level stays, as does one on the way to it (省级培育). */
export function readLevel(text: string): string {
  if (levelOrder.includes(text) || factsFile.notYetWords.some((word) => text.includes(word))) return text;
  return factsFile.levelWords.find(({ words }) => words.some((word) => text.includes(word)))?.level ?? text;
}
