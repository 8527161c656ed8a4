/** Delimited text and web pages in every encoding and spelling; nearly all hold the roster, every cell as text. */
import { toBig5, toGb18030 } from "./chinese-bytes.ts";
import { type CorpusFile, EITHER, type Expected, refused, ROSTER } from "./corpus-file.ts";
import { delimited, libraryFile, webPage } from "./sound-files.ts";

/** Delimited text keeps a number as it was written. */
const AS_TEXT: Expected = {
  kind: "rows",
  rows: ROSTER.map((cells, i) => [i + 1, cells.map((cell) => String(cell))]),
};

export function oddTexts(): readonly CorpusFile[] {
  return [...encodings(), ...spellings(), ...pages(), ...hostileTexts()].map(([label, name, bytes, expected]) => ({
    label,
    name,
    bytes: typeof bytes === "string" ? Buffer.from(bytes) : bytes,
    expected,
  }));
}

type Labelled = readonly [label: string, name: string, bytes: string | Uint8Array, expected: Expected];

function encodings(): readonly Labelled[] {
  const text = delimited(",");
  const wide = Buffer.from(text, "utf16le");
  return [
    ["UTF-8", "名册.csv", text, AS_TEXT],
    ["UTF-8 with a mark", "名册.csv", `\uFEFF${text}`, AS_TEXT],
    ["GB18030", "名册.csv", toGb18030(text), AS_TEXT],
    ["GBK", "名册.txt", toGb18030(delimited("\t").replace("𠮷㐂", "吉喜")), withText("𠮷㐂", "吉喜")],
    ["UTF-16 with a mark", "名册.csv", Buffer.from(`\uFEFF${text}`, "utf16le"), AS_TEXT],
    ["UTF-16 without a mark", "名册.csv", wide, AS_TEXT],
    ["UTF-16, high byte first, with a mark", "名册.csv", Buffer.from(`\uFEFF${text}`, "utf16le").swap16(), AS_TEXT],
    ["UTF-16, high byte first, without a mark", "名册.csv", Buffer.from(wide).swap16(), AS_TEXT],
    ["UTF-16 of Excel (Unicode text), tabs", "名册.txt", Buffer.from(`\uFEFF${delimited("\t")}`, "utf16le"), AS_TEXT],
    [
      "Big5",
      "名册.csv",
      toBig5(
        "公司名稱,統一編號,員工人數\r\n臺灣積體電路製造股份有限公司,22099131,65152\r\n鴻海精密工業股份有限公司,04541302,900\r\n",
      ),
      BIG5,
    ],
    [
      "GBK, few characters",
      "a.csv",
      toGb18030("名称,代码\n甲,1\n"),
      {
        kind: "rows",
        rows: [
          [1, ["名称", "代码"]],
          [2, ["甲", "1"]],
        ],
      },
    ],
    [
      "only ASCII",
      "a.csv",
      "a,b\r\n1,2\r\n",
      {
        kind: "rows",
        rows: [
          [1, ["a", "b"]],
          [2, ["1", "2"]],
        ],
      },
    ],
  ];
}

const BIG5: Expected = {
  kind: "rows",
  rows: [
    [1, ["公司名稱", "統一編號", "員工人數"]],
    [2, ["臺灣積體電路製造股份有限公司", "22099131", "65152"]],
    [3, ["鴻海精密工業股份有限公司", "04541302", "900"]],
  ],
};

function withText(from: string, to: string): Expected {
  return { kind: "rows", rows: ROSTER.map((cells, i) => [i + 1, cells.map((cell) => String(cell).replace(from, to))]) };
}

function spellings(): readonly Labelled[] {
  const shifted: Expected = { kind: "rows", rows: ROSTER.map((cells, i) => [i + 2, cells.map(String)]) };
  const digits: Expected = {
    kind: "rows",
    rows: [
      [1, ["名称", "代码"]],
      [2, ["甲", "9.1440300708461E+17"]],
      [3, ["乙", "0012345678901234567890"]],
    ],
  };
  return [
    ["tabs", "名册.txt", delimited("\t"), AS_TEXT],
    ["semicolons", "名册.csv", delimited(";"), AS_TEXT],
    ["bars", "名册.csv", delimited("|"), AS_TEXT],
    ["a line that names the delimiter", "名册.csv", `sep=;\r\n${delimited(";")}`, shifted],
    ["line feeds only", "名册.csv", delimited(",", "\n"), AS_TEXT],
    ["returns only", "名册.csv", delimited(",", "\r"), AS_TEXT],
    ["tabs under the name .xls", "名册.xls", toGb18030(delimited("\t")), AS_TEXT],
    [
      "codes that lost digits, codes that kept them",
      "a.csv",
      "名称,代码\n甲,9.1440300708461E+17\n乙,0012345678901234567890\n",
      digits,
    ],
    ["blank lines at the end", "名册.csv", `${delimited(",")}\r\n,,,,\r\n\r\n`, AS_TEXT],
    ["an end-of-file sign of DOS", "名册.csv", `${delimited(",")}\u001A`, EITHER],
  ];
}

