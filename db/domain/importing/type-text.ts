import {
  type CellTyper,
  type Finding,
  noted,
  type Reading,
  refused,
  type TyperContext,
} from "#domain/importing/cell-typer";
import { readPlaceholder } from "#domain/importing/placeholder";
import { isFigure } from "#domain/importing/cell-style";
import {
  garbled,
  HIDDEN,
  isDateCell,
  notText,
  OUTER_BLANKS,
  rareCharacter,
  UNUSUAL,
  warning,
} from "#domain/importing/plain-text";
import { levelOrder } from "#domain/register/kind";
import { cleanName } from "#domain/shared/chinese-text";

/** Makes the reader of a text or address column (文字列解析器): outer blanks removed, the rest as written. */
export function createTextTyper({ field, column }: TyperContext): CellTyper {
  const isIndustry = field.id === "industry";
  const isLevel = field.id === "carrierLevel";
  return (content, raw) => {
    const other = notText(content, raw) ?? readPlaceholder(raw);
    if (other !== null) return other;
    if (isIndustry && /^[A-T]?\d{2,4}$/u.test(raw)) {
      return noted(raw, "industry-is-code", `“${raw}”是行业代码，这一列填的是行业名称，照原样导入，请核对`);
    }
    const level = isLevel ? readLevel(raw) : null;
    if (level !== null) return level;
    if (column.habit === "words" && isFigure(content)) {
      return noted(
        raw.trim(),
        "text-is-number",
        `“${raw.trim()}”是数字或日期，这一列其他行写的是文字，照原样导入，请核对`,
      );
    }
    if (!UNUSUAL.test(raw)) return { value: raw, finding: SPOILT.test(raw) ? garbled(raw) : null };
    const text = raw.replace(OUTER_BLANKS, "").replace(HIDDEN, "");
    return { value: text, finding: textFinding(raw, text) };
  };
}

/** 国家级科技企业孵化器 says level and type in one: the level is what formulas compare; a plain word stays as written. */
function readLevel(raw: string): Reading | null {
  const text = raw.replace(OUTER_BLANKS, "");
  const [, word, rest = ""] = LEVEL.exec(text) ?? [];
  const level = levelOrder.find((one) => one.replace(/级$/u, "") === word?.replace(/级$/u, ""));
  if (level === undefined || level === text) return null;
  const said = rest === "" ? "" : `，“${rest}”不是级别`;
  return noted(level, "level-with-type", `“${text}”读作“${level}”${said}，请核对`);
}

const LEVEL =
  /^(国家级?|省级?|市级?|区县级)((?:科技)?(?:企业)?(?:专业|综合)?(?:孵化器|众创空间|加速器|大学科技园|产业创新服务综合体|孵化载体|载体)?(?:[(（][^()（）]*[)）])?)$/u;

/** Makes the reader of a person column (人名列解析器): blanks inside a Chinese name removed, the rest as written. */
export function createPersonTyper(): CellTyper {
  return (content, raw) => {
    const other = notText(content, raw) ?? readPlaceholder(raw);
    if (other !== null) return other;
    const text = raw.replace(OUTER_BLANKS, "").replace(HIDDEN, "");
    if (isDateCell(content)) return refused("person-is-number", `“${text}”是日期，不是人名，像是填错了列，未导入`);
    if (CHINESE_NAME.test(text)) {
      const value = cleanName(text);
      const spaced = value === text ? null : warning("name-inner-space", `中间有空格，已去掉，读作“${value}”`);
      return { value, finding: spaced ?? textFinding(raw, value) };
    }
    return unusualPerson(text) ?? { value: text, finding: textFinding(raw, text) };
  };
}

/** Splits 姜铭 100-0000-5910 into person and phone (拆分联系人及电话), in either order; a part that is not there is blank. */
export function splitPersonAndPhone(raw: string): { readonly person: string; readonly phone: string } {
  const text = raw.trim();
  const behind = /^(\+?\d[\d\s\-—－()（）]{5,}\d)[\s:：,，/、;；(（]*([^\d()（）]{2,})[)）]?$/u.exec(text);
  if (behind !== null) return { person: (behind[2] ?? "").trim(), phone: (behind[1] ?? "").trim() };
  const parts = /^([^\d+]*?)[\s:：,，/、;；(（]*((?:[(（]?\+?\d).*)$/su.exec(text);
  if (parts === null) return { person: text, phone: "" };
  const phone = (parts[2] ?? "").trim();
  const closes = /[)）]$/u.test(phone) && !/[(（]/u.test(phone);
  return { person: (parts[1] ?? "").trim(), phone: closes ? phone.slice(0, -1) : phone };
}

/** A quick look before `garbled`: none of these stands in a plain Chinese text. */
const SPOILT = /[?\ufffd\ue000-\uf8ff\u00a1-\u00ff\u25a1&<_锟烫]/u;

const CHINESE_NAME = /^[\u4e00-\u9fff](?:[ \t\p{Zs}]*[\u4e00-\u9fff]){1,3}$/u;

function unusualPerson(text: string): Reading | null {
  if (!/[^\d\s.+-]/u.test(text)) {
    return refused("person-is-number", `“${text}”是一串数字，不是人名，像是填错了列，未导入`);
  }
  if (text.replace(/\D/gu, "").length >= 7) {
    const { person } = splitPersonAndPhone(text);
    const value = person === "" ? text : person;
    return noted(value, "person-with-phone", `“${text}”里人名和电话写在一起，人名读作“${value}”，请核对`);
  }
  if (/[/、,，;；\n]/u.test(text))
    return noted(text, "two-persons-in-one-cell", `“${text}”像是不止一个人，照原样导入，请核对`);
  if (/[(（]/u.test(text)) return noted(text, "person-with-note", `“${text}”带有附注，照原样导入，请核对`);
  if (UNLIKE_NAME.test(text)) return noted(text, "person-unusual", `“${text}”不像人名，照原样导入，请核对`);
  return garbledPerson(text);
}

/** One character alone, signs for hidden ones (张*), digits, mail addresses, places and organisations; names of ethnic groups (阿依古丽·买买提) and foreign ones are fine. */
const UNLIKE_NAME =
  /^.$|[*＊×]|[Xx]{2}|\d|@|(?:公司|集团|中心|学校|学院|大学|医院|管委会|办公室|[省市县区路街]|[号楼层室])$|^(?:TRUE|FALSE)$|^(?:是|否|有)$|^[^·•.\sA-Za-z]{9,}$/u;

function garbledPerson(text: string): Reading | null {
  const finding = garbled(text);
  return finding === null ? null : { value: text, finding };
}

function textFinding(raw: string, text: string): Finding | null {
  if (/[\r\n]/u.test(text)) return warning("line-break-in-field", "内容中间有换行，照原样保留");
  if (/\p{Cf}/u.test(raw.replace(OUTER_BLANKS, "")))
    return warning("hidden-character", `内容中间有看不见的字符，已去掉，读作“${text}”`);
  const spoilt = garbled(text);
  if (spoilt !== null) return spoilt;
  return raw.startsWith("\t") ? warning("leading-tab", "内容前面有制表符，已去掉") : rareCharacter(text);
}
