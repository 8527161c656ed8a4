import type { KindDefinition } from "#domain/register/kind";
import { type ImportFile, wantedTables } from "./import-state";

/** What is listed (表里列的是什么): the kind with its measure word, or several kinds together. */
export interface Listed {
  /** Null: enterprises and others together. */
  readonly kind: string | null;
  readonly label: string;
  readonly classifier: string;
}

/** Enterprises, which a table lists when it says nothing else. */
export const ENTERPRISES: Listed = { kind: "enterprise", label: "企业", classifier: "家" };
const SEVERAL: Listed = { kind: null, label: "", classifier: "条" };

/** What one table lists. */
export function listedIn(subject: string | undefined, kinds: readonly KindDefinition[]): Listed {
  const kind = kinds.find(({ id }) => id === subject);
  return kind === undefined ? ENTERPRISES : { kind: kind.id, label: kind.label, classifier: kind.classifier };
}

/** What a file lists in the tables that are taken; of rows set apart, what the name among their cells says. */
export function listedBy(
  file: Pick<ImportFile, "reading" | "quarantined" | "skipped">,
  kinds: readonly KindDefinition[],
): Listed {
  const subjects =
    file.quarantined === null
      ? wantedTables(file).map(({ table }) => table.subject)
      : file.quarantined.map(
          ({ cells }) => kinds.find(({ nameField }) => cells.some(({ field }) => field === nameField))?.id,
        );
  return together(subjects.map((subject) => listedIn(subject, kinds)));
}

/** Several listings in one word. */
export function together(listed: readonly Listed[]): Listed {
  const [first = ENTERPRISES, ...others] = listed;
  return others.every(({ kind }) => kind === first.kind) ? first : SEVERAL;
}

/** 家; of other kinds 家孵化载体, so that a number never seems to speak of enterprises. */
export function countedWords({ kind, label, classifier }: Listed): string {
  return kind === ENTERPRISES.kind ? classifier : `${classifier}${label}`;
}
