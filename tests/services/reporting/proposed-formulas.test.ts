import { beforeAll, describe, expect, test } from "vitest";
import { parseUnit, splitUnit } from "#domain/indicators/unit";
import type { FormCell, FormColumn, FormReading } from "#domain/reporting/form-binding";
import type { ProposalBasis } from "#domain/reporting/heading-question";
import { proposeComputed } from "#domain/reporting/propose-formula";
import { readCatalogueIndex, readKinds } from "#services/catalogue";
import { recogniseForm } from "#domain/reporting/recognise-form";
import { readForm } from "#workbook/read-form";
import { drawWorkbook } from "../../support/blank-builder.ts";
import { openRegister } from "../registers/register-desk.ts";

/** What headings of forms nobody tuned for are proposed to be filled with: the words of every province's own, and traps that must stay open. */

let basis: ProposalBasis;

beforeAll(async () => {
  const { db } = (await openRegister()).book;
  const known = new Map([["park", ["麓野智造园", "砚池片区"]]]);
  basis = { index: readCatalogueIndex(db), kinds: readKinds(db), indicators: [], known, titles: ["2025年度情况表"] };
});

const NOTHING = { source: null, confidence: 0, reason: "" };

function column(headerPath: readonly string[], letter = "D"): FormColumn {
  const unit = headerPath.map((text) => splitUnit(text).unit).findLast((one) => one !== null) ?? null;
  const place = letter.codePointAt(0) ?? 0;
  return {
    letter,
    column: place - 64,
    headerPath,
    kind: "input",
    allowed: [],
    numberFormat: null,
    unit,
    binding: NOTHING,
  };
}

function proposeColumns(kind: string, columns: readonly FormColumn[]): readonly FormColumn[] {
  const list = {
    sheet: "表",
    headerRows: [1, 2] as const,
    firstRow: 3,
    lastRow: 4,
    growable: false,
    columns,
    totalRows: [],
    selection: { where: [], orderBy: "roster", reason: "" },
    printed: { column: 2, kind, rows: [] },
  };
  return proposeComputed({ lists: [list], cells: [] }, basis).lists[0]?.columns ?? [];
}

/** `公式 @时期`, or the field; with `?` when a person has to confirm it; `—` when nothing is proposed. */
function said({ source, confidence }: FormColumn["binding"]): string {
  if (source === null) return "—";
  const doubt = confidence < 0.7 ? "?" : "";
  if (source.kind === "formula")
    return `${source.formula}${source.period === "report" ? "" : ` @${source.period}`}${doubt}`;
  return source.kind === "field" ? `字段 ${source.field}${doubt}` : source.kind;
}

function propose(kind: string, heading: string): string {
  const [only] = proposeColumns(kind, [column(heading.split(/\/(?!人)/u))]);
  return only === undefined ? "" : said(only.binding);
}

