/** The roster, of enterprises and of every other kind: windows of it, one entry in detail, edits by hand and taking them back (名册). */
import type { EnterpriseDetail, RosterPlace, RosterQuestion, RosterRequest, RosterWindow } from "#contract/enterprises";
import type { EditError } from "#contract/errors";
import type { ServiceHandlers } from "#contract/contract";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { KindDefinition } from "#domain/register/kind";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import { findKind, readCatalogueIndex, readKinds } from "#services/catalogue";
import type { Deps } from "#services/deps";
import { readEntryDetail } from "#services/enterprise-details";
import { exportRoster } from "#services/export-roster";
import { readCountingOn } from "#services/registers/counting";
import { createEntry } from "#services/registers/create-entry";
import { editEntries } from "#services/registers/edit-entries";
import { withLinkDoubts } from "#services/registers/link-doubts";
import { describeReversal, type ReversalWording } from "#services/registers/reversal-words";
import type { ReadableDb } from "#store/connection";
import { type EditReversal, redoLastEdit, undoLastEdit } from "#store/queries/edits";
import type { Author } from "#store/queries/entry-steps";
import { listFilledFields } from "#store/queries/kind-columns";
import { findRosterPlace, listRoster, type RosterQuery } from "#store/queries/roster";
import { listPeriodsOf, listValues } from "#store/queries/value-list";
import { guardStore } from "#store/store-error";
import { enterpriseKind, shownFieldOf } from "#store/values/entry-kind";

type EnterpriseHandlers = Pick<ServiceHandlers, Extract<keyof ServiceHandlers, `enterprises/${string}`>>;

/** Supplies the handlers of the roster. */
export function createEnterpriseHandlers(deps: Deps): EnterpriseHandlers {
  const { book, ports } = deps;
  const author = (): Author => ({ at: ports.clock.now(), by: readBookSettings(book.db).person });
  const changed = (): void => ports.publish({ type: "data-changed", topics: ["enterprises", "history", "book"] });
  const told = (verb: ReversalWording["verb"], outcome: Result<EditReversal, EditError | EnvironmentError>) => {
    if (!outcome.ok) return outcome;
    changed();
    const wording = { verb, index: readCatalogueIndex(book.db), kinds: readKinds(book.db) };
    return ok({ sentence: describeReversal(outcome.value, wording) });
  };
  return {
    "enterprises/columns": (asked) =>
      guardStore(book.name, () => {
        const fields = fieldsOf(book.db, asked?.kind);
        const periods = listPeriodsOf(
          book.db,
          fields.map(({ id }) => id),
        );
        return ok({ fields, periods, ...filledOf(book.db, asked?.kind) });
      }),
    "enterprises/list": (request: RosterRequest) =>
      guardStore(book.name, () => {
        const window = listRoster(book.db, { ...request, ...readQuestion(book.db, request) });
        return ok<RosterWindow>(withLinkDoubts(book.db, window, request.columns));
      }),
    "enterprises/value-list": ({ kind, key, search }) =>
      guardStore(book.name, () => ok(listValues(book.db, { kind: kindOf(book.db, kind), key, search }))),
    "enterprises/detail": ({ id }) =>
      guardStore(book.name, (): Result<EnterpriseDetail, EditError> => {
        const detail = readEntryDetail(book.db, id);
        return detail === null ? err({ type: "EnterpriseNotFound" }) : ok(detail);
      }),
    "enterprises/place": ({ id, ...question }) =>
      guardStore(book.name, (): Result<RosterPlace, EditError> => {
        const asked = readQuestion(book.db, question);
        const place =
          findRosterPlace(book.db, asked, id) ??
          findRosterPlace(book.db, { ...asked, asOf: null, search: "", filters: [], sort: [] }, id);
        return place === null ? err({ type: "EnterpriseNotFound" }) : ok(place);
      }),
    "enterprises/export": ({ token, columns, ...question }) =>
      exportRoster(deps, {
        ...readQuestion(book.db, question),
        columns,
        token,
        label: kindOf(book.db, question.kind).label,
      }),
    "enterprises/edit-cells": ({ edits }) => {
      const outcome = editEntries(deps, edits, author());
      if (outcome.ok && outcome.value.changed > 0) changed();
      return outcome;
    },
    "enterprises/create": (draft) => {
      const outcome = createEntry(deps, draft, author());
      if (outcome.ok) changed();
      return outcome;
    },
    "enterprises/undo": () => told("已撤销", undoLastEdit(book.db, author())),
    "enterprises/redo": () => told("已重做", redoLastEdit(book.db, author())),
  };
}

/** The fields of a kind in the order of its columns. */
function fieldsOf(db: ReadableDb, kind: string | undefined) {
  const { byId } = readCatalogueIndex(db);
  return kindOf(db, kind).fields.flatMap((field) => byId.get(field) ?? []);
}

/** Which attributes of a kind are in use; not told of enterprises, whose columns a person chooses once for the whole book. */
function filledOf(db: ReadableDb, kind: string = enterpriseKind.id): { readonly filled?: readonly string[] } {
  if (kind === enterpriseKind.id) return {};
  const known = kindOf(db, kind);
  return { filled: listFilledFields(db, known.id).map((field) => shownFieldOf(known, field)) };
}

/** A question as the store understands it. */
function readQuestion(db: ReadableDb, { kind, asOf, search, filters, sort }: RosterQuestion): StoredQuestion {
  const asked = kindOf(db, kind);
  return {
    kind: asked,
    asOf: readCountingOn(db, asked.id, asOf),
    search,
    filters,
    sort,
    numericFields: numericFields(readCatalogueIndex(db)),
  };
}

interface StoredQuestion extends Omit<RosterQuery, "columns" | "offset" | "limit"> {
  readonly kind: KindDefinition;
  readonly asOf: ReturnType<typeof readCountingOn>;
}

/** A kind nobody knows holds nothing. */
function kindOf(db: ReadableDb, kind: string | undefined): KindDefinition {
  return findKind(db, kind ?? enterpriseKind.id) ?? { ...emptyKind, id: kind ?? "" };
}

const emptyKind: Omit<KindDefinition, "id"> = {
  label: "台账",
  classifier: "条",
  group: "ledger",
  nameField: "entryName",
  codeField: null,
  fields: [],
  identity: [],
  nameFrom: null,
  views: [],
};

/** Attributes and figures that compare as numbers in filters and sorting. */
function numericFields({ catalogue }: CatalogueIndex): ReadonlySet<string> {
  const known = numericOf.get(catalogue);
  if (known !== undefined) return known;
  const numbers = catalogue.fields.filter(({ type }) => type === "integer" || type === "decimal");
  const ids = new Set(numbers.map(({ id }) => id));
  numericOf.set(catalogue, ids);
  return ids;
}

const numericOf = new WeakMap<CatalogueIndex["catalogue"], ReadonlySet<string>>();
