/** A pack comes into a book, changes, and goes again; what people did with it stays. */
import { expect, test } from "vitest";
import { contentHash } from "#store/content-hash";
import { readInstalledPacks } from "#store/queries/packs";
import { writeArchive } from "#workbook/write-archive";
import { type ImportDesk, openDesk } from "../import-desk.ts";
import { changed, checkBytes, sampleYaml } from "./pack-sample.ts";

async function offer(desk: ImportDesk, text: string) {
  desk.offer("pack.yaml", new TextEncoder().encode(text));
  const preview = await desk.services["packs/preview-file"]({ token: "pack.yaml" });
  if (!preview.ok) throw new Error(JSON.stringify(preview.error));
  return preview.value;
}

async function install(desk: ImportDesk, text: string) {
  const { previewId } = await offer(desk, text);
  const installed = await desk.services["packs/install"]({ previewId });
  if (!installed.ok) throw new Error(JSON.stringify(installed.error));
  return installed.value;
}

function entriesOf({ book }: ImportDesk): unknown {
  return book.db
    .prepare(
      `SELECT e.kind, e.name, f.field, a.value FROM enterprise e
         JOIN enterprise_attribute a ON a.enterprise_id = e.id JOIN stored_field f ON f.id = a.field_id
        WHERE e.removed_at IS NULL AND f.field <> 'enterpriseName' ORDER BY e.name, f.field`,
    )
    .raw()
    .all();
}

const presets = [
  ["zone", "云麓高新区", "zoneApproved", "2012-06"],
  ["zone", "云麓高新区", "zoneArea", "20000000"],
  ["zone", "云麓高新区", "zoneLevel", "国家级"],
  ["zone", "青松高新区", "toConfirm", "待核实：依据文件没有写明，请核对后清空这一格"],
  ["zone", "青松高新区", "zoneLevel", "省级"],
];

test("installing says first what comes, then brings entries that know their source; a second time changes nothing", async () => {
  const desk = await openDesk();
  const preview = await offer(desk, sampleYaml);
  expect(preview.entries).toEqual({ added: 2, known: 0 });
  expect(preview.changes.map(({ how, sentence }) => `${how} ${sentence}`)).toEqual([
    "added 新增文件“三年行动计划”。",
    "added 新增指标“D-01 众创空间数”。",
    "added 新增目标“D-01 3家以上”。",
    "added 新增清单“示范任务清单”。",
    "added 新增预置条目“云麓高新区”。",
    "added 新增预置条目“青松高新区”。",
    "added 新增别名“云麓高新区”。",
    "added 新增报送日历“季度报表”。",
  ]);
  expect(preview.warnings).toEqual(["其中 1 处依据文件没有写明，已标“待核实”，使用前请核对。"]);
  const summary = await install(desk, sampleYaml);
  expect(summary).toMatchObject({ id: "demo", state: "installed", own: true, unconfirmed: 1 });
  expect(entriesOf(desk)).toEqual(presets);
  const source = desk.book.db
    .prepare(
      `SELECT b.workbook, t.sheet, t.title, r.row, r.cells FROM enterprise_attribute a
         JOIN source_row r ON r.id = a.source_row JOIN source_table t ON t.id = r.table_id
         JOIN import_batch b ON b.id = t.batch_id WHERE a.value = '2012-06'`,
    )
    .raw()
    .get();
  const cells = JSON.stringify(["云麓高新区", "国家级", "2012年6月", "20平方公里"]);
  expect(source).toEqual(["政策包：示范省高新区", "高新区", "附件", 1, cells]);
  const before = contentHash(desk.book.db, { origins: true });
  await install(desk, sampleYaml);
  expect(contentHash(desk.book.db, { origins: true })).toBe(before);
  expect(desk.book.db.prepare("SELECT count(*) FROM import_batch").pluck().get()).toBe(1);
});

test("entries already known, by name or alias, are completed where blank and never overwritten", async () => {
  const desk = await openDesk();
  await install(desk, changed(["云麓高新区\n", "云麓国家高新技术产业开发区\n"], [", zoneArea: 20平方公里", ""]));
  const preview = await offer(desk, changed(["zoneLevel: 国家级", "zoneLevel: 后备"]));
  expect(preview.entries).toEqual({ added: 0, known: 2 });
  await install(desk, changed(["zoneLevel: 国家级", "zoneLevel: 后备"]));
  expect(entriesOf(desk)).toEqual(
    presets.map(([kind, name, ...rest]) => [
      kind,
      name === "云麓高新区" ? "云麓国家高新技术产业开发区" : name,
      ...rest,
    ]),
  );
});

