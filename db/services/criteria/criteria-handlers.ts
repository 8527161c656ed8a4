/** Conditions of accreditations (达标体检): which there are, and how a subject stands. */
import type { ServiceHandlers } from "#contract/contract";
import { ok } from "#domain/shared/result";
import { checkCriteria } from "#services/criteria/check-criteria";
import { listRules } from "#services/criteria/find-rules";
import type { Deps } from "#services/deps";
import { guardStore } from "#store/store-error";

type CriteriaHandlers = Pick<ServiceHandlers, Extract<keyof ServiceHandlers, `criteria/${string}`>>;

/** Supplies the handlers of the checks. */
export function createCriteriaHandlers({ book }: Deps): CriteriaHandlers {
  return {
    "criteria/rule-sets": ({ kind }) =>
      guardStore(book.name, () => ok(listRules(book.db, kind).map(({ summary }) => summary))),
    "criteria/check": (question) => guardStore(book.name, () => checkCriteria(book.db, question)),
  };
}
