/** Pairs of records that may be one enterprise (疑似重复), for a person to go through. Nothing is merged by itself. */
import { neighbourCodes } from "#domain/enterprises/code-neighbours";
import { readCreditCode } from "#domain/enterprises/credit-code";
import { LIST_FROM } from "#domain/enterprises/name-match";
import type { NameWords } from "#domain/enterprises/name-words";
import { readNamesRevision } from "../command.ts";
import type { ReadableDb } from "../connection.ts";
import type { CodeStanding } from "../values/identity.ts";
import { readNotSame } from "./not-same.ts";
import { findSimilarNames } from "./similar-names.ts";

/** One side of a pair. */
export interface PairSide {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string | null;
}

/** A pair with how likely it is, 0–1, and why, in Chinese. */
export interface LikelyPair {
  readonly a: PairSide;
  readonly b: PairSide;
  readonly score: number;
  readonly reason: string;
}

/** A window of the pairs, likeliest first; those a person has called different are left out. */
export function listLikelyDuplicates(
  db: ReadableDb,
  words: NameWords,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly pairs: readonly LikelyPair[] } {
  const { pairs, records } = findPairs(db, words);
  const { isPair, isRow } = readNotSame(db);
  const rowOf = (id: number) => ({
    foldedName: records.get(id)?.folded ?? "",
    code: records.get(id)?.creditCode ?? null,
  });
  const open = pairs.filter(({ a, b }) => !isPair(a, b) && !isRow(a, rowOf(b)) && !isRow(b, rowOf(a)));
  const shown = open.slice(offset, offset + limit).flatMap(({ a, b, score, reason }): LikelyPair[] => {
    const [one, two] = [records.get(a), records.get(b)];
    return one === undefined || two === undefined ? [] : [{ a: sideOf(one), b: sideOf(two), score, reason }];
  });
  return { total: open.length, pairs: shown };
}

interface Entry {
  readonly id: number;
  readonly name: string;
  readonly folded: string;
  readonly creditCode: string | null;
  readonly standing: CodeStanding;
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly score: number;
  readonly reason: string;
}

interface Found {
  readonly revision: number;
  readonly pairs: readonly Pair[];
  readonly records: ReadonlyMap<number, Entry>;
}

type Tell = (a: Entry, b: Entry, found: { readonly score: number; readonly reason: string }) => void;

/** Kept until a name, a code or the set of enterprises changes. */
const kept = new WeakMap<ReadableDb, Found>();

function findPairs(db: ReadableDb, words: NameWords): Found {
  const revision = readNamesRevision(db);
  const known = kept.get(db);
  if (known?.revision === revision) return known;
  const records = new Map(readEntries(db).map((entry) => [entry.id, entry]));
  const best = new Map<string, Pair>();
  const tell: Tell = (a, b, { score, reason }) => {
    if (a.id === b.id) return;
    const [first, second] = a.id < b.id ? [a.id, b.id] : [b.id, a.id];
    const key = `${first} ${second}`;
    if ((best.get(key)?.score ?? 0) < score) best.set(key, { a: first, b: second, score, reason });
  };
  tellEqualNames(db, records, tell);
  tellCodes([...records.values()], tell);
  tellSimilarNames(db, { words, records, tell });
  const pairs = [...best.values()].sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b);
  const found = { revision, pairs, records };
  kept.set(db, found);
  return found;
}

function readEntries(db: ReadableDb): readonly Entry[] {
  return db
    .prepare<[], Entry>(
      `SELECT id, name, folded_name AS folded, credit_code AS creditCode, code_standing AS standing
         FROM enterprise WHERE removed_at IS NULL AND kind = 'enterprise' ORDER BY id`,
    )
    .all();
}

function sideOf({ id, name, creditCode }: Entry): PairSide {
  return { id, name, creditCode };
}

/** Records of one name are compared pair by pair up to this many. */
const GROUP = 20;

