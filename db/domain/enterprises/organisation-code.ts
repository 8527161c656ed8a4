import { foldText } from "#domain/shared/chinese-text";

/** Organisation code (组织机构代码, GB 11714-1997): 8 characters and a check character, written `70846113-6` or `708461136`; it lives on as places 9—17 of the credit code. */
export interface OrganisationCodeReading {
  /** Upper case, half width, without blanks; the dash as written. */
  readonly code: string;
  readonly checkOk: boolean;
}

/** Reads a nine-character organisation code (组织机构代码), with or without its dash; null when the text is not shaped like one. */
export function readOrganisationCode(raw: string): OrganisationCodeReading | null {
  const code = foldText(raw);
  const plain = code.replace(/^(.{8})-(.)$/, "$1$2");
  return SHAPE.test(plain) ? { code, checkOk: isOrganisationCode(plain) } : null;
}

/** Does the check character of nine plain characters hold (组织机构代码校验)? Each of 0–9, A–Z counts 0…35; weights 3 7 9 10 5 8 4 2, modulo 11. */
export function isOrganisationCode(plain: string): boolean {
  return plain.length === 9 && organisationCheckCharacter(plain.slice(0, 8)) === plain.charAt(8);
}

/** The check character of an organisation code's first eight (组织机构代码校验码); null when a character is not 0–9 or A–Z. GB 11714-1997. */
export function organisationCheckCharacter(firstEight: string): string | null {
  let sum = 0;
  for (const [i, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(firstEight.charAt(i) || " ");
    if (value < 0) return null;
    sum += value * weight;
  }
  const check = 11 - (sum % 11);
  if (check === 10) return "X";
  return check === 11 ? "0" : String(check);
}

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const SHAPE = /^(?=.*\d)[0-9A-Z]{9}$/;
