import { isCreditCode } from "#domain/enterprises/credit-code";
import { isOrganisationCode } from "#domain/enterprises/organisation-code";

/** The one code that both check characters (GB 32100 and, inside, GB 11714) make sound after two neighbours are swapped or one character is replaced by its look-alike (校验不符的代码的改法); null when there is none, or several. Only ever a proposal. */
export function suggestCreditCode(code: string): string | null {
  const found = new Set([...swapped(code), ...replaced(code)].filter(isSound));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

function isSound(code: string): boolean {
  return isCreditCode(code) && isOrganisationCode(code.slice(8, 17));
}

function* swapped(code: string): Generator<string> {
  for (let at = 0; at + 1 < code.length; at += 1) {
    yield code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);
  }
}

function* replaced(code: string): Generator<string> {
  for (let at = 0; at < code.length; at += 1) {
    for (const other of LOOKALIKES[code.charAt(at)] ?? "") yield code.slice(0, at) + other + code.slice(at + 1);
  }
}

/** Characters taken for one another in print, on keyboards and by scanners; both are in the alphabet of the code. */
const PAIRS = [
  "0D",
  "0Q",
  "0U",
  "8B",
  "6G",
  "17",
  "1L",
  "7T",
  "CG",
  "EF",
  "MN",
  "PR",
  "UW",
  "HN",
  "2X",
  "4A",
  "38",
  "56",
  "69",
];
const LOOKALIKES: Readonly<Record<string, string>> = lookalikes();

function lookalikes(): Readonly<Record<string, string>> {
  const table: Record<string, string> = {};
  for (const [one = "", other = ""] of PAIRS) {
    table[one] = (table[one] ?? "") + other;
    table[other] = (table[other] ?? "") + one;
  }
  return table;
}
