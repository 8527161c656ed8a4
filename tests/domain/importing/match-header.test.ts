/** Headers as clerks write them, and the field each one means — or that it means none we know. */
import { expect, test } from "vitest";
import { matchHeader } from "#domain/importing/match-header";
import { loadCatalogue } from "../../support/catalogue.ts";

const index = loadCatalogue();

const cases: readonly (readonly [readonly string[], string | null])[] = [
  [["*企业名称（必填）"], "企业名称"],
  [["企业（单位）名称"], "企业名称"],
  [["名称"], "企业名称"],
  [["（一）单位名称"], "企业名称"],
  [["①企业名称"], "企业名称"],
  [["企业名称（盖章）"], "企业名称"],
  [["统一社会信用代码\n（18位）"], "统一社会信用代码"],
  [["统一社会信用代码/纳税人识别号"], "统一社会信用代码"],
  [["注册资本（万元）"], "注册资本"],
  [["注册资本（万元人民币）"], "注册资本"],
  [["注册资本（金）（万元）"], "注册资本"],
  [["实收资本（万元）"], null],
  [["主营业务收入（万元）"], null],
  [["2025年营业收入（万元）"], "营业收入"],
  [["2025年度营业收入(千元)"], "营业收入"],
  [["营业收入同比增长（%）"], null],
  [["上年营业收入（万元）"], null],
  [["利润"], null],
  [["利税总额"], null],
  [["营业利润"], null],
  [["经济指标（万元）", "营业收入"], "营业收入"],
  [["营业收入（万元）", "2025年"], "营业收入"],
  [["营业收入（万元）", "同比增长（%）"], null],
  [["营业收入（万元）", "本年"], "营业收入"],
  [["营业收入", "其中：主营业务收入"], null],
  [["从业人员（人）", "合计"], "从业人员期末人数"],
  [["从业人员（人）", "其中：大专以上"], "大专及以上人数"],
  [["从业人员（人）", "其中：研发人员"], "研发人员"],
  [["人员（人）", "总数"], null],
  [["专利（件）", "申请"], "当年专利申请数"],
  [["专利（件）", "授权"], "当年专利授权数"],
  [["专利情况", "当年申请（件）"], "当年专利申请数"],
  [["知识产权（件）", "有效发明专利"], "有效发明专利数"],
  [["知识产权", "拥有数"], "有效知识产权数"],
  [["联系人", "姓名"], "联系人"],
  [["联系人", "电话"], "联系电话"],
  [["法定代表人", "姓名"], "法定代表人"],
  [["法定代表人", "联系电话"], null],
  [["联系人及联系方式"], "联系人+联系电话"],
  [["联系人/电话"], "联系人+联系电话"],
  [["联系人（电话）"], "联系人+联系电话"],
  [["法人电话"], null],
  [["法定代表人及电话"], "法定代表人"],
  [["是否规上（是/否）"], "是否规上"],
  [["是否规模以上企业（1是2否）"], "是否规上"],
  [["是否高新技术企业"], "是否高新技术企业"],
  [["高新技术企业证书编号"], "高企证书编号"],
  [["高企", "证书编号"], "高企证书编号"],
  [["高企", "有效期"], "有效期至"],
  [["高新技术企业", "是否认定"], null],
  [["高企认定", "认定时间"], "发证日期"],
  [["租赁面积（㎡）"], "占用面积"],
  [["建筑面积"], null],
  [["上缴税金（万元）"], "实际上缴税费"],
  [["纳税总额"], "实际上缴税费"],
  [["应交增值税"], null],
  [["R&D经费支出（万元）"], "研发费用"],
  [["研发投入强度（%）"], null],
  [["研发人员占比"], null],
  [["出口创汇（万美元）"], "出口总额"],
  [["进出口总额"], null],
  [["员工数(人)"], "从业人员期末人数"],
  [["年末从业人员数"], "从业人员期末人数"],
  [["所属行业"], "行业"],
  [["行业代码（四位）"], "国民经济行业代码"],
  [["企业地址"], "注册地址"],
  [["通讯地址"], "经营地址"],
  [["电子邮箱"], null],
  [["序号"], null],
  [["所属街道"], null],
  [["备注（更名情况）"], "备注"],
  [["入驻时间（年月）"], "入驻日期"],
  [["毕业时间"], "毕业日期"],
  [["企业状态"], null],
  [["是否在孵"], "在孵状态"],
  [["截至2025年12月31日从业人员数"], "从业人员期末人数"],
  [["2025年1-12月工业总产值（万元）"], "工业总产值"],
  [["工业增加值"], null],
  [["技术合同成交额（万元）"], "技术合同成交额"],
  [["获得投融资额（万元）"], "获得投融资额"],
  [["软件著作权（件）"], null],
  [["发明专利（件）"], null],
  [["当年申请发明专利（件）"], null],
  [["主要产品或服务名称"], "主要产品"],
  [["企业联系人"], "联系人"],
  [["填报人联系电话"], "联系电话"],
  [["负责人电话"], null],
  [["统计负责人"], null],
  [["企业法定代表人姓名"], "法定代表人"],
  [["營業收入（萬元）"], "营业收入"],
  [["资产总额"], null],
  [["是否上市"], null],
  [["科技型中小企业"], null],
  [["专精特新"], null],
  [["2024年\n营业收入"], "营业收入"],
  [["预计2026年营业收入"], null],
  [["毕业企业数"], null],
  [["成立时间（年/月/日）"], "成立日期"],
  [["法定代表人（负责人）"], "法定代表人"],
  [["注册类型代码"], null],
  [["登记注册类型（代码）"], "登记注册类型"],
  [["开户银行"], null],
  [["社保人数"], null],
  [["职工平均人数"], null],
  [["楼栋"], null],
  [["当年研发费用加计扣除额"], "研发费用加计扣除额"],
  [["享受高企所得税减免额"], null],
  [["迁入时间"], "入驻日期"],
  [["退租日期"], "迁出日期"],
  [["集群名称"], "所属集群"],
];

