/** Lists of every kind of the register as offices keep them (各类台账样表): groups, units, other column orders, with what each column must mean. */
import type { CellContent } from "#domain/workbook/grid";

export interface KindSheet {
  readonly kind: string;
  /** Name of the sheet. */
  readonly sheet: string;
  readonly rows: readonly (readonly CellContent[])[];
  readonly merged?: readonly string[];
  /** Field by column letter. */
  readonly columns: Readonly<Record<string, string>>;
  /** Names of the entries, in order. */
  readonly names: readonly string[];
}

export const kindSheets: readonly KindSheet[] = [
  {
    kind: "cluster",
    sheet: "集群",
    rows: [
      ["云麓市创新型产业集群基本情况表（2025年）"],
      ["单位：亿元"],
      ["序号", "集群名称", "级别", "所属高新区", "认定时间", "经济指标", "", "牵头部门"],
      ["", "", "", "", "", "工业总产值", "营业收入", ""],
      [1, "云麓先进计算产业集群", "国家级", "云麓高新区", "2021年3月", 320.5, 298, "工信局"],
      [2, "云麓生物医药产业集群", "省级", "云麓高新区", "2019.11", 88, 79.6, "科技局"],
      [3, "云麓北斗应用产业集群", "市级", "云麓高新区", "2023-06-30", 45, 41, "发改局"],
    ],
    merged: ["A1:H1", "F3:G3"],
    columns: {
      B: "clusterName",
      C: "clusterLevel",
      D: "clusterZone",
      E: "clusterRecognised",
      F: "clusterOutput",
      G: "clusterRevenue",
      H: "leadUnit",
    },
    names: ["云麓先进计算产业集群", "云麓生物医药产业集群", "云麓北斗应用产业集群"],
  },
  {
    kind: "zone",
    sheet: "Sheet1",
    rows: [
      ["2025年全省高新区主要指标"],
      [
        "序号",
        "高新区名称",
        "级别",
        "批准时间",
        "规划面积（平方公里）",
        "高新技术产业增加值（亿元）",
        "技术合同交易额（万元）",
      ],
      [1, "云麓高新技术产业开发区", "国家级", "1991-03-06", 33.6, 512.3, 880000],
      [2, "青砚高新技术产业开发区", "省级", "2012-05", 12, 60.2, 43000],
    ],
    columns: {
      B: "zoneName",
      C: "zoneLevel",
      D: "zoneApproved",
      E: "zoneArea",
      F: "highTechValueAdded",
      G: "zoneContractValue",
    },
    names: ["云麓高新技术产业开发区", "青砚高新技术产业开发区"],
  },
  {
    kind: "platform",
    sheet: "创新平台",
    rows: [
      ["创新平台台账"],
      ["平台名称", "平台类型", "级别", "依托单位", "所属高新区", "认定年份"],
      ["先进存储湖南省重点实验室", "重点实验室", "省级", "云麓光电股份有限公司", "云麓高新区", 2018],
      ["智能制造国家技术创新中心", "技术创新中心", "国家级", "星槎科技有限公司", "云麓高新区", 2021],
    ],
    columns: {
      A: "platformName",
      B: "platformType",
      C: "platformLevel",
      D: "hostEnterprise",
      E: "platformZone",
      F: "platformRecognised",
    },
    names: ["先进存储湖南省重点实验室", "智能制造国家技术创新中心"],
  },
  {
    kind: "institution",
    sheet: "服务机构",
    rows: [
      ["科技服务机构名单"],
      ["序号", "机构名称", "机构类别", "是否骨干机构", "服务集群", "入驻日期", "联系人", "联系电话"],
      [1, "云麓知识产权服务中心", "创新服务机构", "是", "云麓先进计算产业集群", "2020-01-15", "李华", "13800000001"],
      [2, "岳北检验检测有限公司", "其他服务机构", "否", "云麓生物医药产业集群", "2021-08-01", "王芳", "13800000002"],
    ],
    columns: {
      B: "institutionName",
      C: "institutionType",
      D: "institutionKey",
      E: "institutionCluster",
      F: "institutionSince",
      G: "contactPerson",
      H: "contactPhone",
    },
    names: ["云麓知识产权服务中心", "岳北检验检测有限公司"],
  },
  {
    kind: "fund",
    sheet: "基金",
    rows: [
      ["高新区各类基金情况（截至2025年底）"],
      ["基金名称", "类型", "规模（万元）", "设立时间", "所属高新区"],
      ["云麓天使投资基金", "天使基金", 20000, "2019-06", "云麓高新区"],
      ["云麓产业发展基金", "产业基金", 150000, "2016", "云麓高新区"],
    ],
    columns: { A: "fundName", B: "fundType", C: "fundScale", D: "fundSince", E: "fundZone" },
    names: ["云麓天使投资基金", "云麓产业发展基金"],
  },
  {
    kind: "alliance",
    sheet: "Sheet1",
    rows: [
      ["序号", "联盟名称", "牵头企业", "所属集群", "成立时间", "骨干企业数"],
      [1, "先进计算产业技术创新联盟", "云麓光电股份有限公司", "云麓先进计算产业集群", "2018.05", 12],
      [2, "生物医药产业联盟", "岳北生物医药有限公司", "云麓生物医药产业集群", "2020.11", 8],
    ],
    columns: {
      B: "allianceName",
      C: "allianceLead",
      D: "allianceClusters",
      E: "allianceSince",
      F: "coreMembers",
    },
    names: ["先进计算产业技术创新联盟", "生物医药产业联盟"],
  },
  {
    kind: "university",
    sheet: "高校",
    rows: [
      ["学校名称", "是否高水平大学", "联系人", "联系电话"],
      ["云麓大学", "是", "陈立", "13800000011"],
      ["岳北理工学院", "否", "周敏", "13800000012"],
    ],
    columns: { A: "universityName", B: "highLevelUniversity", C: "contactPerson", D: "contactPhone" },
    names: ["云麓大学", "岳北理工学院"],
  },
  {
    kind: "project",
    sheet: "重点项目",
    rows: [
      ["2025年重点项目台账"],
      ["序号", "项目名称", "项目类别", "承担单位", "所属集群", "总投资（亿元）", "开工时间", "竣工时间"],
      [1, "存储芯片封测基地项目", "产业化", "云麓光电股份有限公司", "云麓先进计算产业集群", 12.5, "2024-03", "2026-12"],
      [2, "重组蛋白研发平台项目", "研发", "岳北生物医药有限公司", "云麓生物医药产业集群", 3.2, "2025-01", "2025-12"],
    ],
    columns: {
      B: "projectName",
      C: "projectType",
      D: "projectUnit",
      E: "projectCluster",
      F: "projectInvestment",
      G: "projectStart",
      H: "projectEnd",
    },
    names: ["存储芯片封测基地项目", "重组蛋白研发平台项目"],
  },
  {
    kind: "team",
    sheet: "创业团队",
    rows: [
      ["团队名称", "带头人", "依托单位", "所在载体"],
      ["光子芯片创业团队", "欧阳静", "云麓大学", "云麓众创空间"],
      ["合成生物团队", "林海", "岳北理工学院", "岳北孵化器"],
    ],
    columns: { A: "teamName", B: "teamLeader", C: "teamUnit", D: "teamCarrier" },
    names: ["光子芯片创业团队", "合成生物团队"],
  },
  {
    kind: "policy",
    sheet: "政策清单",
    rows: [
      ["序号", "政策名称", "文号", "印发日期", "发文机关"],
      [1, "云麓高新区促进科技创新若干措施", "云高发〔2023〕5号", "2023-04-12", "云麓高新区管委会"],
      [2, "云麓市孵化载体管理办法", "云科发〔2022〕18号", "2022-09-01", "云麓市科技局"],
    ],
    columns: { B: "policyName", C: "policyNumber", D: "policyDate", E: "policyIssuer" },
    names: ["云麓高新区促进科技创新若干措施", "云麓市孵化载体管理办法"],
  },
  {
    kind: "request",
    sheet: "企业诉求",
    rows: [
      ["企业诉求台账"],
      ["序号", "企业名称", "诉求内容", "诉求类别", "提出时间", "受理单位", "办理情况"],
      [1, "云麓光电股份有限公司", "需要人才公寓二十套", "人才", "2025-03-04", "人社局", "已对接"],
      [2, "岳北生物医药有限公司", "扩建用地三十亩", "用地", "2025-05-16", "自然资源局", "办理中"],
    ],
    columns: {
      B: "requestEnterprise",
      C: "requestSubject",
      D: "requestKind",
      E: "requestedOn",
      F: "handledBy",
      G: "handled",
    },
    names: ["需要人才公寓二十套", "扩建用地三十亩"],
  },
  {
    kind: "qualification",
    sheet: "资质",
    rows: [
      ["企业资质认定情况"],
      ["序号", "企业名称", "资质类别", "级别", "批次", "证书编号", "发证日期", "有效期至"],
      [
        1,
        "云麓光电股份有限公司",
        "高新技术企业",
        "国家级",
        "2023年第一批",
        "GR202343000123",
        "2023-10-16",
        "2026-10-15",
      ],
      [2, "云麓光电股份有限公司", "专精特新小巨人", "国家级", "第五批", "", "2023-07-01", "2026-06-30"],
      [3, "岳北生物医药有限公司", "瞪羚企业", "省级", "2024年度", "", "2024-12-01", ""],
    ],
    columns: {
      B: "holder",
      C: "qualificationType",
      D: "qualificationLevel",
      E: "qualificationBatch",
      F: "qualificationNumber",
      G: "qualificationIssued",
      H: "qualificationUntil",
    },
    names: [
      "云麓光电股份有限公司 · 高新技术企业 · 国家级 · 2023-10-16",
      "云麓光电股份有限公司 · 专精特新小巨人 · 国家级 · 2023-07-01",
      "岳北生物医药有限公司 · 瞪羚企业 · 省级 · 2024-12-01",
    ],
  },
  {
    kind: "membership",
    sheet: "集群成员",
    rows: [
      ["集群成员企业名单"],
      ["序号", "集群名称", "企业名称", "角色", "产业链环节", "加入日期"],
      [1, "云麓先进计算产业集群", "云麓光电股份有限公司", "龙头企业", "上游", "2021-03"],
      [2, "云麓先进计算产业集群", "星槎科技有限公司", "骨干企业", "中游", "2021-03"],
      [3, "云麓生物医药产业集群", "岳北生物医药有限公司", "配套企业", "下游", "2022-01"],
    ],
    columns: {
      B: "memberCluster",
      C: "memberEnterprise",
      D: "memberRole",
      E: "chainLink",
      F: "memberFrom",
    },
    names: [
      "云麓光电股份有限公司 · 云麓先进计算产业集群",
      "星槎科技有限公司 · 云麓先进计算产业集群",
      "岳北生物医药有限公司 · 云麓生物医药产业集群",
    ],
  },
  {
    kind: "event",
    sheet: "企业变动",
    rows: [
      ["企业变动情况表"],
      ["序号", "企业名称", "变更类型", "变更日期", "变更后名称", "变动说明"],
      [1, "星槎科技有限公司", "更名", "2024-05-20", "星槎智能科技股份有限公司", ""],
      [2, "岳北老厂有限公司", "注销", "2024-09-01", "", "经营期满"],
    ],
    columns: { B: "eventSubject", C: "eventType", D: "eventDate", E: "eventOther", F: "eventNote" },
    names: ["星槎科技有限公司 · 更名 · 2024-05-20", "岳北老厂有限公司 · 注销 · 2024-09-01"],
  },
  {
    kind: "milestone",
    sheet: "里程碑",
    rows: [
      ["重点任务里程碑"],
      ["里程碑名称", "状态", "完成日期", "佐证材料"],
      ["科创走廊二期建成", "推进中", "", "现场照片"],
      ["国家实验室挂牌", "已完成", "2025-06-18", "批复文件"],
    ],
    columns: { A: "milestoneName", B: "milestoneState", C: "milestoneDone", D: "milestoneEvidence" },
    names: ["科创走廊二期建成", "国家实验室挂牌"],
  },
  {
    kind: "reference",
    sheet: "参照值",
    rows: [
      ["2025年外部参照值"],
      ["参照值名称", "参照值", "出处"],
      ["全国研发投入强度", "2.68%", "国家统计局公报"],
      ["全国高新区平均增速", "7.1%", "火炬统计"],
    ],
    columns: { A: "referenceName", B: "referenceValue", C: "referenceSource" },
    names: ["全国研发投入强度", "全国高新区平均增速"],
  },
  {
    kind: "report",
    sheet: "直接填报",
    rows: [
      ["2025年直接填报指标"],
      ["指标名称", "计量单位", "数值"],
      ["专利质押融资额", "亿元", 12.3],
      ["科技特派员人数", "人", 156],
    ],
    columns: { A: "reportName", B: "reportUnit", C: "reportedValue" },
    names: ["专利质押融资额", "科技特派员人数"],
  },
  {
    kind: "park",
    sheet: "园区",
    rows: [
      ["一区多园情况"],
      ["园区名称", "所属高新区", "园区面积（亩）"],
      ["麓野智造园", "云麓高新区", 1200],
      ["云岫片区", "云麓高新区", 860],
    ],
    columns: { A: "parkName", B: "parkZone", C: "parkArea" },
    names: ["麓野智造园", "云岫片区"],
  },
];
