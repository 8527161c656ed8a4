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
import { type NumberText, readNumberText } from "#domain/importing/number-text";
import { cellStyle } from "#domain/importing/cell-style";
import { createUnitScale, movePoint, type UnitScale } from "#domain/importing/unit-scale";
import { type Dimension, parseUnit, type UnitId, unitDimension } from "#domain/indicators/unit";
import type { CellContent, CellDetail, FormattedNumberCell } from "#domain/workbook/grid";

/** Makes the reader of a numeric column (数值列解析器): money becomes 元, area ㎡, as exact decimal text; counts become integers. A cell that says its own unit goes by that. */
export function createNumberTyper(context: TyperContext): CellTyper {
  const { field, column } = context;
  const stored = field.storedUnit;
  const isForeign =
    column.unit !== null && unitDimension(column.unit) === "foreignMoney" && field.dimension === "money";
  if (isForeign) return typeOwnUnits(context, (raw) => refused("foreign-currency", foreignReason(raw, column.unit)));
  if (stored !== null && column.unit === null) {
    const missing = `没有单位：表里没有写明${MEASURES[field.dimension ?? "ratio"] ?? ""}单位，请先指明单位再导入`;
    return typeOwnUnits(context, (raw) => refused("unit-missing", `“${raw.trim()}”${missing}`));
  }
  if (column.unitFrom === "cells") return typeOwnUnits(context, (raw) => readBare(raw, field.dimension));
  const scale = createUnitScale(column.unit, stored);
  const store = field.type === "integer" ? storeCount : storeDecimal(column.unit);
  const readText = remembering((raw) => typeText(raw, { context, scale, store }));
  const others = unitOfOthers(context);
  const reader: DetailReader = { scale, store, readText, dimension: field.dimension, unit: column.unit };
  return (content, raw) => {
    const reading =
      typeof content === "number"
        ? readNumber(content, raw, reader)
        : typeof content === "string"
          ? readText(content)
          : typeDetail(content, raw, reader);
    return others === null || reading.value === null
      ? reading
      : unlikeOthers(reading, raw, { others, unit: column.unit });
  };
}

const MEASURES: Readonly<Partial<Record<Dimension, string>>> = { money: "金额", foreignMoney: "金额", area: "面积" };

/** Where the column itself can give no unit, only cells that say theirs (500万元) are taken. */
function typeOwnUnits(context: TyperContext, otherwise: (raw: string) => Reading): CellTyper {
  const { field } = context;
  const scale = createUnitScale(null, null);
  return (content, raw) => {
    const text = textOf(content);
    const read = text === null ? null : readNumberText(text, field.dimension);
    const placeholder = readPlaceholder(raw);
    if (placeholder !== null) return placeholder;
    if (text === null || read === null) return isErrorCell(content) ? formulaError(raw) : otherwise(raw);
    if (read.kind === "foreign") return refused("foreign-currency", foreignReason(raw, null));
    if (read.kind !== "number" || read.unit === null) return otherwise(raw);
    return typeText(text, { context, scale, store: field.type === "integer" ? storeCount : storeDecimal(read.unit) });
  };
}

/** A bare number in a column whose cells state their units: only nothing is the same in all of them. */
function readBare(raw: string, dimension: Dimension | null): Reading {
  const read = readNumberText(raw, dimension);
  if (read.kind !== "number") return refuseText(read.kind, raw);
  if (read.decimal === "0") return plain("0");
  const reason = "没有写单位，这里的单位要写在单元格里才知道是多少，未导入，请写明单位";
  return refused("unit-missing", `“${raw.trim()}”${reason}`);
}

function textOf(content: CellContent): string | null {
  if (typeof content === "string") return content;
  if (typeof content === "object" && content.kind === "number" && !content.percent) return content.text;
  return typeof content === "object" && content.kind === "formula" && typeof content.value === "string"
    ? content.value
    : null;
}

function isErrorCell(content: CellContent): boolean {
  if (typeof content !== "object") return false;
  if (content.kind === "error") return true;
  return content.kind === "formula" && typeof content.value === "object" && content.value?.kind === "error";
}

function formulaError(raw: string): Reading {
  return refused("formula-error", `单元格是公式错误 ${raw.trim()}，未导入`);
}

/** The unit most cells of the column write themselves (500元 500元 …), where it is not the column's: a bare number among them may be in either. */
function unitOfOthers({ column }: TyperContext): UnitId | null {
  const word = /^unit:(.+)$/u.exec(column.habit ?? "")?.[1];
  const unit = word === undefined ? null : parseUnit(word);
  return unit === column.unit ? null : unit;
}

