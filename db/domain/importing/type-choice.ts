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
import { cellStyle } from "#domain/importing/cell-style";
import { foldText } from "#domain/shared/chinese-text";

/** Makes the reader of a yes/no column (是否列解析器): 是否, 有无, √×, Y/N, 1/0, or 1是2否 where the column says so; `2023年认定` means yes. */
export function createBooleanTyper({ column }: TyperContext): CellTyper {
  const codes = column.valueMap;
  const read = remembering((raw) => typeBoolean(raw, codes));
  return (content, raw) => {
    if (typeof content === "boolean") return plain(content);
    const reading = read(raw);
    if (reading.finding !== null || reading.value === null) return reading;
    const style = cellStyle(raw, "boolean");
    const isUsual = style === "boolean:是否" || style === column.habit || codes?.[raw.trim()] !== undefined;
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
  if (meaning !== undefined) return plain(meaning === "是");
  if (column.habit !== null || column.valueMap !== null) return plain(null);
  return noted(null, "boolean-blank", "空着没填，本列写法不一，不能当作“否”，按没有填处理");
}

const YES = /^(?:是|有|对|已|√|✓|✔|☑|■|●|Y|YES|TRUE|T|V|真|属于|是的|已认定|已入库)$/u;
const NO = /^(?:否|无|没有|不是|非|未|不|×|✗|✘|X|☐|□|N|NO|FALSE|F|假|不属于|未认定|否定)$/u;

function typeBoolean(raw: string, codes: Readonly<Record<string, string>> | null): Reading {
  const text = foldText(raw);
  const meaning = codes?.[raw.trim()] ?? codes?.[text];
  if (meaning !== undefined) return YES.test(meaning) ? plain(true) : NO.test(meaning) ? plain(false) : plain(null);
  if (YES.test(text)) return plain(true);
  if (NO.test(text)) return plain(false);
  if (codes === null || codes["0"] !== undefined || codes["√"] !== undefined) {
    if (text === "1") return plain(true);
    if (text === "0") return plain(false);
  }
  if (/^(?:19|20)\d\d(?:年|年度)?(?:第?.{0,4}批)?(?:认定|通过|获批|取得|获得|入库|入统|复审|重新认定)?$/u.test(text)) {
    return noted(true, "boolean-with-year", `“${raw.trim()}”写的是年份，读作“是”`);
  }
  return readPlaceholder(raw) ?? refused("boolean-unreadable", `“${raw.trim()}”看不出是“是”还是“否”，未导入`);
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
  const words = field.choices.map(({ value }) => value).join("、");
  return refused("choice-unknown", `“${raw.trim()}”不在“${field.label}”的选项（${words}）里，未导入`);
}
