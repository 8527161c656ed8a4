/** Workbooks as programs elsewhere write them: every kind of part, spelt in unusual ways. */
import type { Seeded } from "../corpus/seeded.ts";
import { rawZip } from "../corpus/raw-zip.ts";
import { DECLARATION, escapeXml, MAIN, OFFICE, type Parts, relation, relations } from "../corpus/sheet-parts.ts";

const STRICT = [
  [OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"],
  [MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"],
] as const;

/** A workbook made by dice. `sheet` and `cell` name a free cell to write into. */
export interface ForeignForm {
  readonly bytes: Uint8Array;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

const NAMES = ["Sheet1", "附件 1", "O'Brien & 甲", "表（一）", "A1", "2025年度"];

/** Makes one; the same number gives the same workbook. */
export function foreignForm(dice: Seeded): ForeignForm {
  const names = NAMES.slice(dice.below(3), 3 + dice.below(3));
  const main = dice.below(names.length);
  const shared = dice.below(3) > 0;
  const parts: Record<string, string | Uint8Array> = {
    "[Content_Types].xml": contentTypes(names.length),
    "_rels/.rels": relations(relation("r1", "officeDocument", dice.pick(["xl/workbook.xml", "/xl/workbook.xml"]))),
    "xl/workbook.xml": workbookXml(names, dice),
    "xl/_rels/workbook.xml.rels": relations(
      names
        .map((_, i) =>
          relation(`s${i}`, "worksheet", dice.pick([`worksheets/sheet${i}.xml`, `/xl/worksheets/sheet${i}.xml`])),
        )
        .join("") +
        relation("st", "styles", "styles.xml") +
        (shared ? relation("ss", "sharedStrings", "sharedStrings.xml") : ""),
    ),
    "xl/styles.xml": `${DECLARATION}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf numFmtId="14" xfId="0"/></cellXfs></styleSheet>`,
    ...(shared
      ? {
          "xl/sharedStrings.xml": `${DECLARATION}<sst xmlns="${MAIN}" count="9" uniqueCount="3"><si><t>企业名称</t></si><si><r><rPr><b/></rPr><t>富</t></r><r><t xml:space="preserve"> 文本</t></r><rPh sb="0" eb="1"><t>fu</t></rPh></si><si><t/></si></sst>`,
        }
      : {}),
  };
  for (const [i, name] of names.entries()) Object.assign(parts, sheetParts(i, name, { dice, shared }));
  if (dice.below(4) === 0) parts["xl/vbaProject.bin"] = new Uint8Array(300).fill(7);
  if (dice.below(3) === 0)
    parts["docProps/app.xml"] = `${DECLARATION}<Properties><Application>WPS</Application></Properties>`;
  if (dice.below(3) === 0) parts["customXml/item1.xml"] = "<a><![CDATA[<b>]]></a>";
  return {
    bytes: packed(spelt(parts, dice), dice),
    sheet: names[main] ?? "",
    row: 2 + dice.below(40),
    column: 12 + dice.below(20),
  };
}

function contentTypes(sheets: number): string {
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const over = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${type}.${kind}+xml"/>`;
  const own = Array.from({ length: sheets }, (_, i) => over(`worksheets/sheet${i}`, "worksheet")).join("");
  return `${DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>${over("workbook", "sheet.main")}${over("styles", "styles")}${over("sharedStrings", "sharedStrings")}${own}</Types>`;
}

function workbookXml(names: readonly string[], dice: Seeded): string {
  const states = ["", "", ' state="hidden"', ' state="veryHidden"'];
  const sheets = names
    .map(
      (name, i) =>
        `<sheet name="${escapeXml(name)}" sheetId="${i + 3}"${i === 0 ? "" : dice.pick(states)} r:id="s${i}"/>`,
    )
    .join("");
  const calc = dice.pick(["", '<calcPr calcId="191029"/>', '<calcPr calcId="0" fullCalcOnLoad="1"/>']);
  const names0 = `<definedNames><definedName name="今天">TODAY()</definedName><definedName name="区" localSheetId="0" hidden="1">${quoted(names[0] ?? "")}!$A$1:$C$9</definedName></definedNames>`;
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="0"/><bookViews><workbookView/></bookViews><sheets>${sheets}</sheets>${dice.below(2) === 0 ? names0 : ""}${calc}</workbook>`;
}

const quoted = (name: string): string => `'${escapeXml(name).replaceAll("'", "''")}'`;

function sheetParts(
  i: number,
  name: string,
  { dice, shared }: { readonly dice: Seeded; readonly shared: boolean },
): Parts {
  const rows = Array.from({ length: dice.below(30) }, (_, r) => rowXml(r + 1, name, { dice, shared })).join("");
  const related: string[] = [];
  const extra: Record<string, string> = {};
  let tail = dice.pick(["", '<sheetProtection sheet="1" objects="1"/>']);
  tail += dice.pick(["", '<mergeCells count="1"><mergeCell ref="A31:C33"/></mergeCells>']);
  tail += dice.pick([
    "",
    `<conditionalFormatting sqref="A1:C9"><cfRule type="expression" priority="1"><formula>$A1&lt;&gt;""</formula></cfRule></conditionalFormatting>`,
  ]);
  tail += dice.pick([
    "",
    `<dataValidations count="1"><dataValidation type="list" sqref="B2:B9"><formula1>"是,否"</formula1></dataValidation></dataValidations>`,
  ]);
  tail += '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>';
  tail += dice.pick(["", '<pageSetup paperSize="9" orientation="landscape"/>']);
  if (dice.below(3) === 0) {
    related.push(relation("d1", "drawing", `../drawings/drawing${i}.xml`));
    tail += '<drawing r:id="d1"/>';
    extra[`xl/drawings/drawing${i}.xml`] =
      `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="9" cy="9"/><xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>`;
  }
  if (dice.below(3) === 0) {
    related.push(
      relation("v1", "vmlDrawing", `../drawings/v${i}.vml`),
      relation("c1", "comments", `../comments${i}.xml`),
    );
    tail += '<legacyDrawing r:id="v1"/>';
    extra[`xl/drawings/v${i}.vml`] = '<xml xmlns:v="urn:schemas-microsoft-com:vml"></xml>';
    extra[`xl/comments${i}.xml`] =
      `<comments xmlns="${MAIN}"><authors><author/></authors><commentList><comment ref="A1" authorId="0"><text><t>批注</t></text></comment></commentList></comments>`;
  }
  const head = dice.pick([
    "",
    '<dimension ref="A1"/>',
    '<sheetPr><tabColor rgb="FFFF0000"/></sheetPr><dimension ref="A1:XFD40"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="14"/><cols><col min="1" max="16384" width="9"/></cols>',
  ]);
  const data =
    rows === ""
      ? dice.pick(["<sheetData/>", "<sheetData></sheetData>", "<sheetData />"])
      : `<sheetData>${rows}</sheetData>`;
  return {
    [`xl/worksheets/sheet${i}.xml`]: `${DECLARATION}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${head}${data}${tail}</worksheet>`,
    ...(related.length === 0 ? {} : { [`xl/worksheets/_rels/sheet${i}.xml.rels`]: relations(related.join("")) }),
    ...extra,
  };
}

function rowXml(
  r: number,
  name: string,
  { dice, shared }: { readonly dice: Seeded; readonly shared: boolean },
): string {
  if (dice.below(6) === 0) return "";
  const kinds: readonly ((at: string) => string)[] = [
    (at) => `<c r="${at}"/>`,
    (at) => `<c r="${at}" s="1"><v>45${100 + r}</v></c>`,
    (at) => `<c r="${at}" t="inlineStr"><is><t xml:space="preserve"> ${r} </t></is></c>`,
    (at) => `<c r="${at}"${shared ? ' t="s"' : ""}><v>${shared ? r % 3 : r}</v></c>`,
    (at) => `<c r="${at}"><f>ROW()*2</f><v>${r * 2}</v></c>`,
    (at) => `<c r="${at}" t="str"><f>${escapeXml(`"甲"&"<${r}>"`)}</f><v>甲&lt;${r}&gt;</v></c>`,
    (at) => `<c r="${at}"><f>SUM(${quoted(name)}!A1:A${r})</f><v>${r}</v></c>`,
    (at) => `<c r="${at}"><f>TODAY()</f><v>46000</v></c>`,
    (at) => `<c r="${at}" t="b"><v>1</v></c>`,
    (at) => `<c r="${at}" t="e"><v>#N/A</v></c>`,
  ];
  const columns = ["B", "C", "D", "H", "K", "XFD"].filter(() => dice.below(2) === 0);
  const height = dice.pick([
    "",
    ' ht="30" customHeight="1"',
    ' spans="1:9" x14ac:dyDescent="0.2" xmlns:x14ac="x14ac"',
    ' hidden="1"',
  ]);
  return `<row r="${r}"${height}>${columns.map((column) => dice.pick(kinds)(column + r)).join("")}</row>`;
}

/** The same parts spelt in another way that means the same. */
function spelt(parts: Parts, dice: Seeded): Parts {
  const change = dice.pick<(xml: string, name: string) => string | Uint8Array>([
    (xml) => xml,
    (xml) => xml,
    (xml) => xml.replace(DECLARATION, ""),
    (xml) => `\uFEFF${xml}`,
    (xml) => xml.replaceAll(/="([^"'&]*)"/gu, "='$1'"),
    (xml, name) => (/sheet\d+\.xml$/u.test(name) ? prefixed(xml) : xml),
    (xml) => STRICT.reduce((text, [from, to]) => text.replaceAll(from, to), xml),
    (xml) => xml.replaceAll("><", ">\n  <").replaceAll(/\n {2}<(v|t|f|formula1?)>/gu, "<$1>"),
    (xml) => xml.replaceAll("<c ", '<!-- <c r="A1"><v>1</v></c> --><c '),
    (xml, name) =>
      /sheet\d+\.xml$/u.test(name) ? Buffer.from(`\uFEFF${xml.replace("UTF-8", "UTF-16")}`, "utf16le") : xml,
  ]);
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, typeof part === "string" ? change(part, name) : part]),
  );
}

const prefixed = (xml: string): string =>
  xml.replaceAll(/<(\/?)(?=[a-zA-Z])(?![a-z]+:)/gu, "<$1x:").replace("xmlns=", "xmlns:x=");

function packed(parts: Parts, dice: Seeded): Uint8Array {
  const options = dice.pick([{}, {}, { stored: true }, { descriptor: true }]);
  const entries = Object.entries(parts).map(([name, data]) => ({ ...options, name, data }));
  return rawZip(dice.below(3) === 0 ? entries.toReversed() : entries);
}
