/** Blank forms drawn as text, made into real workbooks (空白表的画法). */
import { strToU8, zipSync } from "fflate";
import { cellAddress } from "#domain/workbook/cell-address";

/** One sheet as text: a line per row, `|` between cells; `>` joins the cell to the left, `^` to the one above; a leading `#` draws lines around the row's cells; `=` begins a formula; `!` an unlocked cell; `‿` an underlined blank; `⏎` a line break. */
export interface DrawnSheet {
  readonly name: string;
  readonly drawn: string;
  readonly hidden?: boolean;
  readonly protected?: boolean;
  /** Words allowed in a range. */
  readonly lists?: Readonly<Record<string, string>>;
  /** Number format of all cells in a column. */
  readonly formats?: Readonly<Record<number, string>>;
}

/** Bytes of the workbook. */
export function drawWorkbook(sheets: readonly DrawnSheet[]): Uint8Array {
  const styles = new Styles();
  const parts = sheets.map((sheet) => drawSheet(sheet, styles));
  const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const packaged = "http://schemas.openxmlformats.org/package/2006";
  const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const override = (part: string, name: string) =>
    `<Override PartName="/xl/${part}" ContentType="${kind}.${name}+xml"/>`;
  const files: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override("workbook.xml", "sheet.main")}${override("styles.xml", "styles")}${sheets.map((_, i) => override(`worksheets/sheet${i + 1}.xml`, "worksheet")).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${packaged}/relationships"><Relationship Id="a" Type="${type}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${type}"><sheets>${sheets.map((sheet, i) => `<sheet name="${sheet.name}" sheetId="${i + 1}"${sheet.hidden === true ? ' state="hidden"' : ""} r:id="r${i + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packaged}/relationships">${sheets.map((_, i) => `<Relationship Id="r${i + 1}" Type="${type}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join("")}<Relationship Id="s" Type="${type}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": styles.xml(),
    ...Object.fromEntries(parts.map((part, i) => [`xl/worksheets/sheet${i + 1}.xml`, part])),
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

class Styles {
  readonly #known: string[] = [];

  of(bordered: boolean, locked: boolean, format: string | undefined): number {
    const key = JSON.stringify([bordered, locked, format ?? ""]);
    if (!this.#known.includes(key)) this.#known.push(key);
    return this.#known.indexOf(key) + 1;
  }

  xml(): string {
    const all = this.#known.map((key) => JSON.parse(key) as [boolean, boolean, string]);
    const formats = all.map(([, , format], i) =>
      format === "" ? "" : `<numFmt numFmtId="${200 + i}" formatCode="${format}"/>`,
    );
    const line = ["left", "right", "top", "bottom"].map((side) => `<${side} style="thin"/>`).join("");
    const cells = all.map(
      ([bordered, locked, format], i) =>
        `<xf borderId="${bordered ? 1 : 0}" numFmtId="${format === "" ? 0 : 200 + i}"><protection locked="${locked ? 1 : 0}"/></xf>`,
    );
    return `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>${formats.join("")}</numFmts><fonts><font/></fonts><fills><fill/></fills><borders><border/><border>${line}</border></borders><cellXfs><xf/>${cells.join("")}</cellXfs></styleSheet>`;
  }
}

function drawSheet(sheet: DrawnSheet, styles: Styles): string {
  const lines = sheet.drawn
    .replace(/^\n/u, "")
    .replace(/\n\s*$/u, "")
    .split("\n")
    .map((line) => line.trimStart());
  const cells = lines.map((line) => line.replace(/^#/u, "").split("|"));
  const rows = cells.map((row, r) => {
    const bordered = lines[r]?.startsWith("#") ?? false;
    const inner = row.map((text, c) =>
      drawCell(text, {
        address: cellAddress(r + 1, c + 1),
        style: (open) => styles.of(bordered, !open, bordered ? sheet.formats?.[c + 1] : undefined),
        bordered,
      }),
    );
    return `<row r="${r + 1}">${inner.join("")}</row>`;
  });
  const merges = findMerges(cells).map((ref) => `<mergeCell ref="${ref}"/>`);
  const lists = Object.entries(sheet.lists ?? {}).map(
    ([ref, words]) => `<dataValidation type="list" sqref="${ref}"><formula1>"${words}"</formula1></dataValidation>`,
  );
  return [
    `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows.join("")}</sheetData>`,
    sheet.protected === true ? '<sheetProtection sheet="1"/>' : "",
    merges.length > 0 ? `<mergeCells>${merges.join("")}</mergeCells>` : "",
    lists.length > 0 ? `<dataValidations>${lists.join("")}</dataValidations>` : "",
    "</worksheet>",
  ].join("");
}

function drawCell(
  raw: string,
  {
    address,
    style,
    bordered,
  }: { readonly address: string; readonly style: (open: boolean) => number; readonly bordered: boolean },
): string {
  const open = raw.trim().startsWith("!");
  const text = raw.trim().replace(/^!/u, "").replaceAll("⏎", "\n");
  const s = ` s="${style(open)}"`;
  if (text === "" || text === ">" || text === "^") return bordered || open ? `<c r="${address}"${s}/>` : "";
  if (text.startsWith("=")) return `<c r="${address}"${s}><f>${text.slice(1).replaceAll("<", "&lt;")}</f><v>0</v></c>`;
  if (/^-?\d+(?:\.\d+)?$/u.test(text)) return `<c r="${address}"${s}><v>${text}</v></c>`;
  const plain = (part: string) => part.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const runs = text.includes("‿")
    ? (text.match(/‿+|[^‿]+/gu) ?? []).map((run) =>
        run.startsWith("‿")
          ? `<r><rPr><u/></rPr><t xml:space="preserve">${run.replaceAll("‿", " ")}</t></r>`
          : `<r><t xml:space="preserve">${plain(run)}</t></r>`,
      )
    : [`<t xml:space="preserve">${plain(text)}</t>`];
  return `<c r="${address}" t="inlineStr"${s}><is>${runs.join("")}</is></c>`;
}

function findMerges(cells: readonly (readonly string[])[]): string[] {
  const owners = new Map<string, string>();
  const ends = new Map<string, string>();
  for (const [r, row] of cells.entries()) {
    for (const [c, text] of row.entries()) {
      const here = cellAddress(r + 1, c + 1);
      const from = text.trim() === ">" ? cellAddress(r + 1, c) : text.trim() === "^" ? cellAddress(r, c + 1) : null;
      const owner = from === null ? here : (owners.get(from) ?? from);
      owners.set(here, owner);
      if (owner !== here) ends.set(owner, here);
    }
  }
  return [...ends].map(([from, to]) => `${from}:${to}`);
}
