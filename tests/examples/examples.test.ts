import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readCreditCode } from "#domain/enterprises/credit-code";
import { makeEnterpriseForm } from "../../build/scripts/examples/enterprise-form.mts";
import { encodeGb18030 } from "../../build/scripts/examples/gb18030.mts";
import { inventEnterprises } from "../../build/scripts/examples/invent-enterprises.mts";
import { makeLedgerForm } from "../../build/scripts/examples/ledger-form.mts";
import { makeHighTechList, makeRoster2025, makeUpdate2026 } from "../../build/scripts/examples/rosters.mts";

const enterprises = inventEnterprises(120, 20_251_231);
const parks = [...new Set(enterprises.map((enterprise) => enterprise.park))].sort((a, b) => a.localeCompare(b, "zh"));
const shipped = (name: string) =>
  Buffer.from(readFileSync(new URL(`../../assets/examples/${encodeURIComponent(name)}`, import.meta.url)));

describe("the shipped examples", () => {
  test.each<[string, Uint8Array]>([
    ["企业名册2025年.xlsx", makeRoster2025(enterprises)],
    ["高新技术企业名单2025年.csv", encodeGb18030(makeHighTechList(enterprises))],
    ["企业名册2026年一季度.xlsx", makeUpdate2026(enterprises)],
    ["报表样式1-规上企业创新情况台账.xlsx", makeLedgerForm(parks)],
    ["报表样式2-企业基本情况表.xlsx", makeEnterpriseForm()],
  ])("%s is what its generator makes, byte for byte", (name, bytes) => {
    expect(Buffer.from(bytes).equals(shipped(name))).toBe(true);
  });

  test("every invented enterprise has its own name and a valid code nobody holds", () => {
    expect(new Set(enterprises.map((enterprise) => enterprise.name)).size).toBe(120);
    expect(enterprises.map(({ code }) => readCreditCode(code).kind)).toEqual(enterprises.map(() => "valid"));
    expect(enterprises.filter(({ code }) => !/^91990101(?:MAX|99)/.test(code))).toEqual([]);
  });
});
