/** What single cells say: the value taken, and the kind of issue where a word is due. One line per habit of the clerks. */
import { describe, expect, test } from "vitest";
import { cellText } from "#domain/importing/cell-text";
import { createCellTyper } from "#domain/importing/column-typers";
import type { FieldValue } from "#domain/importing/typed-row";
import type { UnitId } from "#domain/indicators/unit";
import type { CellContent } from "#domain/workbook/grid";
import { loadCatalogue } from "../../support/catalogue.ts";

const index = loadCatalogue();

const COLUMN = {
  column: 1,
  letter: "A",
  headerPath: [],
  unitFrom: "header",
  code: null,
  valueMap: null,
  confidence: 1,
  reason: "",
  alternativeOf: null,
  approximate: false,
} as const;

function typer(id: string, unit: UnitId | null = null, habit: string | null = null) {
  const field = index.byId.get(id);
  if (field === undefined) throw new Error(id);
  return createCellTyper({ field, column: { ...COLUMN, fields: [id], unit, habit }, delimited: false });
}

function reader(id: string, unit: UnitId | null = null, habit: string | null = null) {
  const read = typer(id, unit, habit);
  return (content: CellContent): readonly [FieldValue | null, string | null] => {
    const { value, finding } = read(content, cellText(content));
    return [value, finding?.kind ?? null];
  };
}

type Case = readonly [CellContent, FieldValue | null, string | null];

const reads = (id: string, cases: readonly Case[], unit: UnitId | null = null): void => {
  test.each(cases)("%j is %j (%s)", (content, value, kind) => {
    expect(reader(id, unit)(content)).toEqual([value, kind]);
  });
};

describe("amounts in a column of 万元", () => {
  reads(
    "operatingRevenue",
    [
      [500, "5000000", null],
      ["500（预估）", "5000000", "number-with-note"],
      ["500①", "5000000", "number-with-note"],
      ["5②00", null, "number-unreadable"],
      ["500余万", "5000000", "approximate"],
      ["500万余元", "5000000", "approximate"],
      ["4E-05", "0.4", "number-with-note"],
      ["不低于500", "5000000", "approximate"],
      ["1亿2000万", "120000000", "unit-suffix"],
      ["500W", "5000000", "unit-suffix"],
      ["5千元", "5000", "unit-suffix"],
      ["壹佰贰拾万元整", "1200000", "number-in-words"],
      ["一千二百", "12000000", "number-in-words"],
      ["0500", "5000000", "number-leading-zero"],
      ["1 234.5", "12345000", "number-as-text-spaces"],
      ["12 34", null, "number-unreadable"],
      ["1,2345", null, "number-unreadable"],
      ["500（亏损）", null, "number-unreadable"],
      ["500（12）", null, "number-unreadable"],
      ["500万-1000万元", null, "range"],
      ["500万港元", null, "foreign-currency"],
      ["$500", null, "foreign-currency"],
      ["1.2E+8", null, "number-exponent"],
      ["12%", null, "number-unreadable"],
      ["#VALUE!", null, "formula-error"],
      ["########", null, "hashes"],
      ["涉密", null, "placeholder"],
      ["″", null, "ditto"],
      [1234567890123456, null, "number-precision-lost"],
    ],
    "万元",
  );
  test("a column in foreign money still takes amounts that are not", () => {
    expect(reader("exportValue", "万美元")("500万元")).toEqual(["5000000", "unit-suffix"]);
    expect(reader("exportValue", "万美元")(12.5)).toEqual([null, "foreign-currency"]);
  });
});

describe("counts", () => {
  reads(
    "employees",
    [
      ["50余人", 50, "approximate"],
      ["12人（其中研发5人）", 12, "number-with-note"],
      ["12 位", 12, "unit-suffix"],
      ["十二", 12, "number-in-words"],
      ["3-5人", null, "range"],
      ["12.5", null, "count-not-whole"],
      [13800138000, 13800138000, "implausible-count"],
    ],
    "人",
  );
});

describe("dates", () => {
  const shown = (serial: number, iso: string, text: string): CellContent => ({ kind: "date", serial, iso, text });
  reads("establishmentDate", [
    ["2021年3月（变更）", "2021-03", "date-with-note"],
    ["成立于2021年3月", "2021-03", "date-with-note"],
    ["2021—3—5", "2021-03-05", "date-text"],
    ["2021·3·5", "2021-03-05", "date-text"],
    ["2021年3月5日星期五", "2021-03-05", "date-with-note"],
    ["2020年12月31日前", null, "date-unreadable"],
    ["20213", null, "date-unreadable"],
    [20213, null, "date-unreadable"],
    [43234.5, "2018-05-14", "date-excel-serial-general"],
    [2021.1, "2021", "date-decimal-ambiguous"],
    ["1900-01-01", "1900-01-01", "date-implausible"],
    [shown(2021, "1905-07-13", "1905/7/13"), null, "date-implausible"],
    [shown(202103, "2453-05-14", "2453/5/14"), null, "date-implausible"],
    [shown(0.5, "1899-12-30T12:00:00", "12:00"), null, "date-unreadable"],
    [shown(20210301, "", "########"), null, "date-unreadable"],
  ]);
  test("what is a guess is said even where the whole column is written so", () => {
    expect(reader("establishmentDate", null, "date#9999.9")(2021.1)).toEqual(["2021", "date-decimal-ambiguous"]);
    expect(reader("establishmentDate", null, "date#9999.9")(2021.3)).toEqual(["2021-03", null]);
  });
});

