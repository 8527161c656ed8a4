/** Dates that a title asks for (标题里的时间条件): 2025年新入园, 成立3年以内, 2020年以来认定, 已迁出. */
import type { FieldBound } from "#domain/reporting/form-binding";
import type { TitleFields } from "#domain/reporting/title-fields";
import type { Phrase, Understood } from "#domain/reporting/title-phrase";

interface Happening {
  readonly words: string;
  readonly field: string;
  /** Read where the field is blank. */
  readonly orElse?: string;
  /** 迁出企业: those who have done so by the report day. */
  readonly ends?: true;
  /** 2025年入驻企业 may also be everybody there in 2025; 新入驻, 入驻的 are not. */
  readonly vague?: true;
}

/** What happens to entries of a kind, and the field that dates it. */
const HAPPENINGS: Readonly<Record<string, readonly Happening[]>> = {
  enterprise: [
    { words: "入园|入驻|入区|落户", field: "entryDate", orElse: "movedIn", vague: true },
    { words: "迁入", field: "movedIn", orElse: "entryDate" },
    { words: "迁出", field: "movedOut", orElse: "exitDate", ends: true },
    { words: "退出|离园|搬离", field: "exitDate", orElse: "movedOut", ends: true },
    { words: "注销|吊销", field: "closedOn", ends: true },
    { words: "成立|设立|注册(?!资|类|地|商)", field: "establishmentDate" },
    { words: "毕业|出孵", field: "graduationDate" },
    { words: "发证", field: "highTechIssueDate" },
  ],
  carrier: [
    { words: "认定(?:备案)?|备案|获批|获认定", field: "accreditedOn", orElse: "accreditationYear" },
    { words: "撤销|取消资格", field: "revokedOn", ends: true },
    { words: "投入运营|运营", field: "openedOn" },
  ],
};

const EXPIRING: Happening = { words: "到期", field: "highTechValidUntil" };

const DAY = "(?:19|20)\\d{2}年(?:\\d{1,2}月(?:\\d{1,2}日)?)?";
const FRESH = "(新近?|首次)?";
const END = "(的)?";

/** Takes dates out of a title. */
export function takeDates(phrase: Phrase, fields: TitleFields): void {
  const known = [...(HAPPENINGS[fields.kind] ?? [])];
  // Of all that runs out the roster dates only the certificate of 高新技术企业.
  if (fields.kind === "enterprise" && /高企|高新技术企业/u.test(phrase.text)) known.push(EXPIRING);
  for (const happening of known) {
    if (fields.index.byId.has(happening.field)) takeHappening(phrase, happening, fields.year);
  }
}

function takeHappening(phrase: Phrase, happening: Happening, year: number | null): void {
  const verb = `(?:${happening.words})`;
  const told = (...compare: readonly FieldBound[]) => dated(happening, compare);
  phrase.take(
    new RegExp(
      `(${DAY})(?:-|~|至|到)((?:(?:19|20)\\d{2}年)?(?:\\d{1,2}月(?:\\d{1,2}日)?)?)(?:期间|之间|间|内)?${FRESH}${verb}${END}`,
      "u",
    ),
    ([, from = "", until = ""]) => {
      const last = /^(?:19|20)/u.test(until) ? until : `${from.slice(0, 5)}${until}`;
      return until === "" ? null : told({ operator: "≥", value: isoOf(from) }, { operator: "≤", value: isoOf(last) });
    },
  );
  phrase.take(
    new RegExp(`((?:19|20)\\d{2})(?:-|~|至|到)((?:19|20)\\d{2})年(?:期间|之间|间|度)?${FRESH}${verb}${END}`, "u"),
    ([, from = "", until = ""]) => told({ operator: "≥", value: from }, { operator: "≤", value: until }),
  );
  phrase.take(
    new RegExp(`(${DAY})(?:以来|至今|起|及以后|及之后|\\(含\\)以后)${FRESH}${verb}${END}`, "u"),
    ([, day = ""]) => told({ operator: "≥", value: isoOf(day) }),
  );
  phrase.take(
    new RegExp(`(${DAY})(及以前|及之前|底前|末前|底以前|以前|之前|前)${verb}${END}`, "u"),
    ([, day = "", word = ""]) => told({ operator: /及|底|末/u.test(word) ? "≤" : "<", value: isoOf(day) }),
  );
  phrase.take(
    new RegExp(`(${DAY}|本年|当年|上年)(?:度|期间|以内|内)?${FRESH}${verb}${END}`, "u"),
    ([, day = "", fresh = "", tail = ""]) => {
      if (happening.vague && fresh === "" && tail === "") return { as: "doubt" };
      return told({ operator: "=", value: yearWord(day, year) });
    },
  );
  phrase.take(
    new RegExp(
      `${verb}(?:时间|日期|年限)?(在|不超过|不满|未满|不足|已?满|超过)?(\\d{1,2}|[一二两三四五六七八九十])年(?:\\(含\\))?(及?以内|之内|内|以下|及?以上)?${END}`,
      "u",
    ),
    ([, word = "", count = "", reach = ""]) => {
      const operator = spanOperator(word, reach);
      return operator === null ? null : told({ operator, value: `${years(count)}年前` });
    },
  );
  if (happening.ends)
    phrase.take(new RegExp(`已?${verb}${END}(?=企业|单位|公司|法人|市场主体|载体|孵化器|众创空间)`, "u"), () =>
      told({ operator: "≤", value: "报告期末" }),
    );
}

function dated({ field, orElse }: Happening, compare: readonly FieldBound[]): Understood {
  const condition = { field, ...(orElse === undefined ? {} : { orElse }), compare, unit: null };
  return { as: "conditions", where: [condition] };
}

/** The year of the form goes with the form: next year it is the next. */
function yearWord(day: string, year: number | null): string {
  if (day === "上年") return "上年";
  if (!/^\d/u.test(day)) return "本年";
  const iso = isoOf(day);
  return year !== null && iso === String(year) ? "本年" : iso;
}

/** 成立3年以内: since three years before the report day. */
function spanOperator(word: string, reach: string): FieldBound["operator"] | null {
  if (/^(?:不满|未满|不足)$/u.test(word)) return ">";
  if (word === "不超过" || /内$/u.test(reach)) return "≥";
  if (word === "超过") return "<";
  if (/满$/u.test(word) || /以上$/u.test(reach)) return "≤";
  return reach === "以下" ? ">" : null;
}

function years(text: string): number {
  const at = "一二三四五六七八九十".indexOf(text.replace("两", "二"));
  return at < 0 ? Number(text) : at + 1;
}

function isoOf(day: string): string {
  const [year = "", ...rest] = day.split(/[年月日]/u).filter((part) => part !== "");
  return [year, ...rest.map((part) => part.padStart(2, "0"))].join("-");
}
