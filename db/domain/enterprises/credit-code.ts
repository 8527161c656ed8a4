import { isOrganisationCode, readOrganisationCode } from "#domain/enterprises/organisation-code";
import { isRegistrationNumber } from "#domain/enterprises/registration-number";
import type { Brand } from "#domain/shared/brand";
import { foldText } from "#domain/shared/chinese-text";

/** Unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters whose check character holds. */
export type CreditCode = Brand<string, "CreditCode">;

/**
 * What a credit code cell holds (信用代码识别结果). Nothing is rejected or corrected here: `code`, `number` and `text` are as written but upper case, half width and
 * without blanks or a leading apostrophe; `normalised` says whether that changed anything; `suggestion` is for a person to accept.
 */
export type CreditCodeReading =
  | { readonly kind: "valid"; readonly code: CreditCode; readonly normalised: boolean }
  | {
      readonly kind: "checkFailed";
      readonly code: string;
      readonly suggestion: string | null;
      /** Does the organisation code inside (places 9—17) hold? If so the slip is in places 1—8 or the last one. */
      readonly organisationCheckOk: boolean;
      /** Ends in 000 as numbers do that Excel has cut to 15 digits. */
      readonly lostDigits: boolean;
      readonly normalised: boolean;
    }
  | {
      readonly kind: "registration15";
      readonly number: string;
      readonly checkOk: boolean;
      readonly normalised: boolean;
    }
  | { readonly kind: "organisation9"; readonly code: string; readonly checkOk: boolean; readonly normalised: boolean }
  | {
      readonly kind: "malformed";
      readonly text: string;
      readonly suggestion: string | null;
      /** A number in exponent form (9.1E+17): its last digits are lost for good. */
      readonly lostDigits: boolean;
      readonly normalised: boolean;
    }
  | { readonly kind: "blank" };

/** Reads a cell that should hold a credit code (读取统一社会信用代码) or one of its older forms: 15-digit 注册号, 9-character 组织机构代码. Unknown region digits are fine. */
export function readCreditCode(raw: string): CreditCodeReading {
  const text = foldText(raw).replace(/^['"`´=]+|['"`´]+$/g, "");
  if (text === "") return { kind: "blank" };
  const normalised = text !== raw;
  const plain = text.replaceAll("-", "");
  if (isCreditCode(plain)) return { kind: "valid", code: plain, normalised: normalised || plain !== text };
  if (SHAPE.test(plain)) return readFailedCheck(plain, normalised || plain !== text);
  if (/^\d{15}$/.test(plain)) {
    return {
      kind: "registration15",
      number: plain,
      checkOk: isRegistrationNumber(plain),
      normalised: normalised || plain !== text,
    };
  }
  const organisation = readOrganisationCode(text);
  if (organisation !== null) return { kind: "organisation9", ...organisation, normalised };
  return { kind: "malformed", text, suggestion: suggestCode(plain), lostDigits: EXPONENT.test(text), normalised };
}

/** Is it a well-formed credit code whose check character holds (校验通过)? Expects upper case without blanks. */
export function isCreditCode(text: string): text is CreditCode {
  return SHAPE.test(text) && creditCheckCharacter(text.slice(0, 17)) === text.charAt(17);
}

/** The check character for the first 17 (校验码): values by place in the 31-letter alphabet, weights 3^i modulo 31 (GB 32100-2015). */
export function creditCheckCharacter(firstSeventeen: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of firstSeventeen) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Digits and letters without I, O, S, V, Z. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const EXPONENT = /^\d(?:\.\d+)?E\+?1[4-9]$/;
const EMBEDDED = /(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])/g;

/** Letters the alphabet leaves out because they look like these digits. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ["O", "0"],
  ["I", "1"],
  ["S", "5"],
  ["Z", "2"],
]);

function readFailedCheck(code: string, normalised: boolean): CreditCodeReading {
  const organisationCheckOk = isOrganisationCode(code.slice(8, 17));
  return {
    kind: "checkFailed",
    code,
    suggestion: null,
    organisationCheckOk,
    lostDigits: /^\d{15}000$/.test(code),
    normalised,
  };
}

/** The one code all of whose checks hold after the forbidden look-alike letters became digits, or that stands inside a longer text; null when there is none, or several. */
function suggestCode(text: string): string | null {
  const candidates = new Set([...text.matchAll(EMBEDDED)].map(([match]) => withoutLookalikes(match)));
  const sound = [...candidates].filter((code) => isCreditCode(code) && isOrganisationCode(code.slice(8, 17)));
  const fifteen = withoutLookalikes(text);
  if (sound.length === 0 && candidates.size === 0 && isRegistrationNumber(fifteen)) return fifteen;
  return sound.length === 1 ? (sound[0] ?? null) : null;
}

function withoutLookalikes(text: string): string {
  return text.replace(/[OISZ]/g, (letter) => LOOKALIKES.get(letter) ?? letter);
}