describe("ends of validity", () => {
  reads("highTechValidUntil", [
    ["2024年11月-2027年10月", "2027-10", "validity-as-span"],
    ["有效期至2027-10-31", "2027-10-31", "date-with-note"],
    ["自2024年11月1日起三年", null, "validity-as-duration"],
  ]);
});

describe("yes and no", () => {
  reads("highTechEnterprise", [
    ["是（2023年）", true, "boolean-with-note"],
    ["是（已过期）", null, "boolean-unreadable"],
    ["否，拟2026年申报", false, "boolean-with-note"],
    ["□是 ☑否", false, "boolean-with-note"],
    ["高新技术企业", true, "boolean-with-note"],
    ["非高企", false, "boolean-with-note"],
    ["2023年11月", true, "boolean-with-year"],
    ["GR202343001234", true, "boolean-with-note"],
    ["2026年到期", null, "boolean-unreadable"],
  ]);
});

describe("codes", () => {
  reads("creditCode", [
    ["914403001922038000", null, "credit-code-numeric-precision-lost"],
    ["91440300708461136T（已注销）", "91440300708461136T(已注销)", "credit-code-with-text"],
    ["三证合一", null, "credit-code-malformed"],
    ["办理中", null, "placeholder"],
  ]);
  test("two swapped characters are found with both check characters", () => {
    const read = typer("creditCode");
    const suggestion = (code: string) => read(code, code).finding?.suggestion;
    expect(suggestion("91440300708461163T")).toBe("91440300708461136T");
    expect(suggestion("91443000708461136T")).toBe("91440300708461136T");
    expect(suggestion("91440300708461137T")).toBe(null);
  });
  reads("highTechCertificateNumber", [
    ["证书号：GR202343001234", "GR202343001234", "code-with-text"],
    ["GR20234300123", "GR20234300123", "certificate-unusual"],
    ["公示中", null, "placeholder"],
    ["1.23E+15", null, "code-numeric-precision-lost"],
  ]);
  reads("industryCode", [
    ["C3912 计算机零部件制造", "3912", "code-with-name"],
    ["计算机（C3912）", "3912", "code-with-name"],
    ["C3912、I6513", "3912、I6513", "code-malformed"],
    ["制造业", "制造业", "code-malformed"],
  ]);
});

describe("names and persons", () => {
  reads("enterpriseName", [
    ["云麓科技有限公司（已注销）", "云麓科技有限公司", "name-with-note"],
    ["云麓科技有限公司（原名：麓云软件有限公司）", "云麓科技有限公司", "name-with-note"],
    ["云麓科技有限公司 曾用名：麓云科技有限公司", "云麓科技有限公司", "name-with-note"],
    ["云麓科技有限公司（筹）", "云麓科技有限公司（筹）", null],
    ["云麓合伙企业（有限合伙）", "云麓合伙企业（有限合伙）", null],
    ["1.云麓科技有限公司", "云麓科技有限公司", "name-with-number"],
    ["★云麓科技有限公司", "★云麓科技有限公司", "name-with-mark"],
    [{ kind: "formula", formula: "B2", value: 0 }, null, "formula-zero"],
    ["13800138000", null, "name-is-number"],
  ]);
  reads("contactPerson", [
    ["张三 13800138000", "张三", "person-with-phone"],
    ["张三、李四", "张三、李四", "two-persons-in-one-cell"],
    ["张三\n李四", "张三\n李四", "two-persons-in-one-cell"],
    [13800138000, null, "person-is-number"],
    ["欧阳  娜娜", "欧阳娜娜", "name-inner-space"],
  ]);
  reads("registeredAddress", [
    ["同注册地址", null, "ditto"],
    ["#REF!", null, "formula-error"],
  ]);
});

describe("phones", () => {
  reads("contactPhone", [
    ["0551-12345678转801", "0551-12345678转801", null],
    ["座机：0551-12345678", "0551-12345678", "phone-with-text"],
    ["13800138000（张三）", "13800138000", "phone-with-text"],
    [55112345678, "55112345678", "phone-leading-zero"],
    ["138****8000", "138****8000", "phone-masked"],
    ["1380013800", "1380013800", "phone-length"],
    ["1380013800O", "1380013800O", "phone-malformed"],
    ["1.38E+10", null, "phone-precision-lost"],
  ]);
});
