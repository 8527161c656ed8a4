/** Values as text, with what structured clone keeps and JSON loses. Runs in Node and, stripped of types, inside the page. */

export function encode(value: unknown): string {
  return JSON.stringify(pack(value));
}

export function decode(text: string): unknown {
  return unpack(JSON.parse(text));
}

function pack(value: unknown): unknown {
  if (value === undefined) return { $: "undefined" };
  if (typeof value === "bigint") return { $: "bigint", of: String(value) };
  if (typeof value === "function" || typeof value === "symbol") throw new Error("An object could not be cloned.");
  if (typeof value === "number" && !Number.isFinite(value)) return { $: "number", of: String(value) };
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Date) return { $: "date", of: value.getTime() };
  if (value instanceof Uint8Array) return { $: "bytes", of: toBase64(value) };
  if (value instanceof Map) return { $: "map", of: pack([...value]) };
  if (value instanceof Set) return { $: "set", of: pack([...value]) };
  if (Array.isArray(value)) return value.map(pack);
  return { $: "object", of: Object.entries(value).map(([key, member]) => [key, pack(member)]) };
}

function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack);
  if (typeof value !== "object" || value === null) return value;
  const { $: tag, of } = value as { $: string; of: never };
  switch (tag) {
    case "undefined":
      return undefined;
    case "bigint":
      return BigInt(of);
    case "number":
      return Number(of);
    case "date":
      return new Date(of);
    case "bytes":
      return Uint8Array.from(atob(of), (character) => character.charCodeAt(0));
    case "map":
      return new Map(unpack(of) as [unknown, unknown][]);
    case "set":
      return new Set(unpack(of) as unknown[]);
    default:
      return Object.fromEntries((of as [string, unknown][]).map(([key, member]) => [key, unpack(member)]));
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
