/** Finds the title over a table of a sheet (表题). */
import type { TableArea } from "#domain/reporting/find-lists";
import { isSection } from "#domain/reporting/label-tables";
import type { SheetMap } from "#domain/reporting/sheet-map";

/** How far above its headings a table's title may stand. */
const TITLE_ROWS = 8;

/** 附件1：, before a title or alone. */
const ANNEX = /^附[件表]\s*[\d一二三四五六七八九十]*(?:[-—－]\d+)?\s*[：:.．、]?\s*/u;

/** 三、在孵企业清单 straight above a list that begins far below the title, on a card; null when no such heading stands there. */
export function headingAbove(map: SheetMap, { headerRows: [before] }: TableArea): string | null {
  if (before <= TITLE_ROWS) return null;
  const text = readTitle(map, { after: before - 3, before });
  return isSection(text) || /(?:名单|名册|清单|台账|明细表?|一览表?)$/u.test(text) ? text : null;
}

/** （单位：万元） behind a title. */
const UNIT_NOTE = /\s*[（(](?:计量|金额|货币)?单位\s*[：:][^（）()]*[）)]\s*$/u;

/** 三、孵化器名单: the heading of a list among other parts of a form, however narrow its cell. */
const LIST_HEADING =
  /^[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．\s]?[^。；;]*(?:名单|名册|名录|一览表?)[^。；;]{0,12}$/u;

/** A sentence to be filled in is no title. */
const GAP = /[_＿]{2,}\s*(?:[家个户人项件%％亿万]|平方)/u;

/** A line in brackets below a title goes on with it: （国家级）. */
const IN_BRACKETS = /^[（(][^（）()]+[）)]$/u;

/** An English line below a Chinese title says the same once more. */
function isTranslation(text: string, title: string): boolean {
  return /\p{Script=Han}/u.test(title) && !/\p{Script=Han}/u.test(text);
}

/** The longest text above a table that spans much of its width. */
export function readTitle(
  map: SheetMap,
  { after, before }: { readonly after: number; readonly before: number },
): string {
  let best = { text: "", width: -1 };
  const first = after === 0 ? 1 : Math.max(after + 1, before - TITLE_ROWS);
  for (let row = first; row < (after === 0 ? Math.min(before, TITLE_ROWS) : before); row += 1) {
    for (let column = 1; column <= map.columnCount; column += 1) {
      if (!map.isMaster(row, column)) continue;
      const area = map.area(row, column);
      const width = area.lastColumn - area.firstColumn;
      const text = map.text(row, column).trim().replace(ANNEX, "").replace(UNIT_NOTE, "");
      const isPlain = text !== "" && !/[：:]/u.test(text) && !/^表号|^注(?!册)|^续表$/u.test(text);
      // Of two as wide the lower one is about the table (（一）高新技术企业名单 below 科技型企业培育情况).
      const isNearer = width === best.width && /名单|名册|情况|表|台账|清单|[）)、]/u.test(text) && row > first;
      const isOwn = LIST_HEADING.test(text);
      if (isPlain && width === best.width && best.text !== "" && IN_BRACKETS.test(text) && !GAP.test(text))
        best = { text: best.text + text, width };
      else if (
        isPlain &&
        !isTranslation(text, best.text) &&
        !GAP.test(text) &&
        (width > best.width || isNearer || isOwn)
      )
        best = { text, width };
    }
  }
  return best.text;
}

/** The title that counts for every table of a sheet: the one above 一、砚池片区企业, which is the heading of the first alone. */
export function sharedTitle(map: SheetMap, title: string, before: number): string {
  for (let row = before; isSection(title) && row > 1; row -= 1) {
    const above = readTitle(map, { after: 0, before: row });
    if (!isSection(above)) return above;
  }
  return isSection(title) ? "" : title;
}
