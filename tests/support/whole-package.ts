/** Hand-drawn workbooks made whole (补全部件): with content types and namespaces, so that strict readers open them too. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** The same parts, complete. */
export function makeWhole(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).map(
    ([name, part]) => [name, complete(name, strFromU8(part))] as const,
  );
  const types = parts.flatMap(([name]) => {
    const kind = /\/(workbook|styles)\.xml$/u.exec(name)?.[1] ?? (name.includes("/sheet") ? "worksheet" : null);
    const type = kind === "workbook" ? "sheet.main" : kind;
    return kind === null ? [] : [`<Override PartName="/${name}" ContentType="${CONTENT}.${type}+xml"/>`];
  });
  const defaults = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`;
  const contents = `<Types xmlns="${PACKAGE}/content-types">${defaults}${types.join("")}</Types>`;
  return zipSync({ "[Content_Types].xml": strToU8(contents), ...Object.fromEntries(parts) });
}

function complete(name: string, text: string): Uint8Array {
  const named = name.endsWith(".rels")
    ? text.replace("<Relationships>", `<Relationships xmlns="${PACKAGE}/relationships">`)
    : text.replace(/^<(workbook|worksheet|styleSheet)/u, `<$1 xmlns="${MAIN}"`);
  return strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${named}`);
}
