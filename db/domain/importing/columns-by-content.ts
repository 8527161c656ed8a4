import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { cellText, isBlankCell } from "#domain/importing/cell-text";
import { readHeaderText } from "#domain/importing/header-text";
import type { ColumnMapping } from "#domain/importing/recognised-table";
import type { SheetView } from "#domain/importing/sheet-view";
import { foldText } from "#domain/shared/chinese-text";

/** Finds the name and the code of enterprises by what stands in the columns (按内容找企业名称和信用代码), where no header says so: 报送主体 over 38 companies is a column of names. Leaves tables alone whose headers name them. */
export function identifyByContent(
  columns: readonly ColumnMapping[],
  sample: { readonly view: SheetView; readonly firstDataRow: number; readonly lastDataRow: number },
  index: CatalogueIndex,
): readonly ColumnMapping[] {
  const has = (...ids: readonly string[]) => columns.some(({ fields }) => fields.some((id) => ids.includes(id)));
  if (index.kind !== null) return columns;
  // Without a single known column beside it, a list of companies is not a roster.
  if (!columns.some(({ fields }) => fields.length > 0)) return columns;
  let found = columns;
  if (!has("creditCode", "carrierName")) found = takeFirst(found, { id: "creditCode", ...CODES }, sample, index);
  if (!has("enterpriseName", "carrierName"))
    found = takeFirst(found, { id: "enterpriseName", ...NAMES }, sample, index);
  return found;
}

interface Wanted {
  readonly id: string;
  readonly looks: RegExp;
  /** Headings that say whose name or code it is: somebody else's. */
  readonly notUnder: RegExp;
}

const ANOTHER = /集团|母公司|股东|投资方|投资人|运营|客户|供应商|原|曾|前|合作|主管|产品|项目|上级|担保|银行/u;
const CODES = { looks: /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/iu, notUnder: ANOTHER };
const NAMES = { looks: /(?:公司|\(有限合伙\)|（有限合伙）|合伙企业|事务所|研究院|厂)$/u, notUnder: ANOTHER };

/** The corner of a transposed table (项目、指标) stands over names and says nothing about them. */
function isAnothers(headerPath: readonly string[], notUnder: RegExp): boolean {
  return notUnder.test(headerPath.filter((text) => !CORNER.test(foldText(readHeaderText(text).name))).join(""));
}

const CORNER = /^(?:主要|经济|财务|核心)*(?:项目|指标)(?:名称)?(?:[\\/|](?:企业|单位|公司)(?:名称)?)?$/u;

const SAMPLE_ROWS = 60;

function takeFirst(
  columns: readonly ColumnMapping[],
  { id, looks, notUnder }: Wanted,
  { view, firstDataRow, lastDataRow }: Parameters<typeof identifyByContent>[1],
  index: CatalogueIndex,
): readonly ColumnMapping[] {
  const rows = view.grid.rows
    .filter((row) => row.index >= firstDataRow && row.index <= lastDataRow)
    .slice(0, SAMPLE_ROWS);
  const label = index.byId.get(id)?.label ?? id;
  const at = columns.findIndex(({ column, fields, headerPath }) => {
    if (fields.length > 0 || headerPath.length === 0 || isAnothers(headerPath, notUnder)) return false;
    const texts = rows
      .map(({ cells }) => cells[column - 1])
      .filter(
        (content) => !isBlankCell(content) && !/^\s*(?:合\s*计|总\s*计|小\s*计|平\s*均)/u.test(cellText(content)),
      );
    const looking = texts.filter((content) => looks.test(cellText(content).trim())).length;
    return looking >= 2 && looking >= texts.length * 0.7;
  });
  const reason = `表头没有写明，但这一列填的都是${label}`;
  return columns.map((column, place) =>
    place === at ? { ...column, fields: [id], confidence: 0.7, reason, alternativeOf: null } : column,
  );
}
