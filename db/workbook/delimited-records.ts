/** Splits delimited text into records (RFC 4180): quotes, doubled quotes, line breaks inside quotes, any line end. Text may come in slices. */
export class RecordSplitter {
  private readonly delimiter: number;
  private readonly onRecord: (fields: string[]) => void;
  /** Whether a record was too long to be one; then nothing more is read. */
  overlong = false;
  private text = "";
  private wanted = 0;

  constructor(delimiter: string, onRecord: (fields: string[]) => void) {
    this.delimiter = delimiter.charCodeAt(0);
    this.onRecord = onRecord;
  }

  push(slice: string): void {
    if (this.overlong) return;
    this.text += slice;
    if (this.text.length < this.wanted) return;
    const used = this.split(false);
    this.text = this.text.slice(used);
    this.wanted = used === 0 ? this.text.length * 2 : 0;
    this.overlong = this.text.length > LONGEST_RECORD;
  }

  end(): void {
    if (!this.overlong) this.split(true);
    this.text = "";
  }

  /** Answers how much text was used up by complete records. */
  private split(atEnd: boolean): number {
    const { text } = this;
    let at = 0;
    while (at < text.length) {
      const fields: string[] = [];
      let next = this.readRecord(at, fields, { atEnd, literal: false });
      if (next === UNCLOSED || (next < 0 && atEnd)) {
        // A quote that never closes would swallow the rest of the file; then it is an ordinary character.
        fields.length = 0;
        next = this.readRecord(at, fields, { atEnd, literal: true });
      }
      if (next < 0) return at;
      this.onRecord(fields);
      at = next;
    }
    return at;
  }

  /** Reads one record; answers the place behind its line end, or -1 when more text is needed. */
  private readRecord(
    from: number,
    fields: string[],
    mode: { readonly atEnd: boolean; readonly literal: boolean },
  ): number {
    const { text } = this;
    let at = from;
    for (;;) {
      const quoted = !mode.literal && text.charCodeAt(at) === QUOTE;
      const closed = quoted ? this.readQuoted(at, mode.atEnd) : { end: at, value: "" };
      if (closed === null) return text.length - at > LONGEST_QUOTED ? UNCLOSED : -1;
      const end = this.fieldEnd(closed.end);
      fields.push(quoted ? closed.value + text.slice(closed.end, end) : text.slice(at, end));
      if (text.charCodeAt(end) !== this.delimiter) return this.behindLineEnd(end, mode.atEnd);
      at = end + 1;
    }
  }

  /** `\r` at the end of a slice may be half of a line end. */
  private behindLineEnd(end: number, atEnd: boolean): number {
    const { text } = this;
    if (end >= text.length) return atEnd ? end : -1;
    if (text.charCodeAt(end) !== RETURN) return end + 1;
    if (end + 1 >= text.length) return atEnd ? end + 1 : -1;
    return text.charCodeAt(end + 1) === NEWLINE ? end + 2 : end + 1;
  }

  private fieldEnd(from: number): number {
    const { text, delimiter } = this;
    let at = from;
    for (; at < text.length; at += 1) {
      const c = text.charCodeAt(at);
      if (c === delimiter || c === NEWLINE || c === RETURN) break;
    }
    return at;
  }

  /** Reads a quoted field; null when its closing quote is not there yet. */
  private readQuoted(from: number, atEnd: boolean): { readonly end: number; readonly value: string } | null {
    const { text } = this;
    let value = "";
    for (let start = from + 1; ; ) {
      const quote = text.indexOf('"', start);
      if (quote < 0 || (quote + 1 >= text.length && !atEnd)) return null;
      value += text.slice(start, quote);
      if (text.charCodeAt(quote + 1) !== QUOTE) return { end: quote + 1, value };
      value += '"';
      start = quote + 2;
    }
  }
}

/** Answer of a record whose quote does not close within any field's length. */
const UNCLOSED = -2;
/** A cell holds 32,767 characters; a quoted field beyond many times that has lost its closing quote. */
const LONGEST_QUOTED = 512 * 1024;
/** A record beyond this is no record: 16,384 fields of 1,000 characters. */
const LONGEST_RECORD = 16 * 1024 * 1024;
const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const DELIMITERS = [",", "\t", ";", "|"];

/** Chooses the delimiter under which most records of a sample have the same, largest number of fields. */
export function sniffDelimiter(sample: string): string {
  const named = /^sep=([,;\t|])\r?\n/iu.exec(sample)?.[1];
  if (named !== undefined) return named;
  let [best, bestScore] = [",", 0];
  for (const delimiter of DELIMITERS) {
    const widths = new Map<number, number>();
    const splitter = new RecordSplitter(delimiter, ({ length }) => widths.set(length, (widths.get(length) ?? 0) + 1));
    splitter.push(sample);
    splitter.end();
    const score = Math.max(0, ...[...widths].map(([width, count]) => (width - 1) * count));
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}