test("an update names the members it changes", async () => {
  const desk = await openDesk();
  await install(desk, sampleYaml);
  const newer = changed(["value: 3", "value: 5"], ["text: 3家以上", "text: 5家以上"], ['"2026.1"', '"2026.2"']);
  const preview = await offer(desk, newer);
  expect(preview.changes).toEqual([
    {
      what: "target",
      how: "changed",
      name: "D-01 5家以上",
      sentence: "目标“D-01 5家以上”：目标值由“3”改为“5”，原文写法由“3家以上”改为“5家以上”。",
    },
  ]);
  await install(desk, newer);
  expect(readInstalledPacks(desk.book.db).map(({ version, targets }) => [version, targets[0]?.value])).toEqual([
    ["2026.2", "5"],
  ]);
});

test("the import of the presets can be undone, and the pack stays", async () => {
  const desk = await openDesk();
  await install(desk, sampleYaml);
  const undone = await desk.services["importing/undo"]({ batchId: 1 });
  expect(undone).toMatchObject({ ok: true, value: { enterprises: 2, kept: [] } });
  expect(entriesOf(desk)).toEqual([]);
  expect(readInstalledPacks(desk.book.db).map(({ id }) => id)).toEqual(["demo"]);
});

test("removing takes along what nobody touched, and says what stays", async () => {
  const desk = await openDesk();
  await install(desk, sampleYaml);
  const id = Number(desk.book.db.prepare("SELECT id FROM enterprise WHERE name = '青松高新区'").pluck().get());
  const edit = { enterpriseId: id, field: "positioning", period: null, text: "先进制造" };
  await desk.services["enterprises/edit-cells"]({ edits: [edit] });
  const preview = await desk.services["packs/preview-removal"]({ id: "demo" });
  expect(preview).toMatchObject({
    ok: true,
    value: {
      entries: { added: 0, known: 1 },
      warnings: expect.arrayContaining(["随政策包带来、没有人改动过的 1 条条目会一并去掉。"]),
    },
  });
  await desk.services["packs/remove"]({ id: "demo" });
  expect(readInstalledPacks(desk.book.db)).toEqual([]);
  expect(entriesOf(desk)).toEqual([["zone", "青松高新区", "positioning", "先进制造"]]);
});

test("an exported pack is the same pack again, and its signature holds", async () => {
  const desk = await openDesk();
  const { hash } = await install(desk, sampleYaml);
  await desk.services["packs/export"]({ id: "demo", token: "demo.zip" });
  const bytes = desk.written.get("demo.zip") ?? new Uint8Array();
  const [pack] = readInstalledPacks(desk.book.db);
  expect(checkBytes("demo.zip", bytes)).toEqual({ ok: true, value: { pack, hash, warnings: [] } });
});

test("a zip that climbs out of its folder or swells is not opened", () => {
  const zip = (name: string, size: number) => writeArchive(new Map([[name, new Uint8Array(size).fill(0x20)]]));
  const faults = (bytes: Uint8Array) => {
    const checked = checkBytes("包.zip", bytes);
    return checked.ok || checked.error.type !== "PackWrong" ? [] : checked.error.faults.map(({ sentence }) => sentence);
  };
  expect(faults(zip("../pack.json", 10))).toEqual(["压缩包里有指向包外的路径，可能有害，没有打开。"]);
  expect(faults(zip("C:/pack.json", 10))).toEqual(["压缩包里有指向包外的路径，可能有害，没有打开。"]);
  expect(faults(zip("pack.json", 40 * 1024 * 1024))).toEqual(["压缩包展开后超过 16 MB。"]);
  expect(faults(zip("说明.txt", 10))).toEqual(["里面没有 .json、.yaml 或 .yml 文件，不是政策包。"]);
});

test("a pack made in the window keeps away from ids that ship, and its days come up every year", async () => {
  const desk = await openDesk();
  await install(desk, sampleYaml);
  const opened = await desk.services["packs/open"]({ id: "demo" });
  if (!opened.ok) throw new Error("not open");
  const pack = { ...opened.value, id: "own", name: "我区自编", lists: [] };
  expect(await desk.services["packs/save-own"]({ pack })).toMatchObject({ ok: true, value: { id: "own", own: true } });
  expect(await desk.services["packs/save-own"]({ pack: { ...pack, id: "hunan" } })).toMatchObject({
    ok: false,
    error: { type: "PackWrong" },
  });
  await desk.services["packs/remove"]({ id: "demo" });
  const days = await desk.services["packs/calendar"]({ from: "2026-10-01", until: "2027-01-31" });
  expect(days).toMatchObject({ ok: true, value: [{ on: "2026-10-10", pack: "我区自编" }, { on: "2027-01-10" }] });
});
