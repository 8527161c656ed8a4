/** Blank forms whose areas are easily taken for others: counts beside printed names, blocks of carriers, totals in all wordings (表区易认错的空白表). */
import type { BlankForm } from "./blank-forms.ts";

/** Written for the areas of a form, not for its columns. */
export const AREA_BLANKS: readonly BlankForm[] = [
  {
    name: "各园区一行，入驻单位是家数",
    sheets: [
      {
        name: "园区",
        drawn: `
        各园区经济指标汇总表|>|>|>
        #园区|入驻单位（家）|其中企业|营业收入（亿元）
        #云麓产业园|||
        #星河科创园|||
        #麓野智造园|||
        #全区合计|=SUM(B3:B5)|=SUM(C3:C5)|=SUM(D3:D5)`,
      },
    ],
    lists: [{ rows: "3-5", printed: "park 3", columns: "B:- C:- D:?" }],
  },
  {
    name: "不认识的片区一行，旁边的企业不是名称",
    sheets: [
      {
        name: "片区",
        drawn: `
        2025年片区运行表|>|>
        #合计|=SUM(B4:B6)|=SUM(C4:C6)
        #片区|企业|税收（万元）
        #东岭组团||
        #西溪组团||
        #北港组团||`,
      },
    ],
    lists: [{ rows: "4-6", printed: "null 3", columns: "B:- C:-" }],
  },
  {
    name: "印好载体名称，在孵企业一列是数",
    sheets: [
      {
        name: "载体",
        drawn: `
        孵化载体季度调度表|>|>|>
        #序号|载体名称|在孵企业|入驻企业数
        #1|云麓创业孵化器||
        #2|岚湖众创空间||
        #3|砚池加速器||`,
      },
    ],
    lists: [{ rows: "3-5", printed: "carrier 3", columns: "A:# C:? D:?" }],
  },
  {
    name: "三段载体都只写名称",
    sheets: [
      {
        name: "载体",
        drawn: `
        双创载体统计台账|>|>
        一、众创空间|>|>
        #序号|名称|级别
        #1||
        #2||
        #载体合计|=COUNTA(B4:B5)|
        二、加速器|>|>
        #序号|名称|级别
        #1||
        #2||
        #载体合计|=COUNTA(B9:B10)|
        三、大学科技园|>|>
        #序号|科技园名称|级别
        #1||
        #2||
        #载体总计|=B6+B11+COUNTA(B14:B15)|`,
      },
    ],
    lists: [
      {
        rows: "4-5",
        kind: "carrier",
        columns: "A:# B:carrierName C:carrierLevel",
        where: "carrierType=众创空间",
      },
      { rows: "9-10", kind: "carrier", columns: "A:# B:carrierName C:carrierLevel", where: "carrierType=加速器" },
      {
        rows: "14-15",
        kind: "carrier",
        columns: "A:# B:carrierName C:carrierLevel",
        where: "carrierType=大学科技园",
      },
    ],
  },
  {
    name: "只写名称，标题不说是谁的",
    sheets: [
      {
        name: "Sheet1",
        drawn: `
        基本情况汇总表|>|>
        #序号|名称|联系电话
        #1||
        #2||`,
      },
    ],
    lists: [{ rows: "3-4", columns: "A:# B:~enterpriseName C:~contactPhone" }],
  },
  {
    name: "只写名称，旁边有信用代码",
    sheets: [
      {
        name: "Sheet1",
        drawn: `
        基本情况汇总表|>|>
        #序号|名称|统一社会信用代码
        #1||
        #2||
        #本页小计|>|
        #累　　计|>|`,
      },
    ],
    lists: [{ rows: "3-4", columns: "A:# B:enterpriseName C:creditCode" }],
  },
  {
    name: "合计行写成规上企业户数合计、技改投资合计",
    sheets: [
      {
        name: "名单",
        drawn: `
        企业技改投资情况表|>|>
        #序号|企业名称|营业收入（万元）
        #1||
        #2||
        #技改投资合计|>|=C3+C4`,
      },
    ],
    lists: [{ rows: "3-4", columns: "A:# B:enterpriseName C:operatingRevenue/万元" }],
  },
  {
    name: "印着一、二、三的名单仍是名单",
    sheets: [
      {
        name: "名单",
        drawn: `
        企业名单|>|>
        #顺序|企业名称|法定代表人
        #一||
        #二||
        #三||`,
      },
    ],
    lists: [{ rows: "3-5", columns: "B:enterpriseName C:legalRepresentative" }],
  },
  {
    name: "按营收分档的交叉表，分档写在行里和列里",
    sheets: [
      {
        name: "分档",
        drawn: `
        企业分档情况表|>|>|>
        #营收规模|企业数（家）|按研发费用规模分（家）|>
        #^|^|不足100万元|100万元（含）以上
        #5亿元（含）以上|||
        #5000万元（含）—5亿元|||
        #5000万元以下|||
        #总　计|=SUM(B4:B6)|=SUM(C4:C6)|=SUM(D4:D6)`,
      },
    ],
    labels: {
      B4: "营收5亿元（含）以上 / 企业数",
      C5: "营收5000万元（含）—5亿元 / 研发费用不足100万元",
      D6: "营收5000万元以下 / 研发费用100万元（含）以上",
    },
    cells: "B4:- C4:- D4:- B5:- C5:- D5:- B6:- C6:- D6:-",
  },
  {
    name: "企业卡片上横排的指标下面接着竖排的项目",
    sheets: [
      {
        name: "卡片",
        drawn: `
        企业情况卡|>|>
        #企业名称||>
        #一、效益（千元）|>|>
        #营业收入|利润总额|研发费用
        #||
        #二、其他|>|>
        #主要产品||>
        #法定代表人||>`,
      },
    ],
    cells:
      "B2:enterpriseName A5:operatingRevenue/千元 B5:totalProfit/千元 C5:researchExpense/千元 B7:mainProducts B8:legalRepresentative",
  },
  {
    name: "孵化器的卡片和它自己的毕业企业",
    sheets: [
      {
        name: "卡片",
        drawn: `
        孵化器情况卡|>|>
        #孵化器名称||>
        #级别||>
        #毕业企业清单（单位：万元）|>|>
        #序号|企业名称|营业收入
        #1||
        #2||`,
      },
    ],
    lists: [
      {
        rows: "6-7",
        where: "incubationStatus=毕业",
        columns: "A:# B:enterpriseName C:operatingRevenue/万元",
      },
    ],
    cells: "B2:carrierName B3:carrierLevel",
    subjectKind: "carrier",
  },
  {
    name: "排名是有先后的名单的序号",
    sheets: [
      {
        name: "排名",
        drawn: `
        营业收入前十名企业|>|>
        #名次|企业名称|营业收入（万元）
        #||
        #||`,
      },
    ],
    lists: [{ rows: "3-4", limit: 10, columns: "A:# B:enterpriseName C:operatingRevenue/万元" }],
  },
  {
    name: "没有先后的名单，排名空着",
    sheets: [
      {
        name: "排名",
        drawn: `
        企业名单|>|>
        #排名|企业名称|营业收入（万元）
        #||
        #||`,
      },
    ],
    lists: [{ rows: "3-4", columns: "A:- B:enterpriseName C:operatingRevenue/万元" }],
  },
];
