/** The working paper of a filled form (取数底稿): one workbook in which a reviewer finds every reported cell, where it came from, and can add it up again by hand. */
import type { InputOf, OutputOf } from "#contract/contract";
import type { FillFailure } from "#contract/reporting";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { err, ok, type Result } from "#domain/shared/result";
import { readCatalogueIndex } from "#services/catalogue";
import type { Deps } from "#services/deps";
import { paperRows, PAPER_COLUMNS } from "#services/reporting/paper-rows";
import { type FiledSource, periodWords } from "#services/reporting/trace-filed";
import { openExport } from "#store/queries/exports-read";
import { firstPaperRow, type PaperCell, type PaperSheet, writePaper } from "#workbook/write-paper";

/** Writes the paper of an export to a save target. */
export async function exportWorkingPaper(
  { book, ports }: Deps,
  { jobId, exportId, token }: InputOf<"reporting/working-paper">,
): Promise<Result<OutputOf<"reporting/working-paper">, FillFailure>> {
  ports.job(jobId).progress("正在写取数底稿", 0, null);
  const source = openExport(book.db, exportId);
  if (source === null) return err({ type: "FilledFormUnknown", file: "" });
  const { bytes, cells } = createWorkingPaper(source, readCatalogueIndex(book.db));
  const written = await ports.files.write(token, bytes);
  return written.ok ? ok({ file: written.value.name, cells }) : written;
}

/** Makes the workbook. */
export function createWorkingPaper(
  source: FiledSource,
  index: CatalogueIndex,
): { readonly bytes: Uint8Array; readonly cells: number } {
  let [cells, lines] = [0, 0];
  for (const { parts } of source.cells()) {
    cells += 1;
    lines += 1 + parts.length;
  }
  const sheets = [...cellSheets(source, index, lines), problemSheet(source), fileSheet(source)];
  return { bytes: writePaper(sheets), cells };
}

/** Rows of one sheet; a sheet takes 1,048,576, and a cell's parts stand with it. */
const MOST_ROWS = 1_000_000;

function cellSheets(source: FiledSource, index: CatalogueIndex, lines: number): readonly PaperSheet[] {
  const notes = aboutNotes(source);
  const count = Math.max(1, Math.ceil(lines / MOST_ROWS));
  const cells = source.cells()[Symbol.iterator]();
  return Array.from({ length: count }, (_, at): PaperSheet => {
    const sheet = { notes, columns: PAPER_COLUMNS, title: `${plainName(source)}取数底稿` };
    const most = at === count - 1 ? Number.POSITIVE_INFINITY : MOST_ROWS;
    const rows = paperRows(cells, { index, firstRow: firstPaperRow(sheet), most });
    return { ...sheet, name: at === 0 ? "取数底稿" : `取数底稿${at + 1}`, rows };
  });
}

function plainName({ about }: FiledSource): string {
  return about.form.file.replace(/\.[^.]+$/u, "");
}

function aboutNotes({ about }: FiledSource): readonly string[] {
  const when = about.filledAt.replace("T", " ").slice(0, 16);
  const period = about.period === null ? "没有定报告期" : `报告期 ${periodWords(about.period)}`;
  const who = about.filledBy === "" ? "" : `，${about.filledBy}填报`;
  const state = about.revision === null ? "" : `，账本第 ${about.revision} 版`;
  const binding = about.bindingVersion === null ? "" : `，取数对应第 ${about.bindingVersion} 版`;
  return [
    `填入的文件：${about.output.file}。口径：${period}，取账本 ${when}（世界时）的数${who}${state}${binding}。`,
    "“数”是表里填的数；“账本里的数”是换算前的原数；“复算”由账本里的数（算出来的格子由下面各行“构成”相加）重新算出，“差额”是二者之差，都是活的公式，应为 0。没有“复算”的格子不是数，或不是各行简单相加，请按“怎么算的”一栏核对。",
  ];
}

function problemSheet({ about }: FiledSource): PaperSheet {
  const rows: PaperCell[][] = about.problems.map(({ sheet, cell, severity, reason }) => [
    sheet,
    cell,
    severity === "error" ? "要处理" : "提醒",
    reason,
  ]);
  const open = about.places.filter(({ kind }) => kind === "open");
  for (const { sheet, letter, firstRow, lastRow, label } of open) {
    const cell = firstRow === lastRow ? `${letter}${firstRow}` : `${letter}${firstRow}:${letter}${lastRow}`;
    rows.push([sheet, cell, "没有填", `“${label}”没有定取什么数，留给手工填写`]);
  }
  if (rows.length === 0) rows.push([null, null, null, "没有问题，也没有要手工填写的格子。"]);
  return {
    name: "问题与空格",
    title: "问题与空格",
    notes: ["填表时的提醒，和没有填的格子。上报前请逐条看过。"],
    columns: [
      { heading: "表", width: 18 },
      { heading: "格", width: 14 },
      { heading: "程度", width: 10 },
      { heading: "问题", width: 80 },
    ],
    rows,
  };
}

function fileSheet(source: FiledSource): PaperSheet {
  const { about } = source;
  const files = new Map<string, { readonly cells: PaperCell[]; count: number }>();
  for (const { source: origin, parts } of source.cells()) {
    for (const one of [origin, ...parts.map((part) => part.source)]) {
      if (one?.kind !== "import") continue;
      const key = `${one.batchId} ${one.workbookHash} ${one.workbook}`;
      const known = files.get(key);
      if (known !== undefined) known.count += 1;
      else {
        const when = one.importedAt.replace("T", " ").slice(0, 16);
        files.set(key, { cells: [one.workbook, one.workbookHash, when, `第 ${one.batchId} 批`], count: 1 });
      }
    }
  }
  const own: PaperCell[][] = [
    ["空白报表", about.form.file, about.form.sha256, null, null, null],
    ["填好的报表", about.output.file, about.output.sha256, about.filledAt.replace("T", " ").slice(0, 16), null, null],
  ];
  return {
    name: "来源文件一览",
    title: "来源文件一览",
    notes: ["指纹（SHA-256）相同的就是同一份文件，一个字节也没有改过。"],
    columns: [
      { heading: "用途", width: 14 },
      { heading: "文件", width: 44 },
      { heading: "指纹（SHA-256）", width: 68 },
      { heading: "时间（世界时）", width: 18 },
      { heading: "批次", width: 10 },
      { heading: "用到的数", width: 10 },
    ],
    rows: [...own, ...[...files.values()].map(({ cells, count }) => ["来源", ...cells, { decimal: String(count) }])],
  };
}
