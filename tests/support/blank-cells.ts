/** Blank forms of single cells (单格的空白表). */
import type { BlankForm } from "./blank-forms.ts";

/** Labels, sentences, boxes, indicator tables. */
export const CELL_BLANKS: readonly BlankForm[] = [
  {
    name: "括号里的空、书名号、盖章",
    sheets: [
      {
        name: "封面",
        drawn: `
        （    ）年度高新技术企业发展情况报告
        填报单位（盖章）：‿‿‿‿‿‿‿‿
        单位负责人（签字）：________    统计负责人（签字）：________
        填表人：________（签字）  联系电话：________
        报出日期：20  年  月  日`,
      },
    ],
    cells: "A1:? A2:@reportingUnit A3:@unitHead A3:@statisticsHead A4:@preparedBy A4:@phone A5:@reportDate",
  },
  {
    name: "高新区年度总结的一段话",
    sheets: [
      {
        name: "总结",
        drawn: `
        #主要成效|截至2025年底，全区高新技术企业____家，其中规上工业企业____家，当年新认定____家；技术合同成交额____亿元，同比增长____%。|>
        #存在问题||`,
      },
    ],
    cells: "A1:- B1:- B1:- B1:- B1:- B1:- B2:?",
  },
  {
    name: "勾选：词在框前、编号、单框",
    sheets: [
      {
        name: "登记",
        drawn: `
        企业登记表|>|>|>
        #企业名称||统一社会信用代码|
        #是否规上|是□  否□|是否国有企业|（  ）是  （  ）否
        #企业规模|1.大型 □  2.中型 □  3.小型 □  4.微型 □|>|>
        #资质情况|□高新技术企业  □规模以上企业|>|>
        #在孵状态：○在孵 ○毕业|>|>|>`,
      },
    ],
    cells:
      "B2:enterpriseName D2:creditCode B3:aboveScale*2 D3:stateOwned*2 B4:enterpriseScale*4 B5:highTechEnterprise*1 B5:aboveScale*1 A6:incubationStatus*2",
  },
  {
    name: "一企一表：勾选行在中间、句子里的空",
    sheets: [
      {
        name: "登记表",
        drawn: `
        企业基本情况登记表|>|>|>
        #企业名称||统一社会信用代码|
        #是否高新技术企业|□是  □否|是否规上企业|□是　□否
        #企业规模|□大型 □中型 □小型 □微型|所属园区|
        #上年营业收入（千元）||本年营业收入（千元）|
        #法定代表人||联系电话|
        　　我公司________（企业名称）2025年实现营业收入______万元，同比增长____%，研发投入____万元。|>|>|>`,
      },
    ],
    cells:
      "B2:enterpriseName D2:creditCode B3:highTechEnterprise*2 D3:aboveScale*2 B4:enterpriseScale*4 D4:park B5:operatingRevenue/千元/previous D5:operatingRevenue/千元 B6:legalRepresentative D6:contactPhone A7:enterpriseName A7:operatingRevenue/万元 A7:operatingRevenue/%/growth A7:researchExpense/万元",
  },
  {
    name: "同比增长挨着本年数",
    sheets: [
      {
        name: "登记",
        drawn: `
        企业经营情况登记表|>|>|>
        #企业名称||成立日期|
        #营业收入（万元）||营业收入同比增长（%）|
        #利润总额（万元）||同比增长（%）|
        #备注||增幅|`,
      },
    ],
    cells:
      "B2:enterpriseName D2:establishmentDate B3:operatingRevenue/万元 D3:operatingRevenue/%/growth B4:totalProfit/万元 D4:totalProfit/%/growth B5:? D5:-",
  },
  {
    name: "日期空格在标签右边",
    sheets: [
      {
        name: "推荐表",
        drawn: `
        高新技术企业推荐表|>|>|>
        #企业名称||成立时间|    年  月  日
        #填表日期|  年  月  日|意见公示时间|  年  月  日`,
      },
    ],
    cells: "B2:enterpriseName D2:establishmentDate B3:@reportDate D3:-",
  },
  {
    name: "左右两栏指标表",
    sheets: [
      {
        name: "指标",
        drawn: `
        企业主要经济指标|>|>|>|>|>
        企业名称：|>|>|单位：千元|>|>
        #指标名称|代码|数值|指标名称|代码|数值
        #营业收入|01||从业人员期末人数（人）|11|
        #其中：出口总额|02||其中：研发人员|12|
        #利润总额|03||当年专利申请数（件）|13|
        #应交增值税|04||有效发明专利数（件）|14|`,
      },
    ],
    cells:
      "A2:enterpriseName C4:operatingRevenue/千元 F4:employees/人 C5:exportValue/千元 F5:researchers/人 C6:totalProfit/千元 F6:patentApplications/件 C7:- F7:validInventionPatents/件",
  },
  {
    name: "目标与完成不能混",
    sheets: [
      {
        name: "目标",
        drawn: `
        企业年度目标表|>|>|>|>
        #企业名称||||
        #指标|单位|2025年目标|2025年完成|完成率
        #营业收入|万元|||
        #研发费用|万元|||`,
      },
    ],
    cells: "B2:enterpriseName C4:- D4:operatingRevenue/万元 E4:- C5:- D5:researchExpense/万元 E5:-",
  },
  {
    name: "单列目标值",
    sheets: [
      {
        name: "目标",
        drawn: `
        企业目标责任书|>|>
        #企业名称||
        #指标|单位|目标值
        #营业收入|万元|
        #从业人员|人|`,
      },
    ],
    cells: "B2:enterpriseName C4:- C5:-",
  },
  {
    name: "四个季度的指标表",
    sheets: [
      {
        name: "季度",
        drawn: `
        企业季度指标|>|>|>|>
        #企业名称|||>|>
        #指标名称|一季度|二季度|三季度|四季度
        #营业收入（万元）||||
        #利润总额（万元）||||`,
      },
    ],
    cells: "B2:enterpriseName B4:- C4:- D4:- E4:-",
  },
  {
    name: "标签在上值在下",
    sheets: [
      {
        name: "卡片",
        drawn: `
        企业名片|>|>
        #企业名称|法定代表人|成立日期
        #||
        #注册资本（万元）|行业|联系电话
        #||`,
      },
    ],
    cells:
      "A3:enterpriseName B3:legalRepresentative C3:establishmentDate A5:registeredCapital/万元 B5:industry C5:contactPhone",
  },
  {
    name: "合并的标签与换行的标签",
    sheets: [
      {
        name: "基本",
        drawn: `
        科技型企业基本情况表|>|>|>|>
        #企⏎业⏎概⏎况|企业名称|||
        #^|统一社会⏎信用代码||法定⏎代表人|
        #^|注册地址||注册资本⏎（万元）|
        #经⏎营⏎指⏎标|营业收入（万元）||研发费用（万元）|
        #^|净利润（万元）||实际上缴税费（万元）|`,
      },
    ],
    cells:
      "C2:enterpriseName C3:creditCode E3:legalRepresentative C4:registeredAddress E4:registeredCapital/万元 C5:operatingRevenue/万元 E5:researchExpense/万元 C6:netProfit/万元 E6:taxesPaid/万元",
  },
  {
    name: "加锁而无开放格",
    sheets: [
      {
        name: "锁",
        protected: true,
        drawn: `
        企业信息表|>|>|>
        #企业名称||行业代码|
        #联系人||联系电话|`,
      },
    ],
    cells: "B2:enterpriseName D2:industryCode B3:contactPerson D3:contactPhone",
  },
  {
    name: "无框的标签行",
    sheets: [
      {
        name: "表头",
        drawn: `
        企业信息报送单
        企业名称：____________  统一社会信用代码：____________
        法定代表人：______  成立日期：____年__月__日
        营业收入：______万元  研发费用：______万元`,
      },
    ],
    cells:
      "A2:enterpriseName A2:creditCode A3:legalRepresentative A3:? A4:operatingRevenue/万元 A4:researchExpense/万元",
  },
  {
    name: "孵化器综合情况，续表",
    sheets: [
      {
        name: "综合",
        drawn: `
        科技企业孵化器综合情况|>|>|>|>|>
        #孵化器名称|||运营主体||
        #指标名称|计量单位|数量|指标名称|计量单位|数量
        #场地面积|平方米||在孵企业数|家|
        #创业导师数|人||累计毕业企业数|家|
        续表|>|>|>|>|>
        #指标名称|计量单位|数量|指标名称|计量单位|数量
        #孵化基金|万元||创业团队数|个|
        #工位数|个||专职人员数|人|`,
      },
    ],
    cells:
      "B2:carrierName E2:carrierOperator C4:floorArea/㎡ F4:incubatees/家 C5:mentors/人 F5:graduatesTotal/家 C8:incubationFund/万元 F8:startupTeams/个 C9:workstations/个 F9:fullTimeStaff/人",
    subjectKind: "carrier",
  },
  {
    name: "填表说明表不填",
    sheets: [
      {
        name: "表一",
        drawn: `
        企业信息表|>|>|>
        #企业名称||联系人|`,
      },
      {
        name: "指标解释",
        drawn: `
        #指标|解释|备注
        #营业收入|指企业____的收入|
        #利润总额|指企业的利润|`,
      },
    ],
    cells: "B2:enterpriseName D2:contactPerson",
  },
];
