import type { CatalogueMalformed } from "#domain/catalogue/decode-catalogue";
import type { RatioLimit, SlipLimits } from "#domain/importing/check-slips";
import { err, ok, type Result } from "#domain/shared/result";

/** Decodes `slip-limits.json` (数量级错位界限); the first fault with its place. */
export function decodeSlipLimits(json: unknown): Result<SlipLimits, CatalogueMalformed> {
  const fault = (path: string, expected: string) =>
    err<CatalogueMalformed>({ type: "CatalogueMalformed", path, expected });
  const orders = number(json, "previous", "orders");
  const least = amounts(member(member(json, "previous"), "least"));
  if (orders === null || least === null) return fault("previous", "orders and least amounts by dimension");
  const columnRows = number(json, "column", "rows");
  const columnShare = number(json, "column", "share");
  if (columnRows === null || columnShare === null) return fault("column", "rows and share");
  const medianRows = number(json, "median", "rows");
  const fewest = number(json, "median", "fewest");
  if (medianRows === null || fewest === null) return fault("median", "rows and fewest");
  const list = member(json, "ratios");
  if (!Array.isArray(list)) return fault("ratios", "a list");
  const ratios: RatioLimit[] = [];
  for (const [at, raw] of list.entries()) {
    const ratio = readRatio(raw);
    if (ratio === null) return fault(`ratios[${at}]`, "a ratio with id, over, under, least, most, orders and says");
    ratios.push(ratio);
  }
  return ok({
    previous: { orders, least },
    column: { rows: columnRows, share: columnShare },
    median: { rows: medianRows, fewest },
    ratios,
  });
}

function readRatio(raw: unknown): RatioLimit | null {
  const [id, over, says] = [text(raw, "id"), text(raw, "over"), text(raw, "says")];
  if (id === null || over === null || says === null) return null;
  return {
    id,
    over,
    under: text(raw, "under"),
    least: number(raw, "least"),
    most: number(raw, "most"),
    orders: number(raw, "orders"),
    says,
    ...flags(raw),
  };
}

function flags(raw: unknown): Pick<RatioLimit, "above" | "alone" | "both"> {
  const isOn = (name: string) => member(raw, name) === true;
  return {
    ...(isOn("above") ? { above: true } : {}),
    ...(isOn("alone") ? { alone: true } : {}),
    ...(isOn("both") ? { both: true } : {}),
  };
}

function amounts(value: unknown): Readonly<Record<string, number>> | null {
  if (typeof value !== "object" || value === null) return null;
  const read: Record<string, number> = {};
  for (const [name, amount] of Object.entries(value)) {
    if (typeof amount !== "number") return null;
    read[name] = amount;
  }
  return read;
}

function text(value: unknown, name: string): string | null {
  const found = member(value, name);
  return typeof found === "string" && found !== "" ? found : null;
}

function number(value: unknown, ...path: readonly string[]): number | null {
  const found = path.reduce(member, value);
  return typeof found === "number" && Number.isFinite(found) ? found : null;
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
