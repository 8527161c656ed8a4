import { readCreditCode } from "#domain/enterprises/credit-code";

/** How an enterprise's code stands (代码状况); `none` when it has none. */
export type CodeStanding = "valid" | "checkFailed" | "registration15" | "organisation9" | "malformed" | "none";

/** Field ids of the catalogue from which the book derives names and codes (身份字段). */
export const identityFields = {
  name: "enterpriseName",
  creditCode: "creditCode",
  formerName: "formerName",
} as const;

/** A qualification kept with dates and the fields it is read from (资质). */
export interface QualificationFields {
  readonly kind: string;
  readonly number: string;
  readonly issued: string;
  readonly validUntil: string;
}

/** 高新技术企业: the only qualification whose number and dates the catalogue carries. */
export const qualificationFields: readonly QualificationFields[] = [
  {
    kind: "highTechEnterprise",
    number: "highTechCertificateNumber",
    issued: "highTechIssueDate",
    validUntil: "highTechValidUntil",
  },
];

/** Splits a 曾用名 cell into single names. */
export function splitFormerNames(text: string): readonly string[] {
  return text
    .split(/[、;；,，/\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

/** How a stored code stands. */
export function codeStanding(code: string | null): CodeStanding {
  if (code === null) return "none";
  const { kind } = readCreditCode(code);
  return kind === "blank" ? "none" : kind;
}
