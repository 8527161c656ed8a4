/** Blank forms with lists of all layouts (各种列表的空白表). */
import type { BlankForm } from "./blank-forms.ts";

/** Lists: double columns, several rows a record, growth, years, groups. */
export const LIST_BLANKS: readonly BlankForm[] = [
  {
    name: "分组表头下只写当年申请、当年授权",
    sheets: [
      {
        name: "创新",
        drawn: `
        企业创新情况表|>|>|>|>|>
        #序号|企业名称|专利|>|知识产权|>
        #^|^|当年申请|当年授权|当年申请|当年授权
        #1|||||
        #2|||||
        #3|||||`,
      },
    ],
    lists: [{ rows: "4-6", columns: "A:# B:enterpriseName C:patentApplications/件 D:patentGrants/件 E:? F:?" }],
  },
  {
    name: "三行一户，带编号行",
    sheets: [
      {
        name: "申报",
        drawn: `
        专利密集型企业备案表|>|>|>
        #序号|企业名称|注册地址|从业人员期末人数
        #^|统一社会信用代码|经营地址|研发人员
        #^|法定代表人|主要产品|大专及以上人数
        #甲|乙|1|2
        #1|||
        #^|||
        #^|||
        #2|||
        #^|||
        #^|||`,
      },
    ],
    lists: [
      {
        rows: "6-11",
        recordRows: 3,
        columns:
          "A:# B:enterpriseName B+1:creditCode B+2:legalRepresentative C:registeredAddress C+1:businessAddress C+2:mainProducts D:employees/人 D+1:researchers/人 D+2:collegeEducated/人",
      },
    ],
  },
  {
    name: "三栏并排，中间空一列",
    sheets: [
      {
        name: "名录",
        drawn: `
        入园企业名录|>|>|>|>|>|>|>
        #企业名称|联系电话||企业名称|联系电话||企业名称|联系电话
        #|||||||
        #|||||||
        #|||||||`,
      },
    ],
    lists: [
      { rows: "3-5", columns: "A:enterpriseName B:contactPhone" },
      { rows: "3-5", continues: 3, columns: "D:enterpriseName E:contactPhone" },
      { rows: "3-5", continues: 3, columns: "G:enterpriseName H:contactPhone" },
    ],
  },
  {
    name: "增长列：独立、具名、合并表头下",
    sheets: [
      {
        name: "月报",
        drawn: `
        规上工业企业月度运行监测表|>|>|>|>|>|>|>|>
        |||||||单位：万元|
        #序号|企业名称|工业总产值|>|>|营业收入|营业收入同比增长|占比|利润总额增速（%）
        #^|^|本月止累计|上年同期|同比增长（%）|^|^|^|^
        #1|||||||||
        #2|||||||||
        #合计|>|=SUM(C5:C6)||||||`,
      },
    ],
    lists: [
      {
        rows: "5-6",
        where: "aboveScale=true industryCode=…",
        columns:
          "A:# B:enterpriseName D:industrialOutput/万元/previous E:industrialOutput/%/growth F:operatingRevenue/万元 G:operatingRevenue/%/growth H:- I:totalProfit/%/growth",
      },
    ],
  },
  {
    name: "四个季度并列不能填",
    sheets: [
      {
        name: "季度",
        drawn: `
        高新技术企业分季度营业收入|>|>|>|>|>
        #序号|企业名称|一季度|二季度|三季度|四季度
        #1|||||
        #2|||||`,
      },
    ],
    lists: [{ rows: "3-4", where: "highTechEnterprise=true", columns: "A:# B:enterpriseName C:- D:- E:- F:-" }],
  },
  {
    name: "季度在上，指标在下",
    sheets: [
      {
        name: "季度",
        drawn: `
        重点监测|>|>|>|>
        #企业名称|2025年一季度|>|2025年二季度|>
        #^|营业收入（万元）|研发费用（万元）|营业收入（万元）|研发费用（万元）
        #||||
        #||||`,
      },
    ],
    lists: [{ rows: "4-5", columns: "A:enterpriseName B:- C:- D:- E:-" }],
  },
  {
    name: "1-9月与上年同期",
    sheets: [
      {
        name: "三季度",
        drawn: `
        2025年三季度高新技术企业统计快报|>|>|>|>
        #序号|企业名称|2025年1-9月营业收入（亿元）|2024年1-9月营业收入（亿元）|同比增减（%）
        #1||||
        #2||||`,
      },
    ],
    lists: [
      {
        rows: "3-4",
        where: "highTechEnterprise=true",
        columns:
          "A:# B:enterpriseName C:operatingRevenue/亿元 D:operatingRevenue/亿元/previous E:operatingRevenue/%/growth",
      },
    ],
  },
  {
    name: "三年数据只取两年",
    sheets: [
      {
        name: "三年",
        drawn: `
        企业成长性评价数据表（2025年度）|>|>|>|>
        |||单位：万元|
        #企业名称|2023年营业收入|2024年营业收入|2025年营业收入|2026年预计营业收入
        #||||
        #||||`,
      },
    ],
    lists: [
      {
        rows: "4-5",
        columns: "A:enterpriseName B:- C:operatingRevenue/万元/previous D:operatingRevenue/万元 E:-",
      },
    ],
  },
  {
    name: "续表接着填",
    sheets: [
      {
        name: "名单",
        drawn: `
        高企名单|>|>
        #序号|企业名称|发证日期
        #1||
        #2||
        续表|>|>
        #序号|企业名称|发证日期
        #3||
        #4||`,
      },
    ],
    lists: [
      { rows: "3-4", where: "highTechEnterprise=true", columns: "A:# B:enterpriseName C:highTechIssueDate" },
      {
        rows: "7-8",
        where: "highTechEnterprise=true",
        continues: 3,
        columns: "A:# B:enterpriseName C:highTechIssueDate",
      },
    ],
  },
  {
    name: "合计在上，编号行，列单位各不同",
    sheets: [
      {
        name: "汇总",
        drawn: `
        附表3|||||
        企业研发投入情况汇总表|>|>|>|>|>
        #序号|单位名称|营业收入|研发费用|研发人员|占用面积
        #^|^|亿元|万元|人|㎡
        #甲|乙|1|2|3|4
        #合计|>|=SUM(C7:C9)|=SUM(D7:D9)|=SUM(E7:E9)|=SUM(F7:F9)
        #1|||||
        #2|||||
        #3|||||
        填报人：|||审核人：||`,
      },
    ],
    lists: [
      {
        rows: "7-9",
        columns:
          "A:# B:enterpriseName C:operatingRevenue/亿元 D:researchExpense/万元 E:researchers/人 F:occupiedArea/㎡",
      },
    ],
    cells: "A10:@preparedBy D10:@unitHead",
  },
];
