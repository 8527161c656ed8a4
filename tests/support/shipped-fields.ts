import catalogue from "../../assets/catalogue/fields-2025.json" with { type: "json" };
import { decodeCatalogue } from "#domain/catalogue/decode-catalogue";
import type { Field } from "#domain/catalogue/field";

let decoded: readonly Field[] | null = null;

/** The fields of the shipped catalogue, decoded once; usable in Node, jsdom and the preview's browser. */
export function shippedFields(): readonly Field[] {
  decoded ??= requireFields();
  return decoded;
}

function requireFields(): readonly Field[] {
  const result = decodeCatalogue(catalogue);
  if (!result.ok) throw new Error("the shipped catalogue does not decode");
  return result.value.fields;
}
