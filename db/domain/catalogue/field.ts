import type { Dimension, UnitId } from "#domain/indicators/unit";

/** What kind of value a field holds (字段类型). */
export type FieldType =
  | "text" // free text
  | "name" // enterprise or carrier name
  | "code" // digit string that must never become a number
  | "creditCode" // 统一社会信用代码 and its older forms
  | "phone"
  | "person"
  | "address"
  | "date"
  | "boolean"
  | "choice" // one of `choices`
  | "link" // another entry of the register, by its name (关联)
  | "integer" // count
  | "decimal"; // measured number; money is in 元, area in ㎡

/** All of them, for reading catalogues and packs. */
export const fieldTypes: readonly FieldType[] = [
  "text",
  "name",
  "code",
  "creditCode",
  "phone",
  "person",
  "address",
  "date",
  "boolean",
  "choice",
  "link",
  "integer",
  "decimal",
];

/** What a field describes (字段类别): identity finds the enterprise, attribute describes it, observation is an indicator value of a period (指标值). */
export type FieldKind = "identity" | "attribute" | "observation";

/** Whom a field belongs to: the id of a register kind (台账类别, `db/domain/register/kind.ts`); `ledger` for the columns that all lists share. */
export type FieldSubject = string;

/** One entry of the field catalogue (字段目录): the one place from which import, forms, screens and checks know a field. */
export interface Field {
  /** Stable English identifier, e.g. `operatingRevenue`. */
  readonly id: string;
  /** The Chinese label (中文名), unique in the catalogue. */
  readonly label: string;
  readonly kind: FieldKind;
  readonly subject: FieldSubject;
  readonly type: FieldType;
  /** For numbers: the dimension of the unit; null when the field has none. */
  readonly dimension: Dimension | null;
  /** The unit stored values are in (money 元, area ㎡, count 人/家/件/项). */
  readonly storedUnit: UnitId | null;
  /** The unit screens show values in by default (营业收入: 万元). */
  readonly shownUnit: UnitId | null;
  /** Other wordings seen in headers (同义词), folded on use. */
  readonly synonyms: readonly string[];
  /** Wordings that look alike but are another thing (勿混). A header that equals one is never mapped to this field. */
  readonly notThese: readonly string[];
  /** National statistics codes, lower case: `qc05_0`, `tdf711`. */
  readonly codes: readonly string[];
  /** Codes whose columns carry the same fact but are not the preferred source (qc236 beside qj20). */
  readonly alternativeCodes: readonly string[];
  /** Field of which this one is a part (其中). */
  readonly parent: string | null;
  /** Allowed words of a choice, with other spellings and code values (1=毕业). */
  readonly choices: readonly FieldChoice[];
  /** Group under which screens list it (基本信息, 资质, 经济指标, 人员, 知识产权 …). */
  readonly group: string;
  /** 口径: what is counted, where a rule says so. */
  readonly note: string | null;
  /** Of a link: the kinds of entries it may name. Absent otherwise. */
  readonly linksTo?: readonly string[];
}

/** An allowed word (选项) and how files write it. */
export interface FieldChoice {
  readonly value: string;
  readonly writtenAs: readonly string[];
}

/** The field catalogue of a year (字段目录). */
export interface FieldCatalogue {
  readonly version: string;
  readonly effectiveFrom: string;
  readonly source: string;
  readonly fields: readonly Field[];
}
