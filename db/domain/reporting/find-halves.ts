/** Lists printed side by side under the same headings (双栏表). */
import { columnsOf, type Span } from "#domain/reporting/find-body";

/** Cuts the columns of a table where its headings begin again; the whole span when they do not. A blank column may stand between. `headings`: what stands over a column, all its rows in one text. */
export function findHalves(span: Span, headings: (column: number) => string): readonly Span[] {
  const columns = columnsOf(span);
  const texts = columns.map(headings);
  for (let width = 2; width <= columns.length / 2; width += 1) {
    const halves = cut(texts, width);
    if (halves === null) continue;
    return halves.map((at) => ({ firstColumn: span.firstColumn + at, lastColumn: span.firstColumn + at + width - 1 }));
  }
  return [span];
}

/** Starts of equal pieces that fill the headings, blank ones between them aside. */
function cut(texts: readonly string[], width: number): number[] | null {
  const piece = texts.slice(0, width);
  if (new Set(piece).size < width || piece.some((text) => text === "")) return null;
  const starts: number[] = [];
  let at = 0;
  while (at < texts.length) {
    if (texts[at] === "" && starts.length > 0) {
      at += 1;
      continue;
    }
    if (!piece.every((text, i) => texts[at + i] === text)) return null;
    starts.push(at);
    at += width;
  }
  return starts.length >= 2 ? starts : null;
}
