/** The range that the words around a place set (格外写明的范围): the title of its sheet, 统计范围 lines, notes, the merged label of its rows, the words before a gap. */
import { readTitle, type TitleSearch } from "#domain/reporting/read-title";
import type { FormCell, ListCondition } from "#domain/reporting/form-binding";
import type { SheetMap } from "#domain/reporting/sheet-map";
import { foldText } from "#domain/shared/chinese-text";

/** Words around a place that narrow whom it is about (范围用语). `where` empty: they narrow it in a way nobody could make out. */
export interface ScopeWords {
  readonly words: string;
  readonly where: readonly ListCondition[];
}

/** What the head of a sheet says: its title lines, what it is about, its notes. `before`: the first row with a place to fill. */
export function scopesOfSheet(map: SheetMap, before: number, search: TitleSearch): readonly ScopeWords[] {
  const lines = singleTexts(map);
  const firstTable = Math.min(map.rowCount + 1, before, ...tableRows(map));
  const titles = lines.filter(
    ({ row, text }) => row < firstTable && !META.test(text) && !NOTE.test(text) && !GAP.test(text),
  );
  const scopes = lines.flatMap(({ text }) => [...text.matchAll(SCOPE)].map(([, inside = ""]) => inside));
  const notes = lines.flatMap(({ text }) => (NOTE.test(text) ? text.split(/[。；;\n]/u) : []));
  const offices = lines.flatMap(({ text }) => OFFICE.exec(text)?.[1] ?? []);
  return [
    ...titles.flatMap(({ text }) => readScope(text, search)),
    ...scopes.flatMap((text) => readScope(text, search)),
    ...notes.filter((text) => ONLY.test(text)).flatMap((text) => readNote(text, search)),
    ...offices.flatMap((text) => placesOf(text, search)),
  ];
}

/** 规上企业 in a cell merged down over the rows of its group. */
export function scopesOfRow(
  map: SheetMap,
  { row, column }: { row: number; column: number },
  search: TitleSearch,
): readonly ScopeWords[] {
  const found: ScopeWords[] = [];
  for (let at = 1; at < column; at += 1) {
    const { firstRow, lastRow, firstColumn } = map.area(row, at);
    if (firstColumn === at && lastRow > firstRow) found.push(...readLabel(map.text(row, at), search));
  }
  return found;
}

/** A label or heading of the place itself, taken apart: 云岫片区, 规上工业总产值. */
export function scopesOfLabel(texts: readonly string[], search: TitleSearch): readonly ScopeWords[] {
  return texts.flatMap((text) => readLabel(text, search));
}

/** 砚池片区：高新技术企业____家: places named before a gap in its sentence, and whatever ends with a colon. */
export function scopesOfSentence(
  cell: FormCell,
  before: readonly FormCell[],
  search: TitleSearch,
): readonly ScopeWords[] {
  const same = before.filter((other) => other.sheet === cell.sheet && other.cell === cell.cell);
  const words = [...same, cell].map(({ prefix }) => prefix).join(MARK);
  const sentence = words.split(/[。；;\n]/u).at(-1) ?? "";
  const said = sentence.split(MARK).flatMap((text) => placesOf(text, search));
  const heads = [...sentence.matchAll(/([^：:，,\uE0F0]+)[：:]/gu)].flatMap(([, text = ""]) => readLabel(text, search));
  return [...said, ...heads];
}

