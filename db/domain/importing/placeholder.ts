import { noted, type Reading } from "#domain/importing/cell-typer";
import { foldText } from "#domain/shared/chinese-text";

/** Words that stand where a value is missing (占位符): `--` `/` 无 不详 待定 同上. Answers a reading without value and what was found; null when the text is a real one. */
export function readPlaceholder(raw: string): Reading | null {
  if (raw.length > 12) return null;
  const text = foldText(raw);
  if (SIGNS.test(text) || UNKNOWN.test(text)) {
    return noted(null, "placeholder", `写的是“${raw.trim()}”，表示没有填，按空白处理`);
  }
  if (NONE.test(text)) return noted(null, "text-none", `写的是“${raw.trim()}”，按没有数处理，不当作 0`);
  if (DITTO.test(text)) {
    return noted(null, "ditto", `写的是“${raw.trim()}”，不替您照抄上一行，请补上实际内容`);
  }
  return null;
}

/** Whether a text is a mere sign for a blank (— / --), as senders draw through a whole column that does not apply. */
export function isBlankSign(raw: string): boolean {
  return raw.length <= 4 && SIGNS.test(foldText(raw));
}

const SIGNS = /^(?:-+|\/+|\\+|\.{2,}|…+|\*+|_+|~+|\?+|×|N\/A|#N\/A|NA|NULL|NIL|NONE|\(空\))$/u;
const UNKNOWN =
  /^(?:不详|未知|待定|待办|待补充?|待核实?|待查|待填|待确认|办理中|暂缺|暂无|缺|缺失|空|空白|保密|未填|未填报|未提供|未办理|不适用|不涉及|无数据|暂无数据|未统计)$/u;
const NONE = /^(?:无|没有|无此项|没)$/u;
const DITTO = /^(?:同上|同前|〃|"|″|同左|同)$/u;
