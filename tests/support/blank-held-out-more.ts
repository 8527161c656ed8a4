/** A second set of blank forms written after the first was understood, and before anything was mended for these (再留出的空白表). */
import type { BlankForm } from "./blank-forms.ts";

/** Nastier forms. */
export const HELD_OUT_MORE: readonly BlankForm[] = [
  {
    name: "三层表头加栏号",
    sheets: [
      {
        name: "年报",
        drawn: `
        表　　号：|GX-01||||||
        企业研发活动情况（2025年）|>|>|>|>|>|>|>
        填报单位：||||||计量单位：|千元
        #序号|单位详细名称|组织机构代码或统一社会信用代码|研发投入|>|>|知识产权（件）|>
        #^|^|^|研发费用|>|研发人员（人）|当年专利申请数|有效发明专利数
        #^|^|^|本年|上年|^|^|^
        #甲|乙|丙|1|2|3|4|5
        #1|||||||
        #2|||||||
        #3|||||||
        单位负责人：|||统计负责人：||填表人：||报出日期：  年 月 日`,
      },
    ],
    lists: [
      {
        rows: "8-10",
        columns:
          "A:# B:enterpriseName C:creditCode D:researchExpense/千元 E:researchExpense/千元/previous F:researchers/人 G:patentApplications/件 H:validInventionPatents/件",
      },
    ],
    cells: "A3:@reportingUnit A11:@unitHead D11:@statisticsHead F11:@preparedBy H11:@reportDate",
  },
  {
    name: "无框的分组",
    sheets: [
      {
        name: "名单",
        drawn: `
        各园区高新技术企业名单
        序号|企业名称|证书编号|有效期至
        一、云麓产业园|||
        1|||
        2|||
        二、麓野智造园|||
        1|||
        2|||
        合计|||`,
      },
    ],
    lists: [
      {
        rows: "4-5",
        group: "云麓产业园",
        where: "highTechEnterprise=true park=云麓产业园",
        columns: "A:# B:enterpriseName C:highTechCertificateNumber D:highTechValidUntil",
      },
      {
        rows: "7-8",
        group: "麓野智造园",
        where: "highTechEnterprise=true park=麓野智造园",
        columns: "A:# B:enterpriseName C:highTechCertificateNumber D:highTechValidUntil",
      },
    ],
  },
  {
    name: "载体：印好级别的统计",
    sheets: [
      {
        name: "统计",
        drawn: `
        孵化载体基本情况统计表|>|>|>|>
        #指标|单位|科技企业孵化器|众创空间|加速器
        #载体数量|个|||
        #场地面积|平方米|||
        #在孵企业数|家|||
        填表人：________||||`,
      },
    ],
    cells: "C3:- D3:- E3:- C4:- D4:- E4:- C5:- D5:- E5:- A6:@preparedBy",
  },
  {
    name: "纵向：企业作列",
    sheets: [
      {
        name: "对比",
        drawn: `
        重点企业指标对比|>|>|>
        #项目|企业一|企业二|企业三
        #企业名称|||
        #营业收入（万元）|||
        #研发费用（万元）|||`,
      },
    ],
    cells: "B3:? B4:- C4:- D4:- B5:- C5:- D5:- C3:- D3:-",
  },
  {
    name: "一企两表",
    sheets: [
      {
        name: "基本信息",
        drawn: `
        高新技术企业基本信息表|>|>|>
        #企业名称（盖章）||统一社会信用代码|
        #所属领域||高企证书编号|
        #联系人||手机|
        #企业类型|□国有 □民营 □外资|>|>`,
      },
      {
        name: "经济指标",
        drawn: `
        经济指标表|>|>|>
        #指标名称|单位|2024年|2025年
        #营业收入|万元||
        #其中：出口总额|万元||
        #研发费用|万元||
        #研发费用占比|%||`,
      },
    ],
    cells:
      "B2:enterpriseName D2:creditCode B3:technologyField D3:highTechCertificateNumber B4:contactPerson D4:contactPhone B5:? 经济指标!C3:operatingRevenue/万元/previous 经济指标!D3:operatingRevenue/万元 经济指标!C4:exportValue/万元/previous 经济指标!D4:exportValue/万元 经济指标!C5:researchExpense/万元/previous 经济指标!D5:researchExpense/万元",
  },
  {
    name: "名单下面还有说明和单格",
    sheets: [
      {
        name: "表",
        drawn: `
        附件1|||
        科技型中小企业名单|>|>|>
        填报日期：20__年__月__日|||
        #序号|企业名称|入库编号|联系电话
        #1|||
        #2|||
        #3|||
        说明：1.入库编号为15位；2.按评价时间排序。|>|>|>
        审核人：______  经办人：______  电话：______|>|>|>`,
      },
    ],
    lists: [
      {
        rows: "5-7",
        where: '企业[具备("科技型中小企业")]=…',
        columns: "A:# B:enterpriseName D:contactPhone",
      },
    ],
    cells: "A3:@reportDate A9:@unitHead A9:@preparedBy A9:@phone",
  },
  {
    name: "同表两个企业列",
    sheets: [
      {
        name: "合作",
        drawn: `
        产学研合作情况表|>|>|>
        #序号|牵头企业|合作高校|技术合同成交额（万元）
        #1|||
        #2|||`,
      },
    ],
    lists: [{ rows: "3-4", columns: "A:# B:? C:- D:?" }],
  },
  {
    name: "标题里有年份空格和地名空格",
    sheets: [
      {
        name: "报送",
        drawn: `
        ______市高新技术企业统计表（20__年上半年）|>|>
        #序号|企业名称|营业收入（亿元）
        #1||
        #2||`,
      },
    ],
    lists: [{ rows: "3-4", where: "highTechEnterprise=true", columns: "A:# B:enterpriseName C:operatingRevenue/亿元" }],
    cells: "A1:? A1:?",
  },
  {
    name: "列标题在两行但未合并",
    sheets: [
      {
        name: "两行",
        drawn: `
        企业信息
        #序号|企业名称|人员情况|>|经济情况|>
        #|||研发人员|营业收入|研发费用
        #||从业人员|（人）|（万元）|（万元）
        #1|||||
        #2|||||`,
      },
    ],
    lists: [
      {
        rows: "5-6",
        columns: "A:# B:enterpriseName C:employees/人 D:researchers/人 E:operatingRevenue/万元 F:researchExpense/万元",
      },
    ],
  },
  {
    name: "集群按镇街统计，镇街是行",
    sheets: [
      {
        name: "镇街",
        drawn: `
        各镇街企业情况统计|>|>|>|>
        #镇街|企业总数|其中：高企|营业收入（万元）|同比增长（%）
        #东湖街道||||
        #西山镇||||
        #南塘街道||||
        #合计|=SUM(B3:B5)|=SUM(C3:C5)|=SUM(D3:D5)|`,
      },
    ],
    lists: [{ rows: "3-5", printed: "null 3", columns: "B:- C:- D:- E:-" }],
  },
  {
    name: "在孵企业列表带勾选列",
    sheets: [
      {
        name: "在孵",
        drawn: `
        在孵企业情况表|>|>|>
        孵化器名称：____________|||
        #序号|企业名称|是否高新技术企业|联系人
        #1||□是 □否|
        #2||□是 □否|`,
      },
    ],
    lists: [
      {
        rows: "4-5",
        where: "incubationStatus=在孵",
        columns: "A:# B:enterpriseName C:highTechEnterprise D:contactPerson",
      },
    ],
    cells: "A2:carrierName",
  },
  {
    name: "金额大写与备注",
    sheets: [
      {
        name: "申请表",
        drawn: `
        研发费用补助申请表|>|>|>
        #申请单位||统一社会信用代码|
        #开户行||银行账号|
        #研发费用（万元）||申请金额（万元）|
        #单位意见|（盖章）　　　　年　　月　　日|>|>
        #承诺|本单位承诺以上填报内容真实，法定代表人签字：________|>|>`,
      },
    ],
    cells: "B2:enterpriseName D2:creditCode B3:- D3:- B4:researchExpense/万元 D4:- B5:? B6:?",
  },
  {
    name: "印好的十条指标清单横排本月累计",
    sheets: [
      {
        name: "快报",
        drawn: `
        高新区主要经济指标快报|>|>|>|>|>
        单位：______|||2025年11月||单位：亿元
        #指标名称|计量单位|本月|1-本月累计|上年同期|同比增长%
        #工业总产值|亿元||||
        #营业收入|亿元||||
        #实际利用外资|万美元||||`,
      },
    ],
    cells: "A2:? C4:- D4:- E4:- F4:- C5:- D5:- E5:- F5:- C6:- D6:- E6:- F6:-",
  },
  {
    name: "基金与机构双表",
    sheets: [
      {
        name: "双表",
        drawn: `
        一、创业投资基金|>|>
        #基金名称|基金规模（亿元）|设立日期
        #||
        #||
        二、科技服务机构|>|>
        #机构名称|机构类别|入驻日期
        #||
        #||`,
      },
    ],
    lists: [
      { rows: "3-4", kind: "fund", columns: "A:fundName B:fundScale/亿元 C:fundSince" },
      { rows: "7-8", kind: "institution", columns: "A:institutionName B:institutionType C:institutionSince" },
    ],
  },
];
