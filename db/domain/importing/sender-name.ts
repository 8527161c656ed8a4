import type { TakenTable } from "#domain/importing/taken-table";
import { foldName, foldText } from "#domain/shared/chinese-text";

/** Who sent a file, as it says itself (报送单位): the word 填报单位 of its tables when they agree, else an office, a street or a carrier in its name. Null when it does not say. */
export function senderOf(fileName: string, tables: readonly Pick<TakenTable, "table">[]): string | null {
  const stated = new Map<string, string>();
  for (const { table } of tables) {
    const sender = nameOnly(table.sender ?? "");
    if (sender !== "") stated.set(foldName(sender), sender);
  }
  if (stated.size > 1) return null;
  const [only] = stated.values();
  return only ?? senderInName(fileName);
}

/** What stands behind the name on the same line (，统计截止时间：…　填报日期：…) is none of it. */
function nameOnly(stated: string): string {
  const [name = ""] = stated.trim().split(/[,，;；、|]|\s{2,}|(?:填报|统计|制表|报送|截止|联系)[^：:]{0,6}[：:]/u);
  return name.replace(/[(（](?:公?盖?章|签章|签字|公章)[)）]/gu, "").trim();
}

/** The sender a file name mentions (文件名里的报送单位): 青砚街道企业名册2026年一季度.xlsx → 青砚街道. */
export function senderInName(fileName: string): string | null {
  const stem = foldText(fileName.replace(/\.[^.]+$/u, ""));
  for (const part of stem.split(/[^\p{Script=Han}A-Z]+/u)) {
    const name = OFFICE.exec(part.replace(LEADING, ""))?.[0]?.replace(LEADING, "") ?? "";
    const core = name.replace(SUFFIX, "");
    if (core.length >= 2 && !GENERIC.test(core)) return name;
  }
  return null;
}

/** Are two senders one? Unknown ones are nobody. */
export function isSameSender(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && senderKey(one) !== "" && senderKey(one) === senderKey(other);
}

/** 青砚街道办事处 is 青砚街道. */
function senderKey(name: string): string {
  return foldName(name)
    .replace(/(?:盖章|公章)$/u, "")
    .replace(/(?<=街道|镇|乡)(?:办事处|人民政府|政府)$/u, "");
}

const ENDS =
  "街道办事处|街道|镇政府|乡政府|社区|管委会|管理委员会|科技创新局|科技局|经发局|经济发展局|发改局|统计局|税务局|市场监管局|投促局|招商局|服务中心|创业中心|孵化器|加速器|众创空间|科技园|产业园|创业园|软件园|工业园|园区|分园";
const OFFICE = new RegExp(`^.*?(?:${ENDS})`, "u");
const SUFFIX = new RegExp(`(?:${ENDS})$`, "u");
/** What stands before a name in a file's name. */
const LEADING =
  /^(?:附件|附表|附|关于|报送|上报|转发|汇总|企业|名册|花名册|名单|台账|数据|表|年|月|日|季度|更新|最新|定稿|终稿|的)+/u;
/** Words that say which kind, not which one. */
const GENERIC = /^(?:国家级?|省级?|市级?|区级?|各|全区|全市|所有|本|我|在孵|入驻|科技|综合|企业|专业|新增|重点)+$/u;
