/** A clerk pastes a policy text, looks at what was found and keeps some of it (目标提取到采用). */
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { err } from "#domain/shared/result";
import { readInstalledPacks } from "#store/queries/packs";
import { openDesk } from "../import-desk.ts";

const policy = `云州省高新区提质行动方案（2023—2025年）
到2025年，每个省级高新区至少拥有2家省级孵化器，高新技术产业增加值年均增长10%以上，审批时限压缩至3个工作日以内。
推动云东高新区升级为国家高新区。`;

test("what was found points into the text, and what is kept becomes the zone's own pack", async () => {
  const { services, book } = await openDesk();
  const found = await services["extraction/from-text"]({ text: policy });
  if (!found.ok) throw new Error(found.error.type);
  const { title, text, proposals } = found.value;
  expect(title).toBe("云州省高新区提质行动方案（2023—2025年）");
  expect(
    proposals.map(({ indicator, operator, value, unit, targetYear, scope }) => [
      indicator,
      operator,
      value,
      unit,
      targetYear,
      scope,
    ]),
  ).toEqual([
    ["省级孵化器", "ge", "2", "家", 2025, "每个省级高新区"],
    ["高新技术产业增加值", "cagr_ge", "10", "%/年", 2025, "每个省级高新区"],
    ["审批时限", "ge", "3", "个工作日", 2025, "每个省级高新区"],
    ["云东高新区升级为国家高新区", "milestone", "升级为国家高新区", "", null, "全省"],
  ]);
  expect(proposals.map(({ marks }) => marks.map(({ from, to }) => text.slice(from, to)))).toEqual([
    ["2家"],
    ["10%以上"],
    ["3个工作日以内"],
    ["升级为国家高新区"],
  ]);
  const accepted = proposals.map((proposal, i) => ({ ...proposal, formula: i === 0 ? "计数(科技企业孵化器)" : null }));
  const kept = await services["extraction/accept"]({ title, number: "云科发〔2023〕9号", accepted });
  expect(kept).toEqual({ ok: true, value: { targets: 4 } });
  const [pack] = readInstalledPacks(book.db);
  expect(pack?.documents).toMatchObject([{ id: "doc-1", title, number: "云科发〔2023〕9号" }]);
  expect(pack?.indicators.map(({ code, formula, direction }) => [code, formula, direction])).toEqual([
    ["ZB-01", "计数(科技企业孵化器)", "up"],
    ["ZB-02", '填报("高新技术产业增加值")', "up"],
    ["ZB-03", '填报("审批时限")', "down"],
    ["ZB-04", '里程碑("云东高新区升级为国家高新区")', "up"],
  ]);
  expect(
    pack?.targets.map(({ id, indicator, value, when, scope, milestones }) => [
      id,
      indicator,
      value,
      when,
      scope.type,
      milestones,
    ]),
  ).toEqual([
    ["MB-01", "ZB-01", "2", "year", "each", []],
    ["MB-02", "ZB-02", "10", "year", "each", []],
    ["MB-03", "ZB-03", "3", "year", "each", []],
    ["MB-04", "ZB-04", null, "none", "all", ["云东高新区升级为国家高新区"]],
  ]);
});

test("keeping more later adds to the same document and gives new numbers", async () => {
  const { services, book } = await openDesk();
  const found = await services["extraction/from-text"]({ text: policy });
  if (!found.ok) throw new Error(found.error.type);
  const accepted = found.value.proposals.slice(1, 2).map((proposal) => ({ ...proposal, formula: null }));
  const request = { title: "方案", number: "", accepted };
  await services["extraction/accept"](request);
  await services["extraction/accept"](request);
  const [pack] = readInstalledPacks(book.db);
  expect(pack?.documents.length).toBe(1);
  expect(pack?.indicators.map(({ code }) => code)).toEqual(["ZB-01"]);
  expect(pack?.targets.map(({ id }) => id)).toEqual(["MB-01", "MB-02"]);
});

test("a file is read like pasted text; one without targets and one that is no document are said so", async () => {
  const desk = await openDesk();
  const { offer, services } = desk;
  offer("方案.txt", new TextEncoder().encode(policy));
  offer("通知.txt", new TextEncoder().encode("各市科技局：请于2023年6月30日前报送材料一式3份。"));
  offer("方案.pdf", new TextEncoder().encode("%PDF-1.4\nabc"));
  expect(await services["extraction/from-file"]({ token: "方案.txt" })).toEqual(
    await services["extraction/from-text"]({ text: policy }),
  );
  expect(await services["extraction/from-file"]({ token: "通知.txt" })).toEqual(err({ type: "NothingInText" }));
  expect(await services["extraction/from-file"]({ token: "方案.pdf" })).toEqual(
    err({ type: "DocumentUnreadable", file: "方案.pdf", kind: "pdf" }),
  );
});

test.each(["guangdong", "hunan", "shandong", "shanxi", "shaoxing"])(
  "everything found in %s can be kept, and the pack stays whole: it can be exported and taken in again",
  async (name) => {
    const { services, book } = await openDesk();
    const text = readFileSync(path.join(import.meta.dirname, `../../fixtures/policies/${name}.txt`), "utf8");
    const found = await services["extraction/from-text"]({ text });
    if (!found.ok) throw new Error(found.error.type);
    const { title, proposals } = found.value;
    const accepted = proposals.map((proposal) => ({ ...proposal, formula: null }));
    expect(await services["extraction/accept"]({ title, number: "", accepted })).toEqual({
      ok: true,
      value: { targets: proposals.length },
    });
    const [pack] = readInstalledPacks(book.db);
    if (pack === undefined) throw new Error("no pack");
    expect(await services["packs/save-own"]({ pack })).toMatchObject({ ok: true, value: { state: "installed" } });
  },
);

test("a proposal that was changed into something that does not hold together is refused, and nothing is kept", async () => {
  const { services, book } = await openDesk();
  const found = await services["extraction/from-text"]({ text: policy });
  if (!found.ok) throw new Error(found.error.type);
  const [first] = found.value.proposals;
  if (first === undefined) throw new Error("no proposal");
  const kept = await services["extraction/accept"]({
    title: "方案",
    number: "",
    accepted: [{ ...first, value: "若干", formula: "计数(不存在的台账)" }],
  });
  expect(kept).toMatchObject({ ok: false, error: { type: "PackWrong", faults: [{}, {}] } });
  expect(readInstalledPacks(book.db)).toEqual([]);
});
