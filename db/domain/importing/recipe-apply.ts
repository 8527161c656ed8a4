import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import { cellText } from "#domain/importing/cell-text";
import { headerOverlap, tableFingerprint, timelessName } from "#domain/importing/layout-fingerprint";
import { applyColumns } from "#domain/importing/recipe-columns";
import type { ChosenRecipe } from "#domain/importing/recipe-choose";
import { describeHeaderDrift, describeTableDrift, type UnitChange, unitChanges } from "#domain/importing/recipe-drift";
import type { ImportRecipe, RecipeFit, RecipeTable } from "#domain/importing/recipe";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { indexOfKind, recogniseTableAt } from "#domain/importing/recognise-tables";
import { nameColumnOf } from "#domain/importing/table-names";
import { periodOfFile, periodOfTable, SAID_NOTHING, type TakenTable } from "#domain/importing/taken-table";
import { foldName, foldText } from "#domain/shared/chinese-text";
import type { Grid, SheetVisibility } from "#domain/workbook/grid";

/** A sheet as it was read, before anything was decided about it. */
export interface ReadSheetOfFile {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly grid: Grid;
  readonly tables: readonly TakenTable[];
}

/** A freshly read file (刚读入的文件). */
export interface FreshReading<Sheet extends ReadSheetOfFile> {
  readonly fileName: string;
  readonly sheets: readonly Sheet[];
  readonly index: CatalogueIndex;
}

/** The file with a recipe applied, and how it fitted. */
export interface AppliedRecipe<Sheet extends ReadSheetOfFile> {
  readonly sheets: readonly Sheet[];
  readonly fit: RecipeFit;
}

/** Applies a recipe to a fresh reading (套用导入方案): all of it where the layout is the same, else what still fits by header path; what does not is said in Chinese. Units the file itself states are never overridden. */
export function applyRecipe<Sheet extends ReadSheetOfFile>(
  fresh: FreshReading<Sheet>,
  chosen: ChosenRecipe,
): AppliedRecipe<Sheet> {
  const { known } = chosen;
  const outcomes: TableOutcome[] = [];
  const sheets = fresh.sheets.map((sheet) => {
    const found = sheet.tables.map((taken) => {
      const model = matchTable(sheet, taken.table, known.recipe.tables, chosen);
      if (model === null) {
        outcomes.push({ ...NOTHING, drift: strangerDrift(sheet, taken, chosen) });
        return taken;
      }
      const outcome = applyToTable({ fresh, sheet, taken, model }, chosen);
      outcomes.push(outcome);
      return outcome.taken;
    });
    const marked = markedTables(fresh, sheet, { chosen, outcomes });
    return { ...sheet, tables: [...found, ...marked] };
  });
  return { sheets, fit: fitOf(chosen, outcomes) };
}

interface TableOutcome {
  readonly model: RecipeTable | null;
  readonly applied: number;
  readonly drift: readonly string[];
  readonly units: readonly UnitChange[];
}

const NOTHING: TableOutcome = { model: null, applied: 0, drift: [], units: [] };

function fitOf({ known, whole, trust, rivals }: ChosenRecipe, outcomes: readonly TableOutcome[]): RecipeFit {
  const used = new Set(outcomes.flatMap(({ model }) => model?.fingerprint ?? []));
  const missing = known.recipe.tables.filter(({ fingerprint, skipped }) => !skipped && !used.has(fingerprint));
  const drift = [
    ...whoSentIt(rivals),
    ...outcomes.flatMap((outcome) => outcome.drift),
    ...unitChanges(outcomes.flatMap(({ units }) => units)),
    ...missing.map(({ title, sheet }) => `没有找到上次的“${title ?? sheet}”这张表`),
  ];
  return {
    recipeId: known.id,
    name: known.name,
    version: known.version,
    kind: whole && trust !== "headings" && drift.length === 0 ? "whole" : "part",
    applied: outcomes.reduce((sum, { applied }) => sum + applied, 0),
    drift: [...new Set(drift)],
  };
}

