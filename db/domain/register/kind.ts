/** What may be kept in the register (台账类别): enterprises, carriers, clusters … and the lists of a policy pack, all as data. */

/** A kind of entry (台账类别). Every entry of every kind lies in one table of the book, with the same values, sources, history and undo. */
export interface KindDefinition {
  /** `enterprise`, `carrier`, `cluster` …; a list of a pack: `<pack>:<list>`. */
  readonly id: string;
  /** Chinese name, e.g. 孵化载体. */
  readonly label: string;
  /** Measure word when entries are counted (家、个、项). */
  readonly classifier: string;
  /** `roster`: has a place of its own among the rosters (名册). `relation`: dated facts about others (资质、在孵、成员、变动). `indicator`: values entered for indicators. `ledger`: lists with states and deadlines (清单、台账). */
  readonly group: "roster" | "relation" | "indicator" | "ledger";
  /** Id of the field that holds the name. */
  readonly nameField: string;
  /** Id of the field with 统一社会信用代码 when it identifies the entry; null: the name does. */
  readonly codeField: string | null;
  /** Ids of the fields, in the order of the columns; `@kind` stands for all fields whose subject is that kind. */
  readonly fields: readonly string[];
  /** Fields that, with the name, tell two entries apart (two carriers of one name and two types). */
  readonly identity: readonly string[];
  /** Kinds without names of their own: the fields whose values make up the name, joined by ` · `. */
  readonly nameFrom: readonly string[] | null;
  /** Parts of the kind that screens list as places of their own (孵化器、众创空间). */
  readonly views: readonly KindView[];
  /** Pack that brought it; null when it ships with the program or is the zone's own. */
  readonly pack?: string | null;
}

/** A part of a kind (分类): the entries whose `field` is one of `values`. */
export interface KindView {
  readonly label: string;
  readonly field: string;
  readonly values: readonly string[];
}

/** Standings by rank (级别次序), the highest first; a level counts as reaching every one behind it. */
export const levelOrder: readonly string[] = ["国家级", "省级", "市级", "区县级"];
