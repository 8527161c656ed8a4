/** A filed or frozen period never changes in silence, neither by hand nor by a merge (已上报期间的提醒). */
import { expect, test } from "vitest";
import { type ImportDesk, openDesk } from "./import-desk.ts";

const encode = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join("\n"));

async function deskWithFiledYear(): Promise<ImportDesk> {
  const desk = await openDesk();
  const lines = [
    "2025年企业情况表,,",
    "企业名称,统一社会信用代码,从业人员（人）,研发人员（人）",
    "湖南栖梧达合科技有限公司,91440300708461136T,82,",
    "长沙清沅迅工程机械有限公司,91430124MAU6AKAP46,12,5",
  ];
  await desk.take(await desk.read("名册.csv", encode(lines)));
  await desk.services["periods/freeze"]({ period: "2025", kind: "filed", note: "" });
  return desk;
}

test("a figure changed by hand in a filed year is stored, and the person is told; other figures say nothing", async () => {
  const desk = await deskWithFiledYear();
  const edit = (period: string | null, field: string, text: string) => ({ enterpriseId: 1, field, period, text });
  const edits = [edit("2025", "employees", "83"), edit("2024", "employees", "80"), edit(null, "contactPerson", "宋妍")];
  expect(await desk.services["enterprises/edit-cells"]({ edits })).toEqual({
    ok: true,
    value: {
      changed: 3,
      cells: [
        {
          ok: true,
          value: 83,
          warning: "2025年的数据已上报，这一格已按您写的改了，和报出的数可能不一致；不该改的请按 Ctrl+Z 撤销。",
        },
        { ok: true, value: 80, warning: null },
        { ok: true, value: "宋妍", warning: null },
      ],
    },
  });
  desk.book.close();
});

test("a merge that changes a filed year says which; one that takes nothing from it does not", async () => {
  const desk = await deskWithFiledYear();
  const merge = async (fromDropped: readonly string[]): Promise<string> => {
    const merged = await desk.services["merging/merge"]({ keepId: 2, dropId: 1, fromDropped: [...fromDropped] });
    return merged.ok ? merged.value.sentence : merged.error.type;
  };
  expect(await merge([])).not.toContain("已上报");
  await desk.services["merging/undo"]({ enterpriseId: 1 });
  expect(await merge(["employees@2025"])).toContain("请留意：2025年的数据已上报，其中有随合并变动的数");
  desk.book.close();
});