function pages(): readonly Labelled[] {
  const xml = new TextDecoder().decode(libraryFile("xlml"));
  return [
    ["a web page in UTF-8", "导出.xls", webPage("utf-8"), AS_TEXT],
    ["a web page in GBK", "导出.xls", toGb18030(webPage("gb2312")), AS_TEXT],
    ["a web page in GBK that claims UTF-8", "导出.xls", toGb18030(webPage("utf-8")), AS_TEXT],
    ["a web page in UTF-16", "导出.xls", Buffer.from(`\uFEFF${webPage("unicode")}`, "utf16le"), AS_TEXT],
    [
      "a web page with references",
      "导出.xls",
      webPage("utf-8").replace("𠮷", "&#134071;").replace("㐂", "&#x3402;"),
      AS_TEXT,
    ],
    ["a bare table", "导出.xls", webPage("utf-8").replace(/^.*?(?=<table)/su, ""), AS_TEXT],
    ["SpreadsheetML", "导出.xls", xml, { kind: "roster" }],
    ["SpreadsheetML with references", "导出.xml", xml.replace("𠮷", "&#x20BB7;"), { kind: "roster" }],
    ["SpreadsheetML in UTF-16", "导出.xls", Buffer.from(`\uFEFF${xml}`, "utf16le"), { kind: "roster" }],
    [
      "SpreadsheetML with entities",
      "导出.xls",
      xml.replace("?>", `?><!DOCTYPE x [<!ENTITY a "${"ha".repeat(50)}">]>`),
      refused("FileDamaged"),
    ],
    [
      "SpreadsheetML far to the right",
      "导出.xls",
      xml.replace(/(<Cell[^>]*) ss:Index="1"/u, '$1 ss:Index="999999999"'),
      refused("FileDamaged"),
    ],
    [
      "SpreadsheetML far below",
      "导出.xls",
      xml.replace('<Row ss:Index="5"', '<Row ss:Index="2000000000"'),
      refused("FileDamaged"),
    ],
    ["a web page cut in the middle", "导出.xls", webPage("utf-8").slice(0, 420), refused("FileDamaged")],
    [
      "a cell over a billion columns",
      "导出.xls",
      webPage("utf-8").replace("<td>", '<td colspan="1000000000">'),
      EITHER,
    ],
    ["a cell over a billion rows", "导出.xls", webPage("utf-8").replace("<td>", '<td rowspan="1000000000">'), EITHER],
    ["twenty thousand nested tables", "导出.xls", `<html>${"<table><tr><td>".repeat(20_000)}`, EITHER],
    ["a tag that never ends", "导出.xls", `<html><table ${"a ".repeat(200_000)}`, EITHER],
    ["comments without end", "导出.xls", `<html>${"<!-- ".repeat(50_000)}`, EITHER],
    ["a web page without a table", "首页.htm", "<html><body>您好</body></html>", EITHER],
  ];
}

function hostileTexts(): readonly Labelled[] {
  return [
    ["a million columns", "a.csv", `${",".repeat(1_000_000)}x`, refused("FileDamaged")],
    ["a million columns of one letter", "a.csv", "x,".repeat(1_000_000), refused("FileDamaged")],
    ["one line of forty megabytes", "a.csv", Buffer.alloc(40_000_000, "x"), refused("FileDamaged")],
    [
      "a quote that never closes, and eight megabytes behind",
      "a.csv",
      `a,"b\n${"1,2,3,4,5,6,7,8\n".repeat(500_000)}`,
      EITHER,
    ],
    ["nothing but quotes", "a.csv", '"'.repeat(1_000_001), EITHER],
    ["quotes and line breaks", "a.csv", '"\n'.repeat(300_001), EITHER],
    ["a zero byte", "a.csv", "a,b\u0000\n1,2\n", refused("FileNotWorkbook")],
    ["bytes of no encoding", "a.csv", Buffer.of(0x41, 0x2c, 0xff, 0xff, 0x0a), refused("FileDamaged")],
    ["GBK cut inside a character", "a.csv", toGb18030("名称,代码\n甲,乙").subarray(0, 14), refused("FileDamaged")],
    ["half a UTF-16 character", "a.csv", Buffer.from("\uFEFF名称,代码\n甲", "utf16le").subarray(0, 17), EITHER],
    ["only a mark", "a.csv", "\uFEFF", refused("FileEmpty")],
    ["only blanks", "a.csv", " \r\n\t \r\n", refused("FileEmpty")],
    ["only delimiters", "a.csv", ",,,\n,,,\n", EITHER],
  ];
}
