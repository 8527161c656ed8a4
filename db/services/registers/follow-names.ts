/** What changes along with an edit (随之改变): names made of values, and links written with a name that is put right. */
import { composeName } from "#domain/register/compose-name";
import { foldName } from "#domain/shared/chinese-text";
import type { EntryDesk } from "#services/registers/entry-desk";
import type { ValueEdit } from "#store/queries/entry-steps";
import { storedFieldOf } from "#store/values/entry-kind";

/** A chain of names that name names ends here: entry, certificate, progress entry and no further. */
const DEEPEST = 6;

/** The edits and all that follow from them, in one list (连带修改). A name typed over is a slip put right, so whoever named the entry by it names it by the new one; a name that stays known as 曾用名 needs nothing. */
export function followNames(desk: EntryDesk, edits: readonly ValueEdit[]): readonly ValueEdit[] {
  const all = new Map(edits.map((edit) => [keyOf(edit), edit]));
  const typed = new Set(all.keys());
  let fresh: readonly ValueEdit[] = edits;
  for (let depth = 0; depth < DEEPEST && fresh.length > 0; depth += 1) {
    const composed = composedNames(desk, { fresh, all });
    const names = [...fresh, ...composed].filter(({ field }) => field === NAME);
    const carried = carriedLinks(desk, names, all).filter((edit) => !typed.has(keyOf(edit)));
    for (const edit of [...composed, ...carried]) all.set(keyOf(edit), edit);
    fresh = carried;
  }
  return [...all.values()];
}

const NAME = "enterpriseName";

type Edits = ReadonlyMap<string, ValueEdit>;

function keyOf({ enterpriseId, field, period }: Pick<ValueEdit, "enterpriseId" | "field" | "period">): string {
  return `${enterpriseId} ${field}@${period ?? ""}`;
}

/** New names of entries whose values make up their name. */
function composedNames(
  desk: EntryDesk,
  { fresh, all }: { readonly fresh: readonly ValueEdit[]; readonly all: Edits },
): readonly ValueEdit[] {
  const touched = new Set(fresh.filter(({ field }) => field !== NAME).map(({ enterpriseId }) => enterpriseId));
  return [...touched].flatMap((enterpriseId) => {
    const kind = desk.kindOf(enterpriseId);
    if (kind === null || kind.nameFrom === null) return [];
    const name = composeName(kind, (field) => {
      const edit = all.get(keyOf({ enterpriseId, field: storedFieldOf(kind, field), period: null }));
      return edit === undefined ? desk.textOf(enterpriseId, field) : String(edit.value ?? "");
    });
    if (name === null || name === desk.nameOf(enterpriseId)) return [];
    return [{ enterpriseId, field: NAME, period: null, value: name, typed: name }];
  });
}

/** Links that name an entry by the name it gives up. */
function carriedLinks(desk: EntryDesk, names: readonly ValueEdit[], all: Edits): readonly ValueEdit[] {
  const carried = new Map<string, ValueEdit>();
  for (const { enterpriseId, value } of names) {
    const before = desk.nameOf(enterpriseId);
    const after = String(value ?? "");
    if (before === "" || after === "" || foldName(before) === foldName(after)) continue;
    for (const { from, field, text } of desk.links().to.get(enterpriseId) ?? []) {
      const place = { enterpriseId: from, field, period: null };
      const key = keyOf(place);
      const current = carried.get(key) ?? all.get(key);
      const whole = current === undefined ? desk.textOf(from, field) : String(current.value ?? "");
      const renamed = renameIn(text, { before, after });
      if (whole === undefined || renamed === null || !whole.includes(text)) continue;
      const written = whole.replace(text, () => renamed);
      carried.set(key, { ...place, value: written, typed: written });
    }
  }
  return [...carried.values()];
}

/** A link's text with the new name in it; null when it goes by a code, a former name or an alias. */
function renameIn(text: string, { before, after }: { readonly before: string; readonly after: string }): string | null {
  if (text.includes(before)) return text.replace(before, () => after);
  return foldName(text) === foldName(before) ? after : null;
}