function unlikeOthers(
  reading: Reading,
  raw: string,
  { others, unit }: { readonly others: UnitId; readonly unit: UnitId | null },
): Reading {
  if (!/^[\d\s,.+-]+$/u.test(raw)) return reading;
  const reason = `“${raw.trim()}”没有写单位，本列多数写的是${others}，这里按表头的${unit ?? ""}读取，请核对`;
  return noted(reading.value, "unit-unclear", reason);
}

type Store = (decimal: string, raw: string) => Reading;

function foreignReason(raw: string, unit: UnitId | null): string {
  return `“${raw.trim()}”${unit === null ? "是外币" : `的单位是${unit}`}，没有折算汇率，不能换算成人民币，未导入`;
}

/** Amounts from here on (1 万亿元) no single enterprise has: the unit is wrong. */
const IMPLAUSIBLE_DIGITS = 13;

function storeDecimal(unit: UnitId | null): Store {
  return (decimal, raw) => {
    if (decimal.length < IMPLAUSIBLE_DIGITS) return plain(decimal);
    const whole = decimal.replace(/^-|\..*$/gu, "");
    if (whole.length < IMPLAUSIBLE_DIGITS || unit === null || unitDimension(unit) !== "money") return plain(decimal);
    if (unit !== "亿元") {
      return noted(decimal, "implausible-amount", `“${raw.trim()}”按${unit}算超过一万亿元，请核对单位`);
    }
    const likely = createUnitScale("万元", "元").ofText(createUnitScale("元", "亿元").ofText(decimal));
    const reason = `“${raw.trim()}”按亿元算超过一万亿元，像是把万元数填进了亿元列，请核对`;
    return noted(decimal, "implausible-万元-in-亿元-column", reason, likely);
  };
}

/** From here on (1 千万) a count is rather a phone number or a code in the wrong column. */
const IMPLAUSIBLE_COUNT = 1e7;

function storeCount(decimal: string, raw: string): Reading {
  const count = Number(decimal);
  if (!Number.isSafeInteger(count)) {
    return refused("count-not-whole", `“${raw.trim()}”不是整数，个数应为整数，未导入`);
  }
  if (count >= IMPLAUSIBLE_COUNT) {
    return noted(count, "implausible-count", `“${raw.trim()}”作为个数大得不合常理，像是填错了列，请核对`);
  }
  return count < 0 ? noted(count, "count-negative", `“${raw.trim()}”是负数，个数不应为负，请核对`) : plain(count);
}

interface TextContext {
  readonly context: TyperContext;
  readonly scale: UnitScale;
  readonly store: Store;
}

function typeText(raw: string, { context, scale, store }: TextContext): Reading {
  const placeholder = readPlaceholder(raw);
  if (placeholder !== null) return placeholder;
  const read = readNumberText(raw, context.field.dimension);
  if (read.kind !== "number") return refuseText(read.kind, raw);
  const stored = context.field.storedUnit;
  const own = read.unit !== null && stored !== null ? createUnitScale(read.unit, stored) : scale;
  const reading = store(own.ofText(read.decimal), raw);
  if (reading.finding !== null) return reading;
  const note = describe(raw, read, context);
  return note === null ? reading : noted(reading.value, note.kind, note.reason);
}

function refuseText(kind: Exclude<NumberText["kind"], "number">, raw: string): Reading {
  const text = raw.trim();
  switch (kind) {
    case "range":
      return refused("range", `“${text}”是一个范围，不是一个数，未导入，请填确切的数`);
    case "foreign":
      return refused("foreign-currency", foreignReason(raw, foreignUnit(text)));
    case "exponent":
      return refused("number-exponent", `“${text}”是科学计数法，后面的位数可能已经丢失，未导入，请填完整的数`);
    case "percent":
      return refused("number-unreadable", `“${text}”是百分比，这一列应为绝对数，未导入`);
    case "unreadable":
      return refused("number-unreadable", `“${text}”不是能识别的数，未导入`);
  }
}

function foreignUnit(text: string): UnitId | null {
  const unit = parseUnit(text.replace(/^[\d.,\s]+/u, ""));
  return unit !== null && unitDimension(unit) === "foreignMoney" ? unit : null;
}

