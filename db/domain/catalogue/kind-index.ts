/** How columns of one kind of the register are found by their headings (台账字段索引): 级别 means another thing in every list. */
import type { CatalogueIndex, NamedField } from "#domain/catalogue/catalogue-index";
import type { Field } from "#domain/catalogue/field";
import type { KindDefinition } from "#domain/register/kind";
import { foldText } from "#domain/shared/chinese-text";

/** Kinds whose tables the usual index reads (企业、孵化载体). */
const usualKinds: ReadonlySet<string> = new Set(["enterprise", "carrier"]);

/** Fields of enterprises that any list may state of its entries (联系人、地址). */
const sharedFields: readonly string[] = [
  "creditCode",
  "contactPerson",
  "contactPhone",
  "legalRepresentative",
  "registeredAddress",
  "businessAddress",
  "remarks",
];

/** Adds an index of its own for every other kind (建各类台账的字段索引). Fields are found by id in all of them. */
export function indexKinds(index: CatalogueIndex, kinds: readonly KindDefinition[]): CatalogueIndex {
  const others = kinds.filter(({ id }) => !usualKinds.has(id));
  return { ...index, kinds: new Map(others.map((kind) => [kind.id, indexKind(index, kind)])) };
}

function indexKind(index: CatalogueIndex, kind: KindDefinition): CatalogueIndex {
  const names = new Map<string, NamedField[]>();
  const lookalikes = new Map<string, Set<string>>();
  const add = (wording: string, named: NamedField): void => {
    const key = foldText(wording);
    const known = names.get(key);
    if (known === undefined) names.set(key, [named]);
    else if (!known.some(({ field }) => field.id === named.field.id)) known.push(named);
  };
  const fields = fieldsOf(kind, index);
  for (const field of fields) add(field.label, { field, by: "label" });
  for (const field of fields) for (const synonym of field.synonyms) add(synonym, { field, by: "synonym" });
  for (const [wording, field] of derivedWordings(kind, fields)) add(wording, { field, by: "synonym" });
  for (const field of othersOf(kind, index)) {
    for (const wording of [field.label, ...field.synonyms]) add(wording, { field, by: "synonym" });
  }
  for (const field of fields) {
    for (const wording of field.notThese) lookalikes.set(foldText(wording), new Set([field.id]));
  }
  return {
    ...index,
    byCode: new Map(),
    byFoldedName: names,
    lookalikes,
    foldedNames: [...names.keys()].toSorted((a, b) => b.length - a.length),
    names: new Set([kind.nameFrom?.[0] ?? kind.nameField]),
    kind,
    kinds: new Map(),
  };
}

function fieldsOf({ fields }: KindDefinition, { byId }: CatalogueIndex): readonly Field[] {
  return fields.flatMap((id) => byId.get(id) ?? []);
}

/** Columns all lists share, for lists; then what may be said of anybody. */
function othersOf({ group, fields }: KindDefinition, { catalogue, byId }: CatalogueIndex): readonly Field[] {
  const own = new Set(fields);
  const ledger = group === "ledger" ? catalogue.fields.filter(({ subject }) => subject === "ledger") : [];
  return [...ledger, ...sharedFields.flatMap((id) => byId.get(id) ?? [])].filter(({ id }) => !own.has(id));
}

/** What goes without saying in a table of the kind: 级别 for 集群级别, 认定时间 for 集群认定日期, 企业名称 for the one enterprise an entry belongs to. */
function derivedWordings(kind: KindDefinition, fields: readonly Field[]): readonly (readonly [string, Field])[] {
  const name = fields.find(({ id }) => id === kind.nameField);
  const stem = name?.label.replace(/(?:名称|内容|记录)$/u, "") ?? kind.label;
  const derived: (readonly [string, Field])[] = [];
  if (name !== undefined && kind.nameFrom === null) {
    for (const wording of [kind.label, `${kind.label}名称`, `${stem}名称`, stem, "名称"]) derived.push([wording, name]);
  }
  for (const field of fields) {
    const short = field.label.startsWith(stem) ? field.label.slice(stem.length) : "";
    const wordings = short.length >= 2 ? [field.label, short] : [field.label];
    if (short.length >= 2) derived.push([short, field]);
    if (field.type === "date") for (const wording of wordings.flatMap(datedWordings)) derived.push([wording, field]);
  }
  const [owner, ...more] = fields.filter(({ linksTo }) => linksTo?.length === 1 && linksTo[0] === "enterprise");
  if (owner === undefined || more.length > 0) return derived;
  return [
    ...derived,
    ...["企业名称", "单位名称", "所属企业", "企业", "公司名称"].map((word) => [word, owner] as const),
  ];
}

/** 认定日期 goes as 认定时间 and 认定年份 too. */
function datedWordings(label: string): readonly string[] {
  const bare = label.replace(/(?:日期|时间)$/u, "");
  return bare === label ? [] : [`${bare}日期`, `${bare}时间`, `${bare}年份`, `${bare}年月`];
}
