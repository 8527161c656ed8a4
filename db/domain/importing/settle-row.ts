import type { CellIssue } from "#domain/importing/cell-issue";
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import type { RowCheck } from "#domain/importing/row-checks";
import { createValueChecker } from "#domain/importing/value-checks";
import { cellAddress } from "#domain/workbook/cell-address";
import type { TypedCell, TypedRow } from "#domain/importing/typed-row";

/** Prepares the look over a whole typed row (建整行核对): what one cell alone cannot say, such as dates out of order or a part above its whole. */
export function createRowSettler(
  table: RecognisedTable,
  context: { readonly sheet: string; readonly checks: readonly RowCheck[]; readonly index: CatalogueIndex },
): (row: TypedRow) => TypedRow {
  const check = createValueChecker(table, context);
  const certificates = createCertificateCheck(context.sheet);
  return (row) => {
    const settled = settleRow(row);
    const failed = check === null ? [] : check(settled.cells);
    const shared = settled.cells.some((cell) => cell.row !== row.row) ? sharedNumbers(settled, context) : [];
    const found = [...failed, ...shared, ...certificates(settled)];
    return found.length === 0 ? settled : { ...settled, issues: [...settled.issues, ...found] };
  };
}

/** Every enterprise has its own certificate, whose number begins with the year it was granted (GR + 年份 + 省级代码 + 顺序号). */
function createCertificateCheck(sheet: string): (row: TypedRow) => readonly CellIssue[] {
  const seen = new Map<string, TypedRow>();
  return (row) => {
    const cell = row.cells.find(({ field }) => field === "highTechCertificateNumber");
    if (cell === undefined || typeof cell.value !== "string" || !/^G[RF]20\d{10}$/u.test(cell.value)) return [];
    const found = [yearIssue(row, cell.value, sheet)];
    const before = seen.get(cell.value);
    if (before === undefined) seen.set(cell.value, row);
    else if (fieldValue(before, "enterpriseName") !== fieldValue(row, "enterpriseName")) {
      const reason = `证书编号 ${cell.value} 与第 ${before.row} 行的相同，两家企业不会是同一张证书；照原样导入，请核对`;
      found.push(issueOn(cell, { sheet, kind: "certificate-duplicate", reason }));
    }
    return found.filter((issue) => issue !== null);
  };
}

function yearIssue(row: TypedRow, certificate: string, sheet: string): CellIssue | null {
  const cell = row.cells.find(({ field }) => field === "highTechIssueDate");
  if (cell === undefined || typeof cell.value !== "string") return null;
  const late = Number(cell.value.slice(0, 4)) - Number(certificate.slice(2, 6));
  // A batch of December may be dated in January.
  if (late === 0 || late === 1) return null;
  const reason = `证书编号 ${certificate} 是 ${certificate.slice(2, 6)} 年的，与发证日期“${cell.raw.trim()}”不符；照原样导入，请核对`;
  return issueOn(cell, { sheet, kind: "check-failed:certificateYear", reason });
}

function fieldValue({ cells }: TypedRow, id: string): TypedCell["value"] {
  return cells.find(({ field }) => field === id)?.value ?? null;
}

function issueOn(
  { row, column, raw, field }: TypedCell,
  { sheet, kind, reason }: { readonly sheet: string; readonly kind: string; readonly reason: string },
): CellIssue {
  const place = { sheet, cell: cellAddress(row, column), row, column };
  return { ...place, severity: "warning", kind, raw, field, reason, suggestion: null };
}

/** A number in a merged cell may be the sum of its rows: the rows that only share it are told. */
function sharedNumbers(
  { row, cells }: TypedRow,
  { sheet, index }: { readonly sheet: string; readonly index: CatalogueIndex },
): readonly CellIssue[] {
  const shared = cells.filter((cell) => {
    const type = index.byId.get(cell.field)?.type;
    return cell.row !== row && cell.value !== null && (type === "decimal" || type === "integer");
  });
  return shared.map(({ column, field, raw, row: master }) => ({
    sheet,
    cell: cellAddress(row, column),
    row,
    column,
    severity: "warning",
    kind: "number-in-merged-cell",
    raw,
    field,
    reason: `“${raw.trim()}”写在从第 ${master} 行起合并的单元格里，这一行也取了这个数；如果它是几行的合计，请改正`,
    suggestion: null,
  }));
}

/** Suggests the end of a validity given as 三年 from the issue date. */
function settleRow(row: TypedRow): TypedRow {
  const issues = row.issues.some(({ kind }) => kind === "validity-as-duration")
    ? row.issues.map((issue) => suggestEnd(issue, row.cells))
    : row.issues;
  return issues === row.issues ? row : { ...row, issues };
}

const YEARS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 };

/** A high-tech certificate holds N years from its date, to the day before (国科发火〔2016〕32号: 自颁发之日起三年). */
function suggestEnd(issue: CellIssue, cells: readonly TypedCell[]): CellIssue {
  if (issue.kind !== "validity-as-duration") return issue;
  const issued = cells.find(({ field }) => field === "highTechIssueDate")?.value;
  const written = /([一二两三四五\d])\s*年[^年]*$/u.exec(issue.raw)?.[1] ?? "";
  const years = YEARS[written] ?? Number(written);
  if (typeof issued !== "string" || issued.length !== 10 || !(years > 0)) return issue;
  const end = new Date(`${issued}T00:00:00Z`);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  end.setUTCDate(end.getUTCDate() - 1);
  const suggestion = end.toISOString().slice(0, 10);
  return { ...issue, suggestion, reason: `${issue.reason}；按发证日期推算是 ${suggestion}` };
}
