import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { readForm } from "#workbook/read-form";
import { craftedForm } from "../support/crafted-form.ts";

/** A chart sheet stands before the form's only worksheet. */
function behindChart(form: Uint8Array): Uint8Array {
  const parts = unzipSync(form);
  const change = (name: string, from: string, to: string): void => {
    parts[name] = strToU8(strFromU8(parts[name] ?? new Uint8Array()).replace(from, to));
  };
  change("xl/workbook.xml", "<sheets>", '<sheets><sheet name="走势图" sheetId="9" r:id="rId9"/>');
  change(
    "xl/_rels/workbook.xml.rels",
    "</Relationships>",
    '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>',
  );
  return zipSync({ ...parts, "xl/chartsheets/sheet1.xml": strToU8("<chartsheet/>") });
}

test("names of a sheet's own count chart sheets too", async () => {
  const own = (tab: number) => `<definedName name="页" localSheetId="${tab}">测试!$A$1</definedName>`;
  const form = behindChart(craftedForm({ names: own(0) + own(1) }));
  const read = await readForm({ name: "测试.xlsx", bytes: form });
  if (!read.ok) throw new Error(read.error.type);
  expect(read.value.sheets.map(({ name }) => name)).toEqual(["测试"]);
  expect(read.value.definedNames.map(({ sheet }) => sheet)).toEqual([null, "走势图", "测试"]);
});