/** Units go by the sender: without one they are not taken over. */
function whoSentIt(rivals: readonly string[]): readonly string[] {
  const [only, other] = rivals;
  if (only === undefined) return [];
  return other === undefined
    ? [`“${only}”报过同样的版式，单位是当时人工定的；请先说明这份是谁报送的，是它就照用`]
    : [`报过同样版式的有“${rivals.join("”“")}”，写法不一样，请先说明这份是谁报送的`];
}

function strangerDrift(sheet: ReadSheetOfFile, { table, skipped }: TakenTable, { whole }: ChosenRecipe): string[] {
  return skipped || whole ? [] : [`多了一张表“${table.title ?? sheet.name}”，方案里没有，按识别的结果处理`];
}

/** Least share of common columns for two tables to be one. */
const SAME_TABLE = 0.3;

/** The table of the recipe that a table is: by its header as proposed, or as taken; the same sheet and title first; else the most alike. */
function matchTable(
  sheet: ReadSheetOfFile,
  table: RecognisedTable,
  models: readonly RecipeTable[],
  { trust }: ChosenRecipe,
): RecipeTable | null {
  const fingerprint = tableFingerprint(table);
  const least = trust === "headings" ? 2 * SAME_TABLE : SAME_TABLE;
  let best: { readonly model: RecipeTable; readonly score: number } | null = null;
  for (const model of models) {
    const same = model.fingerprint === fingerprint || model.proposed?.fingerprint === fingerprint;
    const overlap = same ? 1 : headerOverlap(table.columns, model.columns);
    if (overlap < least) continue;
    const place =
      (timelessName(model.title) === timelessName(table.title) ? 0.2 : 0) +
      (timelessName(model.sheet) === timelessName(sheet.name) ? 0.3 : 0);
    const score = (same ? 10 : overlap) + place + (model.skipped ? 0 : 0.1);
    if (best === null || score > best.score) best = { model, score };
  }
  return best?.model ?? null;
}

interface TableWork {
  readonly fresh: Pick<FreshReading<ReadSheetOfFile>, "fileName" | "index">;
  readonly sheet: ReadSheetOfFile;
  readonly taken: TakenTable;
  readonly model: RecipeTable;
}

function applyToTable(
  { fresh, sheet, taken, model }: TableWork,
  chosen: ChosenRecipe,
): TableOutcome & { readonly taken: TakenTable } {
  const placed = placeHeader(sheet, taken, { model, index: fresh.index });
  const columns = applyColumns(placed.table, model, { chosen, index: fresh.index });
  const ignored = ignoreRows(sheet.grid, columns.table, model.ignoredRows);
  const skipped = model.skippedSaid ? model.skipped : taken.skipped;
  const fromFile = model.periodFrom === "file" ? periodOfFile(fresh.fileName) : null;
  return {
    model,
    taken: {
      table: ignored,
      period: fromFile ?? taken.period ?? periodOfTable(placed.table, fresh.fileName),
      skipped,
      proposed: taken.proposed,
      said: {
        header: placed.moved,
        unit: columns.unitSaid,
        period: model.periodFrom === "file",
        skipped: model.skippedSaid,
        columns: columns.letters,
        valueMaps: columns.valueMaps,
        ignoredRows: model.ignoredRows,
      },
    },
    applied: columns.applied + (placed.moved ? 1 : 0) + (skipped === taken.skipped ? 0 : 1),
    drift: skipped
      ? []
      : [
          ...(placed.lost ? [`“${model.title ?? sheet.name}”的表头位置变了，上次指定的表头套不上，请核对`] : []),
          ...describeTableDrift(model, columns.table),
          ...describeHeaderDrift(model, columns.table, fresh.index),
        ],
    units: skipped ? [] : columns.units,
  };
}

