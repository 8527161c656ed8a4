import type { ReadAs } from "#contract/indicators";

/** Which number is opened: an indicator, the formula a target reads it by, and the zone where it is another than the page's. */
export interface IndicatorAddress {
  readonly pack: string | null;
  readonly code: string;
  readonly readAs: ReadAs | null;
  readonly zone: number | null;
}

/** As parameters of the address. */
export function writeAddress({ pack, code, readAs, zone }: IndicatorAddress): Readonly<Record<string, string>> {
  return {
    indicator: `${pack ?? ""}/${code}`,
    ...(readAs === null ? {} : { formula: readAs.formula, unit: readAs.unit }),
    ...(zone === null ? {} : { zone: `${zone}` }),
  };
}

/** From the parameters of the address; null when none is opened. */
export function readAddress(params: URLSearchParams): IndicatorAddress | null {
  const [pack = "", ...code] = (params.get("indicator") ?? "").split("/");
  if (code.length === 0) return null;
  const formula = params.get("formula");
  const zone = Number(params.get("zone") ?? "");
  return {
    pack: pack === "" ? null : pack,
    code: code.join("/"),
    readAs: formula === null ? null : { formula, unit: params.get("unit") ?? "" },
    zone: Number.isInteger(zone) && zone > 0 ? zone : null,
  };
}
