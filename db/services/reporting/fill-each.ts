/** One form for each of many entries (一企一表): a workbook each, with the file that tells where its numbers came from. */
import type { FilledEach } from "#contract/reporting-each";
import { distinguishNames, longestName, nameByPattern } from "#domain/reporting/name-pattern";
import type { FormError } from "#domain/reporting/form-error";
import type { FormReading } from "#domain/reporting/form-binding";
import type { ReadBack } from "#domain/reporting/read-back";
import { findKind } from "#services/catalogue";
import { checkFilled } from "#services/reporting/check-filled";
import { describeFiling, wholeSidecar } from "#services/reporting/describe-filing";
import { PROVENANCE_SUFFIX } from "#services/reporting/export-form";
import { type Filled, type Filling, fillWorkbook } from "#services/reporting/fill-workbook";
import type { Book, ReadableDb } from "#store/connection";
import { listRosterIds, readRosterRows } from "#store/queries/roster";
import { writeArchive } from "#workbook/write-archive";
import { enterpriseKind } from "#store/values/entry-kind";

/** What is asked (一企一表的要求). `subjects` in order. */
export interface EachFilling extends Omit<Filling, "subjectId"> {
  readonly subjects: readonly number[];
  /** Of file names, without the ending; see `nameByPattern`. */
  readonly pattern: string;
  /** ISO 8601. */
  readonly at: string;
}

/** An entry on its way into its form. `name`: how it is called, `file`: name by the pattern. */
export interface EachSubject {
  readonly id: number;
  readonly name: string;
  readonly file: string;
}

/** What came of all (一企一表结果): files by name, forms and their sidecars. */
export type FilledFiles = Omit<FilledEach, "file"> & { readonly files: ReadonlyMap<string, Uint8Array> };

/** Every entry of the kind that a one-entry form is about, in the order of the roster (全部). */
export function listFormSubjects(db: ReadableDb, reading: FormReading): readonly number[] {
  const kind = findKind(db, reading.subjectKind ?? enterpriseKind.id) ?? enterpriseKind;
  return [...listRosterIds(db, { kind, search: "", filters: [], sort: [], numericFields: new Set() })];
}

/** The entries with their names by pattern, told apart where equal. Ids the book does not have are left out. */
export function nameSubjects(
  db: ReadableDb,
  {
    subjects,
    pattern,
    period,
    form,
    reading,
  }: Pick<EachFilling, "subjects" | "pattern" | "period" | "form" | "reading">,
  longest: number,
): readonly EachSubject[] {
  const kind = findKind(db, reading.subjectKind ?? enterpriseKind.id) ?? enterpriseKind;
  const rows = readRosterRows(db, subjects, { kind, columns: [] });
  const title = form.file.replace(/\.[^.]+$/u, "");
  const named = rows.map(({ name, creditCode }, at) =>
    nameByPattern(pattern, { ordinal: at + 1, total: rows.length, name, creditCode, period, form: title }, longest),
  );
  const files = distinguishNames(named, longest);
  return rows.map(({ id, name }, at) => ({ id, name, file: files[at] ?? name }));
}

/** Fills a workbook for each entry. `onEach` is told after every one and answers whether to go on; null when it was stopped. One that cannot be filled is named and the others go on. */
export function fillFiles(
  book: Book,
  filling: EachFilling,
  onEach: (done: number, total: number) => boolean,
): FilledFiles | null {
  const subjects = nameSubjects(book.db, filling, longestName.file);
  const files = new Map<string, Uint8Array>();
  const failed: { name: string; reason: string }[] = [];
  const problems: { name: string; count: number; first: string }[] = [];
  const checks: NamedCheck[] = [];
  for (const [at, { id, name, file }] of subjects.entries()) {
    const filled = fillWorkbook(book, { ...filling, subjectId: id });
    if (filled.ok) {
      addFiles(book.db, files, { file: `${file}.xlsx`, filled: filled.value, filling });
      checks.push({ name, check: checkFilled(filling.bytes, filled.value) });
      const [first] = filled.value.plan.problems;
      if (first !== undefined) problems.push({ name, count: filled.value.plan.problems.length, first: first.reason });
    } else failed.push({ name, reason: failureWords(filled.error) });
    if (!onEach(at + 1, subjects.length)) return null;
  }
  return { files, written: subjects.length - failed.length, failed, problems, check: joinChecks(checks) };
}

/** All files in one archive (打成压缩包). */
export function packFiles({ files }: Pick<FilledFiles, "files">): Uint8Array {
  return writeArchive(files);
}

interface NamedCheck {
  readonly name: string;
  readonly check: ReadBack;
}

// One list for all: whose form a doubt is in stands before what was found.
function joinChecks(checks: readonly NamedCheck[]): ReadBack {
  return {
    compared: checks.reduce((sum, { check }) => sum + check.compared, 0),
    findings: checks.flatMap(({ name, check }) =>
      check.findings.map((finding) => ({ ...finding, what: `${name}：${finding.what}` })),
    ),
  };
}

function failureWords(error: FormError): string {
  return error.type === "FormStructureUnsafe" ? `「${error.sheet}」${error.what}` : "这份表不能填";
}

function addFiles(
  db: ReadableDb,
  files: Map<string, Uint8Array>,
  { file, filled, filling }: { readonly file: string; readonly filled: Filled; readonly filling: EachFilling },
): void {
  files.set(file, filled.bytes);
  const filing = describeFiling(db, { ...filling, fingerprint: null, filled, file });
  files.set(file.replace(/\.xlsx$/u, PROVENANCE_SUFFIX), wholeSidecar(filing));
}
