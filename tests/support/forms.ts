import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { recogniseForm } from "#domain/reporting/recognise-form";
import { type FillRequest, type FillRow, fillKey } from "#domain/reporting/fill-request";
import { planFill } from "#domain/reporting/plan-fill";
import { parsePeriod } from "#domain/shared/period";
import { fillForm } from "#workbook/fill-form";
import { readForm } from "#workbook/read-form";
import { loadCatalogue } from "./catalogue.ts";

/** The shipped catalogue, as tests of forms use it. */
export const catalogueIndex = loadCatalogue();

/** Bytes of a sample form. */
export function formBytes(name: string): Uint8Array {
  return readFileSync(new URL(`../fixtures/samples/${name}`, import.meta.url));
}

/** SHA-256 of every part of a package, uncompressed. */
export function partHashes(bytes: Uint8Array): Record<string, string> {
  const parts = Object.entries(unzipSync(bytes));
  return Object.fromEntries(parts.map(([name, part]) => [name, createHash("sha256").update(part).digest("hex")]));
}

/** Text of a part. */
export function partText(bytes: Uint8Array, part: string): string {
  return new TextDecoder().decode(unzipSync(bytes)[part]);
}

/** Enterprises made up for form C: `researchExpense` grows so that every sum is known. */
export function formCRows(count: number): FillRow[] {
  const parks = ["云岫片区", "岚湖片区", "砚池片区", "星河科创园", "麓野智造园"];
  return Array.from({ length: count }, (_, i) => {
    const values: Record<string, string | boolean> = {
      enterpriseName: `园册<测试>&${i + 1}号有限公司`,
      creditCode: `9143${String(10000000000000 + i)}`,
      industryCode: "3912",
      park: parks[i % parks.length] ?? "",
      enterpriseScale: i % 2 === 0 ? "中型" : "小型",
      aboveScale: true,
      innovationActive: i % 3 !== 0,
      supportDate: "2025-03-05",
      [fillKey("researchExpense", "2025")]: String(10000 * (i + 1) + 2500),
    };
    const entries = Object.entries(values).map(([key, value]) => [key, { value, source: null }] as const);
    return { enterpriseId: i + 1, name: String(values.enterpriseName), values: Object.fromEntries(entries) };
  });
}

/** Settings as a zone would have them. */
export const SETTINGS = {
  reportingUnit: "云麓高新区管委会",
  zoneName: "云麓高新区",
  unitHead: "甲某",
  statisticsHead: "乙某",
  preparedBy: "丙某",
  phone: "000-00001234",
  reportDate: "2026-01-15",
};

/** Reads, plans and writes a form in one go. */
export async function fillSample(
  name: string,
  bytes: Uint8Array,
  given: Pick<FillRequest, "lists" | "subject"> & Partial<FillRequest>,
) {
  const read = await readForm({ name, bytes });
  if (!read.ok) throw new Error(read.error.type);
  const period = parsePeriod("2025");
  if (!period.ok) throw new Error("period");
  const reading = recogniseForm(read.value, catalogueIndex);
  const request = {
    form: read.value,
    reading,
    index: catalogueIndex,
    settings: SETTINGS,
    period: period.value,
    threshold: 0.6,
    computed: {},
    ...given,
  };
  const plan = planFill(request);
  const written = fillForm(bytes, plan.fills);
  if (!written.ok) throw new Error(JSON.stringify(written.error));
  return { reading, plan, ...written.value };
}
