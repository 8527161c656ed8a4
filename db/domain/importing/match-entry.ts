/** Finds the entry of the book that a row of a carrier, cluster, list … is about (认载体、集群、清单条目): by its exact name within the kind, told apart by the kind's identity fields. */
import { ASK_FROM } from "#domain/enterprises/name-match";
import type { EnterpriseLookup, KnownEnterprise } from "#domain/importing/import-plan";
import type { Candidate, EnterpriseMatch } from "#domain/importing/match-enterprise";
import type { PlannedKind } from "#domain/importing/planned-kind";
import type { RowIdentity } from "#domain/importing/row-identity";
import type { FieldValue } from "#domain/importing/typed-row";
import { composeName } from "#domain/register/compose-name";
import { foldName } from "#domain/shared/chinese-text";

/** Matches by name (按名称认): one entry of that name that nothing contradicts is it; several, or one that an identity field contradicts, are a question; a similar name only proposes. */
export function matchEntry(row: RowIdentity, kind: PlannedKind, lookup: EnterpriseLookup): EnterpriseMatch {
  if (row.name === null) return { kind: "new" };
  const rated = namesakes(row, kind, lookup)
    .filter((known) => !isNotSame(known, row, lookup))
    .map((known) => ({ known, standing: compareMarks(row, known, lookup) }));
  const fitting = bestOf(rated);
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return { kind: "same", known: only, renamed: false, certain: true };
  if (only !== undefined) return askWhich(fitting, row, kind);
  const [other] = rated;
  if (other !== undefined) return kind.group === "roster" ? askWhether(rated, row, kind) : { kind: "new" };
  return matchSimilar(row, kind, lookup);
}

/** Entries of that name. Those called by what they say may have said less before: 某公司 · 高新技术企业 without its date is looked for too. */
function namesakes(
  { nameKey, marks = {} }: RowIdentity,
  { nameFrom }: PlannedKind,
  lookup: EnterpriseLookup,
): readonly KnownEnterprise[] {
  const named = lookup.byFoldedName(nameKey);
  const [first = "", second = ""] = nameFrom ?? [];
  if (named.length > 0 || nameFrom === null || lookup.byNameStart === undefined) return named;
  const start = composeName({ nameFrom: [first, second] }, (field) => String(marks[field] ?? ""));
  return start === null ? [] : lookup.byNameStart(foldName(start));
}

/** `same`: every identity field that either side states is equal. `open`: one side is silent. `another`: they differ, and it may be a slip. `stranger`: they certainly are two. */
type Standing = "same" | "open" | "another" | "stranger";

interface Rated {
  readonly known: KnownEnterprise;
  readonly standing: Standing;
}

function bestOf(rated: readonly Rated[]): readonly KnownEnterprise[] {
  const of = (wanted: Standing) => rated.filter(({ standing }) => standing === wanted).map(({ known }) => known);
  const same = of("same");
  return same.length > 0 ? same : of("open");
}

function compareMarks(row: RowIdentity, known: KnownEnterprise, lookup: EnterpriseLookup): Standing {
  if (row.marks === undefined) return "same";
  const stored = lookup.storedValues?.(known.id) ?? known.values;
  const found = new Set(
    Object.entries(row.marks).map(([field, said]) => compareMark(field, [said, stored[field] ?? null], lookup)),
  );
  return (["stranger", "another", "open"] as const).find((standing) => found.has(standing)) ?? "same";
}

function compareMark(
  field: string,
  [said, before]: readonly [FieldValue | null, FieldValue | null],
  lookup: EnterpriseLookup,
): Standing {
  if (said === null || before === null) return said === before ? "same" : "open";
  if (isSameMark(said, before)) return "same";
  if (isPartOfDate(said, before)) return "open";
  const meant = lookup.isSameLink?.(field, String(said), String(before)) ?? null;
  if (meant === null) return "another";
  return meant ? "same" : "stranger";
}

