import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { type Box, type BoxView, isKnownLabel } from "#domain/importing/form-boxes";
import { matchHeader } from "#domain/importing/match-header";
import { readHeaderText } from "#domain/importing/header-text";

/** What has been read of a form so far, as far as rows of labels depend on it (已读部分). */
export interface LabelRowContext {
  readonly boxes: BoxView;
  readonly index: CatalogueIndex;
  /** The values of the last labels stood below them. */
  readonly isAbove: boolean;
  /** Columns in which such labels have stood. */
  readonly aboveColumns: ReadonlySet<number>;
  /** The row after the last such values, where the next labels belong; null: there are none. */
  readonly nextBand: number | null;
  /** Values mostly stand in the cells of their labels. */
  readonly isInline: boolean;
  /** Somewhere on the sheet labels stand in a line over their values. */
  readonly hasBands: boolean;
  /** Title of the part of the form the row stands in. */
  readonly section: string;
}

/** Whether the values of a row of labels stand below it (标签在上、值在下); several rows of them are a table inside the form. Null: the row is none of both. */
export function labelsAbove(own: readonly Box[], context: LabelRowContext): "values" | "table" | null {
  if (context.isInline) return null;
  if (isListOfOthers(own, context)) return "table";
  if (own.length === 1) return isLastOfBands(own, context) ? "values" : null;
  if (!isHeadRow(own, context) && !isListHead(own)) return null;
  if (!isCloseSet(own, context) || !standsOverValues(own, context)) return null;
  return goesOn(own, context) ? "table" : "values";
}

/** With blanks between them the labels have their values to the right, even when nobody filled them in. */
function isCloseSet(own: readonly Box[], { isAbove, index }: LabelRowContext): boolean {
  if (isAbove) return true;
  const adjacent = own.filter((box, at) => own[at + 1]?.column === box.lastColumn + 1).length;
  const isPlain = isListHead(own) || own.every(({ text }) => isKnownLabel(text, index));
  return adjacent >= (isPlain ? (own.length - 1) / 2 : own.length - 1);
}

function standsOverValues(own: readonly Box[], context: LabelRowContext): boolean {
  const { boxes, index, isAbove } = context;
  const isKnown = (box: Box): boolean => isKnownLabel(box.text, index);
  if (!own.some(isKnown) && !isNextBand(own, context)) return false;
  // What begins elsewhere or lies under several labels is a heading.
  const under = own.flatMap((box, at) => {
    const below = boxes.below(box);
    const isOwn = below !== null && below.column === box.column && below.lastColumn < (own[at + 1]?.column ?? 1e6);
    return isOwn && below.text !== "" ? [below] : [];
  });
  const labels = under.filter(isKnown).length;
  const values = under.length - labels;
  // One value may read like a label (高新技术企业); a row of labels may not.
  const most = isAbove ? 1 / 2 : own.every(isKnown) ? 1 / 3 : 0;
  if (labels > own.length * most || (labels > 0 && values <= labels)) return false;
  return values >= own.length / 2 || (isAbove && isBandPlace(own, context));
}

/** More lines of values follow below the first; a note or the line of those who signed is none. */
function goesOn(own: readonly Box[], context: LabelRowContext): boolean {
  const { boxes, index } = context;
  const under = own.map((box) => boxes.below(box));
  const further = under.filter((box) => {
    const below = box === null ? null : boxes.below(box);
    if (box === null || below === null || below.text === "" || isKnownLabel(below.text, index)) return false;
    // A heading across the form is no value of one column.
    return below.column === box.column && below.lastColumn <= box.lastColumn;
  }).length;
  // Words under figures are the labels of the next band.
  const changes = under.some((box) => {
    const below = box === null ? null : boxes.below(box);
    return box?.numeric === true && below !== null && isWord(below);
  });
  const next = boxes.boxesOf(1 + Math.max(...under.map((box) => box?.lastRow ?? 0)));
  // Where bands have followed one another, the next line is one of them, whatever its labels say.
  const nextBand = context.isAbove && context.nextBand === own[0]?.row ? (next[0]?.row ?? null) : null;
  const isWords = next.every(isWord) && next.some(({ text }) => isKnownLabel(text, index)) && !isListHead(own);
  const isOther =
    isWords ||
    (changes && next.every(isWord)) ||
    isHeadRow(next, { ...context, isAbove: true, nextBand }) ||
    next.some(({ text }) => /[:：]/u.test(text));
  return further >= under.length / 2 && !isOther;
}

