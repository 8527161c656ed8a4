/** A clerk brings five rosters through the wizard; the book then holds the truth, each value with its cell, and a second time changes nothing. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { EnterpriseDetail } from "#contract/enterprises";
import type { Provenance } from "#domain/shared/provenance";
import { convertUnit, parseUnit } from "#domain/indicators/unit";
import { parseDecimal } from "#domain/shared/decimal";
import { listEnterpriseDetails } from "#services/enterprise-details";
import { contentHash } from "#store/content-hash";
import { loadCatalogue } from "../support/catalogue.ts";
import { type ExpectedBook, type ExpectedEnterprise, takeRoster } from "../support/expected-book.ts";
import { readTruth, samplePath } from "../support/truth.ts";
import { bringToImport, goOn, goTo, readCounters, write } from "./clerk.ts";
import type { LaunchedApp } from "./launched-app.ts";
import { launchApp } from "./launch.ts";
import { describeWith } from "./needs.ts";
import { bookPlace, withBook } from "./seed-book.ts";
import { takeShots } from "./screenshot.ts";

/** Oldest year first. `decisions`: rows with a known name and another code; `rejected`: records marked 撤销 (dis). */
const ROSTERS = [
  {
    file: "火炬企业年报导出2024.xlsx",
    truth: "roster6-火炬企业年报导出2024.json",
    decisions: [],
    rejected: [24, 46, 54, 89, 93, 111, 112],
    counts: { 新增: 113, 变更: 0, 不变: 0, 待定: 0, 不能导入: 7 },
  },
  {
    file: "高新区企业名册2025.xlsx",
    truth: "roster1-高新区企业名册2025.json",
    decisions: [62],
    rejected: [],
    counts: { 新增: 195, 变更: 104, 不变: 0, 待定: 1, 不能导入: 0 },
  },
  {
    file: "在孵企业情况表2025(火炬口径).xls",
    truth: "roster2-在孵企业情况表2025(火炬口径).json",
    decisions: [],
    rejected: [],
    counts: { 新增: 35, 变更: 25, 不变: 0, 待定: 0, 不能导入: 0 },
  },
  {
    file: "高企汇总表2025.csv",
    truth: "roster3-高企汇总表2025.json",
    decisions: [16, 17],
    rejected: [],
    counts: { 新增: 17, 变更: 103, 不变: 0, 待定: 2, 不能导入: 0 },
  },
  {
    file: "企业名册2026年一季度更新.xlsx",
    truth: "roster5-企业名册2026年一季度更新.json",
    decisions: [39, 110, 154, 224, 241],
    rejected: [],
    counts: { 新增: 20, 变更: 265, 不变: 0, 待定: 5, 不能导入: 0 },
  },
] as const;

const index = loadCatalogue();

const fingerprint = (place: string): Promise<string> => withBook(place, ({ db }) => contentHash(db, { origins: true }));

