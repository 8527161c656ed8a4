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
import { createUnitScale, type UnitScale } from "#domain/importing/unit-scale";
import type { UnitId } from "#domain/indicators/unit";
import { unitDimension } from "#domain/indicators/unit";
import type { CellContent, CellDetail } from "#domain/workbook/grid";

/** Makes the reader of a numeric column (数值列解析器): money becomes 元, area ㎡, as exact decimal text; counts become integers. */
export function createNumberTyper(context: TyperContext): CellTyper {
  const { field, column } = context;
  const stored = field.storedUnit;
  if (column.unit !== null && unitDimension(column.unit) === "foreignMoney" && field.dimension === "money") {
    return (_content, raw) => readPlaceholder(raw) ?? refused("foreign-currency", foreignReason(raw, column.unit));
  }
  if (stored !== null && column.unit === null) {
    return typeWithoutUnit(context);
  }
  const scale = createUnitScale(column.unit, stored);
  const store = field.type === "integer" ? storeCount : storeDecimal(column.unit);
  const readText = remembering((raw) => typeText(raw, { context, scale, store }));
  return (content, raw) => {
    if (typeof content === "number") return store(scale.ofNumber(content), raw);
    if (typeof content === "string") return readText(content);
    return typeDetail(content, raw, { scale, store, readText });
  };
}

/** Where neither header nor table says the unit, only cells that say it themselves (500万元) can be taken. */
function typeWithoutUnit(context: TyperContext): CellTyper {
  const scale = createUnitScale(null, null);
  return (content, raw) => {
    const read = typeof content === "string" ? readNumberText(content, context.field.dimension) : null;
    if (read?.kind === "number" && read.unit !== null) {
      return typeText(raw, { context, scale, store: storeDecimal(read.unit) });
    }
    return (
      readPlaceholder(raw) ??
      refused("unit-missing", `“${raw.trim()}”没有单位：表里没有写明金额单位，请先指明单位再导入`)
    );
  };
}

type Store = (decimal: string, raw: string) => Reading;

function foreignReason(raw: string, unit: UnitId | null): string {
  return `“${raw.trim()}”的单位是${unit ?? "外币"}，没有折算汇率，不能换算成人民币，未导入`;
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

function storeCount(decimal: string, raw: string): Reading {
  const count = Number(decimal);
  if (!Number.isSafeInteger(count)) {
    return refused("count-not-whole", `“${raw.trim()}”不是整数，个数应为整数，未导入`);
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
  if (read.kind === "range") return refused("range", `“${raw.trim()}”是一个范围，不是一个数，未导入，请填确切的数`);
  if (read.kind === "unreadable") return refused("number-unreadable", `“${raw.trim()}”不是能识别的数，未导入`);
  const stored = context.field.storedUnit;
  const foreign = read.unit !== null && unitDimension(read.unit) === "foreignMoney";
  if (foreign) return refused("foreign-currency", foreignReason(raw, read.unit));
  const own = read.unit !== null && stored !== null ? createUnitScale(read.unit, stored) : scale;
  const reading = store(own.ofText(read.decimal), raw);
  if (reading.finding !== null) return reading;
  const note = describe(raw, read, context);
  return note === null ? reading : noted(reading.value, note.kind, note.reason);
}

function describe(
  raw: string,
  read: Extract<NumberText, { kind: "number" }>,
  { column, delimited }: TyperContext,
): { readonly kind: string; readonly reason: string } | null {
  const text = raw.trim();
  switch (read.written) {
    case "plain": {
      const usual = delimited || column.habit === "text-number";
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
    case "unit":
      return { kind: "unit-suffix", reason: `“${text}”自带单位，已按所写的单位换算，不用本列的单位` };
    case "approximate":
      return { kind: "approximate", reason: `“${text}”是约数，按所写的数导入，请核对` };
    case "brackets":
      return { kind: "number-in-brackets", reason: `“${text}”带括号，按会计习惯读作负数，请核对` };
  }
}

function typeDetail(
  content: CellDetail | boolean,
  raw: string,
  reader: { readonly scale: UnitScale; readonly store: Store; readonly readText: (raw: string) => Reading },
): Reading {
  if (typeof content === "boolean") return refused("number-unreadable", `“${raw}”是逻辑值，不是数，未导入`);
  switch (content.kind) {
    case "number":
      if (content.percent) return refused("number-unreadable", `“${raw}”是百分比，这一列应为绝对数，未导入`);
      return reader.store(reader.scale.ofNumber(content.value), raw);
    case "date":
      return refused("number-unreadable", `“${raw}”是日期格式，这一列应为数，未导入`);
    case "error":
      return refused("formula-error", `单元格是公式错误 ${content.text}，未导入`);
    case "formula":
      return typeFormula(content.value, raw, reader);
  }
}

function typeFormula(
  value: Extract<CellDetail, { kind: "formula" }>["value"],
  raw: string,
  reader: { readonly scale: UnitScale; readonly store: Store; readonly readText: (raw: string) => Reading },
): Reading {
  if (typeof value === "number") return reader.store(reader.scale.ofNumber(value), raw);
  if (typeof value === "string") return reader.readText(value);
  if (value === null) return plain(null);
  const content: CellContent = value;
  return typeof content === "object" || typeof content === "boolean" ? typeDetail(content, raw, reader) : plain(null);
}
