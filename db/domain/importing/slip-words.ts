import type { FieldValue } from "#domain/importing/typed-row";
import type { UnitId } from "#domain/indicators/unit";
import { multiplyDecimals, parseDecimal } from "#domain/shared/decimal";

/** The power of ten one amount is off another (错位次数): 3, 4 or 5, negative when it is too small; null when they are less than `orders` apart. Both are above zero. */
export function powerBetween(amount: number, before: number, orders: number): number | null {
  const distance = Math.log10(amount / before);
  if (!Number.isFinite(distance) || Math.abs(distance) < orders) return null;
  const power = Math.min(5, Math.max(3, Math.round(Math.abs(distance))));
  return distance < 0 ? -power : power;
}

/** The amount brought back by that power (还原后的数), as canonical decimal text; null where there is none. For a person to look at. */
export function shiftAmount(value: FieldValue | null, power: number): string | null {
  const amount = parseDecimal(String(value));
  const factor = parseDecimal(`1e${-power}`);
  return amount.ok && factor.ok ? multiplyDecimals(amount.value, factor.value) : null;
}

/** `大了约 1 万倍`, `小了约 1 千倍` (相差倍数). */
export function sayTimes(power: number): string {
  const times = { 3: "1 千", 4: "1 万", 5: "10 万" }[Math.abs(power)] ?? "许多";
  return `相比${power > 0 ? "大" : "小"}了约 ${times}倍`;
}

/** An amount in words a clerk reads (金额文字): four digits, in 亿 or 万 where it is large; for sentences only. */
export function sayAmount(amount: number, unit: UnitId | null): string {
  const size = Math.abs(amount);
  const [scale, word] = size >= 1e8 ? [1e8, " 亿"] : size >= 1e4 ? [1e4, " 万"] : [1, ""];
  const digits = Number((amount / scale).toPrecision(4));
  return unit === null ? `${digits}${word}` : `${digits}${word === "" ? " " : word}${unit}`;
}