const labelsOf = (path: readonly string[]): string | null => {
  const { fields } = matchHeader({ path, code: null, subject: "enterprise" }, index);
  return fields.map((id) => index.byId.get(id)?.label).join("+") || null;
};

test("headers in a hundred wordings mean what they say, look-alikes mean nothing", () => {
  expect(cases.map(([path]) => [path, labelsOf(path)])).toEqual(cases);
});

test("every label and synonym of enterprises and carriers finds its own field", () => {
  const usual = index.catalogue.fields.filter(({ subject }) => subject === "enterprise" || subject === "carrier");
  for (const field of usual) {
    for (const wording of [field.label, ...field.synonyms]) {
      const { fields } = matchHeader({ path: [wording], code: null, subject: field.subject }, index);
      expect([wording, fields.length]).toEqual([wording, 1]);
    }
  }
});

test("a statistics code beats the name above it; an unknown code is another indicator", () => {
  expect(matchHeader({ path: ["其中：发明专利"], code: "qj73" }, index).fields).toEqual(["validInventionPatents"]);
  expect(matchHeader({ path: ["营业收入"], code: "qc999" }, index).fields).toEqual([]);
  const alternative = matchHeader({ path: ["研发费用"], code: "QC236" }, index);
  expect([alternative.fields, alternative.alternativeOf]).toEqual([[], "researchExpense"]);
});

test("其中 takes its meaning from the column before it", () => {
  const beside = (whole: string) => matchHeader({ path: ["其中：发明专利"], code: null, whole: [whole] }, index).fields;
  expect(beside("拥有有效知识产权数")).toEqual(["validInventionPatents"]);
  expect(beside("专利申请数")).toEqual([]);
  expect(beside("专利授权数")).toEqual([]);
});

test("是否毕业 with codes fills the status, not a yes or no", () => {
  const match = matchHeader({ path: ["10.是否毕业企业(1是2否)"], code: null }, index);
  expect([match.fields, match.valueMap]).toEqual([["incubationStatus"], { "1": "毕业", "2": "在孵" }]);
  expect(matchHeader({ path: ["是否在孵"], code: null }, index).valueMap).toEqual({ 是: "在孵", 否: "毕业" });
});
