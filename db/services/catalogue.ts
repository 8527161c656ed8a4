import catalogueFile from "../../assets/catalogue/fields-2025.json" with { type: "json" };
import slipsFile from "../../assets/catalogue/slip-limits.json" with { type: "json" };
import checksFile from "../../assets/catalogue/row-checks.json" with { type: "json" };
import { buildCatalogueIndex, type CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { decodeCatalogue } from "#domain/catalogue/decode-catalogue";
import { decodeRowChecks } from "#domain/catalogue/decode-row-checks";
import { decodeSlipLimits } from "#domain/catalogue/decode-slip-limits";
import type { SlipLimits } from "#domain/importing/check-slips";
import type { RowCheck } from "#domain/importing/row-checks";
import type { Result } from "#domain/shared/result";

/** The field catalogue in force (现行字段目录). It ships with the program: a malformed one is a fault of the build, not of a user. */
export const catalogueIndex: CatalogueIndex = buildCatalogueIndex(requireShipped(decodeCatalogue(catalogueFile)));

/** The relations checked inside a row (表内审核关系), shipped likewise. */
export const rowChecks: readonly RowCheck[] = requireShipped(decodeRowChecks(checksFile));

/** The bounds beyond which a figure looks slipped by 10³ or more (数量级错位界限), shipped likewise. */
export const slipLimits: SlipLimits = requireShipped(decodeSlipLimits(slipsFile));

function requireShipped<Value>(decoded: Result<Value, { readonly path: string; readonly expected: string }>): Value {
  if (!decoded.ok) throw new Error(`shipped data: ${decoded.error.path}: expected ${decoded.error.expected}`);
  return decoded.value;
}
