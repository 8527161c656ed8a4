/** Which sound codes a faulty one may have been (改一处就成立的代码). */
import { type CreditCode, isCreditCode } from "#domain/enterprises/credit-code";
import { isOrganisationCode } from "#domain/enterprises/organisation-code";

/** Sound credit codes that 18 characters may be a slip of (相邻的信用代码): one character replaced, or two neighbours exchanged. Both check characters hold (GB 32100-2015, GB 11714-1997), so there are few. Empty for a code that is sound itself, and for texts of other lengths. */
export function neighbourCodes(text: string): readonly CreditCode[] {
  if (text.length !== LENGTH || isCreditCode(text)) return [];
  const values = [...text].map((character) => ALPHABET.indexOf(character));
  const strange = values.flatMap((value, at) => (value < 0 ? [at] : []));
  const [only] = strange;
  if (strange.length > 1) return [];
  const candidates = new Set<string>();
  const sum = values.reduce((total, value, at) => total + Math.max(value, 0) * (WEIGHTS[at] ?? 0), 0) % BASE;
  for (let at = 0; at < LENGTH; at += 1) {
    if (only !== undefined && only !== at) continue;
    // The one value here that makes the weighted sum divisible by 31.
    const missing = ((BASE - sum) * (INVERSES[at] ?? 0)) % BASE;
    const value = (Math.max(values[at] ?? 0, 0) + missing) % BASE;
    candidates.add(text.slice(0, at) + ALPHABET.charAt(value) + text.slice(at + 1));
    if (at > 0) candidates.add(exchange(text, at));
  }
  return [...candidates].filter(isCreditCode).filter((code) => isOrganisationCode(code.slice(8, 17)));
}

const LENGTH = 18;
const BASE = 31;
/** Digits and letters without I, O, S, V, Z. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/** 3^i modulo 31 for the first 17; the check character itself counts once. */
const WEIGHTS = Array.from({ length: LENGTH }, (_, at) => (at === LENGTH - 1 ? 1 : power(3, at)));
/** Multiplied with the weight of its place each gives 1 modulo 31 (Fermat). */
const INVERSES = WEIGHTS.map((weight) => power(weight, BASE - 2));

function power(base: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < exponent; i += 1) result = (result * base) % BASE;
  return result;
}

function exchange(text: string, at: number): string {
  return text.slice(0, at - 1) + text.charAt(at) + text.charAt(at - 1) + text.slice(at + 1);
}
