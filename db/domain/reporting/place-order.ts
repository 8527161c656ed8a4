import { parseCellAddress } from "#domain/workbook/cell-address";

/** A place by its address, or by its number where it has a column letter only. */
interface OrderedPlace {
  readonly cell: string;
  readonly at: number;
}

/** Which places left the order of the others (换了次序的位置): those outside the longest run that kept it. */
export function outOfOrder<Place extends OrderedPlace>(places: readonly Place[]): ReadonlySet<Place> {
  const orders = places.map(orderOf);
  const best: { length: number; from: number }[] = [];
  for (const [i, order] of orders.entries()) {
    let length = 1;
    let from = -1;
    for (let j = 0; j < i; j += 1) {
      if ((orders[j] ?? 0) > order || (best[j]?.length ?? 0) + 1 <= length) continue;
      length = (best[j]?.length ?? 0) + 1;
      from = j;
    }
    best.push({ length, from });
  }
  let at = best.reduce((top, { length }, i) => (length > (best[top]?.length ?? 0) ? i : top), 0);
  const kept = new Set<Place>();
  while (at >= 0) {
    const place = places[at];
    if (place !== undefined) kept.add(place);
    at = best[at]?.from ?? -1;
  }
  return new Set(places.filter((place) => !kept.has(place)));
}

function orderOf({ cell, at }: OrderedPlace): number {
  const address = parseCellAddress(cell);
  return address === null ? at : address.row * 20_000 + address.column;
}