describe("headings over rows of zones", () => {
  test.each([
    ["孵化器（家）/国家级", '计数(科技企业孵化器[级别 = "国家级"])'],
    ["省级及以上众创空间数", '计数(众创空间[级别 ≥ "省级"])'],
    ["国家大学科技园（家）", '计数(大学科技园[级别 = "国家级"])'],
    ["工程技术研究中心（家）/省级", '计数(创新平台[平台类型 = "工程技术研究中心" 且 平台级别 = "省级"])'],
    ["科技服务骨干机构（家）", "计数(科技服务机构[是否骨干机构 = 是])"],
    ["创业（天使）投资基金（支）", '计数(基金[基金类型 属于 ("创业投资基金"、"天使投资基金")])'],
    ["有效期内高新技术企业数（家）", '计数(企业[具备("高新技术企业")])'],
    ["规上企业/其中：高新技术企业（家）", '计数(企业[具备("规模以上企业") 且 具备("高新技术企业")])'],
    ["营收超10亿元企业（家）", "计数(企业[营业收入 > 10亿元])"],
    ["年营业收入5000万元以上1亿元以下企业（家）", "—"],
    ["营收1亿元（不含）以上企业数（家）", "计数(企业[营业收入 > 1亿元])"],
    ["营收300万元（含）以下企业数（家）", "计数(企业[营业收入 ≤ 300万元])"],
    ["营收300万元（含）至2000万元（含）企业数（家）", "计数(企业[营业收入 ≥ 300万元 且 营业收入 ≤ 2000万元])"],
    ["营收5亿元以上企业/高新技术企业数（家）", '计数(企业[具备("高新技术企业") 且 营业收入 ≥ 5亿元])'],
    ["营收5亿元以上企业/研发费用（万元）", "求和(企业[营业收入 ≥ 5亿元].研发费用)"],
    ["营业收入1亿元—5亿元的企业数", "计数(企业[营业收入 ≥ 1亿元 且 营业收入 < 5亿元])"],
    ["高新技术企业/营业收入（亿元）", '求和(企业[具备("高新技术企业")].营业收入)'],
    ["研发投入强度（%）", "比率(求和(企业.研发费用), 求和(企业.营业收入))"],
    ["高新技术企业占企业总数比例（%）", '比率(计数(企业[具备("高新技术企业")]), 计数(企业))'],
    ["人均营业收入（万元/人）", '比率(求和(企业.营业收入), 求和(企业.从业人员期末人数), "万元/人")'],
    ["天使投资基金规模（亿元）", '求和(基金[基金类型 = "天使投资基金"].基金规模)'],
    ["众创空间/去年同期（家）", "计数(众创空间) @previous"],
    ["高企数（家）", '首选(本身.高新技术企业数, 计数(企业[具备("高新技术企业")]))'],
  ])("%s", (heading, formula) => {
    expect(propose("zone", heading)).toBe(formula);
  });

  test.each([
    "众创空间名称",
    "目标值（家）/众创空间",
    "新增众创空间数",
    "当年新认定高新技术企业数",
    "国家级科技企业孵化器和众创空间（家）",
    "众创空间/本月（家）",
    "较上年净增（家）",
    "2019年众创空间数（家）",
    "备注",
  ])("%s is left open", (heading) => {
    expect(propose("zone", heading)).toBe("—");
  });

  test.each([
    "制造业/企业数（家）",
    "2024年众创空间数（家）",
    "科技金融机构",
    "国家级专精特新小巨人企业（家）",
    "在孵企业数（家）",
  ])("%s is for a person to confirm", (heading) => {
    expect(propose("zone", heading)).toMatch(/\?$/u);
  });

  test("levels beside each other mean each itself, and growth is that of the column before", () => {
    const columns = proposeColumns("zone", [
      column(["众创空间（个）", "国家级"], "D"),
      column(["众创空间（个）", "省级"], "E"),
      column(["工业总产值（亿元）"], "F"),
      column(["同比增长（%）"], "G"),
      column(["增减额（亿元）"], "H"),
    ]);
    expect(columns.map(({ binding }) => said(binding))).toEqual([
      '计数(众创空间[级别 = "国家级"])',
      '计数(众创空间[级别 = "省级"])',
      "求和(企业.工业总产值)",
      "求和(企业.工业总产值) @growth",
      "—",
    ]);
  });
});

describe("headings over rows of entries", () => {
  test.each([
    ["cluster", "集群企业数（家）/总数", "计数(企业[在(本身)])"],
    ["cluster", "集群企业数（家）/营收1—10亿元", "计数(企业[营业收入 ≥ 1亿元 且 营业收入 < 10亿元 且 在(本身)])"],
    ["cluster", "产业技术创新战略联盟（个）", "计数(产业联盟[在(本身)])"],
    ["cluster", "省级以上创新平台（个）", '计数(创新平台[平台级别 ≥ "省级" 且 在(本身)])'],
    ["cluster", "工业总产值（亿元）", "字段 clusterOutput"],
    ["cluster", "科技企业孵化器（个）", "—"],
    ["park", "高新技术企业（家）", '计数(企业[具备("高新技术企业") 且 在(本身)])'],
    ["park", "众创空间数", "计数(众创空间[在(本身)])"],
    ["enterprise", "研发费用占营业收入比例（%）", "比率(本身.研发费用, 本身.营业收入)"],
    ["enterprise", "高新技术企业", "—"],
  ])("%s: %s", (kind, heading, formula) => {
    expect(propose(kind, heading)).toBe(formula);
  });
});