function tellEqualNames(db: ReadableDb, records: ReadonlyMap<number, Entry>, tell: Tell): void {
  const present = groupBy([...records.values()], ({ folded }) => folded);
  for (const group of present.values()) {
    eachPair(group, (a, b) => tell(a, b, { score: sameNameScore(a, b), reason: `名称相同，${codeWords(a, b)}` }));
  }
  const former = db.prepare<[], [number, string]>("SELECT enterprise_id, folded_name FROM enterprise_name").raw().all();
  for (const [id, folded] of former) {
    const own = records.get(id);
    if (own === undefined) continue;
    for (const other of (present.get(folded) ?? []).slice(0, GROUP)) {
      const reason = `“${other.name}”是“${own.name}”的曾用名，${codeWords(own, other)}`;
      tell(own, other, { score: sameNameScore(own, other) - 0.02, reason });
    }
  }
}

/** Two valid codes are two legal entities, and then the same name is only worth a look. */
function sameNameScore(a: Entry, b: Entry): number {
  return a.standing === "valid" && b.standing === "valid" ? 0.7 : 0.97;
}

function codeWords(a: Entry, b: Entry): string {
  if (a.creditCode === null && b.creditCode === null) return "都没有信用代码";
  if (a.creditCode === null || b.creditCode === null) return "一条没有信用代码";
  const standings = new Set([a.standing, b.standing]);
  if (standings.has("registration15")) return "一条是 15 位旧注册号";
  if (standings.has("organisation9")) return "一条是 9 位组织机构代码";
  if (standings.has("checkFailed") || standings.has("malformed")) return "一条的代码有误";
  return "信用代码不同";
}

function tellCodes(entries: readonly Entry[], tell: Tell): void {
  const byCode = groupBy(entries, ({ creditCode }) => creditCode ?? "");
  for (const group of byCode.values()) {
    eachPair(group, (a, b) => tell(a, b, { score: 0.99, reason: `代码相同（${a.creditCode ?? ""}）` }));
  }
  const byOrganisation = groupBy(entries, organisationOf);
  for (const [nine, group] of byOrganisation) {
    eachPair(group, (a, b) => {
      if (a.creditCode === b.creditCode) return;
      const isOld = a.standing !== b.standing;
      const reason = isOld
        ? `组织机构代码 ${nine} 就是另一条信用代码的第 9—17 位`
        : `信用代码的第 9—17 位（主体标识码 ${nine}）相同、其余不同`;
      tell(a, b, { score: isOld ? 0.99 : 0.9, reason });
    });
  }
  for (const entry of entries) {
    if (entry.creditCode === null || (entry.standing !== "checkFailed" && entry.standing !== "malformed")) continue;
    for (const sound of soundCodes(entry.creditCode)) {
      const reason = `代码 ${entry.creditCode} 有误，改一处就是 ${sound}`;
      for (const other of byCode.get(sound) ?? []) tell(entry, other, { score: 0.95, reason });
    }
  }
}

function organisationOf({ standing, creditCode }: Entry): string {
  if (standing === "valid") return creditCode?.slice(8, 17) ?? "";
  return standing === "organisation9" ? (creditCode?.replace("-", "") ?? "") : "";
}

function soundCodes(code: string): readonly string[] {
  const reading = readCreditCode(code);
  const suggested = "suggestion" in reading && reading.suggestion !== null ? [reading.suggestion] : [];
  return [...suggested, ...neighbourCodes(code)];
}

/** Only where one side has no valid code: similar names of two valid codes are two companies. */
function tellSimilarNames(
  db: ReadableDb,
  {
    words,
    records,
    tell,
  }: { readonly words: NameWords; readonly records: ReadonlyMap<number, Entry>; readonly tell: Tell },
): void {
  for (const entry of records.values()) {
    if (entry.standing === "valid") continue;
    const similar = findSimilarNames(db, words, { name: entry.name, among: "all", atLeast: LIST_FROM });
    for (const { owner, score, reasons } of similar) {
      const other = records.get(owner);
      if (other === undefined) continue;
      tell(entry, other, { score, reason: `${reasons.join("、")}；${codeWords(entry, other)}` });
    }
  }
}

function groupBy(entries: readonly Entry[], keyOf: (entry: Entry) => string): ReadonlyMap<string, readonly Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === "") continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}

function eachPair(group: readonly Entry[], take: (a: Entry, b: Entry) => void): void {
  const few = group.slice(0, GROUP);
  for (const [at, a] of few.entries()) for (const b of few.slice(at + 1)) take(a, b);
}
