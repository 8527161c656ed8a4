import { expect, test } from "vitest";
import { rosterIdsQuery } from "#store/queries/roster-order";
import { valuesOfEnterprise } from "#store/values/values-of-enterprise";
import { applyRows, memoryBook } from "./support.ts";

/** Every index earns its place: the question it was made for uses it. */

async function planOfQuery(sql: string): Promise<string> {
  const book = await memoryBook();
  applyRows(book, [{ name: "甲", values: { remarks: "x", "employees@2025": 1 } }]);
  return book.db
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all()
    .map(({ detail }) => detail)
    .join("; ");
}

test.each([
  [
    "an enterprise by code",
    "SELECT id FROM enterprise WHERE credit_code = 'x' AND removed_at IS NULL",
    "INDEX enterprise_credit_code",
  ],
  ["an enterprise by name", "SELECT id FROM enterprise WHERE folded_name = 'x'", "INDEX enterprise_folded_name"],
  [
    "names changed since",
    "SELECT id FROM enterprise WHERE names_revision > 3 LIMIT 9",
    "INDEX enterprise_names_revision",
  ],
  [
    "doubts",
    "SELECT code_standing, count(*) FROM enterprise WHERE removed_at IS NULL AND code_standing <> 'valid' GROUP BY code_standing",
    "INDEX enterprise_doubt",
  ],
  [
    "a former name",
    "SELECT enterprise_id FROM enterprise_name WHERE folded_name = 'x'",
    "INDEX enterprise_name_folded",
  ],
  ["names of one", "SELECT name FROM enterprise_name WHERE enterprise_id = 1", "INDEX enterprise_name_enterprise"],
  [
    "qualifications",
    "SELECT id FROM qualification WHERE enterprise_id = 1 AND kind = 'x'",
    "INDEX qualification_enterprise",
  ],
  ["history", "SELECT id FROM journal_line WHERE enterprise_id = 1 ORDER BY id DESC", "INDEX journal_line_enterprise"],
  [
    "lines of an entry",
    "SELECT id FROM journal_line WHERE entry_id = 1 AND id < 9 ORDER BY id DESC",
    "INDEX journal_line_entry",
  ],
  ["what reversed it", "SELECT 1 FROM journal_entry WHERE reverses = 1", "INDEX journal_entry_reverses"],
  ["entries of a batch", "SELECT 1 FROM journal_entry WHERE batch_id = 1", "INDEX journal_entry_batch"],
  ["the same file again", "SELECT id FROM import_batch WHERE workbook_hash = 'x'", "INDEX import_batch_hash"],
  [
    "a column of values",
    "SELECT value, count(*) FROM enterprise_attribute WHERE field_id = 1 GROUP BY value",
    "PRIMARY KEY (field_id=?)",
  ],
  [
    "all attributes of one enterprise",
    `SELECT a.value FROM ${valuesOfEnterprise.attributes.replace("?", "1")}`,
    "SCAN f; SEARCH a USING PRIMARY KEY (field_id=? AND enterprise_id=?)",
  ],
  [
    "all observations of one enterprise",
    `SELECT o.value FROM ${valuesOfEnterprise.observations.replace("?", "1")}`,
    "SEARCH o USING PRIMARY KEY (field_id=? AND period_id=? AND enterprise_id=?)",
  ],
  [
    "an indicator of a period",
    "SELECT sum(value) FROM observation WHERE field_id = 1 AND period_id = 1",
    "PRIMARY KEY (field_id=? AND period_id=?)",
  ],
])("%s", async (_, sql, expected) => {
  expect(await planOfQuery(sql)).toContain(expected);
});

test("sorting the roster looks each value up by its whole key", async () => {
  const book = await memoryBook();
  applyRows(book, [{ name: "甲", values: { remarks: "x", "employees@2025": 1 } }]);
  const order = {
    filters: [],
    numericFields: new Set<string>(),
    sort: ["remarks", "employees@2025"].map((key) => ({ key, descending: false })),
  };
  const { sql, parameters } = rosterIdsQuery(book.db, order);
  const plan = book.db
    .prepare<(string | number)[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(...parameters)
    .map(({ detail }) => detail);
  expect(plan).toEqual([
    "SEARCH e USING INDEX enterprise_kind (kind=?)",
    "SEARCH v0 USING PRIMARY KEY (field_id=? AND enterprise_id=?) LEFT-JOIN",
    "SEARCH v1 USING PRIMARY KEY (field_id=? AND period_id=? AND enterprise_id=?) LEFT-JOIN",
    "USE TEMP B-TREE FOR ORDER BY",
  ]);
});
