import { type CellTyper, type Finding, noted, plain, type Reading, refused } from "#domain/importing/cell-typer";
import { readPlaceholder } from "#domain/importing/placeholder";
import {
  garbled,
  isDateCell,
  notText,
  OUTER_BLANKS,
  rareCharacter,
  UNUSUAL,
  warning,
} from "#domain/importing/plain-text";
import { cleanName } from "#domain/shared/chinese-text";

/** Makes the reader of a name column (名称列解析器): spaces and line breaks removed, brackets as written; a remark behind the name (已注销, 原名××) is taken off and said. */
export function createNameTyper(): CellTyper {
  return (content, raw) => {
    const other = notText(content, raw) ?? readPlaceholder(raw);
    if (other !== null) return other;
    if (!UNUSUAL.test(raw) && !CLOSER_LOOK.test(raw)) return plain(raw);
    if (isDateCell(content)) return refused("name-is-number", `“${raw.trim()}”是日期，不是名称，像是填错了列，未导入`);
    const value = cleanName(raw);
    if (value === "") return plain(null);
    const reading = withoutRemark(raw, value) ?? oddName(raw, value);
    return reading ?? { value, finding: nameFinding(raw, value) ?? rareCharacter(value) };
  };
}

/** Signs that no plain name has: digits at its start, brackets at its end, marks, separators, a code inside. */
const CLOSER_LOOK =
  /^[\d*＊※★☆▲△●○◆"“'《(（\u2460-\u249b]|[)）\]】(（[【。，,;；、*＊※★☆"”'\u2460-\u249b]$|[/\\；;、：:?<&_\ufffd\ue000-\uf8ff\u00a1-\u00ff\u25a1]|\d{7,}|公司.*公司|^.{1,2}$/u;

/** What clerks note behind a name in brackets; places, forms of partnership and (筹) belong to the name. */
const REMARK =
  /^(?:已?注销|注销中|已?吊销|已?迁[出入]|已?搬[离迁]|新|新增|新入驻|新迁入|简称[:：]?.+|以下简称.+|已?更名|已?变更|停[业产]|歇业|失联|已?退出|已?毕业|在孵|高企|规上|国高|重复|待核实?|原名?[:：]?.{4,}|曾用名[:：]?.+|更名前[:：]?.+|原.*(?:公司|厂|中心|企业))$/u;
const FORMER = /^(.{4,}?(?:公司|厂|中心|所|院|企业|社|店))[,，;；、/]?(?:曾用名|原名|原名称|更名前)[:：为]?(.+)$/u;

function withoutRemark(raw: string, value: string): Reading | null {
  const [, name, note] = /^(.{4,})[(（[【]([^()（）[\]【】]+)[)）\]】]$/u.exec(value) ?? [];
  if (name !== undefined && note !== undefined && REMARK.test(note)) {
    const former = FORMER_NOTE.exec(note)?.[1];
    if (former !== undefined) return withFormer(raw, name, former);
    return noted(name, "name-with-note", `“${raw.trim()}”里的“${note}”不是名称，名称读作“${name}”，请核对`);
  }
  const [, present, former] = FORMER.exec(value) ?? [];
  if (present === undefined || former === undefined) return null;
  return withFormer(raw, present, former);
}

/** 原名：甲公司, 曾用名甲公司, 原甲公司: a former name for certain, as it ends like one. */
const FORMER_NOTE =
  /^(?:曾用名|原名称?|更名前名?称?|原)[:：为是]?(.{2,}(?:公司|厂|中心|研究院|研究所|企业|合作社|事务所))$/u;

function withFormer(raw: string, name: string, former: string): Reading {
  const reason = `“${raw.trim()}”里写有曾用名“${former}”，名称读作“${name}”，请核对`;
  const reading = noted(name, "name-with-note", reason);
  return /(?:公司|厂|中心|院|所|企业|社)$/u.test(former) && former !== name
    ? { ...reading, also: { field: "formerName", value: former } }
    : reading;
}

function oddName(raw: string, value: string): Reading | null {
  const shown = raw.replace(OUTER_BLANKS, "");
  if (/^[\d.,+-]+$/u.test(value)) {
    return refused("name-is-number", `“${shown}”是一串数字，不是名称，像是填错了列，未导入`);
  }
  if (/[0-9A-Z]{15,18}/u.test(value)) {
    return noted(value, "name-with-code", `“${shown}”里名称和代码写在一起，照原样导入，请核对`);
  }
  const numbered = /^(?:\d{1,4}[.、．]|[(（]\d{1,3}[)）]|[\u2460-\u249b])(?=[\u4e00-\u9fff])(.+)$/u.exec(value)?.[1];
  if (numbered !== undefined) {
    return noted(numbered, "name-with-number", `“${shown}”前面像是序号，名称读作“${numbered}”，请核对`);
  }
  if (/(?:公司|厂|中心|所|院).*[/、;；].*(?:公司|厂|中心|所|院)/u.test(value)) {
    return noted(value, "two-names-in-one-cell", `“${shown}”像是不止一个名称，照原样导入，请核对`);
  }
  if (/^(.{4,})\1$/u.test(value) || /公司.+公司$/u.test(value.replace(/(?:分|子|总)公司$/u, ""))) {
    return noted(value, "two-names-in-one-cell", `“${shown}”像是不止一个名称，照原样导入，请核对`);
  }
  if (/\d{7,}/u.test(value))
    return noted(value, "name-with-code", `“${shown}”里名称和号码写在一起，照原样导入，请核对`);
  const spoilt = garbled(value);
  if (spoilt !== null) return { value, finding: spoilt };
  if (MARKS.test(value) || !isBalanced(value))
    return noted(value, "name-with-mark", `“${shown}”带有名称以外的符号，照原样导入，请核对`);
  return value.length < 3 ? noted(value, "name-too-short", `“${shown}”不像完整的名称，照原样导入，请核对`) : null;
}

function isBalanced(value: string): boolean {
  return value.match(/[(（]/gu)?.length === value.match(/[)）]/gu)?.length;
}

const MARKS = /^[*＊※★☆▲△●○◆"“'《]|[。，,;；、*＊※★☆"”'\u2460-\u249b]$/u;

function nameFinding(raw: string, value: string): Finding | null {
  const trimmed = raw.replace(OUTER_BLANKS, "");
  if (/\p{Cf}/u.test(trimmed)) return warning("hidden-character", `名称中间有看不见的字符，已去掉，读作“${value}”`);
  if (/[\r\n]/u.test(trimmed)) return warning("name-line-break", `名称中间有换行，已连成“${value}”`);
  return trimmed === value ? null : warning("name-inner-space", `名称中间有空格，已去掉，读作“${value}”`);
}
