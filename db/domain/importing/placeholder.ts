import { noted, type Reading, refused } from "#domain/importing/cell-typer";
import { foldText } from "#domain/shared/chinese-text";

/** Words that stand where a value is missing (占位符): `--` `/` 无 不详 待定 同上, and error words a text file kept (`#REF!`, `####`). Answers a reading without value and what was found; null when the text is a real one. */
export function readPlaceholder(raw: string): Reading | null {
  if (raw.length > MOST_LENGTH) return null;
  const text = foldText(raw);
  if (SIGNS.test(text) || UNKNOWN.test(text)) {
    return noted(null, "placeholder", `写的是“${raw.trim()}”，表示没有填，按空白处理`);
  }
  if (NONE.test(text)) return noted(null, "text-none", `写的是“${raw.trim()}”，按空白处理，不当作 0`);
  if (DITTO.test(text)) {
    return noted(null, "ditto", `写的是“${raw.trim()}”，不替您照抄，请补上实际内容`);
  }
  if (ERROR_WORD.test(text)) return refused("formula-error", `单元格是公式错误 ${raw.trim()}，未导入`);
  if (/^#{3,}$/u.test(text)) {
    return refused("hashes", `“${raw.trim()}”是列太窄时的显示，原来的内容没有存下来，未导入，请重新填写`);
  }
  return null;
}

/** Whether a text is a mere sign for a blank (— / --), as senders draw through a whole column that does not apply. */
export function isBlankSign(raw: string): boolean {
  return raw.length <= 4 && SIGNS.test(foldText(raw));
}

/** Whether a text says in a word that there is nothing (无、没有), as a column of words is often filled. */
export function isNoneWord(raw: string): boolean {
  return raw.length <= 4 && NONE.test(foldText(raw));
}

const MOST_LENGTH = 14;
const SIGNS = /^(?:-+|\/+|\\+|\.{2,}|…+|\*+|_+|~+|\?+|×|N\/A|#N\/A|NA|NULL|NIL|NONE|UNDEFINED|NAN|\((?:空白?|无)?\))$/u;
const UNKNOWN =
  /^(?:不详|未详|不明|不清楚?|未知|待定|待办|待补充?|待核实?|待查|待填|待报|待统计|待提供|待更新|待完善|待确认|待发证?|办理中|申[请报]中|公示中|统计中|补充中|暂缺|暂无|暂未(?:取得|办理|提供|统计)?|缺|缺失|空|空白|保密|涉密|未填|未填报|未报|未提供|未办理|未取得|不适用|不涉及|不便(?:提供|透露)|无法(?:提供|统计)|无数据|暂无数据|未统计|拒填|略)$/u;
const NONE = /^(?:无|没有|无此项|没|暂时没有|均无|全无)$/u;
const DITTO =
  /^(?:同上|同前|同上行|同上一行|〃|"+|''|′+|,,|同左|同右|同|同(?:上述|注册|经营|办公|生产|通讯|企业)?(?:地址|地|住所)(?:一致)?|与注册地址?(?:一致|相同))$/u;
const ERROR_WORD = /^#(?:REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/u;