const MARK = "\uE0F0";
const SCOPE = /(?:填报|统计|报送|填写|调查)(?:范围|对象|口径)\s*[:：为是]\s*([^。；;\n]+)/gu;
/** 单位：万元, 填表人：…: about the form, not about whom. */
const META = /^(?!附[件表])[^：:]{0,10}[：:]/u;
const NOTE = /^\s*[（(]?(?:备?注|说明|附注)\d*\s*[：:]/u;
const ONLY = /仅|只(?:统计|填|含|包括|列)|不含|不包括|不统计|剔除|扣除/u;
const OFFICE = /(?:填报|报送|编报|报告|填表)单位(?:名称)?\s*(?:（公?章）|\(公?章\))?\s*[：:]\s*(\S.*)$/u;
const GAP = /[_＿]{2,}/u;
const OTHERS = /^其[他它余](?!中)/u;
const OF_SOME = /企业(?!孵化)|公司/u;
/** 文旅产业主要指标表: a class of enterprises without the word for them. */
const CLASS = /^(.{0,14}?(?:产业|领域|行业|片区|服务业|制造业|建筑业|工业))(?=\d|主要|经济|指标|运行|统计|情况|基本)/u;
const BARE_CLASS = /^(?:产业|领域|行业|片区)$/u;

/** Texts that have a row to themselves. */
function singleTexts(map: SheetMap): readonly { readonly row: number; readonly text: string }[] {
  return rowTexts(map).flatMap(({ row, texts: [text, second] }) =>
    text === undefined || second !== undefined ? [] : [{ row, text: text.trim() }],
  );
}

function tableRows(map: SheetMap): readonly number[] {
  return rowTexts(map).flatMap(({ row, texts }) =>
    texts.length > 1 && !texts.some((text) => META.test(text)) ? [row] : [],
  );
}

function rowTexts(map: SheetMap): readonly { readonly row: number; readonly texts: readonly string[] }[] {
  return Array.from({ length: map.rowCount }, (_, i) => {
    const columns = Array.from({ length: map.columnCount }, (__, at) => at + 1).filter((at) => map.isMaster(i + 1, at));
    return { row: i + 1, texts: columns.map((at) => map.text(i + 1, at)).filter((text) => text.trim() !== "") };
  });
}

function readScope(text: string, search: TitleSearch): readonly ScopeWords[] {
  const read = readTitle(text, search);
  const where = read.where.filter((one) => !isOwnZone(one, search));
  const named = where.length === 0 ? [] : [{ words: read.words.join("”“"), where }];
  const unread = OF_SOME.test(text) ? (read.unread ?? (read.limit === null ? null : text)) : classUnread(text, search);
  return unread === null ? named : [...named, { words: unread, where: [] }];
}

function classUnread(text: string, search: TitleSearch): string | null {
  const named = CLASS.exec(foldText(text))?.[1];
  const read = named === undefined ? null : readTitle(named, search, true);
  return read?.unread == null || BARE_CLASS.test(read.unread) ? null : read.unread;
}

/** 注：本表仅统计规模以上企业，不含高新技术企业. Notes on what a figure takes in (研发费用不含折旧) narrow no table. */
function readNote(text: string, search: TitleSearch): readonly ScopeWords[] {
  const bare = foldText(text).replace(/^\(?(?:备?注|说明|附注)\d*[:：]/u, "");
  const read = readTitle(bare, search);
  const where = read.where.filter((one) => !isOwnZone(one, search));
  if (where.length > 0) return [{ words: bare, where: [] }];
  return /^[本此该]表/u.test(bare) && read.unread !== null ? [{ words: bare, where: [] }] : [];
}

function readLabel(text: string, search: TitleSearch): readonly ScopeWords[] {
  const folded = foldText(text);
  if (OTHERS.test(folded)) return [{ words: text.trim(), where: [] }];
  const read = readTitle(text, search);
  const where = read.where.filter((one) => !isOwnZone(one, search));
  return where.length === 0 ? [] : [{ words: read.words.join("”“"), where }];
}

function placesOf(text: string, search: TitleSearch): readonly ScopeWords[] {
  const { places } = readTitle(text, search);
  const where = places.filter((one) => one.field === "park" && !isOwnZone(one, search));
  const named = where.flatMap((one) =>
    "equals" in one ? [String(one.equals)] : "equalsAny" in one ? one.equalsAny.map(String) : [],
  );
  return where.length === 0 ? [] : [{ words: named.join("”“"), where }];
}

/** The zone's own name narrows nothing. */
function isOwnZone(one: ListCondition, { known }: TitleSearch): boolean {
  const own = new Set((known.get("zoneName") ?? []).map(foldText));
  return "equals" in one && typeof one.equals === "string" && own.has(foldText(one.equals));
}
