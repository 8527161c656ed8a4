/** Blank forms written before anything was mended for them (留出的空白表). */
import type { BlankForm } from "./blank-forms.ts";

/** The held-out third. */
export const HELD_OUT: readonly BlankForm[] = [
  {
    name: "两行一户的申报汇总",
    sheets: [
      {
        name: "汇总",
        drawn: `
        附件2|||||
        2025年度高新技术企业运行情况汇总表|>|>|>|>|>
        报送单位（盖章）：|||单位：万元||填表日期：    年  月  日
        #序号|企业名称|法定代表人|营业收入|研发费用|备注
        #^|统一社会信用代码|联系电话|净利润|从业人员（人）|^
        #1|||||
        #^|||||^
        #2|||||
        #^|||||^
        #3|||||
        #^|||||^
        #合计|>|>|=SUM(D6:D11)||`,
      },
    ],
    lists: [
      {
        rows: "6-11",
        recordRows: 2,
        where: "highTechEnterprise=true",
        columns:
          "A:# B:enterpriseName B+1:creditCode C:legalRepresentative C+1:contactPhone D:operatingRevenue/万元 D+1:netProfit/万元 E:researchExpense/万元 E+1:employees/人 F:remarks",
      },
    ],
    cells: "A3:@reportingUnit F3:@reportDate",
  },
  {
    name: "按园区分段，组名占一整行",
    sheets: [
      {
        name: "Sheet1",
        drawn: `
        规模以上企业主要经济指标（分园区）|>|>|>|>
        ||||单位：千元
        #序号|企业名称|工业总产值|营业收入|利润总额
        #一、云麓产业园|>|>|>|>
        #1||||
        #2||||
        #小计|>|=SUM(C5:C6)|=SUM(D5:D6)|=SUM(E5:E6)
        #二、星河科创园|>|>|>|>
        #1||||
        #2||||
        #3||||
        #小计|>|=SUM(C9:C11)|=SUM(D9:D11)|=SUM(E9:E11)
        #合计|>|=C7+C12|=D7+D12|=E7+E12
        单位负责人：  |  填表人：  ||联系电话：  |`,
      },
    ],
    lists: [
      {
        rows: "5-6",
        group: "云麓产业园",
        where: "aboveScale=true park=云麓产业园",
        columns: "A:# B:enterpriseName C:industrialOutput/千元 D:operatingRevenue/千元 E:totalProfit/千元",
      },
      {
        rows: "9-11",
        group: "星河科创园",
        where: "aboveScale=true park=星河科创园",
        columns: "A:# B:enterpriseName C:industrialOutput/千元 D:operatingRevenue/千元 E:totalProfit/千元",
      },
    ],
    cells: "A14:@unitHead B14:@preparedBy D14:@phone",
  },
  {
    name: "左右双栏名单",
    sheets: [
      {
        name: "名单",
        drawn: `
        在孵企业名单|>|>|>|>|>
        #序号|企业名称|入驻日期|序号|企业名称|入驻日期
        #1|||6||
        #2|||7||
        #3|||8||
        #4|||9||
        #5|||10||
        注：本表由孵化器填写。`,
      },
    ],
    lists: [
      { rows: "3-7", where: "incubationStatus=在孵", columns: "A:# B:enterpriseName C:entryDate" },
      { rows: "3-7", where: "incubationStatus=在孵", continues: 3, columns: "D:# E:enterpriseName F:entryDate" },
    ],
  },
  {
    name: "十四个集群固定行",
    sheets: [
      {
        name: "集群",
        drawn: `
        标志性引领性产业集群发展情况表|>|>|>|>
        填报单位：||报告期：||单位：亿元
        #序号|集群名称|工业总产值|同比增长（%）|牵头部门
        #1|信息技术应用创新产业集群|||
        #2|半导体产业集群|||
        #3|光电产业集群|||
        #4|光伏产业集群|||
        #5|先进轨道交通装备产业集群|||
        #合计|>|=SUM(C4:C8)||`,
      },
    ],
    lists: [
      {
        rows: "4-8",
        printed: "cluster 5",
        columns: "A:# C:clusterOutput/亿元 D:clusterOutput/%/growth E:leadUnit",
      },
    ],
    cells: "A2:@reportingUnit C2:@period",
  },
  {
    name: "一句话里几个空",
    sheets: [
      {
        name: "情况",
        drawn: `
        企业基本情况|>|>|>
        #企业名称||统一社会信用代码|
        #经营情况|本年度营业收入____万元，其中研发费用____万元，净利润____万元。|>|>
        #认定情况|是否高新技术企业：□是  □否|>|>
        #企业规模|□大型　□中型　□小型　□微型|>|>
        填表人：________  联系电话：________  填表日期：20__年__月__日|||`,
      },
    ],
    cells:
      "B2:enterpriseName D2:creditCode B3:operatingRevenue/万元 B3:researchExpense/万元 B3:netProfit/万元 B4:highTechEnterprise*2 B5:enterpriseScale*4 A6:@preparedBy A6:@phone A6:@reportDate",
  },
  {
    name: "级别乘类型的交叉表",
    sheets: [
      {
        name: "载体统计",
        drawn: `
        创新创业载体数量统计表|>|>|>|>
        填报单位：||||单位：个
        #类型|国家级|省级|市级|合计
        #科技企业孵化器||||=SUM(B4:D4)
        #众创空间||||=SUM(B5:D5)
        #加速器||||=SUM(B6:D6)
        #合计|=SUM(B4:B6)|=SUM(C4:C6)|=SUM(D4:D6)|=SUM(E4:E6)`,
      },
    ],
    cells: "A2:@reportingUnit",
    labels: { B4: "科技企业孵化器 / 国家级", D6: "加速器 / 市级" },
  },
  {
    name: "书面年份作列头",
    sheets: [
      {
        name: "表",
        drawn: `
        2025年重点企业经济指标（前20户）|>|>|>|>|>
        #序号|企业名称|营业收入（万元）|>|研发费用（万元）|>
        #^|^|2024年|2025年|2024年|2025年
        #1|||||
        #2|||||
        #3|||||`,
      },
    ],
    lists: [
      {
        rows: "4-6",
        limit: 20,
        columns:
          "A:# B:enterpriseName C:operatingRevenue/万元/previous D:operatingRevenue/万元 E:researchExpense/万元/previous F:researchExpense/万元",
      },
    ],
  },
  {
    name: "保护的载体卡片",
    sheets: [
      {
        name: "卡片",
        protected: true,
        drawn: `
        孵化载体信息卡|>|>|>
        #载体名称|!|级别|!
        #场地面积（平方米）|!|在孵企业数（家）|!
        #运营主体|!|审核意见|
        #累计毕业企业数|!|认定年份|!`,
        lists: { D2: "国家级,省级,市级" },
      },
    ],
    cells:
      "B2:carrierName D2:carrierLevel B3:floorArea/㎡ D3:incubatees/家 B4:carrierOperator B5:graduatesTotal/家 D5:accreditationYear",
    subjectKind: "carrier",
  },
];