describe("labels of single cells", () => {
  function proposeCells(labels: readonly string[], others: FormReading["cells"] = []): readonly string[] {
    const cells = labels.map((label, at): FormCell => {
      const unit = parseUnit(/[（(]([^（()）]+)[)）]$/u.exec(label)?.[1] ?? "");
      return {
        sheet: "表",
        cell: `B${at + 1}`,
        label,
        prefix: "",
        unit,
        allowed: [],
        numberFormat: null,
        binding: NOTHING,
      };
    });
    const { cells: read } = proposeComputed({ lists: [], cells: [...others, ...cells] }, basis);
    return read.slice(others.length).map(({ binding }) => said(binding));
  }

  test("a part is of the label before it, a cross table's row narrows its column", () => {
    expect(
      proposeCells([
        "科技企业孵化器数",
        "其中：国家级",
        "麓野智造园 / 高新技术企业数（家）",
        "某某镇 / 高新技术企业数（家）",
      ]),
    ).toEqual([
      "计数(科技企业孵化器)",
      '计数(科技企业孵化器[级别 = "国家级"])',
      '计数(企业[具备("高新技术企业") 且 所属园区 = "麓野智造园"])',
      '计数(企业[具备("高新技术企业")])?',
    ]);
  });

  test("in a cross table each cell is a number, whichever way it is turned", () => {
    const cross = (rows: readonly string[], columns: readonly string[]) =>
      proposeCells(rows.flatMap((row) => columns.map((column) => `${row} / ${column}`)));
    expect(cross(["国家级", "省级"], ["科技企业孵化器", "众创空间"])).toEqual([
      '计数(科技企业孵化器[级别 = "国家级"])',
      '计数(众创空间[级别 = "国家级"])',
      '计数(科技企业孵化器[级别 = "省级"])',
      '计数(众创空间[级别 = "省级"])',
    ]);
    expect(cross(["加速器", "众创空间"], ["国家级", "合计"])).toEqual([
      '计数(加速器[级别 = "国家级"])',
      "计数(加速器)?",
      '计数(众创空间[级别 = "国家级"])',
      "计数(众创空间)?",
    ]);
    expect(cross(["麓野智造园", "砚池片区"], ["高新技术企业", "规模以上工业企业"])).toEqual([
      '计数(企业[具备("高新技术企业") 且 所属园区 = "麓野智造园"])',
      '计数(企业[具备("规模以上企业") 且 所属园区 = "麓野智造园"])?',
      '计数(企业[具备("高新技术企业") 且 所属园区 = "砚池片区"])',
      '计数(企业[具备("规模以上企业") 且 所属园区 = "砚池片区"])?',
    ]);
    expect(cross(["2023年", "2024年", "2025年"], ["众创空间", "加速器"])).toEqual([
      "—",
      "—",
      "计数(众创空间) @previous",
      "计数(加速器) @previous",
      "计数(众创空间)",
      "计数(加速器)",
    ]);
  });

  test("one cell of a class is no table, and may want names", () => {
    expect(proposeCells(["国家级 / 众创空间", "省级 / 众创空间"])).toEqual([
      '计数(众创空间[级别 = "国家级"])?',
      '计数(众创空间[级别 = "省级"])?',
    ]);
  });

  test("words before what a sentence counts change nothing", () => {
    expect(proposeCells(["全区共有高新技术企业（家）", "截至年末共有众创空间（家）", "共性技术平台（家）"])).toEqual([
      '计数(企业[具备("高新技术企业")])',
      "计数(众创空间)",
      "—",
    ]);
  });

  test("on a form about the zone that counts, sums are the zone's, and their growth is for a person to look at", () => {
    const zone = { ...basis, titles: ["云麓高新区2025年度工作情况"] };
    const sentence = [
      ["高新技术企业", "家，"],
      ["全年营业收入", "万元，"],
      ["同比增长", "%。"],
    ] as const;
    const cells = sentence.map(([label, suffix]): FormCell => {
      const unit = parseUnit(suffix.slice(0, -1));
      const plain = { sheet: "表", cell: "A5", label, prefix: "", suffix, unit, allowed: [], numberFormat: null };
      return { ...plain, binding: NOTHING };
    });
    const read = (about: ProposalBasis, some: readonly FormCell[]) =>
      proposeComputed({ lists: [], cells: some }, about).cells.map(({ binding }) => said(binding));
    expect(read(zone, cells)).toEqual([
      '计数(企业[具备("高新技术企业")])',
      "求和(企业.营业收入)",
      "求和(企业.营业收入) @growth?",
    ]);
    const asked = ["求和(企业.营业收入)?", "求和(企业.营业收入) @growth?"];
    expect(read(zone, cells.slice(1))).toEqual(asked);
    expect(read(basis, cells).slice(1)).toEqual(asked);
    expect(read({ ...basis, titles: ["高新区企业经营情况表"] }, cells).slice(1)).toEqual(asked);
  });

  describe("gaps of a sentence", () => {
    /** What is proposed for the gaps of a printed text. */
    async function gapsOf(text: string): Promise<readonly string[]> {
      const bytes = drawWorkbook([{ name: "简表", drawn: `云麓高新区2025年发展情况\n${text}` }]);
      const read = await readForm({ name: "简表.xlsx", bytes });
      if (!read.ok) throw new Error(read.error.type);
      const zone = { ...basis, titles: ["云麓高新区2025年发展情况"] };
      return proposeComputed(recogniseForm(read.value, basis.index), zone).cells.map(({ binding }) => said(binding));
    }

    test.each([
      [
        "现有众创空间____家（其中国家级____家、省级____家），孵化器____家。",
        ["计数(众创空间)", '计数(众创空间[级别 = "国家级"])', '计数(众创空间[级别 = "省级"])', "计数(科技企业孵化器)"],
      ],
      ["建成加速器____家，其中：省级____家。", ["计数(加速器)", '计数(加速器[级别 = "省级"])']],
      ["全区从业人员____人，其中研发人员____人。", ["求和(企业.从业人员期末人数)", "求和(企业.研发人员)"]],
      ["全区入统企业____家，其中高新技术企业____家。", ["—", '计数(企业[具备("高新技术企业")])']],
      [
        "众创空间____家，创业团队____个，累计毕业____家，孵化面积____平方米。",
        ["计数(众创空间)", "求和(众创空间.创业团队数)", "求和(众创空间.累计毕业企业数)", "求和(众创空间.场地面积)"],
      ],
    ])("%s", async (text, expected) => {
      expect(await gapsOf(text)).toEqual(expected);
    });

    test("of two kinds nobody can say whose figure is meant, and a whole that is narrower narrows its parts", async () => {
      const both = await gapsOf("孵化器____家，众创空间____家，累计毕业____家。");
      expect(both.slice(0, 2)).toEqual(["计数(科技企业孵化器)", "计数(众创空间)"]);
      expect(both[2]).toMatch(/\?$|^—$/u);
      const part = await gapsOf("外贸类企业____家，其中高新技术企业____家。");
      expect(part[1]).toMatch(/\?$|^—$/u);
      // A new sentence begins anew.
      const apart = await gapsOf("众创空间____家。累计毕业____家，省级____家。");
      expect(apart.slice(1).every((one) => /\?$|^—$/u.test(one))).toBe(true);
    });
  });

  test("an amount without a unit, and a figure that may be one enterprise's, are for a person to confirm", () => {
    expect(proposeCells(["营业收入", "营业收入（亿元）"])).toEqual(["求和(企业.营业收入)?", "求和(企业.营业收入)?"]);
  });

  test("a form about one enterprise is never filled with numbers of the zone", () => {
    const name: FormCell = {
      sheet: "表",
      cell: "A1",
      label: "企业名称",
      prefix: "",
      unit: null,
      allowed: [],
      numberFormat: null,
      binding: {
        source: { kind: "field", field: "enterpriseName", unit: null, period: null },
        confidence: 0.99,
        reason: "",
      },
    };
    expect(proposeCells(["众创空间数", "高新技术企业数（家）"], [name])).toEqual(["—", "—"]);
  });
});