/** 2023 and 2023-10-16 may be one day. */
function isPartOfDate(a: FieldValue, b: FieldValue): boolean {
  const [short, long] = [String(a), String(b)].toSorted((x, y) => x.length - y.length);
  return short !== undefined && DATE.test(short) && long?.startsWith(`${short}-`) === true;
}

const DATE = /^\d{4}(?:-\d\d)?$/u;

function isSameMark(a: FieldValue, b: FieldValue): boolean {
  return a === b || foldName(String(a)) === foldName(String(b));
}

function askWhich(candidates: readonly KnownEnterprise[], row: RowIdentity, kind: PlannedKind): EnterpriseMatch {
  const many = `${candidates.length} ${kind.classifier}`;
  return {
    kind: "unsure",
    about: "name",
    question: `库里有 ${many}${kind.label}叫“${row.name ?? ""}”，是哪一${kind.classifier}？`,
    candidates: candidates.map((known) => ({ known, reason: "名称相同（现用名或曾用名）" })),
  };
}

/** Entries that certainly are others ask nothing. */
function askWhether(rated: readonly Rated[], row: RowIdentity, kind: PlannedKind): EnterpriseMatch {
  const doubtful = rated.filter(({ standing }) => standing === "another");
  const [first] = doubtful;
  if (first === undefined) return { kind: "new" };
  const candidates = doubtful.map(({ known }): Candidate => ({ known, reason: `名称相同，${differing(row, known)}` }));
  return {
    kind: "unsure",
    about: "name",
    question: `库里已有${kind.label}“${first.known.name}”，${differing(row, first.known)}，是同一${kind.classifier}还是另一${kind.classifier}？`,
    candidates,
  };
}

function differing(row: RowIdentity, known: KnownEnterprise): string {
  const found = Object.entries(row.marks ?? {}).find(([field, said]) => {
    const before = known.values[field];
    return said !== null && before !== undefined && !isSameMark(said, before);
  });
  if (found === undefined) return "但其他说法不同";
  const [field, said] = found;
  return `但库里写的是“${String(known.values[field])}”，本行写的是“${String(said)}”`;
}

const MOST_SIMILAR = 3;

function matchSimilar(row: RowIdentity, kind: PlannedKind, lookup: EnterpriseLookup): EnterpriseMatch {
  if (kind.group !== "roster") return { kind: "new" };
  const candidates = (lookup.similarNames?.(row.name ?? "", "all") ?? [])
    .filter(({ known, score }) => score >= ASK_FROM && !isNotSame(known, row, lookup))
    .filter(({ known }) => compareMarks(row, known, lookup) !== "another")
    .filter(({ known }) => kind.id !== "zone" || isSamePlace(row.name ?? "", known.name))
    .slice(0, MOST_SIMILAR)
    .map(({ known, reason }) => ({ known, reason }));
  const [first] = candidates;
  if (first === undefined) return { kind: "new" };
  const question = `库里没有叫这个名称的${kind.label}，但有名称相近的“${first.known.name}”，是不是同一${kind.classifier}？`;
  return { kind: "unsure", about: "similar", question, candidates };
}

/** Zones are all called alike but for their place: 济南高新区 and 济宁高新区 are two, 济南高新区 and 济南国家高新区 may be one. */
function isSamePlace(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => foldName(name).replace(ZONE_WORDS, ""));
  return a === undefined || b === undefined || a.includes(b) || b.includes(a);
}

const ZONE_WORDS =
  /国家级?|省级|高新技术产业(?:开发区|园区?|示范区)|高新技术开发区|高新(?:开发)?区|经济开发区|开发区/gu;

function isNotSame(known: KnownEnterprise, row: RowIdentity, lookup: EnterpriseLookup): boolean {
  return lookup.isNotSame?.(known.id, { foldedName: row.nameKey, code: row.code }) ?? false;
}
