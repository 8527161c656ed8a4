/** The roster of enterprises: windows of it, one in detail, edits by hand and taking them back (企业名册). */
import type {
  CellEdit,
  EditOutcome,
  EnterpriseDetail,
  RosterPlace,
  RosterRequest,
  RosterWindow,
} from "#contract/enterprises";
import type { EditError } from "#contract/errors";
import type { ServiceHandlers } from "#contract/contract";
import type { FieldValue } from "#domain/importing/typed-row";
import { formatPeriod, parsePeriod } from "#domain/shared/period";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { readCatalogueIndex } from "#services/catalogue";
import type { Deps } from "#services/deps";
import { readBookSettings } from "#services/book-settings";
import { exportRoster } from "#services/export-roster";
import { heldEditWarning, readHeldPeriods } from "#services/held-periods";
import { describeMergeReversal } from "#services/merging/merge-words";
import { readEdit, type ReadEdit } from "#services/read-edit";
import {
  type Author,
  createEnterprise,
  editCells,
  type EditReversal,
  redoLastEdit,
  undoLastEdit,
  type ValueEdit,
} from "#store/queries/edits";
import { findEnterpriseDetail } from "#store/queries/enterprise-detail";
import { findRosterPlace, listRoster } from "#store/queries/roster";
import { listPeriods, listValues } from "#store/queries/value-list";
import { guardStore } from "#store/store-error";
import { readCreditCode } from "#domain/enterprises/credit-code";

type EnterpriseHandlers = Pick<ServiceHandlers, Extract<keyof ServiceHandlers, `enterprises/${string}`>>;

/** Supplies the handlers of the roster. */
export function createEnterpriseHandlers(deps: Deps): EnterpriseHandlers {
  const { book, ports } = deps;
  const index = (): CatalogueIndex => readCatalogueIndex(book.db);
  const author = (): Author => ({ at: ports.clock.now(), by: readBookSettings(book.db).person });
  const changed = (): void => ports.publish({ type: "data-changed", topics: ["enterprises", "history", "book"] });
  return {
    "enterprises/columns": () =>
      guardStore(book.name, () =>
        ok({
          fields: index().catalogue.fields.filter((field) => field.subject === "enterprise"),
          periods: listPeriods(book.db),
        }),
      ),
    "enterprises/list": (request: RosterRequest) =>
      guardStore(book.name, () =>
        ok<RosterWindow>(listRoster(book.db, { ...request, numericFields: numericFields(index()) })),
      ),
    "enterprises/value-list": ({ key, search }) =>
      guardStore(book.name, () => ok(listValues(book.db, { key, search }))),
    "enterprises/detail": ({ id }) =>
      guardStore(book.name, (): Result<EnterpriseDetail, EditError> => {
        const detail = findEnterpriseDetail(book.db, id);
        return detail === null ? err({ type: "EnterpriseNotFound" }) : ok(detail);
      }),
    "enterprises/place": ({ id, ...question }) =>
      guardStore(book.name, (): Result<RosterPlace, EditError> => {
        const numeric = numericFields(index());
        const place =
          findRosterPlace(book.db, { ...question, numericFields: numeric }, id) ??
          findRosterPlace(book.db, { search: "", filters: [], sort: [], numericFields: numeric }, id);
        return place === null ? err({ type: "EnterpriseNotFound" }) : ok(place);
      }),
    "enterprises/export": (request) => exportRoster(deps, { ...request, numericFields: numericFields(index()) }),
    "enterprises/edit-cells": ({ edits }) => {
      const outcome = applyEdits(deps, edits, author());
      if (outcome.ok && outcome.value.changed > 0) changed();
      return outcome;
    },
    "enterprises/create": ({ name, creditCode }) => {
      const code = readCreditCode(creditCode);
      if (code.kind === "malformed") {
        const reason = "不是统一社会信用代码（应为 18 位）";
        return err({ type: "ValueUnreadable", field: "统一社会信用代码", text: creditCode, reason });
      }
      const written = code.kind === "blank" ? null : code.kind === "registration15" ? code.number : code.code;
      const outcome = createEnterprise(book.db, { name: name.trim(), creditCode: written }, author());
      if (outcome.ok) changed();
      return outcome;
    },
    "enterprises/undo": () => reverse(undoLastEdit(book.db, author()), { verb: "已撤销", index: index() }, changed),
    "enterprises/redo": () => reverse(redoLastEdit(book.db, author()), { verb: "已重做", index: index() }, changed),
  };
}

/** Reads every edit, stores the readable ones as one step, and answers each in its place. */
function applyEdits(
  { book }: Deps,
  edits: readonly CellEdit[],
  author: Author,
): Result<EditOutcome, EditError | EnvironmentError> {
  const index = readCatalogueIndex(book.db);
  const read = edits.map((edit) => ({ edit, outcome: readEdit(edit, index) }));
  const valid: ValueEdit[] = read.flatMap(({ edit, outcome }) =>
    outcome.ok ? [toValueEdit(edit, outcome.value)] : [],
  );
  const stored = valid.length === 0 ? ok({ changed: 0 }) : editCells(book.db, valid, author);
  if (!stored.ok) return stored;
  const heldOf = stored.value.changed === 0 ? () => null : readHeldPeriods(book.db);
  return ok({
    changed: stored.value.changed,
    cells: read.map(({ edit, outcome }) => {
      if (!outcome.ok) return outcome;
      const { value, warning } = outcome.value;
      const held = heldOf(edit.period);
      return { ok: true, value, warning: held === null ? warning : heldEditWarning(held) };
    }),
  });
}

function toValueEdit(edit: CellEdit, { value }: ReadEdit): ValueEdit {
  return { enterpriseId: edit.enterpriseId, field: edit.field, period: edit.period, value, typed: edit.text };
}

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

/** How a step taken back is told: the verb, and the labels of fields. */
interface Wording {
  readonly verb: string;
  readonly index: CatalogueIndex;
}

function reverse<Failure>(
  outcome: Result<EditReversal, Failure>,
  wording: Wording,
  changed: () => void,
): Result<{ readonly sentence: string }, Failure> {
  if (!outcome.ok) return outcome;
  changed();
  return ok({ sentence: describeReversal(outcome.value, wording) });
}

/** 已撤销：长沙某公司的“联系人”由“李四”改回“张三”。 */
function describeReversal({ created, changes, merge }: EditReversal, { verb, index }: Wording): string {
  if (merge !== undefined) return describeMergeReversal(merge, { verb, index });
  const [first] = changes;
  if (first === undefined || created) return `${verb}：新增企业${first === undefined ? "" : `“${first.enterprise}”`}。`;
  const label = index.byId.get(first.field)?.label ?? first.field;
  const period = first.period === null ? "" : describePeriod(first.period);
  const rest = changes.length > 1 ? `，等 ${changes.length} 处` : "";
  return `${verb}：${first.enterprise}的${period}“${label}”由“${show(first.before)}”改回“${show(first.after)}”${rest}。`;
}

function describePeriod(period: string): string {
  const parsed = parsePeriod(period);
  return parsed.ok ? formatPeriod(parsed.value) : period;
}

function show(value: FieldValue | null): string {
  if (value === null) return "空白";
  return typeof value === "boolean" ? (value ? "是" : "否") : String(value);
}
