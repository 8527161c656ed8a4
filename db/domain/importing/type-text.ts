import {
  type CellTyper,
  type Finding,
  noted,
  plain,
  type Reading,
  refused,
  type TyperContext,
} from "#domain/importing/cell-typer";
import { readPlaceholder } from "#domain/importing/placeholder";
import { notText, OUTER_BLANKS, rareCharacter, UNUSUAL, warning } from "#domain/importing/plain-text";
import { cleanName } from "#domain/shared/chinese-text";

/** Makes the reader of a text or address column (文字列解析器): outer blanks removed, the rest as written. */
export function createTextTyper({ field }: TyperContext): CellTyper {
  const isIndustry = field.id === "industry";
  return (content, raw) => {
    const other = notText(content, raw) ?? readPlaceholder(raw);
    if (other !== null) return other;
    if (isIndustry && /^[A-T]?\d{2,4}$/u.test(raw)) {
      return noted(raw, "industry-is-code", `“${raw}”是行业代码，这一列填的是行业名称，照原样导入，请核对`);
    }
    if (!UNUSUAL.test(raw)) return plain(raw);
    const text = raw.replace(OUTER_BLANKS, "");
    return { value: text, finding: textFinding(raw, text) };
  };
}

/** Makes the reader of a person column (人名列解析器): blanks inside a Chinese name removed, the rest as written. */
export function createPersonTyper(): CellTyper {
  return (content, raw) => {
    const other = notText(content, raw) ?? readPlaceholder(raw);
    if (other !== null) return other;
    const text = raw.replace(OUTER_BLANKS, "");
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
  return null;
}

function textFinding(raw: string, text: string): Finding | null {
  if (/[\r\n]/u.test(text)) return warning("line-break-in-field", "内容中间有换行，照原样保留");
  return raw.startsWith("\t") ? warning("leading-tab", "内容前面有制表符，已去掉") : rareCharacter(text);
}
