import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Book } from "#store/connection";
import type { BenchAnswer, BenchCase, BenchInput } from "../bench-case.ts";
import { requireRoster } from "../roster-file.ts";
import { packAgain, partsOf } from "../workbook-parts.ts";

const FORM = new URL("../../../assets/examples/报表样式2-企业基本情况表.xlsx", import.meta.url);
const ENTERPRISES = 500;
/** Raised when the made book changes, so that old ones are not used. */
const MAKE = 1;

/** One form for each of 500 enterprises (一企一表), all in one archive with their sidecars and read again: in milliseconds, and against taking the 500 filled workbooks to pieces and packing them again. */
export const cases: readonly BenchCase[] = [
  {
    kind: "figure",
    name: "a form for each of 500 enterprises, in one archive",
    unit: "ms",
    goal: 60_000,
    prepare: async () => prepareBook(),
    figure: async (input) => {
      const start = performance.now();
      await fillAll(input);
      return performance.now() - start;
    },
  },
  {
    kind: "ratio",
    name: "a form for each of 500 enterprises",
    reference: "unzip + zip of the filled workbooks",
    measure: "slower",
    goal: 20,
    prepare: async () => {
      const input = await prepareBook();
      const archive = join(tmpdir(), `parkbook-bench-each-${MAKE}.zip`);
      writeFileSync(archive, (await fillAll(input)).packed);
      return { ...input, archive };
    },
    ours: async (input) => ({ workbooks: (await fillAll(input)).written }),
    theirs: async (input) => packAll(String(input.archive)),
  },
];

async function prepareBook(): Promise<BenchInput> {
  const path = join(tmpdir(), `parkbook-bench-each-${MAKE}.parkbook`);
  if (existsSync(path)) return { path };
  const unfinished = `${path}.part`;
  for (const end of ["", "-wal", "-shm"]) rmSync(unfinished + end, { force: true });
  const book = await open(unfinished);
  const { importFile } = await import("#services/importing/import-file");
  const file = { name: "企业名册2025年.xlsx", bytes: readFileSync(requireRoster(ENTERPRISES)) };
  const request = { file, period: null, apply: true, at: "2026-01-01T00:00:00Z", by: "bench" };
  const outcome = await importFile(book, request, { progress: () => undefined, cancelled: () => false });
  if (!outcome.ok) throw new Error(outcome.error.type);
  book.close();
  renameSync(unfinished, path);
  return { path };
}

async function open(path: string): Promise<Book> {
  const { openBook } = await import("#store/connection");
  const opened = await openBook(path);
  if (!opened.ok) throw new Error(opened.error.type);
  return opened.value;
}

async function fillAll({ path }: BenchInput): Promise<{ readonly packed: Uint8Array; readonly written: number }> {
  const { openForm } = await import("#services/reporting/open-form");
  const { fillFiles, listFormSubjects, packFiles } = await import("#services/reporting/fill-each");
  const { choosePeriod } = await import("#services/reporting/choose-period");
  const { FILL_THRESHOLD } = await import("#domain/reporting/fill-request");
  const book = await open(String(path));
  try {
    const blank = { name: "企业基本情况表.xlsx", bytes: readFileSync(FORM) };
    const opened = await openForm(book, blank, null);
    if (!opened.ok) throw new Error(opened.error.type);
    const { form, reading } = opened.value;
    const filling = {
      form,
      reading,
      bytes: blank.bytes,
      period: choosePeriod(book.db, form),
      threshold: FILL_THRESHOLD,
      today: "2026-01-01",
      at: "2026-01-01T00:00:00Z",
      pattern: "{序号}-{名称}",
      subjects: listFormSubjects(book.db, reading).slice(0, ENTERPRISES),
    };
    const filled = fillFiles(book, filling, () => true);
    if (filled === null || filled.failed.length > 0) throw new Error("not all were filled");
    return { packed: packFiles(filled), written: filled.written };
  } finally {
    book.close();
  }
}

function packAll(path: string): BenchAnswer {
  const workbooks = [...partsOf(readFileSync(path))].filter(([name]) => name.endsWith(".xlsx"));
  for (const [, bytes] of workbooks) packAgain(bytes);
  return { workbooks: workbooks.length };
}
