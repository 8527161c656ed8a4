/** One way of writing data down (规范 JSON): members sorted by name, no white space, so that equal packs have equal signatures. */

/** The text of JSON data. */
export function canonicalJson(data: unknown): string {
  return JSON.stringify(sorted(data));
}

function sorted(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(sorted);
  if (typeof data !== "object" || data === null) return data;
  const members = Object.entries(data).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    members
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, value]: [string, unknown]) => [key, sorted(value)]),
  );
}
