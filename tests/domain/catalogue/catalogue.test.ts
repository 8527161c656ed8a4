/** The shipped catalogue: complete, decodable, without a wording of two meanings; and a broken one is refused with its place. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodeCatalogue } from "#domain/catalogue/decode-catalogue";
import { decodeRowChecks } from "#domain/catalogue/decode-row-checks";
import { loadCatalogue } from "../../support/catalogue.ts";

const file = JSON.parse(
  readFileSync(new URL("../../../assets/catalogue/fields-2025.json", import.meta.url), "utf8"),
) as { fields: Record<string, unknown>[] };

const COMMON =
  "企业名称 统一社会信用代码 曾用名 法定代表人 注册资本 成立日期 入驻日期 迁出日期 登记注册类型 国民经济行业代码 行业 技术领域 主要产品 注册地址 经营地址 联系人 联系电话 所属园区 所属载体 占用面积 是否规上 是否高新技术企业 高企证书编号 发证日期 有效期至 在孵状态 毕业日期 备注 营业收入 工业总产值 净利润 利润总额 实际上缴税费 研发费用 出口总额 从业人员期末人数 研发人员 大专及以上人数 当年专利申请数 当年专利授权数 有效发明专利数 有效知识产权数 技术合同成交额 获得投融资额 载体名称 载体类型 级别 认定年份 运营主体 场地面积 在孵企业使用面积 公共服务面积 工位数 在孵企业数 在孵高新技术企业数 创业团队数 累计毕业企业数 创业导师数 专职人员数 孵化基金 企业规模 所属集群 是否开展创新活动 创新活动形式 研发机构名称 研发机构级别 研发费用加计扣除额 帮扶部门";

test("every label the samples and forms use is a field", () => {
  const { byLabel } = loadCatalogue();
  expect(COMMON.split(" ").filter((label) => !byLabel.has(label))).toEqual([]);
});

test("numbers say what they measure and in what they are stored, or why they do not", () => {
  const loose = loadCatalogue().catalogue.fields.filter(
    ({ type, dimension, storedUnit, note }) =>
      (type === "decimal" || type === "integer") !== (dimension !== null && storedUnit !== null) && note === null,
  );
  expect(loose.map(({ id }) => id)).toEqual([]);
});

test("no wording belongs to two fields of one subject, and none is its own look-alike", () => {
  const { byFoldedName, lookalikes } = loadCatalogue();
  const shared = [...byFoldedName].filter(
    ([, named]) => new Set(named.map(({ field }) => field.subject)).size < named.length,
  );
  expect(shared.map(([name]) => name)).toEqual([]);
  const contradictory = [...byFoldedName].filter(([name, named]) =>
    named.some(({ field }) => lookalikes.get(name)?.has(field.id)),
  );
  expect(contradictory.map(([name]) => name)).toEqual([]);
});

test.each([
  [{ ...file, version: "" }, "version"],
  [{ ...file, fields: {} }, "fields"],
  [{ ...file, fields: [{ ...file.fields[0], type: "money" }] }, "fields[0].type"],
  [{ ...file, fields: [{ ...file.fields[0], codes: ["QA03"] }] }, "fields[0].codes[0]"],
  [{ ...file, fields: [file.fields[0], file.fields[0]] }, "fields[1].id"],
  [{ ...file, fields: [{ ...file.fields[0], parent: "nobody" }] }, "fields[0].parent"],
])("a faulty catalogue is refused at its place (%#)", (json, path) => {
  expect(decodeCatalogue(json)).toMatchObject({ ok: false, error: { type: "CatalogueMalformed", path } });
});

test("faulty row checks are refused at their place", () => {
  expect(decodeRowChecks({ checks: [{ kind: "sum", id: "a=b", whole: "a", parts: [], says: "…" }] })).toMatchObject({
    ok: false,
    error: { path: "checks[0]" },
  });
});
