import type { Field } from "#domain/catalogue/field";
import {
  type CellTyper,
  noted,
  plain,
  type Reading,
  refused,
  remembering,
  type TyperContext,
} from "#domain/importing/cell-typer";
import { readPlaceholder } from "#domain/importing/placeholder";
import { LIKELY_NO } from "#domain/importing/value-codes";
import { cellStyle } from "#domain/importing/cell-style";
import { foldText } from "#domain/shared/chinese-text";

/** Makes the reader of a yes/no column (是否列解析器): 是否, 有无, √×, Y/N, 1/0, or 1是2否 where the column says so; `2023年认定` means yes. */
export function createBooleanTyper({ field, column }: TyperContext): CellTyper {
  const codes = column.valueMap;
  const own = new Set([field.label, ...field.synonyms].map(foldText));
  const read = remembering((raw) => typeBoolean(raw, codes, own));
  return (content, raw) => {
    if (typeof content === "boolean") return plain(content);
    const reading = read(raw);
    if (reading.finding !== null || reading.value === null) return reading;
    const style = cellStyle(raw, "boolean");
    const habit = column.habit ?? null;
    const isUsual = style === habit || (style === "boolean:是否" && habit === null) || isCode(raw, codes);
    return isUsual
      ? reading
      : noted(
          reading.value,
          "boolean-variant",
          `“${raw.trim()}”读作“${reading.value === true ? "是" : "否"}”，与本列其他写法不同`,
        );
  };
}

/** Makes the reader of a choice column (选项列解析器): one of the field's words, written as the catalogue knows or as the header's codes say. */
export function createChoiceTyper({ field, column }: TyperContext): CellTyper {
  const read = remembering((raw) => typeChoice(raw, field, column.valueMap));
  return (_content, raw) => read(raw);
}

/** What a blank cell of a yes/no column means: no, where only yes is marked (是打√); else nothing, with a word where the column has no one way of writing. */
export function blankBoolean({ column }: TyperContext): Reading {
  const meaning = column.valueMap?.[""];
  if (meaning === LIKELY_NO) return LIKELY;
  if (meaning !== undefined) return plain(meaning === "是");
  // Among ticks and circles a blank may be a no.
  const isWords = column.habit != null && !/√|●/u.test(column.habit);
  if (isWords || column.valueMap !== null) return plain(null);
  return noted(null, "boolean-blank", "空着没填，本列写法不一，不能当作“否”，按没有填处理");
}

const LIKELY = noted(false, "boolean-blank", "没有写“是”，本列其他行几乎只写“是”，按“否”处理，请核对");

function isCode(raw: string, codes: Readonly<Record<string, string>> | null): boolean {
  return codes?.[raw.trim()] !== undefined || codes?.[foldText(raw)] !== undefined;
}

const YES =
  /^(?:是|有|对|已|√|✓|✔|☑|■|●|Y|YES|TRUE|T|V|真|属于|是的|已认定|已入库|已纳统|已入统|已入规|已通过|已获批|已取得|已获得|在库|在统)$/u;
const NO =
  /^(?:否|无|没有|不是|非|未|不|×|✗|✘|X|☐|□|N|NO|FALSE|F|假|错|不属于|未认定|否定|未入库|未纳统|未入统|未入规|未通过|未获批|未获得)$/u;

function typeBoolean(raw: string, codes: Readonly<Record<string, string>> | null, own: ReadonlySet<string>): Reading {
  const text = foldText(raw);
  const meaning = codes?.[raw.trim()] ?? codes?.[text];
  if (meaning === LIKELY_NO) return LIKELY;
  if (meaning !== undefined) return YES.test(meaning) ? plain(true) : NO.test(meaning) ? plain(false) : plain(null);
  if (YES.test(text)) return plain(true);
  if (NO.test(text)) return plain(false);
  const isBinary = codes === null || codes["0"] !== undefined || codes["√"] !== undefined;
  if (isBinary && /^[01]$/u.test(text)) return plain(text === "1");
  if (YEAR_ANSWER.test(text)) return noted(true, "boolean-with-year", `“${raw.trim()}”写的是年份，读作“是”`);
  const placeholder = readPlaceholder(raw);
  if (placeholder !== null) return placeholder;
  const meant = readBox(text) ?? readOwnWord(text, own) ?? readWithNote(text);
  return meant === null
    ? refused("boolean-unreadable", `“${raw.trim()}”看不出是“是”还是“否”，未导入`)
    : noted(meant, "boolean-with-note", `“${raw.trim()}”读作“${meant ? "是" : "否"}”，请核对`);
}

/** 2023年认定, 2023.11, 2023年第一批: when it became so. */
const YEAR_ANSWER =
  /^(?:19|20)\d\d(?:年|年度)?(?:[-./]?\d{1,2}(?:月|[-./]\d{1,2})?(?:月?\d{1,2}日)?)?(?:第?.{0,4}批)?(?:认定|通过|获批|取得|获得|入库|入统|复审|重新认定|首次认定|备案)?$/u;

/** A ticked box before or behind one of two answers: ☑是□否, 是□否√. */
function readBox(text: string): boolean | null {
  const [yes, no] = ["[是有]", "[否无]"];
  if (new RegExp(`^(?:${TICK}${yes}${BOX}?${no}|${yes}${TICK}${no}${BOX}?)$`, "u").test(text)) return true;
  return new RegExp(`^(?:${BOX}?${yes}${TICK}${no}|${yes}${BOX}?${no}${TICK})$`, "u").test(text) ? false : null;
}

const TICK = "[☑√✓✔■●]";
const BOX = "[□☐○]";

/** The heading's own words as an answer: 规上, 高新技术企业; 非规上, 规下. */
function readOwnWord(text: string, own: ReadonlySet<string>): boolean | null {
  if (own.has(text)) return true;
  const opposite = text.replace(/^(?:非|不是|未)/u, "").replace(/^(规|规模以)下/u, "$1上");
  return opposite !== text && own.has(opposite) ? false : null;
}

/** 是（2023年）, 否，拟明年申报: the answer, and words that do not take it back. */
function readWithNote(text: string): boolean | null {
  const [, answer, note = ""] = /^(是|否|有|无|√|×|Y|N)[(,，、;;:。.](.*)$/su.exec(text) ?? [];
  if (answer === undefined) return /^G[RF]\d{8,}$/u.test(text) ? true : null;
  const isYes = /[是有√Y]/u.test(answer);
  return isYes && /过期|失效|到期|退|撤|取消|未|拟|不|非|否|待|申报中/u.test(note) ? null : isYes;
}

function typeChoice(raw: string, field: Field, codes: Readonly<Record<string, string>> | null): Reading {
  const text = foldText(raw);
  const meaning = codes?.[raw.trim()] ?? codes?.[text];
  const wanted = meaning === undefined ? text : foldText(meaning);
  for (const { value, writtenAs } of field.choices) {
    if (foldText(value) === wanted || writtenAs.some((word) => foldText(word) === wanted)) return plain(value);
  }
  const placeholder = readPlaceholder(raw);
  if (placeholder !== null) return placeholder;
  const inside = /^([^()\d]+)\([^()]*\)$/u.exec(text)?.[1];
  const known = inside === undefined ? null : typeChoice(inside, field, codes).value;
  if (known !== null)
    return noted(known, "choice-with-note", `“${raw.trim()}”带有附注，读作“${String(known)}”，请核对`);
  const words = field.choices.map(({ value }) => value).join("、");
  return refused("choice-unknown", `“${raw.trim()}”不在“${field.label}”的选项（${words}）里，未导入`);
}
