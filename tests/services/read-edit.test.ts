import { describe, expect, test } from "vitest";
import { loadCatalogue } from "../support/catalogue.ts";
import { type ReadEdit, readEdit } from "#services/read-edit";
import type { EditError } from "#contract/errors";
import type { Result } from "#domain/shared/result";

const catalogueIndex = loadCatalogue();

/** What a person types into one cell: what is stored, what is said about it, and why something is not stored. */

function type(field: string, text: string): Result<ReadEdit, EditError> {
  const period = catalogueIndex.byId.get(field)?.kind === "observation" ? "2025" : null;
  return readEdit({ enterpriseId: 1, field, period, text }, catalogueIndex);
}
const CODE = "91350100M000100Y43";

describe("stored", () => {
  test.each([
    ["operatingRevenue", "1234.5", "12345000", null],
    ["operatingRevenue", "１２３４", "12340000", null],
    ["operatingRevenue", "1,234.50", "12345000", null],
    ["operatingRevenue", "约500", "5000000", "“约500”是约数，已按所写的数存入，请核对"],
    ["operatingRevenue", "1.2亿", "120000000", "“1.2亿”自带单位，已按所写的单位换算存入"],
    ["operatingRevenue", "  ", null, null],
    ["employees", "12 人", 12, "“12 人”自带单位，已按所写的单位换算存入"],
    ["establishmentDate", "2021.3", "2021-03", null],
    ["establishmentDate", "二〇二一年三月五日", "2021-03-05", null],
    ["creditCode", CODE.toLowerCase(), CODE, null],
    [
      "creditCode",
      "91350100M000100Y44",
      "91350100M000100Y44",
      "“91350100M000100Y44”的校验位不符。已照填存入，请对照营业执照核对",
    ],
    [
      "creditCode",
      "91350100M0001O0Y43",
      "91350100M0001O0Y43",
      /里有信用代码不用的字母，可能应为 91350100M000100Y43。/u,
    ],
    ["creditCode", "350100400005678", "350100400005678", /是 15 位旧工商注册号，.*已照填存入$/u],
    ["highTechEnterprise", "√", true, null],
    ["enterpriseName", "长沙 某某公司", "长沙某某公司", null],
    ["contactPhone", "见名片", "见名片", "“见名片”里没有号码。已照填存入，请核对"],
  ])("%s: %j becomes %j", (field, text, value, warning) => {
    expect(type(field, text)).toEqual({
      ok: true,
      value: { value, warning: warning instanceof RegExp ? expect.stringMatching(warning) : warning },
    });
  });
});

describe("not stored, and why", () => {
  test.each([
    ["operatingRevenue", "详见附件", "营业收入", "不是能识别的数，请填以万元为单位的数"],
    ["operatingRevenue", "500-600", "营业收入", "这是一个范围，要填一个确切的数"],
    ["operatingRevenue", "保密", "营业收入", "这个写法表示没有填。要清空这一格，请按 Delete 键"],
    ["operatingRevenue", "同上", "营业收入", "不替您照抄上一行，请写出实际内容"],
    ["registeredCapital", "500万美元", "注册资本", "写的是外币，没有折算汇率，请折成人民币再填"],
    ["employees", "12.5 人", null, "个数应为整数"],
    ["establishmentDate", "三年", null, "这是期限，不是日期"],
    ["establishmentDate", "2021-13-1", null, "没有13月这个月份"],
    ["establishmentDate", "昨天", null, "不是能识别的日期写法"],
    ["highTechEnterprise", "大概", null, "看不出是“是”还是“否”"],
    ["incubationStatus", "不知道", null, "这一格只能填“在孵”、“毕业”"],
    ["enterpriseName", " ", null, "企业名称不能空着"],
  ])("%s: %j", (field, text, label, reason) => {
    const named = label ?? catalogueIndex.byId.get(field)?.label;
    expect(type(field, text)).toEqual({ ok: false, error: { type: "ValueUnreadable", field: named, text, reason } });
  });

  test("a field the book does not know, and a value without its period", () => {
    const unknown = readEdit({ enterpriseId: 1, field: "moonPhase", period: null, text: "1" }, catalogueIndex);
    expect(unknown).toMatchObject({ ok: false, error: { field: "这一格", reason: "账本里没有这个项目" } });
    const timeless = readEdit({ enterpriseId: 1, field: "operatingRevenue", period: null, text: "1" }, catalogueIndex);
    expect(timeless).toMatchObject({ ok: false, error: { field: "营业收入" } });
  });
});

test("nothing said about a hand edit speaks of an import", () => {
  const texts = [
    "约500",
    "1.2亿",
    "１２３４",
    "2021.3",
    "三年",
    CODE,
    "91350100M000100Y44",
    "12.5 人",
    "无",
    "abc",
    "20240230",
  ];
  const said = catalogueIndex.catalogue.fields.flatMap((field) =>
    texts.flatMap((text) => {
      const read = type(field.id, text);
      if (read.ok) return read.value.warning === null ? [] : [read.value.warning];
      return read.error.type === "ValueUnreadable" ? [read.error.reason, read.error.field] : [];
    }),
  );
  expect(said.filter((sentence) => /导入|本列|[a-z][A-Z]/u.test(sentence))).toEqual([]);
  expect(said.length).toBeGreaterThan(50);
});