/** Mostly known labels, and no figures or long texts among the rest. */
function isHeadRow(own: readonly Box[], context: LabelRowContext): boolean {
  const { boxes, index, isAbove } = context;
  const known = own.filter(({ text }) => isKnownLabel(text, index)).length;
  if (isNextBand(own, context)) return true;
  if (own.every((box) => isKnownLabel(box.text, index) || (boxes.inLabelColumn(box) && isShortWord(box)))) return true;
  const isEnough = isAbove ? known >= own.length / 2 : known > own.length / 2;
  return known > 0 && isEnough && own.every((box) => isKnownLabel(box.text, index) || isWord(box));
}

/** Where labels with their values below have stood before, with nothing filled in this time or only a part. */
function isBandPlace(own: readonly Box[], { aboveColumns }: LabelRowContext): boolean {
  return own.every(({ column }) => aboveColumns.has(column));
}

/** The bands follow each other without a gap: here stand labels, even such as nobody knows. */
function isNextBand(own: readonly Box[], context: LabelRowContext): boolean {
  const isHeading = own.some((box) => SECTION.test(box.text) || isWider(box, context.boxes.below(box)));
  return own[0]?.row === context.nextBand && !isHeading && own.every(isWord) && isBandPlace(own, context);
}

const SECTION = /^[(（【]?[一二三四五六七八九十]{1,3}[、.．)）】]|^【/u;

/** A heading lies across several columns of what stands below it. */
function isWider(box: Box, below: Box | null): boolean {
  return below !== null && box.lastColumn > below.lastColumn;
}

/** One label left over for the last band. */
function isLastOfBands(own: readonly Box[], context: LabelRowContext): boolean {
  const { boxes, index, isAbove } = context;
  const [box] = own;
  if (box === undefined || !context.hasBands) return false;
  if (!isAbove) return isFirstBand(box, context);
  if (!isBandPlace(own, context)) return false;
  if (!isKnownLabel(box.text, index) && !isNextBand(own, context)) return false;
  const right = boxes.rightOf(box);
  const below = boxes.below(box);
  return (right === null || right.text === "") && (below === null || !isKnownLabel(below.text, index));
}

/** The name alone over its value, before bands of several labels. */
function isFirstBand(box: Box, { boxes, index }: LabelRowContext): boolean {
  const below = boxes.below(box);
  const isName = matchHeader({ path: [box.text], code: null }, index).fields.some((id) => index.names.has(id));
  const isAlone = boxes.boxesOf(box.row + 1).length === 1 && (boxes.rightOf(box)?.text ?? "") === "";
  return isAlone && isName && below !== null && below.text !== "" && !boxes.isLabel(below);
}

const LIST_HEAD =
  /^(?:序号|股东|股东名称|股东姓名|出资人|出资额|出资比例|持股比例|姓名|职务|职称|学历|项目名称|产品名称|专利名称|专利号|知识产权名称|授权号|证书名称|投资方|投资机构|合同名称|设备名称)$/u;

/** The head of a list of other things: shareholders, staff, projects. */
function isListHead(own: readonly Box[]): boolean {
  const texts = own.map(({ text }) => readHeaderText(text).name);
  return (
    own.length > 2 &&
    texts.some((text) => LIST_HEAD.test(text)) &&
    own.every(({ text, numeric }) => !numeric && text.length <= 16 && !/\d{3}/u.test(text))
  );
}

/** Shareholders, staff, patents under their own title are a list even when only one is filled in; 联系人 are the form's own. */
function isListOfOthers(own: readonly Box[], { section }: LabelRowContext): boolean {
  if (!isListHead(own) || /联系|基本|企业/u.test(section)) return false;
  const isNumbered = readHeaderText(own[0]?.text ?? "").name === "序号";
  return isNumbered || /人员|股东|股权|出资|团队|高管|清单|项目|产权|专利|产品|投资方|设备|名单/u.test(section);
}

function isShortWord({ text, numeric }: Box): boolean {
  return !numeric && text.length <= 12 && /^\p{Script=Han}+$/u.test(text);
}

function isWord({ text, numeric }: Box): boolean {
  const bare = text.replace(/(?:19|20)\d\d年/gu, "");
  return (
    !numeric &&
    text.length > 1 &&
    text.length <= 16 &&
    /\p{Script=Han}/u.test(bare) &&
    !/公司|厂|\d|[□☐☑■√✓✔●○]/u.test(bare)
  );
}
