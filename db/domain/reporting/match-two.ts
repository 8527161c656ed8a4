/** Headings that ask for two facts in one cell (一格两项): 联系人及电话, 证书编号及发证日期. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field, FieldSubject } from "#domain/catalogue/field";
import { type HeaderMatch, matchHeader } from "#domain/importing/match-header";
import { foldText } from "#domain/shared/chinese-text";

/** What a heading of two facts asks for: both fields; or that one of them is not known. */
export type TwoFacts =
  | { readonly fields: readonly [Field, Field]; readonly confidence: number; readonly reason: string }
  | { readonly fields: null; readonly reason: string };

/** What it is read with. `match`: what the heading as a whole was found to be. */
export interface TwoQuestion {
  readonly heading: string;
  readonly match: HeaderMatch;
  readonly index: CatalogueIndex;
  readonly subject: FieldSubject | null;
}

/** Reads a heading of two facts; null when it is none, or a known name as it stands (研究与试验发展经费). */
export function readTwoFacts(question: TwoQuestion): TwoFacts | null {
  const { match, index, heading } = question;
  const [first, second] = match.fields.map((id) => index.byId.get(id));
  if (first !== undefined && second !== undefined)
    return {
      fields: [first, second],
      confidence: match.confidence,
      reason: `一格里填“${first.label}”和“${second.label}”`,
    };
  const parts = partsOf(foldText(heading));
  if (parts === null) return null;
  const isHalf = first?.type === "person" && PHONE.test(parts[1]);
  if (first !== undefined && !isHalf) return null;
  return joined(parts, question);
}

const JOINER = /及其?|和|与|、|\/|\+|&/u;
const PHONE = /^(?:联系)?(?:电话|手机)(?:号码?)?$|^联系方式$|^座机$/u;
/** Facts that are read as words one behind the other. Two numbers in one cell are none. */
const WORDED: ReadonlySet<string> = new Set([
  "person",
  "phone",
  "address",
  "code",
  "creditCode",
  "name",
  "text",
  "date",
]);

function partsOf(name: string): readonly [string, string] | null {
  const bracketed = /^(.{2,})\(((?:联系)?(?:电话|手机|方式|座机)(?:号码?)?)\)$/u.exec(name);
  if (bracketed !== null) return [bracketed[1] ?? "", bracketed[2] ?? ""];
  const bare = name.replace(/\([^()]*\)$/u, "");
  const at = JOINER.exec(bare);
  if (at === null) return null;
  const [first, second] = [bare.slice(0, at.index), bare.slice(at.index + at[0].length)];
  return first.length < 2 || second.length < 2 || JOINER.test(second) ? null : [first, second];
}

function joined([first, second]: readonly [string, string], question: TwoQuestion): TwoFacts | null {
  const one = fieldOf(first, question);
  const isPhone = PHONE.test(second);
  const two = isPhone ? phoneOf(first, one, question) : fieldOf(second, question);
  if (one === null && two === null) return null;
  if (one !== null && one === two) return null;
  if (one === null || two === null) {
    const [known, unknown] = one === null ? [two, first] : [one, second];
    const reason = isPhone && two === null ? `“${one?.label ?? first}”自己的电话` : `“${unknown}”`;
    return { fields: null, reason: `这一格要填两项，账本里有“${known?.label ?? ""}”，没有${reason}，请人工填写` };
  }
  if (!WORDED.has(one.type) || !WORDED.has(two.type))
    return { fields: null, reason: `这一格要填“${one.label}”和“${two.label}”两项，请人工填写` };
  return { fields: [one, two], confidence: 0.8, reason: `一格里填“${one.label}”和“${two.label}”` };
}

/** The phone of the person named; the phone the book has is that of 联系人 — of a carrier also of its head, who is all a roster of carriers names. */
function phoneOf(person: string, one: Field | null, question: TwoQuestion): Field | null {
  const own = fieldOf(`${person}电话`, question);
  if (own?.type === "phone") return own;
  const isContact = one?.id === "contactPerson" || (question.subject === "carrier" && one?.type === "person");
  return isContact ? (question.index.byId.get("contactPhone") ?? null) : null;
}

function fieldOf(name: string, { index, subject }: TwoQuestion): Field | null {
  const match = matchHeader({ path: [name], code: null, ...(subject === null ? {} : { subject }) }, index);
  const field = match.fields.length === 1 ? index.byId.get(match.fields[0] ?? "") : undefined;
  return field !== undefined && match.confidence >= 0.9 ? field : null;
}
