/** What the same cell of many records holds (一列的值), packed: a list of 100,000 rows and 40 columns is four million values. */
export class CellValues {
  private readonly kinds: Uint8Array;
  private readonly numbers: Float64Array;
  /** Number texts and results that a double does not print as they were given. */
  private readonly texts: string[] = [];

  constructor(count: number) {
    this.kinds = new Uint8Array(count);
    this.numbers = new Float64Array(count);
  }

  /** A number by its decimal text, which is kept to the digit. */
  setNumber(at: number, decimal: string): void {
    const number = Number(decimal);
    const printed = String(number);
    const ending = printed === decimal ? undefined : PLACES.get(decimal.slice(printed.length));
    if (printed === decimal) this.put(at, NUMBER, number);
    else if (ending !== undefined && decimal.startsWith(printed)) this.put(at, ENDED + ending, number);
    else this.put(at, DIGITS, this.texts.push(decimal) - 1);
  }

  /** A text by its place in the table of texts. */
  setText(at: number, index: number): void {
    this.put(at, TEXT, index);
  }

  /** Nothing, where the blank form may have something. */
  setBlank(at: number): void {
    this.put(at, BLANK, 0);
  }

  /** Result of a formula; null when it is left to the office program. */
  setResult(at: number, type: "b" | "e" | "str" | null, text: string | null): void {
    if (text === null) this.put(at, NONE, 0);
    else if (type === null) this.setNumber(at, text);
    else this.put(at, RESULTS.indexOf(type) + FIRST_RESULT, this.texts.push(text) - 1);
  }

  /** Type that a cell's `t` says: `s` for texts of the table, null for numbers; undefined when nothing was put here. */
  type(at: number): "s" | "b" | "e" | "str" | "blank" | null | undefined {
    const kind = this.kinds[at] ?? NONE;
    if (kind === BLANK) return "blank";
    if (kind === NONE) return undefined;
    if (kind === TEXT) return "s";
    return kind >= FIRST_RESULT && kind < ENDED ? RESULTS[kind - FIRST_RESULT] : null;
  }

  /** Place in the table of texts, of a text. */
  index(at: number): number {
    return this.numbers[at] ?? 0;
  }

  /** Text of a number or result. */
  text(at: number): string {
    const kind = this.kinds[at] ?? NONE;
    const number = this.numbers[at] ?? 0;
    if (kind === NUMBER) return String(number);
    return kind >= ENDED ? String(number) + (ENDINGS[kind - ENDED] ?? "") : (this.texts[number] ?? "");
  }

  /** Number of a number. */
  number(at: number): number {
    return this.kinds[at] === DIGITS ? Number(this.text(at)) : (this.numbers[at] ?? 0);
  }

  private put(at: number, kind: number, number: number): void {
    this.kinds[at] = kind;
    this.numbers[at] = number;
  }
}

const NONE = 0;
const NUMBER = 1;
const TEXT = 2;
const DIGITS = 3;
const BLANK = 8;
const FIRST_RESULT = 4;
const RESULTS = ["b", "e", "str"] as const;
/** Numbers written with noughts at the end: 12.50, 3.00. */
const ENDED = 16;
const ENDINGS = ["0", "00", "000", "0000", ".0", ".00", ".000", ".0000"];
const PLACES = new Map(ENDINGS.map((ending, place) => [ending, place]));
