import type { BookSettings } from "#contract/book";
import type { Bridge, InputOf, MethodName, Reply } from "#contract/contract";
import type { CellEdit, EditOutcome } from "#contract/enterprises";
import { untouchedColumns } from "#contract/grid-columns";
import type { AppEvent } from "#contract/events";
import { parseDecimal } from "#domain/shared/decimal";
import type { FieldValue } from "#domain/importing/typed-row";
import { err, ok } from "#domain/shared/result";
import { type FakeEnterprise, fakeDetail, fakeRoster, queryFakeRoster, readFake } from "./fake-roster.ts";
import { shippedFields } from "./shipped-fields.ts";

type Answers = { readonly [Name in MethodName]: (input: InputOf<Name>) => Reply<Name> | Promise<Reply<Name>> };

/** What a test may say about the back end it fakes. */
export interface FakeBook {
  readonly enterprises?: number;
  readonly periods?: readonly string[];
  readonly zoneName?: string;
  /** Milliseconds every answer takes; `Infinity` never answers. */
  readonly delay?: number;
  readonly answers?: Partial<Answers>;
}

/** A bridge over invented data in memory, typed by the contract: edits, undo, search and settings work as in the store. */
export interface FakeBridge extends Bridge {
  readonly roster: FakeEnterprise[];
  readonly calls: { readonly name: MethodName; readonly input: unknown }[];
  readonly publish: (event: AppEvent) => void;
}

/** Makes a fake back end. */
export function createFakeBridge(book: FakeBook = {}): FakeBridge {
  const roster = fakeRoster(book.enterprises ?? 40);
  const listeners = new Set<(event: AppEvent) => void>();
  const calls: FakeBridge["calls"] = [];
  const publish = (event: AppEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const answers: Answers = { ...createAnswers(roster, book, publish), ...book.answers };
  return {
    roster,
    calls,
    publish,
    host: "browser",
    offerFiles: async () => [],
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    call: async (name, input) => {
      calls.push({ name, input });
      if (book.delay === Number.POSITIVE_INFINITY) return await new Promise(() => undefined);
      if (book.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, book.delay));
      return await answers[name](input);
    },
  };
}

function createAnswers(roster: FakeEnterprise[], book: FakeBook, publish: (event: AppEvent) => void): Answers {
  const periods = book.periods ?? ["2024", "2025"];
  const undone: (() => void)[] = [];
  let settings: BookSettings = {
    zoneName: book.zoneName ?? "云麓高新技术产业开发区",
    reportingUnit: "云麓高新区管委会科技创新局",
    unitHead: "",
    statisticsHead: "",
    preparedBy: "李芳",
    phone: "000-00001234",
    person: "李芳",
    gridDensity: "normal",
    gridColumns: untouchedColumns,
  };
  const changed = (): void => publish({ type: "data-changed", topics: ["enterprises", "history"] });
  return {
    ...closedAnswers(),
    "book/status": () =>
      ok({
        zoneName: settings.zoneName,
        enterprises: roster.length,
        periods,
        imports: roster.length === 0 ? 0 : 3,
        exports: roster.length === 0 ? 0 : 1,
        lastImport: { batchId: 3, at: "2026-11-20T09:12:00.000+08:00", workbook: "企业名册2026年一季度更新.xlsx" },
        lastExport: { at: "2026-11-20T16:05:00.000+08:00", form: "规上工业企业创新活动全覆盖台账.xlsx" },
        doubts: [
          { kind: "checkFailed", sentence: "3 家企业的信用代码校验位不符", count: 3 },
          { kind: "none", sentence: "12 家企业没有统一社会信用代码", count: 12 },
        ],
        revision: 1,
      }),
    "book/settings": () => ok(settings),
    "book/save-settings": (input) => {
      settings = { ...settings, ...input };
      publish({ type: "data-changed", topics: ["settings"] });
      return ok(settings);
    },
    "book/save-columns": (gridColumns) => {
      settings = { ...settings, gridColumns };
      publish({ type: "data-changed", topics: ["settings"] });
      return ok(gridColumns);
    },
    "book/place": () => ok({ name: "云麓高新区.parkbook", folder: "文档 / 园册", bytes: 9_437_184 }),
    "enterprises/columns": () =>
      ok({ fields: shippedFields().filter(({ subject }) => subject === "enterprise"), periods }),
    "enterprises/list": (request) => ok(queryFakeRoster(roster, request)),
    "enterprises/place": ({ id, ...question }) => {
      const everything = { columns: [], offset: 0, limit: roster.length };
      const { rows, total } = queryFakeRoster(roster, { ...question, ...everything });
      const at = rows.findIndex((row) => row.id === id);
      if (at < 0) return err({ type: "EnterpriseNotFound" });
      return ok({ previous: rows[at - 1]?.id ?? null, next: rows[at + 1]?.id ?? null, position: at + 1, total });
    },
    "enterprises/export": (request) =>
      ok({
        file: "企业名册.xlsx",
        rows: queryFakeRoster(roster, { ...request, offset: 0, limit: 0 }).total,
      }),
    "enterprises/value-list": ({ key }) => ok(countValues(roster, key)),
    "enterprises/detail": ({ id }) => {
      const found = roster.find((enterprise) => enterprise.id === id);
      return found === undefined ? err({ type: "EnterpriseNotFound" }) : ok(fakeDetail(found));
    },
    "enterprises/edit-cells": ({ edits }) => {
      const backwards: (() => void)[] = [];
      const cells = edits.map((edit) => applyEdit(roster, edit, backwards));
      const goBack = (): void => {
        for (const back of backwards.reverse()) back();
      };
      if (backwards.length > 0) undone.push(goBack);
      changed();
      return ok({ changed: cells.filter((cell) => cell.ok).length, cells });
    },
    "enterprises/create": ({ name, creditCode }) => {
      const taken = roster.find((enterprise) => creditCode !== "" && enterprise.creditCode === creditCode);
      if (taken !== undefined) return err({ type: "CreditCodeTaken", creditCode, enterprise: taken.name });
      const id = roster.length + 1;
      roster.push({ id, name, creditCode: creditCode === "" ? null : creditCode, values: {}, warnings: {} });
      changed();
      return ok({ id });
    },
    "enterprises/undo": () => {
      const back = undone.pop();
      if (back === undefined) return err({ type: "NothingToUndo" });
      back();
      changed();
      return ok({ sentence: "已撤销上一次修改。" });
    },
    "enterprises/redo": () => err({ type: "NothingToUndo" }),
  };
}

