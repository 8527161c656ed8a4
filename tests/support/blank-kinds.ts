/** Blank forms with lists of chosen entries and of all kinds (各类名单的空白表). */
import type { BlankForm } from "./blank-forms.ts";

/** Lists by kind and by what their titles choose. */
export const KIND_BLANKS: readonly BlankForm[] = [
  {
    name: "载体名单，标题点明级别与类型",
    sheets: [
      {
        name: "孵化器",
        drawn: `
        国家级科技企业孵化器名单|>|>|>|>
        #序号|孵化器名称|运营主体|场地面积（万平方米）|在孵企业数
        #1||||
        #2||||`,
      },
    ],
    lists: [
      {
        rows: "3-4",
        kind: "carrier",
        where: "carrierType=科技企业孵化器 carrierLevel=国家级",
        columns: "A:# B:carrierName C:carrierOperator D:floorArea/万㎡ E:incubatees/家",
      },
    ],
  },
  {
    name: "名册没有的类别要问",
    sheets: [
      {
        name: "拟上市",
        drawn: `
        拟上市企业培育库名单|>|>
        #序号|企业名称|注册资本（万元）
        #1||
        #2||`,
      },
    ],
    lists: [{ rows: "3-4", columns: "A:# B:enterpriseName C:registeredCapital/万元" }],
  },
  {
    name: "瞪羚企业用资质筛",
    sheets: [
      {
        name: "瞪羚",
        drawn: `
        瞪羚企业名单|>|>
        #序号|企业名称|营业收入（万元）
        #1||
        #2||`,
      },
    ],
    lists: [
      {
        rows: "3-4",
        where: '企业[具备("瞪羚企业")]=…',
        columns: "A:# B:enterpriseName C:operatingRevenue/万元",
      },
    ],
  },
  {
    name: "营业收入前十户",
    sheets: [
      {
        name: "前十",
        drawn: `
        营业收入前十户企业情况表|>|>
        #排名|企业名称|营业收入（万元）
        #1||
        #2||`,
      },
    ],
    lists: [{ rows: "3-4", limit: 10, columns: "B:enterpriseName C:operatingRevenue/万元" }],
  },
  {
    name: "隐藏的列与代码表",
    sheets: [
      {
        name: "主表",
        drawn: `
        企业情况表|>|>
        #序号|企业名称|企业规模
        #1||
        #2||`,
        lists: { "C3:C4": "大型,中型,小型,微型" },
      },
      { name: "代码", hidden: true, drawn: "#序号|企业名称|代码\n#1||\n#2||" },
    ],
    lists: [{ rows: "3-4", columns: "A:# B:enterpriseName C:enterpriseScale" }],
  },
  {
    name: "项目清单不是指标表",
    sheets: [
      {
        name: "项目",
        drawn: `
        重点项目建设清单|>|>|>|>
        #序号|项目名称|项目承担单位|总投资（亿元）|项目状态
        #1||||
        #2||||`,
      },
    ],
    lists: [
      {
        rows: "3-4",
        kind: "project",
        columns: "A:# B:projectName C:projectUnit D:projectInvestment/亿元 E:projectState",
      },
    ],
  },
  {
    name: "平台名单",
    sheets: [
      {
        name: "平台",
        drawn: `
        创新平台情况表
        #平台名称|平台类型|平台级别|认定日期|依托单位
        #||||
        #||||`,
      },
    ],
    lists: [
      {
        rows: "3-4",
        kind: "platform",
        columns: "A:platformName B:platformType C:platformLevel D:platformRecognised E:hostEnterprise",
      },
    ],
  },
];
