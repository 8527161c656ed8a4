import { headerOverlap, layoutFingerprint } from "#domain/importing/layout-fingerprint";
import type { ImportRecipe } from "#domain/importing/recipe";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { isSameSender } from "#domain/importing/sender-name";

/** A recipe the book knows, as far as choosing and applying need it. */
export interface KnownRecipe {
  readonly id: number;
  readonly family: number;
  readonly version: number;
  readonly name: string;
  /** ISO 8601. */
  readonly savedAt: string;
  readonly recipe: ImportRecipe;
}

/** What may be believed of a recipe for this file (可信范围). `sender`: units too, it is the same sender. `layout`: the same layout, and nothing speaks for another sender; units that a person said only where neither file says who sent it. `headings`: only what columns mean. */
export type RecipeTrust = "sender" | "layout" | "headings";

/** The recipe that is nearest to a file, how far it may be believed, and who else sent such files. */
export interface ChosenRecipe {
  readonly known: KnownRecipe;
  readonly trust: RecipeTrust;
  /** Whole layout alike. */
  readonly whole: boolean;
  /** Senders of the same layout whose recipes differ, when the file does not say who sent it. */
  readonly rivals: readonly string[];
}

/** A file to find a recipe for. */
export interface RecipeSubject {
  readonly sender: string | null;
  readonly tables: readonly RecognisedTable[];
  /** Does the file show, where a person once marked one, the table of this recipe? Asked where the program finds none. */
  readonly showsMarked: (recipe: ImportRecipe) => boolean;
}

/** From this share of common columns on, a recipe of another layout still says what columns mean (表头重合度门槛). */
const LEAST_OVERLAP = 0.6;
/** The same sender's recipe is of use already when some of the columns are known. */
const LEAST_OVERLAP_OF_SENDER = 0.3;

/** Chooses the recipe for a file (选用导入方案): same layout before same sender before mere resemblance, the newest first. Null: none is near enough. */
export function chooseRecipe(subject: RecipeSubject, recipes: readonly KnownRecipe[]): ChosenRecipe | null {
  const fingerprint = layoutFingerprint(subject.tables);
  const ranked = recipes
    .flatMap((known) => rate(subject, known, fingerprint) ?? [])
    .toSorted((a, b) => b.rank - a.rank || newestFirst(a.known, b.known));
  const [best] = ranked;
  if (best === undefined) return null;
  const alike = ranked.filter(({ whole }) => whole);
  const rivals = subject.sender === null && best.whole ? rivalSenders(alike) : [];
  const { known, whole } = best;
  return { known, whole, trust: rivals.length > 0 || lendsUnits(subject, best) ? "headings" : best.trust, rivals };
}

/** How far a given recipe may be believed for a file, whoever chose it (核定可信范围). */
export function trustRecipe(subject: RecipeSubject, known: KnownRecipe): ChosenRecipe {
  const { sender, tables } = subject;
  const whole = isWhole(subject, known.recipe, layoutFingerprint(tables));
  return { known, whole, trust: trustOf(sender, known.recipe.sender, whole), rivals: [] };
}

interface Rated extends Omit<ChosenRecipe, "rivals"> {
  readonly rank: number;
}

/** A layout in which the program finds no table is known by the one a person marked. */
function isWhole(subject: RecipeSubject, recipe: ImportRecipe, fingerprint: string): boolean {
  return recipe.fingerprint === fingerprint && (fingerprint !== "" || subject.showsMarked(recipe));
}

function rate(subject: RecipeSubject, known: KnownRecipe, fingerprint: string): Rated | null {
  const { sender, tables } = subject;
  const { recipe } = known;
  const whole = isWhole(subject, recipe, fingerprint);
  const same = isSameSender(sender, recipe.sender);
  const trust = trustOf(sender, recipe.sender, whole);
  if (whole) return { known, whole, trust, rank: same ? 5 : trust === "layout" ? 4 : 2 };
  const overlap = bestOverlap(tables, recipe);
  // Another kind of table of the same sender may be in another unit.
  if (overlap >= LEAST_OVERLAP) return { known, whole, trust, rank: same ? 2.5 + overlap : overlap };
  return same && overlap >= LEAST_OVERLAP_OF_SENDER ? { known, whole, trust: "headings", rank: 2.5 + overlap } : null;
}

function trustOf(sender: string | null, known: string | null, whole: boolean): RecipeTrust {
  if (isSameSender(sender, known)) return "sender";
  return whole && (sender === null || known === null) ? "layout" : "headings";
}

/** Also against the headers as a person corrected them. */
function bestOverlap(tables: readonly RecognisedTable[], recipe: ImportRecipe): number {
  const overlaps = tables.flatMap((table) => recipe.tables.map(({ columns }) => headerOverlap(table.columns, columns)));
  return Math.max(0, ...overlaps);
}

/** A unit that a person said of one sender's file tells nothing of a file of another, or of nobody known. */
function lendsUnits({ sender }: RecipeSubject, { known: { recipe }, trust }: Rated): boolean {
  return trust === "layout" && (sender !== null || recipe.sender !== null) && saysUnits(recipe);
}

/** Units decide: senders are rivals unless no person had to say a unit. */
function rivalSenders(whole: readonly Rated[]): readonly string[] {
  const senders = [...new Set(whole.map(({ known }) => known.recipe.sender ?? known.name))];
  const units = new Set(whole.map(({ known: { recipe } }) => saidUnits(recipe)));
  const isKnown = whole.some(({ known: { recipe } }) => recipe.sender !== null && saysUnits(recipe));
  return units.size > 1 || isKnown ? senders : [];
}

function saysUnits({ tables }: ImportRecipe): boolean {
  return tables.some(({ columns }) => columns.some(({ unitSaid }) => unitSaid));
}

function saidUnits({ tables }: ImportRecipe): string {
  return JSON.stringify(tables.map(({ columns }) => columns.map(({ unit, unitSaid }) => (unitSaid ? unit : null))));
}

function newestFirst(a: KnownRecipe, b: KnownRecipe): number {
  return b.savedAt.localeCompare(a.savedAt) || b.id - a.id;
}
