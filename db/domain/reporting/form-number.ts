/** Numbers made ready for a form cell (数的成形). */
import { type UnitId, unitDimension } from "#domain/indicators/unit";
import type { FormValue } from "#domain/reporting/form-binding";
import type { FormedValue, FormTarget } from "#domain/reporting/form-value";
import { readNumberFormat } from "#domain/reporting/number-format-reading";
import { createScaling } from "#domain/reporting/scale-number";
import { type Decimal, decimalFromNumber, multiplyDecimals, parseDecimal } from "#domain/shared/decimal";

/** Group of the problem that a number was rounded to nought. */
export const VANISHED = "舍成0";

/** Makes the numbers of one column or cell ready (数的成形): exact unit conversion, decimals of the number format, text where the cell takes text. */
export interface NumberFormer {
  readonly form: (stored: string) => FormedValue;
  /** Decimals that the cell shows in its unit; null when it shows all. */
  readonly places: number | null;
  /** The number in the cell's unit, not rounded; null when it is none or cannot be converted. */
  readonly exact: (stored: string) => Decimal | null;
  /** What is written for a number in the cell's unit. */
  readonly write: (shown: Decimal) => FormValue;
}

/** Prepares it once per column. `label` names the value in what is said about it, `from` is the unit it comes in. */
export function createNumberFormer(
  { label, from }: { readonly label: string; readonly from: UnitId | null },
  target: FormTarget,
): NumberFormer {
  const format = readNumberFormat(target.numberFormat);
  const wanted = target.unit ?? from;
  // A percent format shows 0.12 as 12%, so that whatever ratio is asked for is written as percent points.
  const to = format.percent && wanted !== null && unitDimension(wanted) === "ratio" ? "%" : wanted;
  const places = format.percent ? null : format.decimals;
  const scaling = createScaling({ from, to }, places);
  const converted = from === to || from === null || to === null ? "" : `由${from}换算成${to}`;
  const cut = `按表格的${places === 0 ? "整数" : `${places}位小数`}四舍五入`;
  const noteCut = converted === "" ? cut : `${converted}，${cut}`;
  const write = (shown: Decimal): FormValue =>
    format.text || isTooLong(shown)
      ? { kind: "text", text: shown }
      : { kind: "number", decimal: format.percent && to === "%" ? fractionOf(shown) : shown };
  return {
    places,
    write,
    exact: (stored) => {
      const parsed = parseDecimal(stored);
      return parsed.ok && scaling !== null ? scaling.exact(parsed.value) : null;
    },
    form: (stored) => {
      const parsed = parseDecimal(stored);
      if (!parsed.ok) return refused("warning", `“${stored}”不是数，未填入`, "不是数");
      if (scaling === null) {
        return refused("error", `“${label}”的单位${from ?? ""}不能换算成${to ?? ""}，未填入`, "单位");
      }
      const { shown, rounded } = scaling.scale(parsed.value);
      return {
        value: write(shown),
        text: shown,
        note: rounded ? noteCut : converted,
        problem: rounded || isTooLong(shown) ? warn(parsed.value, shown, from) : null,
        absent: false,
      };
    },
  };
}

function refused(severity: "error" | "warning", reason: string, group: string): FormedValue {
  return { value: null, text: "", note: "", problem: { severity, reason, group }, absent: false };
}

const HUNDREDTH = decimalFromNumber(0.01);

/** Percent points as the fraction that a percent format shows them from. */
function fractionOf(points: Decimal): Decimal {
  return multiplyDecimals(points, HUNDREDTH);
}

/** A workbook keeps 15 digits of a number; a longer whole number would come out as another one. */
const MOST_DIGITS = 15;

function isTooLong(shown: Decimal): boolean {
  return shown.length > MOST_DIGITS && !shown.includes(".") && shown.replace("-", "").length > MOST_DIGITS;
}

const ZERO = decimalFromNumber(0);

function warn(exact: Decimal, shown: Decimal, unit: UnitId | null): FormedValue["problem"] {
  if (isTooLong(shown)) {
    const reason = `“${shown}”超过 15 位，写成数会丢掉后面的数字，已按文字写入（合计公式不会算进它）`;
    return { severity: "warning", reason, group: "超过15位" };
  }
  if (shown !== ZERO || exact === ZERO) return null;
  const reason = `原值是 ${exact}${unit ?? ""}，按表格的小数位数四舍五入后成了 0`;
  return { severity: "warning", reason, group: VANISHED };
}