describeWith(["chromium"], "five rosters through the window", () => {
  const userData = mkdtempSync(path.join(tmpdir(), "parkbook-import-"));
  const place = bookPlace(userData);
  let app: LaunchedApp;
  let page: Page;

  beforeAll(async () => {
    app = await launchApp(userData);
    page = await app.firstWindow();
  });
  afterAll(() => app?.close());

  test.each(ROSTERS)(
    "$file: recognised, shown, written; a second time there is nothing to write",
    async ({ file, counts }) => {
      const shoot = (what: string): Promise<unknown> => takeShots(page, `import-${path.parse(file).name}-${what}`);
      await bringToImport(page, samplePath(file));
      await shoot("1-识别");
      await goOn(page, "看列对应");
      await shoot("2-列对应");
      await goOn(page, "核对");
      expect(await readCounters(page)).toMatchObject(counts);
      await shoot("3-核对");
      await page.getByRole("tab", { name: "逐条变更" }).click();
      await page.locator(".change-row").first().waitFor();
      await shoot("4-变更");
      const receipt = await write(page);
      expect(receipt).toMatchObject({
        新增企业: counts.新增,
        变更企业: counts.变更,
        待定: counts.待定,
        不能导入: counts.不能导入,
      });
      await shoot("5-回执");

      const before = await fingerprint(place);
      await bringToImport(page, samplePath(file));
      await page.getByText("导入过，内容一模一样").waitFor();
      await goOn(page, "看列对应");
      await goOn(page, "核对");
      expect(await readCounters(page)).toMatchObject({
        新增: 0,
        变更: 0,
        待定: counts.待定,
        不能导入: counts.不能导入,
      });
      await page.getByRole("button", { name: "没有要写的" }).waitFor();
      await page.getByRole("button", { name: "不导入了" }).click();
      expect(await fingerprint(place)).toBe(before);
    },
  );

  test("the book holds the truth, and each value knows its workbook, sheet, cell and wording", async () => {
    const expected: ExpectedBook = { enterprises: [] };
    for (const { file, truth, decisions, rejected } of ROSTERS) {
      takeRoster(expected, readTruth(truth), { workbook: file, left: [...decisions, ...rejected], index });
    }
    const stored = await withBook(place, ({ db }) => listEnterpriseDetails(db, ""));
    expect(stored.length).toBe(expected.enterprises.length);
    const found = stored.map((detail) => describeStored(detail));
    const byIdentity = new Map(found.map((one) => [`${one.code} ${one.name}`, one]));
    const differences = expected.enterprises.flatMap((one) => differencesOf(one, byIdentity));
    expect(differences).toEqual([]);
    const values = expected.enterprises.reduce((sum, { values: { size } }) => sum + size, 0);
    expect(found.reduce((sum, { values: { size } }) => sum + size, 0)).toBe(values);
    expect(values).toBeGreaterThan(12_000);
  });

  test("the list of imports names all five, and the roster shows them", async () => {
    await goTo(page, "导入");
    for (const { file } of ROSTERS) await page.getByRole("cell", { name: file }).waitFor();
    await takeShots(page, "import-记录");
    await goTo(page, "名册");
    await page.getByText("共 380 家").waitFor();
    await takeShots(page, "roster-五份名册之后");
    await goTo(page, "首页");
    await page.getByText("数据存疑").waitFor();
    await takeShots(page, "home-五份名册之后");
  });
});

interface StoredValue {
  readonly value: string | number | boolean;
  readonly source: Provenance;
}
interface StoredEnterprise {
  readonly name: string;
  readonly code: string | null;
  readonly values: ReadonlyMap<string, StoredValue>;
}

function describeStored(detail: EnterpriseDetail): StoredEnterprise {
  const label = (field: string): string => index.byId.get(field)?.label ?? field;
  return {
    name: detail.name,
    code: detail.creditCode,
    values: new Map([
      ...detail.attributes.map((one) => [label(one.field), one] as const),
      ...detail.observations.map((one) => [`${label(one.field)}@${one.period}`, one] as const),
    ]),
  };
}

function differencesOf(expected: ExpectedEnterprise, stored: ReadonlyMap<string, StoredEnterprise>): readonly string[] {
  const found = stored.get(`${expected.code} ${expected.name}`);
  if (found === undefined) return [`no ${expected.name} ${expected.code}`];
  return [...expected.values].flatMap(([key, wanted]) => {
    const has = found.values.get(key);
    const where = `${expected.name} ${key}`;
    if (has === undefined) return [`${where}: nothing, expected ${wanted.value}`];
    if (has.value !== wanted.value) return [`${where}: ${has.value}, expected ${wanted.value} (${wanted.workbook})`];
    const { source } = has;
    if (source.kind !== "import") return [`${where}: not imported`];
    const from = `${source.workbook} ${source.sheet} ${source.cell}`;
    const right =
      source.workbook === wanted.workbook && source.sheet === wanted.sheet && wanted.cells.includes(source.cell);
    if (!right)
      return [`${where}: from ${from}, expected ${wanted.workbook} ${wanted.sheet} ${wanted.cells.join("/")}`];
    return saysTheSame(source.raw, source.unit, wanted.value) ? [] : [`${where}: raw ${source.raw} ${source.unit}`];
  });
}

/** The raw text, read again in its unit, must give the value; texts must contain what was kept of them. */
function saysTheSame(raw: string, unit: string | null, value: string | number | boolean): boolean {
  // A tick column says no by being blank.
  if (value === false) return true;
  if (raw.trim() === "") return false;
  const number = parseDecimal(raw.replaceAll(/[,，\s]/gu, ""));
  const from = unit === null ? null : parseUnit(unit);
  const to = { 万元: "元", 千元: "元", 亿元: "元" }[unit ?? ""] ?? unit;
  const stored = to === null ? null : parseUnit(to);
  if (!number.ok || from === null || stored === null) return true;
  const converted = convertUnit(number.value, from, stored);
  return converted.ok && Number(converted.value) === Number(value);
}
