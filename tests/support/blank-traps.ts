/** Blank forms that invite a wrong guess (容易认错的空白表): here a question is right and a confident answer is not. */
import type { BlankForm } from "./blank-forms.ts";

/** `?` in the truth: whatever is proposed must not be certain, unless it is named. */
export const TRAP_BLANKS: readonly BlankForm[] = [
  {
    name: "人才名单里的所在单位",
    sheets: [
      {
        name: "人才",
        drawn: `
        高层次人才名单|>|>|>
        #序号|姓名|单位名称|联系电话
        #1|||
        #2|||`,
      },
    ],
    lists: [{ rows: "3-4", columns: "A:# B:- C:~enterpriseName D:~contactPhone" }],
  },
  {
    name: "专利清单一件一行",
    sheets: [
      {
        name: "专利",
        drawn: `
        有效发明专利清单|>|>|>
        #序号|企业名称|专利名称|授权日期
        #1|||
        #2|||`,
      },
    ],
    lists: [{ rows: "3-4", columns: "A:# B:~enterpriseName C:- D:-" }],
  },
  {
    name: "项目清单里的企业名称",
    sheets: [
      {
        name: "项目",
        drawn: `
        重大项目清单|>|>|>
        #序号|企业名称|项目名称|总投资（亿元）
        #1|||
        #2|||`,
      },
    ],
    lists: [{ rows: "3-4", kind: "project", columns: "A:# B:projectUnit C:projectName D:projectInvestment/亿元" }],
  },
  {
    name: "孵化器名称与企业名称同列一表",
    sheets: [
      {
        name: "在孵",
        drawn: `
        孵化载体在孵企业汇总表|>|>|>
        #序号|孵化器名称|企业名称|入驻日期
        #1|||
        #2|||`,
      },
    ],
    lists: [{ rows: "3-4", where: "incubationStatus=在孵", columns: "A:# B:carrier C:enterpriseName D:entryDate" }],
  },
  {
    name: "两张同样的表要的是不同的企业",
    sheets: [
      {
        name: "表",
        drawn: `
        企业分类名单|>|>
        （一）A类企业|>|>
        #序号|企业名称|营业收入（万元）
        #1||
        #2||
        （二）B类企业|>|>
        #序号|企业名称|营业收入（万元）
        #1||
        #2||`,
      },
    ],
    lists: [
      { rows: "4-5", columns: "A:# B:~enterpriseName C:~operatingRevenue/万元" },
      { rows: "8-9", columns: "A:# B:~enterpriseName C:~operatingRevenue/万元" },
    ],
  },
  {
    name: "年报标题下的1-9月列",
    sheets: [
      {
        name: "表",
        drawn: `
        2025年度高新技术企业情况|>|>
        #序号|企业名称|2025年1-9月营业收入（万元）
        #1||
        #2||`,
      },
    ],
    lists: [
      { rows: "3-4", where: "highTechEnterprise=true", columns: "A:# B:enterpriseName C:~operatingRevenue/万元" },
    ],
  },
  {
    name: "人均、亩均、占比、目标不是原值",
    sheets: [
      {
        name: "效益",
        drawn: `
        亩均效益评价表|>|>|>|>|>|>
        #企业名称|亩均税收（万元/亩）|人均营业收入（万元）|研发费用占营业收入比重（%）|营业收入目标（万元）|预计研发费用（万元）|营业收入环比增长（%）
        #||||||
        #||||||`,
      },
    ],
    lists: [{ rows: "3-4", columns: "A:enterpriseName B:- C:- D:- E:- F:- G:-" }],
  },
  {
    name: "单位名称是科技局",
    sheets: [
      {
        name: "任务",
        drawn: `
        各县区任务分解表|>|>
        #单位|高企目标数（家）|已完成数（家）
        #云岫区科技局||
        #岚湖县科技局||
        #砚池市科技局||`,
      },
    ],
    lists: [{ rows: "3-5", printed: "null 3", columns: "B:- C:-" }],
  },
  {
    name: "表格里的签字日期与意见",
    sheets: [
      {
        name: "申报书",
        drawn: `
        高新技术企业申报推荐表|>|>|>
        #企业名称||法定代表人|
        #县区科技局意见|（盖章）年  月  日|>|>
        #市科技局意见|经办人：______  负责人：______  日期：    年  月  日|>|>`,
      },
    ],
    cells: "B2:enterpriseName D2:legalRepresentative B3:? B4:? B4:? B4:?",
  },
  {
    name: "合计列与平均列",
    sheets: [
      {
        name: "两年",
        drawn: `
        企业两年数据|>|>|>
        #企业名称|营业收入（万元）|>|>
        #^|2024年|2025年|两年平均
        #|||
        #|||`,
      },
    ],
    lists: [
      {
        rows: "4-5",
        columns: "A:enterpriseName B:operatingRevenue/万元/previous C:operatingRevenue/万元 D:-",
      },
    ],
  },
  {
    name: "指标表按企业类型分列",
    sheets: [
      {
        name: "分类",
        drawn: `
        企业指标|>|>|>
        #企业名称||>|>
        #指标名称|合计|高新技术企业|规上企业
        #营业收入（万元）|||
        #研发费用（万元）|||`,
      },
    ],
    cells: "B2:enterpriseName B4:? C4:- D4:- B5:? C5:- D5:-",
  },
  {
    name: "外币与大写单位",
    sheets: [
      {
        name: "出口",
        drawn: `
        出口企业情况|>|>
        #企业名称|出口总额（万美元）|注册资本（万美元）
        #||
        #||`,
      },
    ],
    lists: [{ rows: "3-4", columns: "A:enterpriseName B:? C:?" }],
  },
];
