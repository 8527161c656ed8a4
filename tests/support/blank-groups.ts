/** Blank forms whose rows are grouped, printed, or crossed (分组、固定行、交叉表的空白表). */
import type { BlankForm } from "./blank-forms.ts";

/** Groups by every kind of print, printed rows of every kind. */
export const GROUP_BLANKS: readonly BlankForm[] = [
  {
    name: "小计行带组名，组名只在首行",
    sheets: [
      {
        name: "分县区",
        drawn: `
        各县区规上企业营业收入|>|>|>
        #县（市、区）|企业名称|营业收入（万元）|备注
        #云岫区|||
        #|||
        #云岫区小计||=SUM(C3:C4)|
        #岚湖县|||
        #|||
        #|||
        #岚湖县小计||=SUM(C6:C8)|
        #总计||=C5+C9|`,
      },
    ],
    lists: [
      {
        rows: "3-4",
        group: "云岫区",
        where: "aboveScale=true division=云岫区",
        columns: "B:enterpriseName C:operatingRevenue/万元 D:remarks",
      },
      {
        rows: "6-8",
        group: "岚湖县",
        where: "aboveScale=true division=岚湖县",
        columns: "B:enterpriseName C:operatingRevenue/万元 D:remarks",
      },
    ],
  },
  {
    name: "按规模分段，标题未合并",
    sheets: [
      {
        name: "规模",
        drawn: `
        规模以上工业企业名单（按规模）|>|>|>
        #序号|企业名称|从业人员|研发费用（万元）
        #（一）大型企业|||
        #1|||
        #2|||
        #（二）中型企业|||
        #1|||
        #2|||
        #（三）小微企业|||
        #1|||
        #2|||`,
      },
    ],
    lists: [
      {
        rows: "4-5",
        group: "大型企业",
        where: "aboveScale=true industryCode=… enterpriseScale=大型",
        columns: "A:# B:enterpriseName C:employees/人 D:researchExpense/万元",
      },
      {
        rows: "7-8",
        group: "中型企业",
        where: "aboveScale=true industryCode=… enterpriseScale=中型",
        columns: "A:# B:enterpriseName C:employees/人 D:researchExpense/万元",
      },
      // 小微 are two values of the scale: a question.
      {
        rows: "10-11",
        where: "aboveScale=true industryCode=…",
        columns: "A:# B:enterpriseName C:employees/人 D:researchExpense/万元",
      },
    ],
  },
  {
    name: "在孵与毕业两段，各有合计",
    sheets: [
      {
        name: "孵化器企业",
        drawn: `
        孵化器企业情况表|>|>|>
        #序号|企业名称|入驻日期|占用面积（平方米）
        #一、在孵企业|>|>|>
        #1|||
        #2|||
        #合计|||=SUM(D4:D5)
        #二、毕业企业|>|>|>
        #1|||
        #2|||
        #合计|||=SUM(D8:D9)`,
      },
    ],
    lists: [
      {
        rows: "4-5",
        group: "在孵企业",
        where: "incubationStatus=在孵",
        columns: "A:# B:enterpriseName C:entryDate D:occupiedArea/㎡",
      },
      {
        rows: "8-9",
        group: "毕业企业",
        where: "incubationStatus=毕业",
        columns: "A:# B:enterpriseName C:entryDate D:occupiedArea/㎡",
      },
    ],
  },
  {
    name: "组名对不上就要问",
    sheets: [
      {
        name: "片区",
        drawn: `
        分片区企业情况|>|>|>
        #序号|企业名称|统一社会信用代码|注册资本（万元）
        #甲片区|>|>|>
        #1|||
        #小计|||=SUM(D4:D4)
        #乙片区|>|>|>
        #1|||
        #小计|||=SUM(D7:D7)`,
      },
    ],
    lists: [
      { rows: "4-4", columns: "A:# B:enterpriseName C:creditCode D:registeredCapital/万元" },
      { rows: "7-7", columns: "A:# B:enterpriseName C:creditCode D:registeredCapital/万元" },
    ],
  },
  {
    name: "每园区一张工作表",
    sheets: [
      {
        name: "云麓产业园",
        drawn: `
        高新技术企业情况表|>|>
        #序号|企业名称|研发费用（万元）
        #1||
        #2||`,
      },
      {
        name: "星河科创园",
        drawn: `
        高新技术企业情况表|>|>
        #序号|企业名称|研发费用（万元）
        #1||
        #2||`,
      },
    ],
    lists: [
      {
        rows: "3-4",
        where: "highTechEnterprise=true park=云麓产业园",
        columns: "A:# B:enterpriseName C:researchExpense/万元",
      },
      {
        sheet: "星河科创园",
        rows: "3-4",
        where: "highTechEnterprise=true park=星河科创园",
        columns: "A:# B:enterpriseName C:researchExpense/万元",
      },
    ],
  },
  {
    name: "每家载体一段",
    sheets: [
      {
        name: "载体",
        drawn: `
        各孵化载体在孵企业名单|>|>|>
        #载体名称|序号|企业名称|成立日期
        #云麓创业孵化器|1||
        #^|2||
        #岚湖众创空间|1||
        #^|2||
        #^|3||`,
      },
    ],
    lists: [
      {
        rows: "3-4",
        group: "云麓创业孵化器",
        where: "incubationStatus=在孵 carrier=云麓创业孵化器",
        columns: "B:# C:enterpriseName D:establishmentDate",
      },
      {
        rows: "5-7",
        group: "岚湖众创空间",
        where: "incubationStatus=在孵 carrier=岚湖众创空间",
        columns: "B:# C:enterpriseName D:establishmentDate",
      },
    ],
  },
];
