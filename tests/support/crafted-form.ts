import { strToU8, zipSync } from "fflate";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A form written by hand with everything below its list that can move: list rows 4–6, total row 7. `rows` replaces the sheet data of row 4 to 7 on demand. */
export function craftedForm(
  changes: { readonly total?: string; readonly names?: string; readonly tail?: string } = {},
): Uint8Array {
  const row = (r: number, formula: string) =>
    `<row r="${r}" spans="1:5"><c r="A${r}" s="1"><v>${r - 3}</v></c><c r="B${r}" s="1"/><c r="C${r}" s="1"/><c r="D${r}" s="1">${formula}<v>0</v></c><c r="E${r}" s="1">${r === 4 ? "" : `<f>E${r - 1}+C${r}</f>`}${r === 4 ? "<f>C4</f>" : ""}<v>0</v></c></row>`;
  const sheet = `<worksheet xmlns="${MAIN}" xmlns:r="${REL}"><dimension ref="A1:E12"/><sheetViews><sheetView workbookViewId="0"><selection activeCell="B9" sqref="B9"/></sheetView></sheetViews><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>测试表</t></is></c></row><row r="3"><c r="A3" s="1" t="inlineStr"><is><t>序号</t></is></c><c r="B3" s="1" t="inlineStr"><is><t>企业名称</t></is></c><c r="C3" s="1" t="inlineStr"><is><t>营业收入（万元）</t></is></c><c r="D3" s="1" t="inlineStr"><is><t>占比</t></is></c><c r="E3" s="1" t="inlineStr"><is><t>累计</t></is></c></row>${row(4, '<f t="shared" ref="D4:D6" si="0">IF($C$7=0,0,C4/$C$7)</f>')}${row(5, '<f t="shared" si="0"/>')}${row(6, '<f t="shared" si="0"/>')}<row r="7"><c r="A7" s="1" t="inlineStr"><is><t>合计</t></is></c><c r="C7" s="1">${changes.total ?? "<f>SUM(C4:C6)</f>"}<v>0</v></c></row><row r="9" ht="30" customHeight="1"><c r="B9" s="1"/></row></sheetData>${changes.tail ?? ""}<autoFilter ref="A3:E6"/><mergeCells count="2"><mergeCell ref="A7:B7"/><mergeCell ref="A9:B9"/></mergeCells><dataValidations count="2"><dataValidation type="decimal" sqref="C4 C5 C6"><formula1>0</formula1></dataValidation><dataValidation type="custom" sqref="C6"><formula1>AND(C6&gt;0,C6&lt;$C$7)</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="B9" location="'测试'!A7" display="合计"/></hyperlinks><rowBreaks count="1" manualBreakCount="1"><brk id="8" max="16383" man="1"/></rowBreaks><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/><tableParts count="1"><tablePart r:id="rId4"/></tableParts></worksheet>`;
  const anchor = (name: string, from: number, to: number) =>
    `<xdr:twoCellAnchor${name}><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${from}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${to}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:clientData/></xdr:twoCellAnchor>`;
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="测试" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="合计格">测试!$C$7</definedName>${changes.names ?? ""}</definedNames></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellXfs count="2"><xf/><xf borderId="1"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": sheet,
    "xl/worksheets/_rels/sheet1.xml.rels": `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${REL}/drawing" Target="/xl/drawings/drawing1.xml"/><Relationship Id="rId2" Type="${REL}/vmlDrawing" Target="../drawings/vml1.vml"/><Relationship Id="rId3" Type="${REL}/comments" Target="../comments1.xml"/><Relationship Id="rId4" Type="${REL}/table" Target="../tables/table1.xml"/></Relationships>`,
    "xl/drawings/drawing1.xml": `<xdr:wsDr xmlns:xdr="x">${anchor("", 0, 1)}${anchor("", 8, 10)}${anchor("", 2, 8)}${anchor(' editAs="oneCell"', 2, 8)}${anchor(' editAs="absolute"', 8, 9)}</xdr:wsDr>`,
    "xl/drawings/vml1.vml": `<xml xmlns:x="urn:schemas-microsoft-com:office:excel"><x:ClientData ObjectType="Note"><x:Anchor>3, 15, 2, 10, 5, 31, 5, 9</x:Anchor><x:Row>2</x:Row><x:Column>1</x:Column></x:ClientData><x:ClientData ObjectType="Note"><x:Anchor>3, 15, 8, 10, 5, 31, 11, 9</x:Anchor><x:Row>8</x:Row><x:Column>1</x:Column></x:ClientData></xml>`,
    "xl/comments1.xml": `<comments xmlns="${MAIN}"><commentList><comment ref="B3"/><comment ref="B9"/></commentList></comments>`,
    "xl/tables/table1.xml": `<table xmlns="${MAIN}" ref="A3:E6" totalsRowShown="0"><autoFilter ref="A3:E6"/></table>`,
    "xl/charts/chart1.xml": `<c:chartSpace xmlns:c="c"><c:val><c:numRef><c:f>测试!$C$4:$C$6</c:f></c:numRef></c:val></c:chartSpace>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}
