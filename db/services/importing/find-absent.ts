import type { AbsentEnterprise } from "#contract/import-results";
import { plannedEnterprise } from "#domain/importing/planned-kind";
import type { KindFinder } from "#services/importing/planned-kinds";
import type { PlanSource } from "#services/importing/staged-plan";
import type { ReadableDb } from "#store/connection";
import { listLivingEnterprises } from "#store/queries/living-enterprises";

/** Enterprises of the book, or carriers, clusters …, that a roster of their kind does not name (本次未出现的企业). Only a roster that claims to be whole — by its title, or because it names most of the book — can leave anybody out; a list of a few is silent on the rest. Nothing is done to them. */
export function findAbsent(
  db: ReadableDb,
  {
    named,
    sources,
    file,
    kindOf,
  }: {
    readonly named: ReadonlySet<number>;
    readonly sources: readonly PlanSource[];
    readonly file: string;
    readonly kindOf: KindFinder;
  },
): readonly AbsentEnterprise[] {
  const taken = sources.filter(({ skipped }) => !skipped);
  const kinds = new Map(taken.map(({ table }) => kindOf(table.subject)).map((kind) => [kind.id, kind]));
  return [...kinds.values()]
    .filter(({ group }) => group === "roster")
    .flatMap(({ id }) => {
      const living = listLivingEnterprises(db, id);
      const there = living.filter(({ enterpriseId }) => named.has(enterpriseId)).length;
      const own = taken.filter(({ table }) => kindOf(table.subject).id === id);
      const titles = [file, ...own.flatMap(({ sheet, table }) => [sheet, table.title ?? ""])];
      const claims = id === plannedEnterprise.id && titles.some((title) => WHOLE.test(title));
      if (there === 0 || (!claims && there < living.length * MOST)) return [];
      return living.filter(({ enterpriseId }) => !named.has(enterpriseId));
    });
}

/** Words by which a roster says that it lists everybody. */
const WHOLE = /企业名册|企业名录|花名册|全部企业|所有企业|企业总表|企业底册/u;
/** Share of the book from which on a list is meant to be whole. */
const MOST = 0.6;
