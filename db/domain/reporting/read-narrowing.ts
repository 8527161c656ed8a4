/** Reads what sentences of notes narrow a list to (说明里的取数限定): applied when all of it is understood, else a question. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { ListCondition } from "#domain/reporting/form-binding";
import { narrowingSentences } from "#domain/reporting/note-scopes";
import { readTitle, type TitleReading, type TitleSearch } from "#domain/reporting/read-title";
import { foldText } from "#domain/shared/chinese-text";

interface NotedWords extends TitleSearch {
  readonly index: CatalogueIndex;
  readonly titles: readonly string[];
  readonly notes: readonly string[];
}

/** What sentences of notes narrow the list to; `doubt`: one of them is not understood. */
export interface Narrowing {
  readonly where: readonly ListCondition[];
  readonly words: readonly string[];
  readonly doubt: string | null;
}

/** Reads the notes beside a list. `titled`: what its titles were read as. */
export function readNarrowing(words: NotedWords, titled: readonly TitleReading[]): Narrowing {
  const said = titled.flatMap(({ where }) => where);
  const read = words.notes
    .filter((note) => !isTitle(note, words.titles))
    .flatMap((note) => narrowingSentences(note, words.index))
    .filter(({ sentence }) => !leavesOutNobody(sentence, { words, said }))
    .map(({ sentence, wanted }) => ({ sentence, reading: wanted === null ? null : readTitle(wanted, words, true) }));
  const unclear = read.find(({ reading }) => reading === null || reading.unread !== null || reading.limit !== null);
  if (unclear !== undefined) {
    const doubt = `说明里的“${unclear.sentence}”不清楚对应名册里的哪些，请先选定范围`;
    return { where: [], words: [], doubt };
  }
  const saying = read.flatMap(({ reading }) => (reading === null || reading.where.length === 0 ? [] : [reading]));
  const distinct = new Set(saying.map(({ where }) => JSON.stringify(where)));
  const doubt = distinct.size > 1 ? "说明里有几句话限定范围，看不出怎样合在一起，请先选定范围" : null;
  return { where: saying[0]?.where ?? [], words: saying[0]?.words ?? [], doubt };
}

/** A title is read as one: 孵化载体名单（不含众创空间）. */
function isTitle(note: string, titles: readonly string[]): boolean {
  const folded = foldText(note);
  return titles.map(foldText).some((title) => {
    const isMost = title.length >= SHORTEST_TITLE && title.length * 2 > folded.length;
    return (
      isMost &&
      folded.includes(title) &&
      /(?:名单|名册|名录|榜单|(?<!本)表|台账|清单|目录|情况)(?:\([^()]*\))*$/u.test(title)
    );
  });
}

const SHORTEST_TITLE = 4;

/** 市级孵化器不填本表 under 省级及以上孵化器名单: none of those is wanted anyway. */
function leavesOutNobody(
  sentence: string,
  { words, said }: { readonly words: NotedWords; readonly said: readonly ListCondition[] },
): boolean {
  const found = LEFT_OUT.exec(sentence);
  const left = found?.[1] ?? found?.[2];
  if (left === undefined) return false;
  const { where, unread } = readTitle(left, words, true);
  return unread === null && where.some((one) => said.some((other) => isApart(one, other)));
}

const LEFT_OUT =
  /^(?:本表)?(?:不含|不包括|不包含|剔除|扣除)(.+)$|^(.+?)(?:除外|(?:均|一律)?不(?:填报|填列|填写|填|列入|报送|报|统计|纳入)(?:本表)?|另行.*)$/u;

/** Two conditions on values of a field that no entry meets both of. */
function isApart(one: ListCondition, other: ListCondition): boolean {
  const [ones, others] = [valuesOf(one), valuesOf(other)];
  if (one.field === undefined || one.field !== other.field || ones === null || others === null) return false;
  return !ones.some((value) => others.includes(value));
}

function valuesOf(condition: ListCondition): readonly unknown[] | null {
  if ("equals" in condition) return [condition.equals];
  return "equalsAny" in condition ? condition.equalsAny : null;
}

/** A note and a title that want different ones by the same field. */
export function againstOthers(
  { where, words }: Narrowing,
  others: readonly (readonly ListCondition[])[],
): string | null {
  const said = others.flat();
  const isAgainst = where.some(
    (one) =>
      one.field !== undefined &&
      said.some((other) => other.field === one.field && JSON.stringify(other) !== JSON.stringify(one)),
  );
  return isAgainst ? `说明里的“${words.join("”“")}”与标题说的不一样，请先选定范围` : null;
}
