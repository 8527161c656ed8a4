/** Answers about what imports leave behind, over plain data in memory: the quarantine, past imports, duplicates, recipes, filed periods and the zone's own fields. */
import type { Topic } from "#contract/events";
import type { ImportBatch, PlanRow, PlanSummary } from "#contract/importing";
import type { UndoReceipt } from "#contract/import-results";
import type { ComparedValue, LikelyDuplicate, MergedRecord, NotSame } from "#contract/merging";
import type { FrozenPeriod, QuarantinedRow } from "#contract/quarantine";
import type { StoredRecipe } from "#contract/recipes";
import type { Field } from "#domain/catalogue/field";
import { err, ok } from "#domain/shared/result";
import type { FakeBook } from "./fake-bridge.ts";

const at = "2026-11-21T01:30:00.000Z";

/** What a test starts from; everything else is empty. */
export interface FakeRecords {
  readonly quarantined?: readonly QuarantinedRow[];
  readonly planned?: readonly PlanRow[];
  readonly batches?: readonly ImportBatch[];
  readonly reports?: Readonly<Record<UndoReceipt["done"], UndoReceipt>>;
  readonly pairs?: readonly LikelyDuplicate[];
  readonly compared?: readonly ComparedValue[];
  readonly merged?: readonly MergedRecord[];
  readonly recipes?: readonly StoredRecipe[];
  readonly frozen?: readonly FrozenPeriod[];
  readonly custom?: readonly Field[];
}

/** Makes the answers; `changed` tells the window what is old. */
export function recordAnswers(
  start: FakeRecords,
  changed: (...topics: readonly Topic[]) => void,
): NonNullable<FakeBook["answers"]> {
  return {
    ...quarantineAnswers(start, changed),
    ...batchAnswers(start, changed),
    ...mergingAnswers(start, changed),
    ...taughtAnswers(start, changed),
  };
}

type Changed = (...topics: readonly Topic[]) => void;
type Answers = NonNullable<FakeBook["answers"]>;

function quarantineAnswers(start: FakeRecords, changed: Changed): Answers {
  let rows = start.quarantined ?? [];
  const planned = start.planned ?? [];
  return {
    "quarantine/list": ({ batchId, settled, search, offset, limit }) => {
      const found = rows.filter(
        (row) =>
          (row.settled !== null) === settled &&
          (batchId === null || row.batchId === batchId) &&
          (row.name.includes(search) || (row.creditCode ?? "").includes(search)),
      );
      return ok({ total: found.length, rows: found.slice(offset, offset + limit) });
    },
    "quarantine/drop": ({ ids }) => {
      rows = rows.map((row) => (ids.includes(row.id) ? { ...row, settled: "dropped" } : row));
      changed("imports");
      return ok({ dropped: ids.length });
    },
    "quarantine/plan": () => ok(summary(planned)),
    "importing/plan-rows": ({ kinds, offset, limit }) => {
      const found = planned.filter((row) => kinds.includes(row.kind));
      return ok({ total: found.length, rows: found.slice(offset, offset + limit) });
    },
    "importing/plan-issues": () => ok({ total: 0, issues: [] }),
    "importing/apply": ({ decisions }) => {
      rows = rows.map((row) => (row.name === "" ? row : { ...row, settled: "imported" }));
      changed("imports", "enterprises");
      return ok({
        ...fakeBatch({ batchId: 9, kind: "quarantine" }),
        added: Object.keys(decisions).length,
        rejected: 1,
      });
    },
  };
}

function summary(rows: readonly PlanRow[]): PlanSummary {
  const count = (kind: PlanRow["kind"]): number => rows.filter((row) => row.kind === kind).length;
  return {
    planId: "q1",
    counts: {
      add: count("add"),
      update: count("update"),
      unchanged: count("unchanged"),
      decision: count("decision"),
      rejected: count("rejected"),
    },
    fields: [],
    causes: { code: count("decision") },
    issueKinds: [],
    absent: 300,
    held: [],
    errors: 0,
    warnings: 0,
    values: 0,
    tables: [],
  };
}

function batchAnswers(start: FakeRecords, changed: Changed): Answers {
  let batches = start.batches ?? [];
  const reverse = (done: UndoReceipt["done"]) => (input: { readonly batchId: number }) => {
    const report = start.reports?.[done];
    if (report === undefined) return err({ type: "BatchNotFound" } as const);
    const undoneAt = done === "undo" ? at : null;
    batches = batches.map((one) => (one.batchId === input.batchId ? { ...one, undoneAt } : one));
    changed("imports", "enterprises");
    return ok(report);
  };
  return {
    "importing/batches": () => ok(batches),
    "importing/undo": reverse("undo"),
    "importing/redo": reverse("redo"),
  };
}

