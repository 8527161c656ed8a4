/** Tells from words on a form which value of which field they name (字段取值识别): 云麓产业园 is a park, 国家级孵化器 a level and a type. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field } from "#domain/catalogue/field";
import type { ListCondition } from "#domain/reporting/form-binding";
import { foldText } from "#domain/shared/chinese-text";

/** Values that text and link fields have in the book, by field id. */
export type KnownValues = ReadonlyMap<string, readonly string[]>;

/** Where values are sought. */
export interface ValueSearch {
  readonly index: CatalogueIndex;
  /** Whose fields. */
  readonly kind: string;
  readonly known: KnownValues;
}

/** Conditions that words state, and what is left of the words when they are taken out. */
export interface ValueMatch {
  readonly conditions: readonly ListCondition[];
  readonly rest: string;
}

/** Finds the values named in a text: allowed words of choices, and values the book has. The longest name wins; each field is named once. */
export function matchValues(text: string, search: ValueSearch): ValueMatch {
  let rest = foldText(text);
  const conditions: ListCondition[] = [];
  const named = new Set<string>();
  for (const { field, value, wording } of wordingsOf(search)) {
    if (wording.length < 2 || named.has(field.id) || !rest.includes(wording)) continue;
    conditions.push({ field: field.id, equals: value });
    named.add(field.id);
    rest = rest.replace(wording, "");
  }
  return { conditions, rest };
}

/** The value of one field that a text names; the text itself where the field takes any. */
export function valueOfField(text: string, field: Field, known: KnownValues): string | boolean | null {
  const wanted = bare(text);
  if (field.type === "boolean") {
    return !/^(?:非|未|不|否$)/u.test(wanted);
  }
  if (field.choices.length > 0) {
    const choice = field.choices.find(({ value, writtenAs }) => [value, ...writtenAs].map(foldText).includes(wanted));
    return choice?.value ?? null;
  }
  const held = known.get(field.id)?.find((value) => bare(value) === wanted || foldText(value) === foldText(text));
  return held ?? stripped(text);
}

/** A group's name without numbering and counts: 一、云麓产业园（5家） → 云麓产业园. */
export function stripped(text: string): string {
  return text
    .replace(/^[\s\u3000]*[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]?[、．.：:\s)）]*(?=\S)/u, "")
    .replace(/[（(]\s*(?:共|计)?\s*\d*[\s\u3000_]*[家户个项]\s*[)）]/u, "")
    .replace(/[：:]\s*$/u, "")
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, "")
    .trim();
}

function bare(text: string): string {
  return foldText(stripped(text));
}

interface Wording {
  readonly field: Field;
  readonly value: string;
  readonly wording: string;
}

function wordingsOf({ index, kind, known }: ValueSearch): Wording[] {
  const fields = index.catalogue.fields.filter(({ subject }) => subject === kind);
  const wordings = fields.flatMap((field): Wording[] => [
    ...field.choices.flatMap(({ value, writtenAs }) =>
      [value, ...writtenAs].map((word) => ({ field, value, wording: foldText(word) })),
    ),
    ...(known.get(field.id) ?? []).map((value) => ({ field, value, wording: foldText(value) })),
  ]);
  return wordings.toSorted((a, b) => b.wording.length - a.wording.length);
}
