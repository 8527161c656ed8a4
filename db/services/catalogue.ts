import catalogueFile from "../../assets/catalogue/fields-2025.json" with { type: "json" };
import { buildCatalogueIndex, type CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { decodeCatalogue } from "#domain/catalogue/decode-catalogue";

/** The field catalogue in force (现行字段目录). It ships with the program: a malformed one is a fault of the build, not of a user. */
export const catalogueIndex: CatalogueIndex = readShippedCatalogue();

function readShippedCatalogue(): CatalogueIndex {
  const decoded = decodeCatalogue(catalogueFile);
  if (!decoded.ok) throw new Error(`field catalogue: ${decoded.error.path}: expected ${decoded.error.expected}`);
  return buildCatalogueIndex(decoded.value);
}