function describe(
  raw: string,
  read: Extract<NumberText, { kind: "number" }>,
  { column, delimited }: TyperContext,
): { readonly kind: string; readonly reason: string } | null {
  const text = raw.trim();
  switch (read.written) {
    case "plain": {
      if (!/^[+-]?[\d.,]*\d$/u.test(text)) {
        return { kind: "number-with-note", reason: `“${text}”带有数字以外的符号，只取其中的数，请核对` };
      }
      const isShort = /^-?\d{1,3}(?:\.|$)/u.test(text);
      const usual = delimited || column.habit === "text-number" || (column.habit === "thousands" && isShort);
      return usual ? null : { kind: "number-as-text", reason: `“${text}”是文本格式的数，已按数值读取` };
    }
    case "thousands": {
      const usual = delimited || column.habit === "thousands";
      return usual ? null : { kind: "number-as-text-thousands", reason: `“${text}”是带千分位逗号的文本，已按数值读取` };
    }
    case "spaces":
      return { kind: "number-as-text-spaces", reason: `“${text}”前后或中间有空格，已去掉后按数值读取` };
    case "fullwidth":
      return { kind: "fullwidth-digits", reason: `“${text}”是全角数字，已按数值读取` };
    case "leadingZero":
      return { kind: "number-leading-zero", reason: `“${text}”以 0 开头，像是编号或漏了小数点，已按数值读取，请核对` };
    case "chinese":
      return { kind: "number-in-words", reason: `“${text}”是中文数字，已换成阿拉伯数字，请核对` };
    case "note":
      return { kind: "number-with-note", reason: `“${text}”带有附注，只取其中的数，请核对` };
    case "unit":
      if (column.unitFrom === "cells" && read.unit === column.unit) return null;
      if (column.habit != null && cellStyle(raw, "decimal") === column.habit) return null;
      return { kind: "unit-suffix", reason: `“${text}”自带单位，已按所写的单位换算，不用本列的单位` };
    case "approximate":
      return { kind: "approximate", reason: `“${text}”是约数，按所写的数导入，请核对` };
    case "brackets":
      return { kind: "number-in-brackets", reason: `“${text}”带括号，按会计习惯读作负数，请核对` };
  }
}

interface DetailReader {
  readonly scale: UnitScale;
  readonly store: Store;
  readonly readText: (raw: string) => Reading;
  readonly dimension: Dimension | null;
  readonly unit: UnitId | null;
}

/** A workbook keeps 15 digits of a number; what is longer has lost its end. */
const EXACT_BELOW = 1e15;

function readNumber(value: number, raw: string, { scale, store }: Pick<DetailReader, "scale" | "store">): Reading {
  if (Math.abs(value) < EXACT_BELOW) return store(scale.ofNumber(value), raw);
  return refused(
    "number-precision-lost",
    `“${raw.trim()}”超过 15 位，表格软件只保留 15 位有效数字，末尾已经丢失，未导入，请核对`,
  );
}

function typeDetail(content: CellDetail | boolean, raw: string, reader: DetailReader): Reading {
  if (typeof content === "boolean") return refused("number-unreadable", `“${raw}”是逻辑值，不是数，未导入`);
  switch (content.kind) {
    case "number":
      return content.percent ? readPercent(content.value, raw, reader) : readShown(content, raw, reader);
    case "date":
      return refused("number-unreadable", `“${raw}”是日期格式，这一列应为数，未导入`);
    case "error":
      return formulaError(content.text);
    case "formula":
      return typeFormula(content.value, raw, reader);
  }
}

/** A number whose format adds a unit (0.00"万元") or shows it in thousands (`0.00,`): what a person sees counts, not what is stored. */
function readShown({ value, text }: FormattedNumberCell, raw: string, reader: DetailReader): Reading {
  const read = readNumberText(text, reader.dimension);
  if (read.kind === "foreign" || read.kind === "range") return reader.readText(text);
  if (read.kind !== "number") {
    const stored = readNumber(value, raw, reader);
    return stored.finding === null
      ? noted(stored.value, "unit-unclear", `“${text}”的单位读不懂，只取其中的数，请核对`)
      : stored;
  }
  if (Number(read.decimal) === value && (read.unit === null || read.unit === reader.unit))
    return readNumber(value, raw, reader);
  const reading = reader.readText(text);
  const reason = `单元格里存的是 ${String(value)}，按数字格式显示为“${text}”，按显示的数读取，请核对`;
  return reading.finding?.severity === "error" ||
    reading.value === null ||
    (read.unit === reader.unit && reading.finding === null)
    ? reading
    : noted(reading.value, "number-shown-otherwise", reason);
}

/** 12 % is stored as 0.12; a column of shares is in %. */
function readPercent(value: number, raw: string, { scale, store, dimension }: DetailReader): Reading {
  if (dimension !== "ratio") return refused("number-unreadable", `“${raw}”是百分比，这一列应为绝对数，未导入`);
  return store(scale.ofText(movePoint(createUnitScale(null, null).ofNumber(value), 2)), raw);
}

function typeFormula(
  value: Extract<CellDetail, { kind: "formula" }>["value"],
  raw: string,
  reader: DetailReader,
): Reading {
  if (typeof value === "number") return readNumber(value, raw, reader);
  if (typeof value === "string") return reader.readText(value);
  if (value === null) return plain(null);
  return typeDetail(value, raw, reader);
}
