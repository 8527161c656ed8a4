/** The rest of the blank forms written before anything was mended for them (留出的空白表，续). */
import type { BlankForm } from "./blank-forms.ts";

/** The rest of the held-out third. */
export const HELD_OUT_REST: readonly BlankForm[] = [
  {
    name: "带示例行与单位行的无框表",
    sheets: [
      {
        name: "技术合同",
        drawn: `
        技术合同登记汇总|>|>|>|>
        序号|单位名称|技术合同成交额|当年专利申请数|研发人员
        ||（万元）|（件）|（人）
        例|XX科技有限公司|120|3|25
        1||||
        2||||
        3||||
        合计||=SUM(C5:C7)|=SUM(D5:D7)|=SUM(E5:E7)`,
      },
    ],
    lists: [
      {
        rows: "5-7",
        columns: "A:# B:enterpriseName C:technologyContractValue/万元 D:patentApplications/件 E:researchers/人",
      },
    ],
  },
  {
    name: "首列合并的分组",
    sheets: [
      {
        name: "分园区",
        drawn: `
        高企培育名单|>|>|>
        #所属园区|企业名称|统一社会信用代码|研发费用（万元）
        #云麓产业园|||
        #^|||
        #^|小计||=SUM(D3:D4)
        #麓野智造园|||
        #^|||
        #^|小计||=SUM(D6:D7)`,
      },
    ],
    lists: [
      {
        rows: "3-4",
        group: "云麓产业园",
        where: "park=云麓产业园",
        columns: "B:enterpriseName C:creditCode D:researchExpense/万元",
      },
      {
        rows: "6-7",
        group: "麓野智造园",
        where: "park=麓野智造园",
        columns: "B:enterpriseName C:creditCode D:researchExpense/万元",
      },
    ],
  },
  {
    name: "企业指标表，本年上年同比",
    sheets: [
      {
        name: "指标",
        drawn: `
        规上企业季报|>|>|>|>|>
        企业名称：________________|||信用代码：________________||
        #指标名称|代码|计量单位|本年|上年同期|同比（%）
        #营业收入|01|万元|||=D4/E4-1
        #利润总额|02|万元|||=D5/E5-1
        #从业人员期末人数|03|人|||
        #新签合同数|04|份|||
        填表人：|||||`,
      },
      { name: "填表说明", drawn: "填表说明\n1.企业名称：填写营业执照上的全称____。\n2.营业收入：填写本年累计数。" },
    ],
    cells:
      "A2:enterpriseName D2:creditCode D4:operatingRevenue/万元 E4:operatingRevenue/万元/previous D5:totalProfit/万元 E5:totalProfit/万元/previous D6:employees/人 E6:employees/人/previous F6:employees/%/growth A8:@preparedBy",
  },
  {
    name: "基金名单",
    sheets: [
      {
        name: "基金",
        drawn: `
        创业投资基金情况表|>|>|>|>
        #序号|基金名称|基金类型|基金规模（亿元）|设立日期
        #1||||
        #2||||
        #3||||`,
      },
    ],
    lists: [{ rows: "3-5", kind: "fund", columns: "A:# B:fundName C:fundType D:fundScale/亿元 E:fundSince" }],
  },
  {
    name: "同一行分本年上年两行",
    sheets: [
      {
        name: "对比",
        drawn: `
        重点企业两年对比表|>|>|>|>
        |||单位：万元|
        #序号|企业名称|时期|营业收入|利润总额
        #1||本年||
        #^|^|上年||
        #2||本年||
        #^|^|上年||`,
      },
    ],
    lists: [
      {
        rows: "4-7",
        recordRows: 2,
        columns:
          "A:# B:enterpriseName D:operatingRevenue/万元 D+1:operatingRevenue/万元/previous E:totalProfit/万元 E+1:totalProfit/万元/previous",
      },
    ],
  },
  {
    name: "区县汇总，行不是企业",
    sheets: [
      {
        name: "汇总",
        drawn: `
        各县（市、区）高新技术企业情况|>|>|>
        #县（市、区）|高新技术企业数（家）|营业收入（亿元）|研发费用（亿元）
        #云岫区|||
        #岚湖县|||
        #砚池市|||
        #合计|=SUM(B3:B5)|=SUM(C3:C5)|=SUM(D3:D5)`,
      },
    ],
    // Rows that are places of the zone are cells of a cross table: a formula can be found for each.
    labels: { B3: "云岫区 / 高新技术企业数", D5: "砚池市 / 研发费用" },
  },
  {
    name: "两张表一个工作表，各有标题",
    sheets: [
      {
        name: "附表",
        drawn: `
        科技型企业培育情况|>|>|>
        （一）高新技术企业名单|>|>|>
        #序号|企业名称|高企证书编号|有效期至
        #1|||
        #2|||
        （二）规上工业企业名单|>|>|>
        #序号|企业名称|行业代码|工业总产值（万元）
        #1|||
        #2|||`,
      },
    ],
    lists: [
      {
        rows: "4-5",
        where: "highTechEnterprise=true",
        columns: "A:# B:enterpriseName C:highTechCertificateNumber D:highTechValidUntil",
      },
      {
        rows: "8-9",
        where: "aboveScale=true industryCode=…",
        columns: "A:# B:enterpriseName C:industryCode D:industrialOutput/万元",
      },
    ],
  },
  {
    name: "各高新区固定行",
    sheets: [
      {
        name: "高新区",
        drawn: `
        全省高新区主要指标完成情况（      年度）|>|>|>|>
        #高新区名称|级别|常住人口（万人）|高新技术产业增加值（亿元）|发明专利拥有量（件）
        #云麓高新区|国家级|||
        #岚湖高新区|省级|||
        #砚池高新区|省级|||
        制表人：          复核人：          ||||`,
      },
    ],
    lists: [
      {
        rows: "3-5",
        printed: "zone 3",
        columns: "C:residentPopulation/万人 D:highTechValueAdded/亿元 E:inventionPatents/件",
      },
    ],
    cells: "A1:@period A6:@preparedBy A6:?",
  },
];
