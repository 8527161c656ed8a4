/** Shipped packs through the forms of an own pack: opened and saved unchanged they stay what they were (自编政策包的表单). */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { decodePackData } from "#domain/packs/decode-pack";
import { draftOfList, withList } from "../../../renderer/features/packs/editing/list-draft";
import { draftOfTarget, withTarget } from "../../../renderer/features/packs/editing/target-draft";
import { filterPack } from "../../../renderer/features/packs/filter-pack";
import { faultField, formFault } from "../../../renderer/text/pack-editing";

const ids = ["shandong", "shanxi", "hunan", "guangdong", "shaoxing", "national"];

describe.each(ids)("the pack %s", (id) => {
  const member = (name: string): unknown => {
    try {
      return JSON.parse(
        readFileSync(path.join(import.meta.dirname, `../../../assets/packs/${id}/${name}.json`), "utf8"),
      );
    } catch {
      return undefined;
    }
  };
  const { pack } = decodePackData(
    {
      ...(member("pack") as object),
      targets: member("targets"),
      indicators: member("indicators"),
      lists: member("lists"),
      presets: member("presets"),
      ruleSets: member("rules"),
    },
    "pack",
  );

  test("targets saved as they were opened are the same", () => {
    for (const target of pack.targets) {
      expect(withTarget(pack, draftOfTarget(target, pack), target)).toEqual(pack);
    }
  });

  test("lists saved as they were opened keep their columns and units", () => {
    for (const list of pack.lists) {
      const saved = decodePackData(withList(pack, draftOfList(list), list), "pack").pack.lists;
      const columns = (lists: typeof pack.lists) =>
        lists.map(({ kind, fields, note, map }) => ({
          kind,
          note,
          map,
          fields: fields.map(({ group: _, dimension: __, ...field }) => field),
        }));
      expect(columns(saved)).toEqual(columns(pack.lists));
    }
  });

  test("the doubtful alone are fewer than all, and nothing is found by words nobody wrote", () => {
    const doubtful = filterPack(pack, { search: "", onlyUnconfirmed: true });
    expect(doubtful.targets).toEqual(pack.targets.filter(({ doubt }) => doubt !== null));
    expect(doubtful.indicators).toEqual(pack.indicators.filter(({ unconfirmed }) => unconfirmed !== null));
    expect(filterPack(pack, { search: "", onlyUnconfirmed: false })).toEqual(pack);
    const none = filterPack(pack, { search: "无人写过的词", onlyUnconfirmed: false });
    expect([none.targets, none.lists, none.presets, none.ruleSets]).toEqual([[], [], [], []]);
  });
});

test.each([
  [
    "目标“MB-02”的算子是 cagr_ge，要写基年 baseYear；原文没有写的，用 readings 列出可能的基年，或在 doubt 里写明存疑。",
    "baseYear",
    "要求是“年均增长不低于”，要写基年；原文没有写的，用口径选项列出可能的基年，或在存疑里写明存疑。",
  ],
  ["文件“doc-01”的“issuedOn”（发文日期）不是日期：“2026-02-30”。", "issuedOn", "“发文日期”不是日期：“2026-02-30”。"],
  [
    "目标“MB-01”缺少计量单位 unit，请写上（家、个、亿元、% 等）。",
    "unit",
    "缺少计量单位，请写上（家、个、亿元、% 等）。",
  ],
])("a fault of the pack check is said for a form: %s", (sentence, field, words) => {
  expect([faultField(sentence), formFault(sentence)]).toEqual([field, words]);
});
