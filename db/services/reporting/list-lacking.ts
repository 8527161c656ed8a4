/** What a form asks that the book cannot answer yet, and who would have to be asked (缺什么数、找谁要). */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { findLacking, type FormDrift } from "#domain/reporting/drift";
import type { Binding, BoundSource, FormReading } from "#domain/reporting/form-binding";
import type { FormWorkbook } from "#domain/reporting/form-workbook";
import { formatPeriod, type Period, previousYear } from "#domain/shared/period";
import { readBookSettings } from "#services/book-settings";
import { readCatalogueIndex } from "#services/catalogue";
import { choosePeriod } from "#services/reporting/choose-period";
import { FILL_THRESHOLD } from "#domain/reporting/fill-request";
import type { Book } from "#store/connection";
import { holdsAnyValue } from "#store/queries/held-values";

/** Lists the places; nothing is filled for it. */
export function listLacking(book: Book, form: FormWorkbook, reading: FormReading): FormDrift["lacking"] {
  const index = readCatalogueIndex(book.db);
  const period = choosePeriod(book.db, form);
  const office = namedOffice(form) ?? "填报单位";
  const asked = new Map<string, string | null>();
  const reasonAgainst = ({ source }: Binding): string | null => {
    const key = JSON.stringify(source);
    const known = asked.get(key);
    if (known !== undefined) return known;
    const reason = source === null ? null : missing(book, source, { index, period });
    asked.set(key, reason);
    return reason;
  };
  return findLacking(reading, { threshold: FILL_THRESHOLD, reasonAgainst, ask: () => office });
}

function missing(
  book: Book,
  source: BoundSource,
  { index, period }: { readonly index: CatalogueIndex; readonly period: Period | null },
): string | null {
  if (source.kind === "setting") return missingSetting(book, source.setting);
  if (source.kind !== "field") return null;
  const field = index.byId.get(source.field);
  if (field === undefined || field.kind === "identity") return null;
  if (field.kind === "attribute") {
    return holdsAnyValue(book.db, field.id, null) ? null : `账本里还没有“${field.label}”`;
  }
  if (period === null) return `账本里还没有“${field.label}”的数`;
  const periods = [
    ...(source.period === "previous" ? [] : [period]),
    ...(source.period === "report" || source.period === null ? [] : [previousYear(period)]),
  ];
  const blank = periods.find((one) => !holdsAnyValue(book.db, field.id, one));
  return blank === undefined ? null : `账本里还没有“${field.label}”${formatPeriod(blank)}的数`;
}

function missingSetting(book: Book, setting: Extract<BoundSource, { kind: "setting" }>["setting"]): string | null {
  if (setting === "period" || setting === "reportDate" || setting === "listSize") return null;
  return readBookSettings(book.db)[setting].trim() === "" ? "设置里还没有填写这一项" : null;
}

const OFFICE = /(?:责任|牵头|主管|业务|审核)(?:单位|部门|科室|处室)\s*[：:]\s*([^\s：:，。；]{2,30})/u;

/** The office a form names as responsible (表上写明的责任单位); null when it names none. */
function namedOffice(form: FormWorkbook): string | null {
  for (const { grid, visibility } of form.sheets) {
    if (visibility !== "visible") continue;
    for (const content of grid.rows.flatMap(({ cells }) => cells)) {
      const named = typeof content === "string" ? OFFICE.exec(content)?.[1] : undefined;
      if (named !== undefined && !/^[_＿]+$/u.test(named)) return named;
    }
  }
  return null;
}
