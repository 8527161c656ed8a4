/** What one cell of a table of indicators asks for (目标单元格). */
import type { TargetOperator } from "#domain/targets/target";

/** The demand of a cell. `unit` is the one written in the cell, "" when none is. */
export interface CellTarget {
  readonly operator: TargetOperator;
  readonly value: string;
  readonly unit: string;
  /** The less the better. */
  readonly lower: boolean;
}

/** Reads ≥8, 1000以上, 60左右, 15—20, 翻一番, 前10, 全覆盖, 高于全国平均水平; null when the cell asks for nothing. */
export function readCell(cell: string, label: string): CellTarget | null {
  const words = cell.replace(/（.*?）|[〔〕]/gu, "").trim();
  return readWords(words) ?? readNumber(words, label);
}

function readWords(words: string): CellTarget | null {
  const target = (operator: TargetOperator, value: string, unit: string): CellTarget => ({
    operator,
    value,
    unit,
    lower: false,
  });
  if (RANK.test(words)) return target("rank", words, "位次");
  const times = /^(?:实现)?(?:翻([一两二三])番|倍增)$/u.exec(words);
  if (times !== null) return target("double", DOUBLINGS[times[1] ?? "一"] ?? "2", "倍");
  if (/^(?:实现)?全覆盖$/u.test(words)) return target("coverage_all", "100", "%");
  const reference = /^(?:达到|高于|不低于|超过)?(全[国省市区][^\d]{0,8}平均水平)$/u.exec(words)?.[1];
  if (reference !== undefined) return target("ge_ref", reference, "");
  return /^(?:逐年|稳步|持续)(?:提高|提升|增长|增加|上升)$/u.test(words) ? target("increasing", words, "") : null;
}

const DOUBLINGS: Readonly<Record<string, string>> = { 一: "2", 两: "4", 二: "4", 三: "8" };
const RANK =
  /^(?:位居|居|进入|保持)?(?:全[国省市球]|世界|中部|西部|东部)?(?:前[\d一二三四五六七八九十百]+(?:位|名|强)?|前列|第[\d一二三四五六七八九十]+(?:位|名)?)$/u;
const VALUE =
  /^(?<sign>[≥＞>≤＜<]|不低于|不少于|不超过|超过|突破|达到|达|约|年均增长|增长)?(?<value>\d[\d,]*(?:\.\d+)?)(?:[—–\-~～至]+(?<upper>\d[\d,]*(?:\.\d+)?))?(?<unit>[%％‰]|[\p{Script=Han}/]{0,8}?)(?<about>左右|以上|以内|以下)?$/u;

function readNumber(words: string, label: string): CellTarget | null {
  const parts = VALUE.exec(words)?.groups;
  if (parts === undefined) return null;
  const { sign = "", value = "", upper, unit = "", about = "" } = parts;
  const plain = value.replaceAll(",", "");
  return {
    operator: upper === undefined ? operatorOf(sign, about, label) : "between",
    value: upper === undefined ? plain : `${plain}–${upper.replaceAll(",", "")}`,
    unit: unit.replace("％", "%"),
    lower: /[≤＜<]|不超过/u.test(sign) || /以[内下]/u.test(about),
  };
}

/** Reads the cell of a column of yearly growth: 13%, 8左右, 10以上; null when it holds none. */
export function readGrowth(cell: string): CellTarget | null {
  const target = readNumber(cell.replace(/（.*?）|[〔〕]/gu, "").trim(), "年均增速");
  if (target === null || !/^%?$/u.test(target.unit)) return null;
  return { ...target, operator: target.operator === "between" ? "between" : "cagr_ge" };
}

function operatorOf(sign: string, about: string, label: string): TargetOperator {
  if (/年均/u.test(sign) || /年均(?:增速|增长)/u.test(label)) return "cagr_ge";
  if (sign === "增长") return "increment_ge";
  if (/[＞>]|^超过|突破/u.test(sign)) return "gt";
  return sign === "约" || about === "左右" ? "approx" : "ge";
}
