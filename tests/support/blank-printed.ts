/** Blank forms whose rows are printed or crossed (固定行、交叉表的空白表). */
import type { BlankForm } from "./blank-forms.ts";

/** Printed rows of every kind. */
export const PRINTED_BLANKS: readonly BlankForm[] = [
  {
    name: "印好的载体名单",
    sheets: [
      {
        name: "考核",
        drawn: `
        孵化载体年度考核数据表|>|>|>
        #序号|载体|在孵企业数（家）|累计毕业企业数（家）
        #1|云麓创业孵化器||
        #2|岚湖众创空间||
        #3|砚池科技企业孵化器||
        #|合计|=SUM(C3:C5)|=SUM(D3:D5)`,
      },
    ],
    lists: [{ rows: "3-5", printed: "carrier 3", columns: "A:# C:incubatees/家 D:graduatesTotal/家" }],
  },
  {
    name: "印好的企业名单",
    sheets: [
      {
        name: "调度",
        drawn: `
        重点企业生产经营调度表|>|>|>
        |||单位：万元
        #序号|企业名称|本年营业收入|上年同期
        #1|云麓精密有限公司||
        #2|岚湖光电股份有限公司||
        #3|砚池生物科技有限公司||`,
      },
    ],
    lists: [
      {
        rows: "4-6",
        printed: "enterprise 3",
        columns: "A:# C:operatingRevenue/万元 D:operatingRevenue/万元/previous",
      },
    ],
  },
  {
    name: "任务清单",
    sheets: [
      {
        name: "任务",
        drawn: `
        重点任务进展情况表|>|>|>|>
        #领域|序号|工作任务|目前进展|完成时限
        #科技创新|1|建设省级重点实验室两家||
        #^|2|新增高新技术企业一百家||
        #产业集群|3|编制产业链图谱||
        #^|4|组建产业技术创新联盟||`,
      },
    ],
    lists: [{ rows: "3-6", printed: "null 4", columns: "D:- E:-" }],
  },
  {
    name: "两级行标签的交叉表",
    sheets: [
      {
        name: "企业数",
        drawn: `
        企业数量统计表|>|>|>|>
        #类别|>|云麓产业园|星河科创园|合计
        #规模|大型|||=C3+D3
        #^|中型|||=C4+D4
        #^|小型|||=C5+D5
        #资质|高新技术企业|||=C6+D6
        #^|科技型中小企业|||=C7+D7`,
      },
    ],
    labels: { C3: "规模 / 大型 / 云麓产业园", D6: "资质 / 高新技术企业 / 星河科创园" },
  },
  {
    name: "集群汇总，各组小计与总计",
    sheets: [
      {
        name: "集群",
        drawn: `
        产业集群情况汇总表|>|>|>|>
        ||||单位：亿元
        #序号|所属区域|集群名称|工业总产值|集群所在市
        #1|东部片区|光电产业集群||
        #2|^|半导体产业集群||
        #^|^|小计|=SUM(D4:D5)|
        #3|西部片区|现代医药和大健康产业集群||
        #4|^|节能环保产业集群||
        #^|^|小计|=SUM(D7:D8)|
        #总计|>|>|=D6+D9|`,
      },
    ],
    lists: [
      { rows: "4-5", printed: "cluster 2", group: "东部片区", columns: "A:# D:clusterOutput/亿元 E:clusterCity" },
      { rows: "7-8", printed: "cluster 2", group: "西部片区", columns: "A:# D:clusterOutput/亿元 E:clusterCity" },
    ],
  },
  {
    name: "集群按本年上年两行",
    sheets: [
      {
        name: "集群",
        drawn: `
        创新型产业集群对比表|>|>|>
        #集群名称|年度|工业总产值（亿元）|营业收入（亿元）
        #光电产业集群|本年||
        #^|上年||
        #半导体产业集群|本年||
        #^|上年||`,
      },
    ],
    lists: [
      {
        rows: "3-6",
        printed: "cluster 2",
        recordRows: 2,
        columns:
          "C:clusterOutput/亿元 C+1:clusterOutput/亿元/previous D:clusterRevenue/亿元 D+1:clusterRevenue/亿元/previous",
      },
    ],
  },
];
