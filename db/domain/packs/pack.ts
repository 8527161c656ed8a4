/** A policy pack (政策包): what a province's documents name and demand, as readable, versioned data. */
import type { Field } from "#domain/catalogue/field";
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import type { KindDefinition } from "#domain/register/kind";
import type { TargetDefinition } from "#domain/targets/target";
import type { RuleSet } from "#domain/criteria/rule-set";

/** A document a pack rests on (依据文件). */
export interface PolicyDocument {
  readonly id: string;
  readonly title: string;
  /** 文号; null where it was not found. */
  readonly number: string | null;
  readonly issuer: string;
  /** `YYYY-MM-DD`, or shorter; null where the text does not say. */
  readonly issuedOn: string | null;
  readonly status: "inForce" | "expired" | "partial" | "unknown";
  readonly note: string;
}

/** Entries a pack brings along (预置名录): one per line, values by field id, as a file would write them. */
export interface EntityPreset {
  readonly kind: string;
  /** What the document says of the whole list; shown at the preview. */
  readonly note: string;
  /** Document id and place. */
  readonly source: { readonly document: string; readonly place: string };
  readonly entries: readonly {
    readonly name: string;
    readonly values: Readonly<Record<string, string>>;
    /** True: the document does not confirm it; shown as 待核实. */
    readonly unconfirmed?: boolean;
  }[];
}

/** Other spellings of one thing (别名): 碳基新材料 = 炭基新材料, 智慧型 = 智能. */
export interface AliasRule {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Kind whose entries are meant; null: a word anywhere in a text. */
  readonly kind: string | null;
}

/** A day to report by (报送日历). `months`/`day`: every year; `date`: once. */
export interface CalendarEntry {
  readonly id: string;
  readonly title: string;
  readonly who: string;
  readonly every: "year" | "half" | "quarter" | "month" | "once";
  /** `MM-DD` list for recurring ones, `YYYY-MM-DD` for once. */
  readonly due: readonly string[];
  readonly source: { readonly document: string; readonly place: string };
  readonly unconfirmed: string | null;
}

/** Quarters that are not those of the calendar (非自然季度): months from–through of each. */
export interface QuarterConvention {
  readonly id: string;
  readonly label: string;
  readonly quarters: readonly { readonly from: number; readonly through: number }[];
  readonly source: { readonly document: string; readonly place: string };
}

/** A list of a pack (清单、台账): a kind with its own columns. */
export interface PackList {
  readonly kind: KindDefinition;
  /** Columns beyond those all lists share. */
  readonly fields: readonly Field[];
  readonly note: string;
  /** Drawn from the entries as a map of the trade (产业地图、生态云图); null: none. */
  readonly map: { readonly rows: string; readonly columns: string; readonly label: string } | null;
}

/** A form the province uses (表式): what the pack knows of it. */
export interface PackForm {
  readonly id: string;
  readonly title: string;
  readonly every: string;
  readonly note: string;
  readonly source: { readonly document: string; readonly place: string };
}

/** A whole pack (政策包). */
export interface PolicyPack {
  /** `hunan-2017`, `national`. */
  readonly id: string;
  readonly name: string;
  readonly version: string;
  /** Two-digit code of the province (GB/T 2260), `00` for the nation. */
  readonly region: string;
  readonly documents: readonly PolicyDocument[];
  readonly indicators: readonly IndicatorDefinition[];
  readonly targets: readonly TargetDefinition[];
  readonly lists: readonly PackList[];
  readonly presets: readonly EntityPreset[];
  readonly aliases: readonly AliasRule[];
  readonly ruleSets: readonly RuleSet[];
  readonly calendar: readonly CalendarEntry[];
  readonly quarters: readonly QuarterConvention[];
  readonly forms: readonly PackForm[];
}
