/** The header of a table of targets: which columns hold years to come (表头). */
import type { DocumentFrame } from "./document-frame.ts";
import { listYears } from "./year-mentions.ts";

/** Columns of one table; places count cells from 0. */
export interface Columns {
  readonly count: number;
  readonly targets: readonly { readonly at: number; readonly year: number }[];
  /** Columns of the yearly growth up to a year to come. */
  readonly growth: readonly { readonly at: number; readonly year: number }[];
  readonly baseYear: number | null;
  /** The first column groups the indicators; its cells may be merged. */
  readonly category: boolean;
  /** Name of the indicator, or of the place when the line above names the indicator. */
  readonly name: number;
  readonly unit: number;
  /** The indicator a table by places is about; "" for a table of indicators. */
  readonly about: string;
}

/** A header names indicators (or places, below a line that names the indicator) and at least one year to come. */
export function readHeader(cells: readonly string[], lead: string, frame: DocumentFrame): Columns | null {
  const indicator = cells.findIndex((cell) => /指标|项目名称|目标名称/u.test(cell) && !/20\d\d/u.test(cell));
  const about = indicator < 0 ? sharedOut(lead) : "";
  const name = indicator < 0 && about !== "" ? cells.findIndex((cell) => PLACE.test(cell)) : indicator;
  if (name < 0) return null;
  const years = cells
    .map((cell, at) => ({ at, cell, year: Number(/(20\d\d)年?/u.exec(cell)?.[1] ?? 0) }))
    .filter(({ year, cell }) => year > 0 && !GROWTH.test(cell));
  const floor = frame.planStart ?? frame.issued ?? firstOf(years);
  const told = (one: { readonly cell: string; readonly year: number }): boolean =>
    one.year < floor || /基[数期准]|实际|实绩|现状|快报|初步|预计(?!目标)|完成(?:值|数|情况)/u.test(one.cell);
  const targets = years.filter((one) => !told(one));
  if (targets.length === 0) return null;
  const bases = years.filter(told).map(({ year }) => year);
  return {
    count: cells.length,
    targets: targets.map(({ at, year }) => ({ at, year })),
    growth: growthColumns(
      cells,
      targets.map(({ year }) => year),
      floor,
    ),
    category: name > 0 && CATEGORY.test(cells[0] ?? ""),
    baseYear: bases.length === 0 ? null : Math.max(...bases),
    name,
    unit: cells.findIndex((cell) => /^(?:计量)?单位$/u.test(cell)),
    about,
  };
}

/** Without a word of the document the first of several years is where it starts from. */
function firstOf(years: readonly { readonly cell: string; readonly year: number }[]): number {
  const all = years.map(({ year }) => year);
  const [first] = years;
  const single = new Set(all).size < 2 || /目标|计划/u.test(first?.cell ?? "");
  return Math.min(...all) + (single ? 0 : 1);
}

const GROWTH = /年均(?:复合)?(?:增速|增长|增幅|递增)/u;
const CATEGORY = /^(?:指标)?(?:类别|类型|分类|大类|维度|领域|方面)$|^一级指标$/u;

/** 年均增速 beside the years speaks of the last of them, unless it names a plan of its own. */
function growthColumns(cells: readonly string[], years: readonly number[], floor: number): Columns["growth"] {
  return cells.flatMap((cell, at) => {
    if (!GROWTH.test(cell)) return [];
    const year = listYears(cell).at(-1)?.year ?? Math.max(...years);
    return year < floor ? [] : [{ at, year }];
  });
}

const PLACE = /^(?:区域|地区|[县市区]{2,3}|市州|设区市|园区|高新区|开发区|单位|责任单位)(?:名称)?$/u;

/** 各区高企净增数分解如下： → 高企净增数. */
function sharedOut(lead: string): string {
  const match = /([^，；。：]{3,30}?)(?:目标|任务)*(?:分解|安排|分配)(?:情况|表)*(?:如下表?|见下表)[：。]?$/u.exec(
    lead.trim(),
  );
  return (match?.[1] ?? "")
    .replace(/^.*?各(?:市州|设区市|高新区|开发区|园区|[县市区]{1,3})/u, "")
    .replace(/^年度/u, "");
}
