import { expect, test } from "vitest";
import { readDrop } from "../../../renderer/ui/dropped-files";

/** A folder or file as a browser hands it over in a drop. */
function entry(name: string, children?: readonly object[]): object {
  let given = false;
  return {
    name,
    isDirectory: children !== undefined,
    isFile: children === undefined,
    file: (take: (file: File) => void) => take(new File(["x"], name)),
    createReader: () => ({
      readEntries: (take: (entries: readonly object[]) => void) => {
        take(given ? [] : (children ?? []));
        given = true;
      },
    }),
  };
}

function drop(entries: readonly object[], files: readonly File[] = []): DataTransfer {
  const items = entries.map((one) => ({ kind: "file", webkitGetAsEntry: () => one }));
  return Object.assign(Object.create(null), { items, files });
}

test("a folder is walked to its workbooks; lock files and other papers are passed over and counted", async () => {
  const folder = entry("2025年报送", [
    entry("甲街道.xlsx"),
    entry("~$甲街道.xlsx"),
    entry("通知.docx"),
    entry("乙街道", [entry("名册.et"), entry("名册.CSV")]),
  ]);
  const found = await readDrop(drop([folder, entry("单独一份.docx")]));
  expect(new Set(found.files.map((file) => file.name))).toEqual(
    new Set(["甲街道.xlsx", "名册.CSV", "名册.et", "单独一份.docx"]),
  );
  expect(found.passedOver).toBe(2);
});

test("files alone are taken as they are, also where the host knows no entries", async () => {
  const file = new File(["x"], "名册.xlsx");
  expect(await readDrop(drop([entry("名册.xlsx")], [file]))).toEqual({ files: [file], passedOver: 0 });
  expect(await readDrop(drop([], [file]))).toEqual({ files: [file], passedOver: 0 });
});
