/** The shipped field catalogue and row checks, as the program loads them (字段目录). */
import { readFileSync } from "node:fs";
import { buildCatalogueIndex, type CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { indexKinds } from "#domain/catalogue/kind-index";
import { decodeCatalogue } from "#domain/catalogue/decode-catalogue";
import { decodeRowChecks } from "#domain/catalogue/decode-row-checks";
import { decodeKinds } from "#domain/register/decode-kinds";
import type { RowCheck } from "#domain/importing/row-checks";

const asset = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../assets/catalogue/${name}`, import.meta.url), "utf8"));

/** The index of the shipped catalogue, the fields of all kinds of the register included. */
export function loadCatalogue(): CatalogueIndex {
  const [fields, register] = ["fields-2025.json", "register-2026.json"].map((name) => {
    const catalogue = decodeCatalogue(asset(name));
    if (!catalogue.ok) throw new Error(`${catalogue.error.path}: ${catalogue.error.expected}`);
    return catalogue.value;
  });
  if (fields === undefined || register === undefined) throw new Error("the shipped catalogue is in two files");
  const whole = { ...fields, fields: [...fields.fields, ...register.fields] };
  const kinds = decodeKinds(asset("register-2026.json"), whole.fields);
  if (!kinds.ok) throw new Error(`${kinds.error.path}: ${kinds.error.expected}`);
  return indexKinds(buildCatalogueIndex(whole), kinds.value);
}

/** The shipped row checks. */
export function loadRowChecks(): readonly RowCheck[] {
  const checks = decodeRowChecks(asset("row-checks.json"));
  if (!checks.ok) throw new Error(`${checks.error.path}: ${checks.error.expected}`);
  return checks.value;
}