function applyEdit(roster: FakeEnterprise[], edit: CellEdit, backwards: (() => void)[]): EditOutcome["cells"][number] {
  const enterprise = roster.find((one) => one.id === edit.enterpriseId);
  const field = shippedFields().find((one) => one.id === edit.field);
  if (enterprise === undefined || field === undefined) return { ok: false, error: { type: "EnterpriseNotFound" } };
  const key = edit.period === null ? edit.field : `${edit.field}@${edit.period}`;
  const before = readFake(enterprise, key);
  if (field.id === "enterpriseName" && edit.text.trim() === "") {
    return {
      ok: false,
      error: { type: "ValueUnreadable", field: field.label, text: edit.text, reason: "企业名称不能空着" },
    };
  }
  const value = readTyped(edit.text, field);
  if (value === undefined) {
    return {
      ok: false,
      error: { type: "ValueUnreadable", field: field.label, text: edit.text, reason: "这里要填数字" },
    };
  }
  backwards.push(() => writeFake(enterprise, key, before));
  writeFake(enterprise, key, value);
  return { ok: true, value, warning: null };
}

/** Undefined when the text is no value of the field; money typed in 万元 is stored in 元. */
function readTyped(text: string, field: ReturnType<typeof shippedFields>[number]): FieldValue | null | undefined {
  if (text === "") return null;
  if (field.type === "boolean") return text === "是";
  if (field.type !== "integer" && field.type !== "decimal") return text;
  const parsed = parseDecimal(text.replaceAll(",", ""));
  if (!parsed.ok) return undefined;
  return field.shownUnit === "万元" ? String(Math.round(Number(parsed.value) * 10000)) : parsed.value;
}

function writeFake(enterprise: FakeEnterprise, key: string, value: FieldValue | null): void {
  if (key === "enterpriseName") enterprise.name = String(value ?? "");
  else if (key === "creditCode") enterprise.creditCode = value === null ? null : String(value);
  else if (value === null) delete enterprise.values[key];
  else enterprise.values[key] = value;
}

function countValues(
  roster: readonly FakeEnterprise[],
  key: string,
): readonly { readonly value: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const enterprise of roster) {
    const value = readFake(enterprise, key);
    const text = value === null ? "" : typeof value === "boolean" ? (value ? "1" : "0") : String(value);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, 100);
}

