/** The words a register answers to (台账用语): what may be counted under which name, read from its kinds and fields, never from lists in code. */
import type { Field } from "#domain/catalogue/field";
import { type KindDefinition, levelOrder } from "#domain/register/kind";
import { foldText } from "#domain/shared/chinese-text";

/** What a word counts (可数的对象): entries of a list that meet conditions of the formula language. */
export interface CountedWord {
  readonly kind: KindDefinition;
  /** Name of the list in formulas: label of the kind or of one of its views. */
  readonly list: string;
  readonly conditions: readonly string[];
}

/** Looks words up (用语索引). */
export interface RegisterWords {
  /** What a folded word counts; null when nothing, or more than one thing. */
  readonly counted: (word: string) => CountedWord | null;
  /** The field that holds the level of a kind, by its label; null when the kind has none. */
  readonly levelField: (kind: KindDefinition) => string | null;
  /** Numbers of a kind by folded label or synonym (基金规模): null when none or several. */
  readonly number: (kind: KindDefinition, word: string) => Field | null;
}

/** Builds the index from the kinds in force. */
export function readRegisterWords(kinds: readonly KindDefinition[], fields: ReadonlyMap<string, Field>): RegisterWords {
  const rosters = kinds.filter(({ group }) => group === "roster");
  const words = new Map<string, CountedWord | null>();
  const put = (word: string, counted: CountedWord): void => {
    const key = foldText(word);
    if (key.length < 2) return;
    const known = words.get(key);
    if (known === undefined) words.set(key, counted);
    else if (known !== null && !isSame(known, counted)) words.set(key, null);
  };
  // Earlier words win: the label of a kind, then its parts, then what its name field is called elsewhere, then titles.
  const layers = [
    rosters.map((kind) => [kind.label, { kind, list: kind.label, conditions: [] }] as const),
    rosters.flatMap((kind) => partsOf(kind, fields)),
    rosters.flatMap((kind) => namesOf(kind, fields)),
    kinds.flatMap((kind) => (kind.id === "enterprise" ? titlesOf(kind, fields) : [])),
  ];
  for (const layer of layers) {
    const taken = new Set(words.keys());
    for (const [word, counted] of layer) if (!taken.has(foldText(word))) put(word, counted);
  }
  return {
    counted: (word) => words.get(word) ?? byModifier(word, { rosters, words, fields }),
    levelField: (kind) => levelFieldOf(kind, fields)?.label ?? null,
    number: (kind, word) => numberOf(kind, word, fields),
  };
}

function isSame(a: CountedWord, b: CountedWord): boolean {
  return a.kind.id === b.kind.id && a.list === b.list && a.conditions.join() === b.conditions.join();
}

/** What the name field of a kind calls it: 产业技术创新战略联盟名称. */
function namesOf(kind: KindDefinition, fields: ReadonlyMap<string, Field>): (readonly [string, CountedWord])[] {
  const name = fields.get(kind.nameField);
  if (name === undefined || kind.id === "enterprise") return [];
  const stated = [name.label, ...name.synonyms].filter((word) => word.endsWith("名称"));
  const words = stated.map((word) => word.replace(/名称$/u, "")).filter((word) => word.length >= 4);
  return words.map((word) => [word, { kind, list: kind.label, conditions: [] }] as const);
}

/** 众创空间, 技术创新中心: the views of a kind, and the words of its own types. */
function partsOf(kind: KindDefinition, fields: ReadonlyMap<string, Field>): (readonly [string, CountedWord])[] {
  const parts: (readonly [string, CountedWord])[] = [];
  for (const { label, field, values } of kind.views) {
    const counted = { kind, list: label, conditions: [] };
    const spelled = fields.get(field)?.choices.filter(({ value }) => values.includes(value)) ?? [];
    for (const word of [label, ...values, ...spelled.flatMap(({ writtenAs }) => writtenAs)])
      parts.push([word, counted]);
  }
  const viewed = new Set(kind.views.map(({ field }) => field));
  for (const type of typesOf(kind, fields)) {
    if (viewed.has(type.id)) continue;
    for (const { value, writtenAs } of type.choices) {
      if (value.startsWith("其他")) continue;
      const counted = { kind, list: kind.label, conditions: [`${type.label} = "${value}"`] };
      for (const word of [value, ...writtenAs]) parts.push([word, counted]);
    }
  }
  return parts;
}

function typesOf(kind: KindDefinition, fields: ReadonlyMap<string, Field>): readonly Field[] {
  return kind.fields.flatMap((id) => {
    const field = fields.get(id);
    return field?.subject === kind.id && field.choices.length > 2 && /(?:类型|类别)$/u.test(field.label) ? [field] : [];
  });
}

