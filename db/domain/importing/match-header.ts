import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field, FieldSubject } from "#domain/catalogue/field";
import { type HeaderMeaning, headerMeanings } from "#domain/importing/header-meanings";
import { type HeaderText, readHeaderText, withoutBrackets } from "#domain/importing/header-text";
import type { Dimension, UnitId } from "#domain/indicators/unit";
import { unitDimension } from "#domain/indicators/unit";

/** A column header as it stands (表头): its texts from top to bottom, the statistics code above or below it, and what stands around it. */
export interface HeaderToMatch {
  readonly path: readonly string[];
  readonly code: string | null;
  /** Whose table it is; decides words both use (地址, 总面积). When not said, any subject may answer. */
  readonly subject?: FieldSubject;
  /** The column to the left that is not itself an 其中: what 其中 is a part of. */
  readonly whole?: readonly string[];
  /** Whoever asks can tell last year's figures (上年营业收入) from this year's; otherwise they match nothing. */
  readonly lastYearToo?: boolean;
}

/** What a header means (表头对应). */
export interface HeaderMatch {
  /** Catalogue ids; empty: no known field; two: one column holds two facts. */
  readonly fields: readonly string[];
  /** The unit the header itself states, when it fits the field. */
  readonly unit: UnitId | null;
  readonly confidence: number;
  /** A Chinese sentence. */
  readonly reason: string;
  /** The wording is wider or narrower than the field (知识产权申请数 for 专利申请数). */
  readonly approximate: boolean;
  readonly valueMap: Readonly<Record<string, string>> | null;
  /** Id of the field this column also carries while another code is preferred. */
  readonly alternativeOf: string | null;
  /** The period the header states; null when it states none. */
  readonly period: string | null;
  /** The header says 上年 or 上年同期 instead of a year. */
  readonly relative: HeaderText["relative"];
}

/** Matches a header to the catalogue (表头对应字段): code, then label, synonym, and a name with only harmless words around it. Never guesses: a header that merely resembles a field stays unmapped. */
export function matchHeader(header: HeaderToMatch, index: CatalogueIndex): HeaderMatch {
  const texts = header.path.map(readHeaderText);
  const unit = statedUnit(texts);
  const period = texts.findLast((text) => text.period !== null)?.period ?? null;
  const relative = texts.findLast((text) => text.relative !== null)?.relative ?? null;
  const meaning = byCode(header.code, index) ?? byName(header, texts, index);
  const isForeignYear = relative !== null && header.lastYearToo !== true;
  if (meaning === null || isForeignYear || isRateOf(unit, meaning.fields))
    return { ...unknown(texts, index), unit, period, relative };
  const fields = meaning.fields;
  const [field] = fields;
  const leaf = texts.at(-1);
  return {
    fields: meaning.alternative ? [] : fields.map(({ id }) => id),
    unit: field === undefined ? null : fittingUnit(texts, field),
    confidence: meaning.confidence,
    reason: meaning.reason,
    approximate: field !== undefined && isApproximate(leaf, field),
    valueMap: field === undefined ? null : valueMapOf(leaf, field, header.code),
    alternativeOf: meaning.alternative ? (field?.id ?? null) : null,
    period,
    relative,
  };
}

/** 营业收入（%） is a rate, whatever the name before it. */
function isRateOf(unit: UnitId | null, fields: readonly Field[]): boolean {
  return unit !== null && unitDimension(unit) === "ratio" && fields.some(({ dimension }) => dimension !== "ratio");
}

/** Whether values in this unit can be stored in this field (单位是否相配). Foreign money fits money fields: it is then reported value by value. */
export function isUnitFor(unit: UnitId, dimension: Dimension | null): boolean {
  if (dimension === null) return false;
  const given = unitDimension(unit);
  if (given === dimension) return true;
  if (dimension === "money") return given === "foreignMoney";
  return COUNTS.has(given) && COUNTS.has(dimension);
}

const COUNTS: ReadonlySet<Dimension> = new Set(["persons", "enterprises", "items"]);

function byCode(code: string | null, index: CatalogueIndex): HeaderMeaning | null {
  if (code === null) return null;
  const coded = index.byCode.get(code.toLowerCase());
  if (coded === undefined) return null;
  const { field, alternative } = coded;
  const reason = alternative
    ? `统计代码 ${code} 也是“${field.label}”，但以代码 ${field.codes[0] ?? ""} 的列为准`
    : `统计代码 ${code} 就是“${field.label}”`;
  return { fields: [field], confidence: alternative ? 0.6 : 0.99, reason, alternative };
}

/** A column under a national code that the catalogue does not hold is another indicator, whatever its name resembles. */
function byName(header: HeaderToMatch, texts: readonly HeaderText[], index: CatalogueIndex): HeaderMeaning | null {
  if (header.code !== null) return null;
  const whole = header.whole?.map(readHeaderText) ?? [];
  return headerMeanings({ texts, whole, subject: header.subject ?? null }, index);
}

function statedUnit(texts: readonly HeaderText[]): UnitId | null {
  return texts.findLast((text) => text.unit !== null)?.unit ?? null;
}

function fittingUnit(texts: readonly HeaderText[], field: Field): UnitId | null {
  const fitting = texts.findLast((text) => text.unit !== null && isUnitFor(text.unit, field.dimension));
  return fitting?.unit ?? null;
}

function isApproximate(leaf: HeaderText | undefined, field: Field): boolean {
  return (leaf?.name.includes("知识产权") ?? false) && field.label.includes("专利");
}

/** Coded answers of a choice asked as a question: 是否毕业企业 answered 是 means 毕业, 否 the other choice. */
function valueMapOf(
  leaf: HeaderText | undefined,
  field: Field,
  code: string | null,
): Readonly<Record<string, string>> | null {
  const codes = leaf?.valueCodes ?? null;
  if (field.type === "boolean") {
    // The Torch survey codes yes/no as 1/2 wherever its own codes stand above the columns (国统制〔2022〕11号).
    return codes ?? (code === null ? null : { "1": "是", "2": "否" });
  }
  if (field.type !== "choice" || leaf === undefined || !leaf.name.startsWith("是否")) return codes;
  const asked = field.choices.find((choice) => leaf.name.includes(choice.value));
  const other = field.choices.find((choice) => choice !== asked);
  if (asked === undefined || other === undefined || field.choices.length !== 2) return codes;
  const answers = codes ?? { 是: "是", 否: "否" };
  return Object.fromEntries(
    Object.entries(answers).map(([raw, answer]) => [raw, answer === "是" ? asked.value : other.value]),
  );
}

function unknown(
  texts: readonly HeaderText[],
  index: CatalogueIndex,
): Omit<HeaderMatch, "unit" | "period" | "relative"> {
  const name = texts.at(-1)?.name ?? "";
  const lookalike = index.lookalikes.get(name) ?? index.lookalikes.get(withoutBrackets(name));
  const [id] = lookalike ?? [];
  const label = id === undefined ? undefined : index.byId.get(id)?.label;
  const reason =
    name === ""
      ? "这一列没有表头"
      : label === undefined
        ? "字段目录里没有这样的字段，不导入这一列"
        : `与“${label}”字面相近但口径不同，不自动对应`;
  return { fields: [], confidence: 0, reason, approximate: false, valueMap: null, alternativeOf: null };
}
