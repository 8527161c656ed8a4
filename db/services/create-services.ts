import type { ServiceHandlers } from "#contract/contract";
import { createBookHandlers } from "#services/book";
import { createCriteriaHandlers } from "#services/criteria/criteria-handlers";
import type { Deps } from "#services/deps";
import { createEnterpriseHandlers } from "#services/enterprises";
import { createExtractionHandlers } from "#services/extraction/extraction-handlers";
import { createBatchHandlers } from "#services/importing/batch-handlers";
import { createImportHandlers } from "#services/importing/import-handlers";
import { createImportSessions } from "#services/importing/import-sessions";
import { createReadingRecipeHandlers } from "#services/importing/reading-recipe-handlers";
import { createRecipeHandlers } from "#services/importing/recipe-handlers";
import { createQuarantineHandlers } from "#services/importing/quarantine-handlers";
import { createIndicatorHandlers } from "#services/measuring/indicator-handlers";
import { createMergingHandlers } from "#services/merging/merging-handlers";
import { createReturnHandlers } from "#services/importing/return-handlers";
import { createRegisterHandlers } from "#services/registers/register-handlers";
import { createPackHandlers } from "#services/packs/pack-handlers";
import { createTargetHandlers } from "#services/targets/target-handlers";
import { createWhatIfHandlers } from "#services/what-if/what-if-handlers";
import { createBindingHandlers } from "#services/reporting/binding-handlers";
import { createEachHandlers } from "#services/reporting/each-handlers";
import { createFiledHandlers } from "#services/reporting/filed-handlers";
import { createFormHandlers } from "#services/reporting/form-handlers";
import { createFormSessions } from "#services/reporting/form-sessions";

/** All use cases over one open book (全部服务): one handler for every service method of the contract. */
export function createServices(deps: Deps): ServiceHandlers {
  const sessions = createImportSessions();
  const forms = createFormSessions();
  return {
    ...createBookHandlers(deps),
    ...createEnterpriseHandlers(deps),
    ...createRegisterHandlers(deps),
    ...createBatchHandlers(deps),
    ...createImportHandlers(deps, sessions),
    ...createReadingRecipeHandlers(deps, sessions),
    ...createRecipeHandlers(deps),
    ...createReturnHandlers(deps, sessions),
    ...createQuarantineHandlers(deps, sessions),
    ...createMergingHandlers(deps),
    ...createFormHandlers(deps, forms),
    ...createFiledHandlers(deps, forms),
    ...createEachHandlers(deps, forms),
    ...createBindingHandlers(deps, forms),
    ...createIndicatorHandlers(deps),
    ...createTargetHandlers(deps),
    ...createWhatIfHandlers(deps),
    ...createPackHandlers(deps),
    ...createCriteriaHandlers(deps),
    ...createExtractionHandlers(deps),
  };
}
