/** The shipped field catalogue and row checks, as the program loads them (字段目录). */
import { readFileSync } from "node:fs";
import { buildCatalogueIndex, type CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { decodeCatalogue } from "#domain/catalogue/decode-catalogue";
import { decodeRowChecks } from "#domain/catalogue/decode-row-checks";
import type { RowCheck } from "#domain/importing/row-checks";

const asset = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../assets/catalogue/${name}`, import.meta.url), "utf8"));

/** The index of the shipped catalogue. */
export function loadCatalogue(): CatalogueIndex {
  const catalogue = decodeCatalogue(asset("fields-2025.json"));
  if (!catalogue.ok) throw new Error(`${catalogue.error.path}: ${catalogue.error.expected}`);
  return buildCatalogueIndex(catalogue.value);
}

/** The shipped row checks. */
export function loadRowChecks(): readonly RowCheck[] {
  const checks = decodeRowChecks(asset("row-checks.json"));
  if (!checks.ok) throw new Error(`${checks.error.path}: ${checks.error.expected}`);
  return checks.value;
}
