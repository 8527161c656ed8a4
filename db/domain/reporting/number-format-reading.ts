/** What a number format does to a number (数字格式). `decimals` null: shown as it is. */
export interface NumberFormatReading {
  readonly decimals: number | null;
  readonly percent: boolean;
  /** `@`: the cell takes text. */
  readonly text: boolean;
}

/** Reads a number format code; only its first section counts. */
export function readNumberFormat(code: string | null): NumberFormatReading {
  if (code === null || /^\s*(?:general|g\/通用格式)\s*$/iu.test(code))
    return { decimals: null, percent: false, text: false };
  if (code.trim() === "@") return { decimals: null, percent: false, text: true };
  const bare = (code.split(";")[0] ?? "").replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, "");
  const percent = bare.includes("%");
  if (!/[0#?]/u.test(bare) || /e[+-]/iu.test(bare) || isDateFormat(code))
    return { decimals: null, percent, text: false };
  return { decimals: /\.([0#?]+)/u.exec(bare)?.[1]?.length ?? 0, percent, text: false };
}

/** Whether a format shows a number as a date. */
export function isDateFormat(code: string): boolean {
  const bare = (code.split(";")[0] ?? "").replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, "");
  return /[yd]/iu.test(bare) || (/m/iu.test(bare) && !/[hs0#]/iu.test(bare));
}