/** Methods of pages these data do not serve. */
function closedAnswers(): Omit<Answers, (`book/${string}` & MethodName) | (`enterprises/${string}` & MethodName)> &
  Pick<Answers, "book/load-examples"> {
  const notOpen = () => err({ type: "ReadingNotOpen" } as const);
  const formNotOpen = () => err({ type: "FormNotOpen" } as const);
  const noIndicator = () => err({ type: "IndicatorNotFound", code: "" } as const);
  const noTarget = () => err({ type: "TargetNotFound", target: "" } as const);
  const noPack = () => err({ type: "PackNotFound", pack: "" } as const);
  const noText = () => err({ type: "NothingInText" } as const);
  return {
    "book/load-examples": () => ok({ enterprises: 312 }),
    "importing/read": notOpen,
    "importing/set-standing": notOpen,
    "importing/frame": notOpen,
    "importing/cells": notOpen,
    "importing/correct": notOpen,
    "importing/mark-table": notOpen,
    "importing/name-sender": notOpen,
    "importing/use-recipe": notOpen,
    "importing/plan": notOpen,
    "importing/plan-rows": notOpen,
    "importing/plan-issues": notOpen,
    "importing/plan-absent": notOpen,
    "importing/return-file": notOpen,
    "importing/apply": notOpen,
    "importing/batches": () => ok([]),
    "importing/undo": () => err({ type: "BatchNotFound" }),
    "importing/redo": () => err({ type: "BatchNotFound" }),
    "registers/kinds": () => ok([]),
    "registers/related": () => ok([]),
    "registers/link-choices": () => ok([]),
    "registers/views": () => ok([]),
    "registers/save-view": (view) => ok({ ...view, id: 1 }),
    "registers/remove-view": () => ok(null),
    "registers/remove": ({ ids }) => ok({ removed: ids.length }),
    "registers/create-list": ({ label }) => err({ type: "KindNameTaken", label }),
    "registers/progress": () => ok([]),
    "registers/add-progress": () => ok(null),
    "registers/map": () => ok(null),
    "registers/matrix": () => ok(null),
    "registers/snapshots": () => ok([]),
    "registers/snapshot-roster": () => ok({ total: 0, rows: [] }),
    "registers/freeze": ({ name }) => err({ type: "SnapshotNameTaken", name }),
    "indicators/list": () => ok([]),
    "indicators/open": noIndicator,
    "indicators/change": noIndicator,
    "indicators/check-formula": () => err({ type: "FormulaWrong", at: 0, sentence: "这里不做公式检查" }),
    "indicators/save": noIndicator,
    "indicators/remove": noIndicator,
    "targets/wall": () => ok([]),
    "targets/judge": noTarget,
    "targets/save-setting": noTarget,
    "extraction/from-text": noText,
    "extraction/from-file": noText,
    "extraction/accept": noText,
    "what-if/run": () => ok({ targets: [] }),
    "what-if/decisive": () => ok({ decisive: [] }),
    "what-if/keep": () => ok({ id: 1 }),
    "what-if/notes": () => ok([]),
    "what-if/drop-note": () => ok(null),
    "packs/list": () => ok([]),
    "packs/open": noPack,
    "packs/preview-shipped": noPack,
    "packs/preview-file": noPack,
    "packs/preview-removal": noPack,
    "packs/install": noPack,
    "packs/remove": noPack,
    "packs/export": noPack,
    "packs/save-own": noPack,
    "packs/calendar": () => ok([]),
    "criteria/rule-sets": () => ok([]),
    "criteria/check": () => ok([]),
    "recipes/list": () => ok([]),
    "recipes/versions": () => ok([]),
    "recipes/edit": () => err({ type: "RecipeNotFound" }),
    "recipes/remove": () => ok(null),
    "recipes/export": () => err({ type: "RecipeNotFound" }),
    "recipes/take": () => err({ type: "RecipeNotFound" }),
    "fields/create": ({ label }) => err({ type: "FieldNameTaken", label }),
    "fields/all": () => ok(shippedFields()),
    "fields/custom": () => ok([]),
    "fields/rename": () => err({ type: "FieldNotFound" }),
    "quarantine/list": () => ok({ total: 0, rows: [] }),
    "quarantine/plan": notOpen,
    "quarantine/drop": () => ok({ dropped: 0 }),
    "periods/frozen": () => ok([]),
    "periods/freeze": () => ok([]),
    "periods/release": () => ok([]),
    "merging/candidates": () => ok({ total: 0, pairs: [] }),
    "merging/compare": () => ok({ values: [] }),
    "merging/merge": () => err({ type: "EnterpriseNotFound" }),
    "merging/merged": () => ok([]),
    "merging/undo": () => err({ type: "NothingToUndo" }),
    "merging/not-same": () => ok(null),
    "merging/not-same-list": () => ok([]),
    "merging/forget-not-same": () => ok(null),
    "importing/close": () => ok(null),
    "reporting/open": formNotOpen,
    "reporting/frame": formNotOpen,
    "reporting/cells": formNotOpen,
    "reporting/bind": formNotOpen,
    "reporting/step": formNotOpen,
    "reporting/learn": formNotOpen,
    "reporting/preview": formNotOpen,
    "reporting/export": formNotOpen,
    "reporting/trace": formNotOpen,
    "reporting/exports": () => ok([]),
    "reporting/drift": formNotOpen,
    "reporting/bindings": () => ok([]),
    "reporting/use-binding": formNotOpen,
    "reporting/save-binding-file": formNotOpen,
    "reporting/take-binding-file": formNotOpen,
    "reporting/trace-open": formNotOpen,
    "reporting/open-filled": formNotOpen,
    "reporting/absorb": formNotOpen,
    "reporting/working-paper": formNotOpen,
    "reporting/impact": () => ok({ filed: [], filedTotal: 0, bound: [], indicators: [] }),
    "reporting/fill-each": formNotOpen,
    "reporting/close": () => ok(null),
    "files/choose-workbooks": () => ok([]),
    "files/choose-save-target": () => ok(null),
    "files/show": () => ok(null),
    "jobs/cancel": () => ok(null),
  };
}
