import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { creditCheckCharacter, readCreditCode } from "#domain/enterprises/credit-code";
import { organisationCheckCharacter, readOrganisationCode } from "#domain/enterprises/organisation-code";
import { isRegistrationNumber, registrationCheckDigit } from "#domain/enterprises/registration-number";

const ALPHABET = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];

/** Codes all of whose checks hold, over the whole range of the standard. */
const codes = fc
  .tuple(
    fc.constantFrom("91", "92", "93", "12", "52", "Y1"),
    fc.integer({ min: 0, max: 999_999 }).map((region) => String(region).padStart(6, "0")),
    fc.array(fc.constantFrom(...ALPHABET), { minLength: 8, maxLength: 8 }).map((identity) => identity.join("")),
  )
  .map(([kind, region, identity]) => `${kind}${region}${identity}${organisationCheckCharacter(identity)}`)
  .map((seventeen) => `${seventeen}${creditCheckCharacter(seventeen)}`);

describe("public codes", () => {
  test.each([
    "91440300708461136T",
    "91110108551385082Q",
    "91440101MA5CJQ4N59",
    "9144030071526726XG",
    "91310000132260250X",
    "91370784MA3N03685C",
    "913707841656781865",
    "123502001549897397",
    "914403001922038216",
    "91350203MA31NDF85F",
  ])("%s is valid", (code) => {
    expect(readCreditCode(code)).toEqual({ kind: "valid", code, normalised: false });
  });

  test("a code that fails is kept, with what the code inside says", () => {
    expect(readCreditCode("91350203M0001QAY9B")).toEqual({
      kind: "checkFailed",
      code: "91350203M0001QAY9B",
      suggestion: null,
      organisationCheckOk: true,
      lostDigits: false,
      normalised: false,
    });
  });

  test("older numbers have checks of their own", () => {
    expect(["70846113-6", "59498494X", "MA5CJQ4N-5", "70846113-7"].map(readOrganisationCode)).toEqual([
      { code: "70846113-6", checkOk: true },
      { code: "59498494X", checkOk: true },
      { code: "MA5CJQ4N-5", checkOk: true },
      { code: "70846113-7", checkOk: false },
    ]);
    expect(readCreditCode("70846113-6")).toEqual({
      kind: "organisation9",
      code: "70846113-6",
      checkOk: true,
      normalised: false,
    });
    expect(readCreditCode("430102000012345")).toEqual({
      kind: "registration15",
      number: "430102000012345",
      checkOk: false,
      normalised: false,
    });
  });
});

test("a code survives full width, lower case, blanks and the apostrophe", () => {
  const disguises = [
    (code: string) => `'${code}`,
    (code: string) => `\t${code.toLowerCase()}\u00a0`,
    (code: string) => code.replace(/(.{4})/g, "$1 "),
    (code: string) => [...code].map((character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)).join(""),
  ];
  fc.assert(
    fc.property(codes, fc.constantFrom(...disguises), (code, disguise) => {
      expect(readCreditCode(disguise(code))).toEqual({ kind: "valid", code, normalised: true });
    }),
  );
});

test("any one wrong character is noticed", () => {
  fc.assert(
    fc.property(codes, fc.integer({ min: 8, max: 17 }), fc.constantFrom(...ALPHABET), (code, place, character) => {
      fc.pre(code.charAt(place) !== character);
      const wrong = code.slice(0, place) + character + code.slice(place + 1);
      expect(readCreditCode(wrong)).toMatchObject({ kind: "checkFailed", code: wrong });
    }),
  );
});

test("a letter typed for a digit is suggested back, never put back", () => {
  const lookalike = new Map([
    ["0", "O"],
    ["1", "I"],
    ["5", "S"],
    ["2", "Z"],
  ]);
  fc.assert(
    fc.property(codes, fc.nat(17), (code, from) => {
      const place = [...code].findIndex((character, i) => i >= from && lookalike.has(character));
      fc.pre(place >= 0);
      const typed = code.slice(0, place) + lookalike.get(code.charAt(place)) + code.slice(place + 1);
      expect(readCreditCode(typed)).toEqual({
        kind: "malformed",
        text: typed,
        suggestion: code,
        lostDigits: false,
        normalised: false,
      });
    }),
  );
});

test.each([
  ["91371923MA3COKJY73", null, false],
  ["9.1E+17", null, true],
  ["9.14403E+17", null, true],
  ["代码:91440300708461136T", "91440300708461136T", false],
  ["待办", null, false],
])("%s cannot be used as it stands", (text, suggestion, lostDigits) => {
  expect(readCreditCode(text)).toEqual({ kind: "malformed", text, suggestion, lostDigits, normalised: false });
});

test("a number Excel cut to 15 digits is recognised", () => {
  expect(readCreditCode("914301049735483000")).toMatchObject({ kind: "checkFailed", lostDigits: true });
});

test("blanks are blank", () => {
  expect(["", " \u3000", "'"].map(readCreditCode)).toEqual([{ kind: "blank" }, { kind: "blank" }, { kind: "blank" }]);
});

test("every registration number with its check digit passes and no other digit does", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { minLength: 14, maxLength: 14 }), (digits) => {
      const first = digits.join("");
      const passing = Array.from({ length: 10 }, (_, digit) => String(digit)).filter((digit) =>
        isRegistrationNumber(first + digit),
      );
      expect(passing).toEqual([registrationCheckDigit(first)]);
    }),
  );
});
