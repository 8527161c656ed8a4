/** Targets that stand in a table of indicators (主要指标表): one row each, the last year's column. */
import type { TargetOperator } from "#domain/targets/target";
import type { DocumentFrame } from "./document-frame.ts";
import type { PlacedDraft } from "./merge-drafts.ts";
import { tidyNoun } from "./noun-phrase.ts";

/** Finds them in the matching text; columns are parted by "|". */
export function findTables(work: string, frame: DocumentFrame): PlacedDraft[] {
  const found: PlacedDraft[] = [];
  let columns: Columns | null = null;
  let from = 0;
  for (const line of work.split("\n")) {
    const cells = line.split("|").map((cell) => cell.trim());
    const header = cells.length < 3 ? null : readHeader(cells, frame);
    if (header !== null) columns = header;
    else if (cells.length < 2) columns = null;
    else if (columns !== null) {
      const row = readRow(line, cells, columns);
      if (row !== null) found.push({ ...row, sentence: { ...row.sentence, from, to: from + line.length } });
    }
    from += line.length + 1;
  }
  return found;
}

interface Columns {
  readonly count: number;
  readonly value: number;
  readonly year: number;
  readonly name: number;
  readonly unit: number;
}

/** A header names the indicator and at least one year to come. */
function readHeader(cells: readonly string[], frame: DocumentFrame): Columns | null {
  const name = cells.findIndex((cell) => /指标|项目名称|目标名称/u.test(cell));
  if (name < 0) return null;
  const years = cells.map((cell) => Number(/(20\d\d)年?/u.exec(cell)?.[1] ?? 0));
  const year = Math.max(...years);
  if (year < (frame.planStart ?? frame.issued ?? 1)) return null;
  const unit = cells.findIndex((cell) => /^单位/u.test(cell));
  return { count: cells.length, value: years.indexOf(year), year, name, unit };
}

const VALUE =
  /^(?<sign>[≥＞>≤＜<]|不低于|不少于|超过|突破|达到|达|约)?(?<value>\d[\d,]*(?:\.\d+)?)(?<unit>[%％‰]|[\p{Script=Han}/]{0,8})?(?<about>左右|以上|以内)?$/u;

function readRow(line: string, cells: readonly string[], columns: Columns): PlacedDraft | null {
  if (cells.length !== columns.count) return null;
  const [label, unitInName] = splitUnit(cells[columns.name] ?? "");
  const cell = cells[columns.value] ?? "";
  const parts = VALUE.exec(cell.replace(/（.*?）|[〔〕]/gu, ""))?.groups;
  if (label.length < 2 || parts === undefined) return null;
  const { sign = "", value = "", about = "" } = parts;
  const unit =
    (columns.unit < 0 ? unitInName : (cells[columns.unit] ?? "")) ||
    (parts.unit ?? "").replace(/以上$|左右$|以内$/u, "");
  const lower = /[≤＜<]/u.test(sign) || about === "以内";
  const at = cells.slice(0, columns.value).join("|").length + (columns.value > 0 ? 1 : 0);
  const start = line.indexOf(cell, Math.min(at, line.length));
  const place = { from: Math.max(0, start), to: Math.max(0, start) + cell.length };
  const doubts = lower ? ["文中是“不超过”一类的要求，越低越好：采用时请把指标方向设为越低越好"] : [];
  return {
    draft: {
      ...place,
      indicator: tidyNoun(label),
      operator: operatorOf(sign, about, parts.unit ?? ""),
      value: value.replaceAll(",", ""),
      unit: unit.replace("％", "%"),
      year: columns.year,
      baseYear: null,
      scope: "",
      doubts: [...doubts, ...(unit === "" ? ["表里没有写单位"] : [])],
      confidence: 0.85,
    },
    sentence: { from: 0, to: line.length, work: line, years: [], carried: null, head: "", ignored: false },
  };
}

function operatorOf(sign: string, about: string, unit: string): TargetOperator {
  if (/[＞>]|超过|突破/u.test(sign)) return "gt";
  return sign === "约" || about === "左右" || unit.endsWith("左右") ? "approx" : "ge";
}

/** 高新技术企业数（家）: the bracket behind a name is its unit. */
function splitUnit(name: string): readonly [string, string] {
  const match = /^(.*?)（([^（）]{1,10})）$/u.exec(name.replace(/^\d+[.、]?/u, ""));
  return match === null ? [name.replace(/^\d+[.、]?/u, ""), ""] : [match[1] ?? "", match[2] ?? ""];
}
