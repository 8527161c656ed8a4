import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { cellText } from "#domain/importing/cell-text";
import { ownText } from "#domain/importing/header-rows";
import { matchHeader } from "#domain/importing/match-header";
import type { SheetView } from "#domain/importing/sheet-view";
import type { TableSurroundings } from "#domain/importing/table-surroundings";
import { readTableUnit, readTableUnits, splitUnit, type UnitId, unitDimension } from "#domain/indicators/unit";
import { foldText } from "#domain/shared/chinese-text";
import { readPeriod } from "#domain/shared/period";
import { cellAddress } from "#domain/workbook/cell-address";

/** Adds the unit in the corner of a transposed table (左上角单位：指标（万元）、单位：千元), and a period that only it says, to what stands around it. A corner and a unit line that differ leave the unit open: nobody can tell which holds. `band`: the rows of the fields and the column of their labels. */
export function withCornerUnit(
  view: SheetView,
  band: { readonly first: number; readonly column: number },
  { around, index }: { readonly around: TableSurroundings; readonly index: CatalogueIndex },
): TableSurroundings {
  const corner = findCorner(view, band, index);
  if (corner === null) return around;
  const areaUnit = around.areaUnit ?? corner.units.find((unit) => unitDimension(unit) === "area") ?? null;
  const { unit, cell } = corner;
  const period = around.period === null ? readPeriod(corner.text) : null;
  const dated = { ...around, areaUnit, ...(period === null ? {} : { period, periodCell: cell }) };
  if (around.unit === null || around.unit === unit) return { ...dated, unit, unitCell: cell };
  const isDisputed = unitDimension(unit) === "money" && unitDimension(around.unit) === "money";
  return { ...dated, ...(isDisputed ? { unit: null, unitCell: null } : {}) };
}

/** Names of enterprises beside a corner that says the unit (单位：万元｜甲公司｜乙公司). */
export function isNameRow(view: SheetView, row: number, column: number): boolean {
  const cells = (view.rowAt(row)?.cells ?? []).slice(column);
  return cells.filter((content) => /(?:公司|厂|研究院|合伙企业|事务所)$/u.test(cellText(content).trim())).length >= 2;
}

interface Corner {
  readonly unit: UnitId;
  readonly units: readonly UnitId[];
  readonly cell: string;
  readonly text: string;
}

/** A serial or a code may stand over the names. */
const CORNER_ROWS = 3;

function findCorner(
  view: SheetView,
  band: { readonly first: number; readonly column: number },
  index: CatalogueIndex,
): Corner | null {
  for (let row = band.first; row < band.first + CORNER_ROWS; row += 1) {
    for (let column = 1; column <= band.column; column += 1) {
      const text = ownText(view, row, column);
      if (text === "" || !isCorner(text, isNameRow(view, row, band.column), index)) continue;
      const units = unitsIn(text);
      const unit = units[0];
      if (unit !== undefined) return { unit, units, cell: cellAddress(row, column), text };
    }
  }
  return null;
}

/** Money first; 指标（万元） says it in brackets only. */
function unitsIn(text: string): readonly UnitId[] {
  const stated = readTableUnit(text) ?? splitUnit(text).unit;
  return stated === null ? [] : [stated, ...readTableUnits(text)];
}

/** Heads the labels and names no figure itself: 注册资本（万元） in the first row is the unit of that row alone. */
function isCorner(text: string, isBesideNames: boolean, index: CatalogueIndex): boolean {
  const { fields } = matchHeader({ path: [text], code: null }, index);
  if (fields.some((id) => index.byId.get(id)?.dimension != null)) return false;
  return isBesideNames || CORNER.test(foldText(text));
}

const CORNER =
  /^(?:主要|经济|财务|核心|统计)*(?:指标|项目|内容|科目|事项)(?:名称)?(?:[\\/|、](?:企业|单位|公司)(?:名称)?)?(?:[(:,/-]|单位|$)|^\(?(?:计量|金额|货币)?单位:|^(?:企业|公司|单位)(?:名称)?(?:[\\/|](?:指标|项目))?\(/u;