/** 高新技术企业, 上市企业: enterprises that hold a title on the day; 大型企业, 在孵企业: those of one of their own classes. */
function titlesOf(enterprise: KindDefinition, fields: ReadonlyMap<string, Field>): (readonly [string, CountedWord])[] {
  const titles = fields.get("qualificationType")?.choices ?? [];
  const others = new Set(["级别认定", ...(fields.get("holder")?.linksTo ?? [])]);
  const held = titles
    .filter(({ value }) => !others.has(value) && !value.endsWith("集群"))
    .map(({ value, writtenAs }) => ({ words: [value, ...writtenAs], condition: `具备("${value}")` }));
  const classes = enterprise.fields.flatMap((id) => {
    const field = fields.get(id);
    if (field?.type !== "choice" || field.kind !== "attribute") return [];
    return field.choices.map(({ value, writtenAs }) => ({
      words: [value, ...writtenAs].filter((word) => /^\p{Script=Han}{2,}$/u.test(word)),
      condition: `${field.label} = "${value}"`,
    }));
  });
  return [...held, ...classes].flatMap(({ words, condition }) => {
    const counted = { kind: enterprise, list: enterprise.label, conditions: [condition] };
    const longer = words.flatMap((word) => (word.endsWith("企业") ? [] : [`${word}企业`]));
    return [...words, ...longer].map((word) => [word, counted] as const);
  });
}

/** 科技服务骨干机构: the word of a yes/no field (是否骨干机构) inside the name of its kind; 创业(天使)投资基金: two words in one. */
function byModifier(
  word: string,
  {
    rosters,
    words,
    fields,
  }: {
    readonly rosters: readonly KindDefinition[];
    readonly words: ReadonlyMap<string, CountedWord | null>;
    readonly fields: ReadonlyMap<string, Field>;
  },
): CountedWord | null {
  const both = readAlternatives(word);
  if (both !== null) return joinTypes(both.map((one) => words.get(one) ?? null));
  for (const kind of rosters) {
    for (const id of kind.fields) {
      const field = fields.get(id);
      if (field?.type !== "boolean" || field.subject !== kind.id) continue;
      const stem = foldText(field.label).replace(/^.*是否(?:为)?/u, "");
      const modifier = stem.replace(/(?:机构|企业|平台|基金|集群|项目|载体)$/u, "");
      if (modifier.length < 2 || !word.includes(modifier)) continue;
      const rest = words.get(word.replace(modifier, ""));
      if (rest?.kind.id === kind.id && !levelOrder.includes(modifier))
        return { ...rest, conditions: [...rest.conditions, `${field.label} = 是`] };
    }
  }
  return null;
}

/** 创业(天使)投资基金 is 创业投资基金 and 天使投资基金; 创业(或天使) likewise. */
function readAlternatives(word: string): readonly string[] | null {
  const found = /^(.+?)\((?:或|、)?([^()]{2,6})\)(.+)$/u.exec(word);
  if (found === null) return null;
  const [, first = "", second = "", tail = ""] = found;
  return [`${first}${tail}`, `${second}${tail}`];
}

/** Two types of one kind: 基金类型 属于 ("创业投资基金"、"天使投资基金"). */
function joinTypes(counted: readonly (CountedWord | null)[]): CountedWord | null {
  const [first, second] = counted;
  if (first == null || second == null || first.list !== second.list || isSame(first, second)) return null;
  const read = [first, second].map(({ conditions }) => /^(.+?) = "(.+)"$/u.exec(conditions[0] ?? ""));
  const [a, b] = read;
  if (a == null || b == null || a[1] !== b[1]) return null;
  return { ...first, conditions: [`${a[1]} 属于 ("${a[2]}"、"${b[2]}")`] };
}

function levelFieldOf(kind: KindDefinition, fields: ReadonlyMap<string, Field>): Field | null {
  const [top] = levelOrder;
  const own = kind.fields.flatMap((id) => {
    const field = fields.get(id);
    const isLevel = field?.subject === kind.id && field.label.endsWith("级别");
    return isLevel && field.choices.some(({ value }) => value === top) ? [field] : [];
  });
  return own.length === 1 ? (own[0] ?? null) : null;
}

function numberOf(kind: KindDefinition, word: string, fields: ReadonlyMap<string, Field>): Field | null {
  const numeric = kind.fields.flatMap((id) => {
    const field = fields.get(id);
    return field?.type === "integer" || field?.type === "decimal" ? [field] : [];
  });
  const exact = numeric.filter(({ label }) => foldText(label) === word);
  const found =
    exact.length > 0 ? exact : numeric.filter(({ synonyms }) => synonyms.some((one) => foldText(one) === word));
  return found.length === 1 ? (found[0] ?? null) : null;
}
