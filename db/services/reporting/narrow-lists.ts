/** Narrows the lists of a form by hand (手工限定名单), as a file for `--lists` says it. */
import { z } from "zod";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { FormList, FormReading, ListCondition } from "#domain/reporting/form-binding";
import { foldText } from "#domain/shared/chinese-text";
import { err, ok, type Result } from "#domain/shared/result";
import { readEdit } from "#services/read-edit";
import { withoutRangeDoubt } from "#services/reporting/change-binding";

const word = z.union([z.string(), z.number(), z.boolean()]);
const file = z.array(
  z.object({
    sheet: z.string(),
    firstRow: z.number().int(),
    where: z.record(z.string(), z.union([word, z.array(word).min(1)])).optional(),
    limit: z.number().int().min(0).optional(),
  }),
);
type Narrowing = z.infer<typeof file>[number];

/** Reads the file and narrows the reading; the failure is a sentence. A condition replaces what was proposed for the same field; the other conditions of the list stay. */
export function narrowLists(reading: FormReading, text: string, index: CatalogueIndex): Result<FormReading, string> {
  const asked = readFile(text);
  if (asked === null) {
    return err(
      '限定名单的文件写错了。应当是 [{"sheet":"表名","firstRow":7,"where":{"在孵状态":"在孵"},"limit":20}] 这样。',
    );
  }
  let lists = reading.lists;
  for (const narrowing of asked) {
    const place = lists.findIndex((list) => names(list, narrowing));
    const list = lists[place];
    if (list === undefined) return err(missing(reading, narrowing));
    const narrowed = narrow(list, narrowing, index);
    if (!narrowed.ok) return narrowed;
    lists = lists.with(place, narrowed.value);
  }
  return ok({ ...reading, lists });
}

function readFile(text: string): readonly Narrowing[] | null {
  try {
    const decoded = file.safeParse(JSON.parse(text));
    return decoded.success ? decoded.data : null;
  } catch {
    return null;
  }
}

function names(list: FormList, { sheet, firstRow }: Narrowing): boolean {
  return list.sheet.trim() === sheet.trim() && list.firstRow === firstRow;
}

function missing({ lists }: FormReading, { sheet, firstRow }: Narrowing): string {
  const known = lists.map((list) => `“${list.sheet.trim()}”第 ${list.firstRow} 行`).join("、");
  const offer = known === "" ? "这份表里没有认出名单" : `认出的名单从这里开始：${known}`;
  return `表“${sheet}”第 ${firstRow} 行没有名单开始。${offer}。`;
}

function narrow(list: FormList, { where, limit }: Narrowing, index: CatalogueIndex): Result<FormList, string> {
  const conditions: ListCondition[] = [];
  for (const [label, said] of Object.entries(where ?? {})) {
    const condition = readCondition(label, said, { list, index });
    if (!condition.ok) return condition;
    conditions.push(condition.value);
  }
  const replaced = new Set(conditions.map(({ field }) => field));
  const kept = list.selection.where.filter(({ field }) => !replaced.has(field));
  const selection = { ...list.selection, where: [...kept, ...conditions], reason: "按指定的条件" };
  // A limit alone says how many, not whom.
  const columns = where === undefined ? list.columns : list.columns.map(withoutRangeDoubt);
  return ok({ ...list, columns, selection: limit === undefined ? selection : { ...selection, limit } });
}

type Word = z.infer<typeof word>;

function readCondition(
  label: string,
  said: Word | readonly Word[],
  { list, index }: { readonly list: FormList; readonly index: CatalogueIndex },
): Result<ListCondition, string> {
  const field = findField(label, list, index);
  if (field === null) return err(`账本里没有叫“${label}”的项目，不能用来限定名单。`);
  const words = Array.isArray(said) ? said : [said];
  const values: (string | number | boolean)[] = [];
  for (const one of words) {
    if (typeof one === "boolean") {
      values.push(one);
      continue;
    }
    const read = readEdit({ enterpriseId: 0, field, period: null, text: String(one) }, index);
    if (!read.ok || read.value.value === null) return err(`“${label}”不会是“${one}”，请检查限定名单的文件。`);
    values.push(read.value.value);
  }
  const [only] = values;
  return ok(values.length === 1 && only !== undefined ? { field, equals: only } : { field, equalsAny: values });
}

/** A field by its label or id, else by another name of it; of the list's own kind before others that share the words. */
function findField(label: string, list: FormList, index: CatalogueIndex): string | null {
  const wanted = foldText(label);
  const all = [...index.byId.values()];
  const labelled = all.filter((field) => field.id === label || foldText(field.label) === wanted);
  const fields = labelled.length > 0 ? labelled : all.filter(({ synonyms }) => synonyms.map(foldText).includes(wanted));
  const own = fields.find((field) => field.subject === (list.kind ?? "enterprise"));
  return (own ?? fields[0])?.id ?? null;
}
