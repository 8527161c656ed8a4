/** What the head and foot of a policy text say of the whole: title, years, region (文件概况). */
import { isRuleBook } from "./demands.ts";
import { isReport } from "./past-words.ts";
import { listYears } from "./year-mentions.ts";

/** Title and years of a document (文件概况). */
export interface DocumentFrame {
  readonly title: string;
  /** Year of issue; null when the text does not say. */
  readonly issued: number | null;
  /** Last year of the plan by its title; null when the title names none. */
  readonly planEnd: number | null;
  /** First year of the plan by its title. */
  readonly planStart: number | null;
  /** The one year of a yearly work plan (2026年工作要点); null otherwise. */
  readonly workYear: number | null;
  /** Rules of recognition, assessment or application (管理办法、申报通知): their numbers are conditions. */
  readonly rules: boolean;
  /** A report on what was done (工作总结): only what it says of the time to come can be a target. */
  readonly report: boolean;
  /** 全省、全市、全区…, by the issuer; "" when it cannot be told. */
  readonly region: string;
}

/** Reads the frame from the matching text. */
export function readFrame(work: string): DocumentFrame {
  const lines = work.split("\n");
  const title = findTitle(lines);
  const years = listYears(`${title}${periodBelow(lines, title)}`.replace(/[《》]/gu, " "));
  const quinquennium = /“?十([二三四五六])五”?/u.exec(title)?.[1];
  const byPlan = quinquennium === undefined ? null : (PLAN_ENDS[quinquennium] ?? null);
  return {
    title,
    issued: findIssued(work),
    planEnd: years.at(-1)?.year ?? byPlan,
    planStart: years.at(-1)?.start ?? (byPlan === null ? startStated(work) : byPlan - 4),
    workYear: years.length === 1 && years[0]?.start === null && WORK_PLAN.test(title) ? (years[0]?.year ?? null) : null,
    rules: isRuleBook(title),
    report: isReport(title),
    region: findRegion(title, work),
  };
}

const PLAN_ENDS: Readonly<Record<string, number>> = { 二: 2015, 三: 2020, 四: 2025, 五: 2030, 六: 2035 };
const WORK_PLAN = /工作要点|重点工作|工作计划|年度计划|工作任务|任务清单|工作安排/u;
const NO_TITLE = /[。，]|^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]）|\d)/u;
const TITLE =
  /(?:意见|方案|计划|规划|通知|办法|措施|纲要|行动|规定|细则|政策|要点|指引|指南|公告)(?:（[^）]{2,20}）)*$/u;

function findTitle(lines: readonly string[]): string {
  const head = lines.slice(0, 30).filter((line) => !line.includes("|"));
  const line = head.find((words) => words.length <= 80 && TITLE.test(words.trim()) && !NO_TITLE.test(words));
  const first =
    line ??
    head
      .find((words) => words.trim() !== "")
      ?.split(/[，。]/u)[0]
      ?.slice(0, 60) ??
    "";
  // A page saved as one line: the title runs up to its kind of document.
  const cut = /^.{4,60}?(?:指导意见|实施意见|意见|方案|计划|规划)(?=为|[ ]|$)/u.exec(first)?.[0];
  return (cut ?? first).trim();
}

/** （2026—2030年） on the line below the title. */
function periodBelow(lines: readonly string[], title: string): string {
  const at = lines.findIndex((line) => line.trim() === title);
  const next = at < 0 ? "" : (lines[at + 1] ?? "").trim();
  return /^（20\d\d年?[—–\-~～至到]+20\d\d年）$/u.test(next) ? next : "";
}

/** 实施期限为2026—2030年, 规划期为…: the document says itself what time it is for. */
function startStated(work: string): number | null {
  const found =
    /(?:规划期|实施期|行动期|执行期|有效期|期限|时限)(?:限)?(?:为|是|：)?(?:自)?(20\d\d)年?[^，。；\n]{0,6}?[—–\-~～至到]+20\d\d年/u.exec(
      work,
    );
  return found === null ? null : Number(found[1]);
}

function findIssued(work: string): number | null {
  const found =
    /^[^，。《\n]{2,14}[〔（](20\d\d)[〕）]\d{1,5}号/mu.exec(work) ??
    /成文日期[^\d\n]{0,8}(20\d\d)/u.exec(work) ??
    /^(20\d\d)年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日(?:印发)?$/mu.exec(work) ??
    /(20\d\d)年\d{1,2}月\d{1,2}日印发/u.exec(work) ??
    /(?:发布|印发|发文)(?:日期|时间)[^\d\n]{0,8}(20\d\d)/u.exec(work);
  return found === null ? null : Number(found[1]);
}

function findRegion(title: string, work: string): string {
  const name = /[\p{Script=Han}]{1,6}?(省|自治区|市|县|高新区|开发区)/u.exec(title)?.[1] ?? "";
  const word = name === "" ? (/(全省|全市|全区|我省|我市)/u.exec(work)?.[1] ?? "") : name;
  if (/省|自治区/u.test(word)) return word === "自治区" ? "全区" : "全省";
  if (/市/u.test(word)) return "全市";
  return word === "" ? "" : "全区";
}
