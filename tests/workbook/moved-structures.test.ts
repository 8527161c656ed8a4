/** Structures around a list that rarely come, each spelt as some program spells it: they follow, or the form is refused by name. */
import { unzipSync, strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import type { SheetFill } from "#domain/reporting/sheet-fill";
import { fillForm } from "#workbook/fill-form";
import { craftedForm } from "../support/crafted-form.ts";
import { partText } from "../support/forms.ts";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SHEET = "xl/worksheets/sheet1.xml";
const RELS = "xl/worksheets/_rels/sheet1.xml.rels";

/** Rows 4–6 are the list, 7 the total; two records more, and rows 11 and 12 go. */
const MOVED: SheetFill = {
  sheet: "测试",
  insertions: [{ firstRow: 4, lastRow: 6, count: 2 }],
  removals: [{ firstRow: 11, lastRow: 12, how: "remove" }],
  writes: [4, 5, 6, 7, 8].map((row) => ({ row, column: 3, value: { kind: "number", decimal: `${row}` } as const })),
};

/** The crafted form with some texts of its parts replaced, and parts added. */
function formWith(
  changes: readonly (readonly [part: string, from: string | RegExp, to: string])[],
  added: Readonly<Record<string, string>> = {},
): Uint8Array {
  const parts = unzipSync(craftedForm());
  for (const [part, from, to] of changes)
    parts[part] = strToU8(new TextDecoder().decode(parts[part]).replace(from, to));
  for (const [part, text] of Object.entries(added)) parts[part] = strToU8(text);
  return zipSync(parts);
}

function move(form: Uint8Array, fill = MOVED): Uint8Array {
  const filled = fillForm(form, [fill]);
  if (!filled.ok) throw new Error(JSON.stringify(filled.error));
  return filled.value.bytes;
}

/** What stands behind the rows, as it is given and as it comes out. */
test.each([
  [
    "links, notes of cells and watches in removed rows go, lists left empty too",
    `<x:hyperlinks xmlns:x='m'><x:hyperlink ref='B11' location='测试!A7'/></x:hyperlinks><cellWatches><cellWatch r="A12"/></cellWatches><ignoredErrors><ignoredError sqref="A11:B12 C6" numberStoredAsText="1"/></ignoredErrors>`,
    `<ignoredErrors><ignoredError sqref="C6:C8" numberStoredAsText="1"/></ignoredErrors>`,
  ],
  [
    "scenarios, protected ranges, smart tags and published ranges",
    `<protectedRanges><protectedRange sqref="C4:C6 C11" name="p"/></protectedRanges><scenarios sqref="C7"><scenario name="s" count="2"><inputCells r="C7" val="1"/><inputCells r="C11" val="2"/></scenario></scenarios><webPublishItems><webPublishItem sourceRef="A3:E7"/></webPublishItems>`,
    `<protectedRanges><protectedRange sqref="C4:C8" name="p"/></protectedRanges><scenarios sqref="C9"><scenario name="s" count="1"><inputCells r="C9" val="1"/></scenario></scenarios><webPublishItems><webPublishItem sourceRef="A3:E9"/></webPublishItems>`,
  ],
  [
    "custom views with breaks and filters of their own; column breaks are no row breaks",
    `<customSheetViews><customSheetView topLeftCell='A7'><selection activeCell="C6" sqref="C6"/><rowBreaks count="3" manualBreakCount="2"><brk id="7" man="1"/><brk id="11" man="1"/><brk id="12"/></rowBreaks><colBreaks count="1"><brk id="7" max="9"/></colBreaks><autoFilter ref="A3:E6"/></customSheetView></customSheetViews>`,
    `<customSheetViews><customSheetView topLeftCell="A9"><selection activeCell="C8" sqref="C8"/><rowBreaks count="2" manualBreakCount="2"><brk id="9" man="1"/><brk id="12" man="1"/></rowBreaks><colBreaks count="1"><brk id="7" max="9"/></colBreaks><autoFilter ref="A3:E8"/></customSheetView></customSheetViews>`,
  ],
  [
    "rules with limits in attributes, CDATA and alternative content; rules of removed rows go",
    `<conditionalFormatting sqref='D4:D6'><cfRule type='dataBar'><dataBar><cfvo type='num' val='$C$7'/><cfvo type='max'/></dataBar></cfRule></conditionalFormatting><conditionalFormatting sqref="A11:A12"><cfRule/></conditionalFormatting><mc:AlternateContent><mc:Choice><conditionalFormatting sqref="C7"><cfRule><formula><![CDATA[C7<SUM(C4:C6)]]></formula></cfRule></conditionalFormatting></mc:Choice></mc:AlternateContent>`,
    `<conditionalFormatting sqref="D4:D8"><cfRule type='dataBar'><dataBar><cfvo type='num' val="$C$9"/><cfvo type='max'/></dataBar></cfRule></conditionalFormatting><mc:AlternateContent><mc:Choice><conditionalFormatting sqref="C9"><cfRule><formula>C9&lt;SUM(C4:C8)</formula></cfRule></conditionalFormatting></mc:Choice></mc:AlternateContent>`,
  ],
  [
    "sparklines are drawn for added records, their groups follow",
    `<extLst><ext uri="u"><x14:sparklineGroups><x14:sparklineGroup><xm:f>测试!$C$3:$C$7</xm:f><x14:sparklines><x14:sparkline><xm:f>测试!A5:D5</xm:f><xm:sqref>F5</xm:sqref></x14:sparkline><x14:sparkline><xm:f>测试!A6:D6</xm:f><xm:sqref>F6</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>`,
    `<extLst><ext uri="u"><x14:sparklineGroups><x14:sparklineGroup><xm:f>测试!$C$3:$C$9</xm:f><x14:sparklines>${[5, 6, 7, 8].map((row) => `<x14:sparkline><xm:f>测试!A${row}:D${row}</xm:f><xm:sqref>F${row}</xm:sqref></x14:sparkline>`).join("")}</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>`,
  ],
  [
    "controls: linked cells, lists, and anchors that move, stretch or stay",
    `<controls><control><controlPr linkedCell="$B$9" listFillRange="测试!$A$4:$A$6"><anchor moveWithCells="1"><from><xdr:row>8</xdr:row><xdr:rowOff>1</xdr:rowOff></from><to><xdr:row>9</xdr:row><xdr:rowOff>1</xdr:rowOff></to></anchor></controlPr></control><control><controlPr><anchor><from><xdr:row>8</xdr:row></from><to><xdr:row>9</xdr:row></to></anchor></controlPr></control></controls>`,
    `<controls><control><controlPr linkedCell="$B$11" listFillRange="测试!$A$4:$A$8"><anchor moveWithCells="1"><from><xdr:row>10</xdr:row><xdr:rowOff>1</xdr:rowOff></from><to><xdr:row>11</xdr:row><xdr:rowOff>1</xdr:rowOff></to></anchor></controlPr></control><control><controlPr><anchor><from><xdr:row>8</xdr:row></from><to><xdr:row>9</xdr:row></to></anchor></controlPr></control></controls>`,
  ],
])("%s", (_, before, after) => {
  const sheet = partText(move(formWith([[SHEET, "</worksheet>", `${before}</worksheet>`]])), SHEET);
  expect(sheet.slice(sheet.lastIndexOf("</tableParts>") + 13)).toBe(`${after}</worksheet>`);
});

test("parts beside the sheet follow: linked shapes, controls, charts and what they remember, pivots, names", () => {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const bytes = move(
    formWith(
      [
        [RELS, "</Relationships>", `${relation("c1", "ctrlProp", "../ctrlProps/ctrlProp1.xml")}</Relationships>`],
        [
          "xl/drawings/drawing1.xml",
          "</xdr:wsDr>",
          '<xdr:sp textlink="$C$7"><a14:cameraTool cellRange="测试!$A$3:$E$7"/></xdr:sp></xdr:wsDr>',
        ],
        [
          "xl/charts/chart1.xml",
          "</c:chartSpace>",
          "<c:numRef><c:f>测试!C7</c:f><c:numCache><c:formatCode>0.00</c:formatCode><c:ptCount val='1'/><c:pt idx='0'><c:v>99</c:v></c:pt></c:numCache></c:numRef></c:chartSpace>",
        ],
        [
          "xl/workbook.xml",
          "</definedNames>",
          `<definedName name="_xlnm.Print_Area" localSheetId="0">'测试'!$A$1:$E$12</definedName></definedNames>`,
        ],
        [
          "xl/drawings/vml1.vml",
          "</xml>",
          '<x:ClientData ObjectType="Drop"><x:FmlaLink>$B$9</x:FmlaLink><x:FmlaMacro>[0]!A7</x:FmlaMacro></x:ClientData></xml>',
        ],
      ],
      {
        "xl/ctrlProps/ctrlProp1.xml": '<formControlPr fmlaLink="$B$9" fmlaRange="测试!$A$4:$A$6"/>',
        "xl/pivotCache/pivotCacheDefinition1.xml":
          '<pivotCacheDefinition><cacheSource><worksheetSource ref="A3:E6" sheet="测试"/></cacheSource></pivotCacheDefinition>',
        "xl/charts/chartEx1.xml":
          "<cx:numDim><cx:f>测试!$C$4:$C$6</cx:f><cx:lvl ptCount='3'><cx:pt idx='0'>1</cx:pt></cx:lvl></cx:numDim>",
      },
    ),
  );
  expect({
    shape: /<xdr:sp.*<\/xdr:sp>/u.exec(partText(bytes, "xl/drawings/drawing1.xml"))?.[0],
    control: partText(bytes, "xl/ctrlProps/ctrlProp1.xml"),
    list: partText(bytes, "xl/drawings/vml1.vml").slice(-140),
    chart: /<c:numRef><c:f>测试!C.*<\/c:numRef>/u.exec(partText(bytes, "xl/charts/chart1.xml"))?.[0],
    newChart: partText(bytes, "xl/charts/chartEx1.xml"),
    pivot: partText(bytes, "xl/pivotCache/pivotCacheDefinition1.xml"),
    printed: /Print_Area[^<]*/u.exec(partText(bytes, "xl/workbook.xml"))?.[0],
  }).toEqual({
    shape: '<xdr:sp textlink="$C$9"><a14:cameraTool cellRange="测试!$A$3:$E$9"/></xdr:sp>',
    control: '<formControlPr fmlaLink="$B$11" fmlaRange="测试!$A$4:$A$8"/>',
    list: expect.stringContaining("<x:FmlaLink>$B$11</x:FmlaLink><x:FmlaMacro>[0]!A7</x:FmlaMacro>"),
    chart:
      '<c:numRef><c:f>测试!C9</c:f><c:numCache><c:formatCode>0.00</c:formatCode><c:ptCount val="1"/><c:pt idx="0"><c:v>30</c:v></c:pt></c:numCache></c:numRef>',
    newChart: "<cx:numDim><cx:f>测试!$C$4:$C$8</cx:f></cx:numDim>",
    pivot:
      '<pivotCacheDefinition refreshOnLoad="1"><cacheSource><worksheetSource ref="A3:E8" sheet="测试"/></cacheSource></pivotCacheDefinition>',
    printed: `Print_Area" localSheetId="0">'测试'!$A$1:$E$12`,
  });
});

test("serial numbers counted from the top go on beginning with one when a list above them grows", () => {
  const serial = [9, 10, 13, 14].map(
    (row) => `<row r="${row}"><c r="A${row}"><f>${row < 13 ? "ROW()-8" : `"ROW()-1"&ROW( ) - 12`}</f></c></row>`,
  );
  const form = formWith([
    [
      SHEET,
      /<row r="9".*<\/row>(?=<\/sheetData>)/u,
      `${serial.join("")}<row r="16"><c r="A16"><f>ROW()-3</f></c></row>`,
    ],
  ]);
  const fill: SheetFill = {
    ...MOVED,
    insertions: [...MOVED.insertions, { firstRow: 9, lastRow: 10, count: 1 }],
    removals: [],
  };
  const rows = [...partText(move(form, fill), SHEET).matchAll(/<c r="A(\d+)"[^>]*><f>([^<]*)</gu)];
  expect(rows.map((match) => match.slice(1))).toEqual([
    ...["11", "12", "13"].map((row) => [row, "ROW()-10"]),
    ...["16", "17"].map((row) => [row, '"ROW()-1"&amp;ROW( ) - 15']),
    ["19", "ROW()-3"],
  ]);
});

test("hidden rows stay where they are, unseen", () => {
  const fill: SheetFill = { ...MOVED, insertions: [], removals: [{ firstRow: 9, lastRow: 10, how: "hide" }] };
  const rows = [...partText(move(craftedForm(), fill), SHEET).matchAll(/<row r="(\d+)"[^>]*hidden="1"/gu)];
  expect(rows.map((match) => match[1])).toEqual(["9", "10"]);
});

test.each([
  ["a total that adds row by row", [[SHEET, "SUM(C4:C6)", "C4+C5+C6"]], /逐个写出/u],
  [
    "a merge over the last two records",
    [[SHEET, '<mergeCell ref="A7:B7"/>', '<mergeCell ref="B5:B6"/>']],
    /B5:B6 盖住列表最后几行/u,
  ],
  [
    "a merge from the list into the total",
    [[SHEET, '<mergeCell ref="A7:B7"/>', '<mergeCell ref="B6:B7"/>']],
    /B6:B7 从列表最后一行跨到下面/u,
  ],
  [
    "a table over part of the list",
    [["xl/tables/table1.xml", 'ref="A3:E6" totals', 'ref="A3:E5" totals']],
    /只盖住列表的一部分/u,
  ],
  ["a formula that points to a removed row", [[SHEET, "SUM(C4:C6)", "SUM(C4:C6)+C11"]], /正要删除/u],
  ["a name for removed rows", [["xl/workbook.xml", "测试!$C$7", "测试!$C$11:$C$12"]], /名称“合计格”.*正要删除/u],
  ["a cell counted by number", [[SHEET, "SUM(C4:C6)", "OFFSET(C4,6,0)"]], /用数字写出要取第几行/u],
  [
    "a picture on removed rows",
    [
      [
        "xl/drawings/drawing1.xml",
        /<xdr:row>8<\/xdr:row><xdr:rowOff>0<\/xdr:rowOff><\/xdr:from>(.*?)<xdr:row>10</u,
        "<xdr:row>10</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>$1<xdr:row>11<",
      ],
    ],
    /图片、图形或控件挂在要删除的行上/u,
  ],
] as const)("%s is refused by name", (_, changes, words) => {
  const filled = fillForm(formWith(changes), [MOVED]);
  expect(filled.ok ? "filled" : filled.error).toMatchObject({
    type: "FormStructureUnsafe",
    what: expect.stringMatching(words),
  });
});
