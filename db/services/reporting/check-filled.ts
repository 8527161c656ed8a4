import type { ReadBack } from "#domain/reporting/read-back";
import type { Filled } from "#services/reporting/fill-workbook";
import { readBack } from "#workbook/read-back";

/** Reads a filled form again with a reader that is not ours, against its blank and what was planned (导出复核). A doubt does not take the file away; it is said before anything else. */
export function checkFilled(blank: Uint8Array, { bytes, plan }: Filled): ReadBack {
  return readBack({ blank, written: bytes, fills: plan.fills });
}