/** Where a person had corrected the header rows, reads the header at the same distance from where the program proposes it; where that gives nothing alike, at the same rows. */
function placeHeader(
  sheet: ReadSheetOfFile,
  { table }: TakenTable,
  { model, index }: { readonly model: RecipeTable; readonly index: CatalogueIndex },
): { readonly table: RecognisedTable; readonly moved: boolean; readonly lost: boolean } {
  const { proposed } = model;
  const said = asSaid(sheet.grid, table, { model, index });
  if (said !== null) return { table: said, moved: true, lost: false };
  const corrected = proposed !== null && proposed.fingerprint !== model.fingerprint;
  if (!corrected || tableFingerprint(table) === model.fingerprint) return { table, moved: false, lost: false };
  const shift = table.headerRows[0] - proposed.headerRows[0];
  const candidates = [...new Set([shift, 0])].flatMap((by) => {
    const rows: readonly [number, number] = [model.headerRows[0] + by, model.headerRows[1] + by];
    if (rows[0] < 1) return [];
    return recogniseTableAt(sheet.grid, { orientation: model.orientation, rows, number: table.index }, index) ?? [];
  });
  const rated = candidates.map((read) => ({ read, overlap: headerOverlap(read.columns, model.columns) }));
  const best = rated.toSorted((a, b) => b.overlap - a.overlap)[0];
  const own = headerOverlap(table.columns, model.columns);
  return best !== undefined && best.overlap > own
    ? { table: best.read, moved: true, lost: false }
    : { table, moved: false, lost: own < 1 };
}

/** The table in the words of the kind that a person said it lists. */
function asSaid(
  grid: Grid,
  table: RecognisedTable,
  { model, index }: { readonly model: RecipeTable; readonly index: CatalogueIndex },
): RecognisedTable | null {
  if (model.subject === undefined || model.subject === table.subject) return null;
  const own = indexOfKind(index, model.subject);
  return recogniseTableAt(grid, { orientation: table.orientation, rows: table.headerRows, number: table.index }, own);
}

/** Does a file show, where a person once marked one, the table of a recipe (曾手工框选的表)? */
export function showsMarkedTable(
  { sheets, index }: Pick<FreshReading<ReadSheetOfFile>, "sheets" | "index">,
  recipe: ImportRecipe,
): boolean {
  return sheets.some((sheet) => findMarked(sheet, recipe, index) !== null);
}

/** A table a person had marked where the program finds none: looked for at the same place. */
function markedTables(
  fresh: Pick<FreshReading<ReadSheetOfFile>, "fileName" | "index">,
  sheet: ReadSheetOfFile,
  { chosen, outcomes }: { readonly chosen: ChosenRecipe; readonly outcomes: TableOutcome[] },
): readonly TakenTable[] {
  const found = findMarked(sheet, chosen.known.recipe, fresh.index);
  if (found === null) return [];
  const { model, table } = found;
  const said = { ...SAID_NOTHING, header: true };
  const period = periodOfTable(table, fresh.fileName);
  const taken: TakenTable = { table, period, skipped: false, proposed: null, said };
  const outcome = applyToTable({ fresh, sheet, taken, model }, chosen);
  outcomes.push({ ...outcome, applied: outcome.applied + 1 });
  return [outcome.taken];
}

function findMarked(
  sheet: ReadSheetOfFile,
  recipe: ImportRecipe,
  index: CatalogueIndex,
): { readonly model: RecipeTable; readonly table: RecognisedTable } | null {
  if (sheet.tables.length > 0) return null;
  for (const model of recipe.tables) {
    if (model.proposed !== null) continue;
    const place = { orientation: model.orientation, rows: model.headerRows, number: 0 };
    const table = recogniseTableAt(sheet.grid, place, indexOfKind(index, model.subject));
    if (table !== null && headerOverlap(table.columns, model.columns) >= 2 * SAME_TABLE) return { model, table };
  }
  return null;
}

/** Rows whose name cell a person once refused for good are no records. Known only of rows that were kept of a long sheet. */
function ignoreRows(grid: Grid, table: RecognisedTable, names: readonly string[]): RecognisedTable {
  const at = nameColumnOf(table)?.column;
  if (names.length === 0 || at === undefined || table.orientation !== "rows") return table;
  const wanted = new Set(names);
  const found = grid.rows.filter(
    ({ index, cells }) =>
      index >= table.firstDataRow &&
      index <= table.lastDataRow &&
      wanted.has(foldName(foldText(cellText(cells[at - 1])))),
  );
  const known = new Set(table.nonDataRows.map(({ row }) => row));
  const ignored = found
    .filter(({ index }) => !known.has(index))
    .map(({ index }) => ({ row: index, kind: "ignored" as const }));
  return { ...table, nonDataRows: [...table.nonDataRows, ...ignored].toSorted((a, b) => a.row - b.row) };
}