function mergingAnswers(start: FakeRecords, changed: Changed): Answers {
  let pairs = start.pairs ?? [];
  let merged = start.merged ?? [];
  let answered: readonly NotSame[] = [];
  return {
    "merging/candidates": ({ offset, limit }) =>
      ok({ total: pairs.length, pairs: pairs.slice(offset, offset + limit) }),
    "merging/compare": ({ keepId }) => {
      const turned = pairs.some(({ b }) => b.id === keepId);
      const values = start.compared ?? [];
      return ok({ values: turned ? values.map((one) => ({ ...one, kept: one.dropped, dropped: one.kept })) : values });
    },
    "merging/merge": ({ keepId, dropId }) => {
      pairs = pairs.filter(({ a, b }) => ![a.id, b.id].includes(dropId) || ![a.id, b.id].includes(keepId));
      changed("enterprises");
      return ok({ values: 1, sentence: "已合并为一家。" });
    },
    "merging/merged": () => ok(merged),
    "merging/undo": ({ enterpriseId }) => {
      merged = merged.filter((one) => one.enterpriseId !== enterpriseId);
      pairs = start.pairs ?? [];
      changed("enterprises");
      return ok({ sentence: "已撤销合并，恢复为两家企业。" });
    },
    "merging/not-same": ({ enterpriseId, name, creditCode }) => {
      const pair = pairs.find(({ a, b }) => a.id === enterpriseId || b.id === enterpriseId);
      pairs = pairs.filter((one) => one !== pair);
      answered = [
        { id: 1, enterpriseId, enterprise: pair?.a.name ?? "", other: name, code: creditCode, at, by: "李芳" },
      ];
      changed("enterprises");
      return ok(null);
    },
    "merging/not-same-list": () => ok(answered),
    "merging/forget-not-same": () => {
      answered = [];
      pairs = start.pairs ?? [];
      changed("enterprises");
      return ok(null);
    },
  };
}

function taughtAnswers(start: FakeRecords, changed: Changed): Answers {
  let recipes = start.recipes ?? [];
  let frozen = start.frozen ?? [];
  let custom = start.custom ?? [];
  return {
    "recipes/list": () => ok(recipes),
    "recipes/versions": ({ family }) => ok(recipes.filter((one) => one.family === family)),
    "recipes/edit": ({ id, name, sender }) => {
      const old = recipes.find((one) => one.id === id);
      if (old === undefined) return err({ type: "RecipeNotFound" });
      const next = { ...old, id: id + 100, version: old.version + 1, name, sender };
      recipes = recipes.map((one) => (one === old ? next : one));
      changed("imports");
      return ok(next);
    },
    "recipes/remove": ({ family }) => {
      recipes = recipes.filter((one) => one.family !== family);
      changed("imports");
      return ok(null);
    },
    "periods/frozen": () => ok(frozen),
    "periods/freeze": (said) => {
      frozen = [{ ...said, at, by: "李芳" }, ...frozen];
      changed("book");
      return ok(frozen);
    },
    "periods/release": ({ period }) => {
      frozen = frozen.filter((one) => one.period !== period);
      changed("book");
      return ok(frozen);
    },
    "fields/custom": () => ok(custom),
    "fields/rename": ({ id, label }) => {
      const known = custom.find((one) => one.id === id);
      if (known === undefined) return err({ type: "FieldNotFound" });
      if (label === "营业收入") return err({ type: "FieldNameTaken", label });
      const renamed = { ...known, label };
      custom = custom.map((one) => (one === known ? renamed : one));
      changed("enterprises");
      return ok(renamed);
    },
  };
}

/** An import of the list; what a test says counts. */
export function fakeBatch(part: Partial<ImportBatch>): ImportBatch {
  return {
    batchId: 1,
    standing: "confirmed",
    appliedAt: at,
    workbook: "望岳街道2025.xlsx",
    workbookHash: "0".repeat(64),
    added: 0,
    updated: 0,
    unchanged: 0,
    undecided: 0,
    rejected: 0,
    values: 0,
    quarantined: 0,
    undoneAt: null,
    by: "李芳",
    kind: "file",
    sender: "望岳街道",
    period: "2025",
    ...part,
  };
}
