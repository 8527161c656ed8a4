import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { type Box, type BoxView, isKnownLabel } from "#domain/importing/form-boxes";
import { type Labelled, splitLabelled } from "#domain/importing/labelled-text";
import { parseUnit, type UnitId } from "#domain/indicators/unit";

/** The lines of a form and how its values are written (表格行). */
export interface FormLines {
  readonly boxes: BoxView;
  readonly index: CatalogueIndex;
  /** Values mostly stand in the cells of their labels. */
  readonly isInline: boolean;
}

const NOTE = /^\s*(?:注\d*|备注|说明|填表说明|填报说明|附注)\s*[:：]\s*\S/u;
const FOOTER =
  /(?:单位负责人|企业负责人|统计负责人|填表人|填报人|制表人?|审核人?|复核人?|报出日期|填报日期|填表日期|报送日期|填报时间|填表时间)\s*(?:[(（][^()（）]*[)）])?\s*[:：]/u;
const HANDLED_BY = /经办人\s*(?:[(（][^()（）]*[)）])?\s*[:：]/u;

/** Whether a line stands around a form and not in it (表外行): a note, the unit line, the line of those who signed. */
export function isAround(own: readonly Box[], walk: FormLines): boolean {
  const isNote = ({ text }: Box): boolean => NOTE.test(text) && !(walk.isInline && OWN_NOTE.test(text));
  if (own.some(({ text }) => HANDLED_BY.test(text)) && !hasLabelsBelow(own, walk)) return true;
  return own.some((box, at) => FOOTER.test(box.text) || (at === 0 && own.length === 1 && isNote(box)));
}

const FEW_ROWS = 3;

/** 经办人 in the middle of a form is the contact person. */
function hasLabelsBelow(own: readonly Box[], { boxes, index }: FormLines): boolean {
  const row = own[0]?.row ?? 0;
  const further = Array.from({ length: FEW_ROWS }, (_, at) => boxes.boxesOf(row + 1 + at)).flat();
  const isLabel = (text: string): boolean =>
    !FOOTER.test(text) &&
    (isKnownLabel(text, index) || splitLabelled(text).some(({ label }) => isKnownLabel(label, index)));
  return further.some(({ text }) => isLabel(text));
}

/** 备注：… of the enterprise itself, among other statements of that kind; 说明：1.… explains the form. */
const OWN_NOTE = /^\s*(?:备\s*注|说\s*明)\s*[:：]\s*(?!\d{1,2}[.、．）)])\S/u;

/** Labels and values written in one cell (同格填写), with the unit printed behind the value; empty: the cell is none of that kind. */
export function readLabelled(box: Box, lines: FormLines): readonly (Labelled & { readonly unit: UnitId | null })[] {
  const labelled = UNIT_LINE.test(box.text) ? [] : splitLabelled(box.text);
  const known = labelled.filter(({ label }) => lines.isInline || isKnownLabel(label, lines.index));
  const isEmpty = labelled.length === 1 && labelled[0]?.value === "";
  if (isEmpty && !isBlankInline(lines, box)) return [];
  return known.map((one) => ({ ...one, unit: unitBehind(one.value) }));
}

const UNIT_LINE = /^\s*[(（]?\s*(?:计量|金额|货币)?单\s*位\s*[:：]/u;

/** 备注： with nothing behind it, where the other labels hold their values in their own cells. */
function isBlankInline({ boxes, isInline, index }: FormLines, box: Box): boolean {
  const right = boxes.rightOf(box);
  const isFree = right === null || right.text === "" || splitLabelled(right.text).length > 0;
  return isInline && (isFree || isKnownLabel(right.text, index));
}

/** Whether the values of a sheet mostly stand in the cells of their labels (多为同格填写). */
export function writesInline(boxes: BoxView, index: CatalogueIndex): boolean {
  const within = new Set<string>();
  let beside = 0;
  for (const { index: row } of boxes.view.grid.rows) {
    const own = boxes.boxesOf(row);
    if (own.some(({ text }) => FOOTER.test(text) || UNIT_LINE.test(text))) continue;
    for (const { label, value } of own.flatMap(({ text }) => splitLabelled(text)))
      if (value === "") beside += 1;
      else if (isKnownLabel(label, index)) within.add(label);
  }
  return within.size >= 3 && within.size > beside;
}

/** ____123____万元: the unit is printed behind the writing line. */
function unitBehind(value: string): UnitId | null {
  const found = /[\d_＿][\s_＿]*([^\d\s_＿]{1,4})$/u.exec(value)?.[1];
  return found === undefined ? null : parseUnit(found.replace(/^[(（]|[)）]$/gu, ""));
}
