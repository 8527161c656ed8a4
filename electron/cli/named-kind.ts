/** Finds a kind of the register by what a person calls it (按名称找台账): its label, a part of it (众创空间), or its id. */
import type { KindDefinition, KindView } from "#domain/register/kind";
import { foldText } from "#domain/shared/chinese-text";
import { readKinds } from "#services/catalogue";
import type { Book } from "../composition/open-book-at.ts";
import { UsageError } from "./usage.ts";

/** A kind as a person names it; `view`: only that part of it. */
export interface NamedKind {
  readonly kind: KindDefinition;
  readonly view: KindView | null;
}

/** Null when nothing was said. Throws UsageError with the names there are. */
export function readKindOption({ db }: Book, said: string | undefined): NamedKind | null {
  if (said === undefined) return null;
  const kinds = readKinds(db);
  const wanted = foldText(said);
  const whole = kinds.find(({ id, label }) => id === said || foldText(label) === wanted);
  if (whole !== undefined) return { kind: whole, view: null };
  for (const kind of kinds) {
    const view = kind.views.find(({ label }) => foldText(label) === wanted);
    if (view !== undefined) return { kind, view };
  }
  throw new UsageError(`没有“${said}”这种台账。可以写：${kinds.map(({ label }) => label).join("、")}。`);
}
