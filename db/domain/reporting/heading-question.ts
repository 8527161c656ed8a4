/** A heading or label as a question, and what answers it (表头问的数). */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import type { KindDefinition } from "#domain/register/kind";

/** What answers are made from. */
export interface ProposalBasis {
  readonly index: CatalogueIndex;
  readonly kinds: readonly KindDefinition[];
  readonly indicators: readonly { readonly pack: string; readonly definition: IndicatorDefinition }[];
  /** Values text and link fields have in the book, by field id. */
  readonly known: ReadonlyMap<string, readonly string[]>;
  /** Texts over the form that may say its year. */
  readonly titles: readonly string[];
}

/** A heading or label to be answered. `texts`: from the outermost to the innermost, without words for the period. */
export interface HeadingQuestion {
  readonly texts: readonly string[];
  /** Sign of the unit the place is in, as far as it is known. */
  readonly unit: string | null;
  /** It stands beside headings of other levels (国家级 | 省级), so that each means itself alone. */
  readonly amongLevels: boolean;
  /** Whom the row is about; null: the zone of the book. */
  readonly subject: KindDefinition | null;
  /** How fast it grew is asked: the unit, %, is not that of what grew. */
  readonly growth: boolean;
  /** It says when (上年同期), as only numbers need. */
  readonly timed: boolean;
  /** It stands in a table of counts (交叉表), which names nobody. */
  readonly tabled: boolean;
  /** Other words of the same table: a name that two fields know is of the field that knows most of them. */
  readonly beside: readonly string[];
  /** The whole form is about the zone, so that no single enterprise can be meant. */
  readonly aboutZone: boolean;
}

/** A formula about the zone. `indicator`: it is that indicator's own. */
export interface Answer {
  readonly formula: string;
  readonly indicator: string | null;
  readonly unit: string;
  readonly confidence: number;
  readonly reason: string;
}
