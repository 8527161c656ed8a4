/** What a record says of a relation (关系说明): roles, dates, and how it ended. Which fields say it is data. */
import relationsFile from "../../../assets/catalogue/relation-words.json" with { type: "json" };
import { lastDayOf } from "#domain/register/day-of";
import type { ReadableDb } from "#store/connection";
import { createEntryTexts } from "#store/queries/entry-texts";

/** What is said, and whether it holds on a day. */
export interface Span {
  readonly said: { readonly words: string; readonly from: string | null; readonly until: string | null };
  readonly isOn: (day: string) => boolean;
}

/** Reads it of the entry that carries a link. */
export type SpanReader = (place: { readonly entry: number; readonly kind: string; readonly field: string }) => Span;

/** Fields of a relation: what it is, from when, until when, and an ending of its own with the ground (毕业). */
interface RelationFields {
  readonly words: readonly string[];
  readonly from: readonly string[];
  readonly until: readonly string[];
  readonly ending?: { readonly date: string; readonly word: string; readonly ground: string | null };
}

/** By kind of record, or by `kind.field` of a link that an entry carries itself. */
const relations: ReadonlyMap<string, RelationFields> = new Map(Object.entries(relationsFile.relations));

const nothingSaid: RelationFields = { words: [], from: [], until: [] };

/** Prepares the reading. */
export function createSpanReader(db: ReadableDb): SpanReader {
  const { text } = createEntryTexts(db);
  return ({ entry, kind, field }) => {
    const fields = relations.get(`${kind}.${field}`) ?? relations.get(kind) ?? nothingSaid;
    const first = (ids: readonly string[]): string | null => {
      for (const id of ids) {
        const value = text(entry, id);
        if (value !== undefined) return value;
      }
      return null;
    };
    const [from, until] = [first(fields.from), first(fields.until)];
    const words = fields.words.flatMap((id) => text(entry, id) ?? []);
    const { ending } = fields;
    const ended = ending === undefined ? undefined : text(entry, ending.date);
    const ground = ending?.ground == null ? undefined : text(entry, ending.ground);
    const end =
      ending === undefined || ended === undefined ? "" : `${ending.word}${ground === undefined ? "" : `（${ground}）`}`;
    const all = [...words, `${spanWords(from, until)}${end === "" ? "" : ` ${end}`}`.trim()];
    return {
      said: { words: all.filter((word) => word !== "").join(" · "), from, until },
      isOn: (day) => (from === null || lastDayOf(from) <= day) && (until === null || lastDayOf(until) > day),
    };
  };
}

/** 2021-03 至 2024-05; 2021-03 起; 至 2024-05. */
function spanWords(from: string | null, until: string | null): string {
  if (from === null) return until === null ? "" : `至 ${until}`;
  return until === null ? `${from} 起` : `${from} 至 ${until}`;
}
