import type { Reference } from "./formula-pieces.ts";
import {
  applyFunction,
  applyOperator,
  type Calculated,
  CellError,
  isList,
  type Scalar,
  toNumber,
} from "./formula-functions.ts";
import { type FormulaNode, parseFormulaTree, Uncalculated } from "./formula-tree.ts";

/** The workbook as the calculator sees it. */
export interface CalculationSource {
  /** Value of a cell that needs no calculation, or the formula of one that does. */
  readonly cell: (
    sheet: string,
    row: number,
    column: number,
  ) => Scalar | { readonly formula: string } | { readonly tree: FormulaNode | null };
  /** Cells a defined name stands for; null when it is no plain range. */
  readonly name: (name: string) => Reference | null;
  readonly lastRow: (sheet: string) => number;
}

/** Calculates formulas of a form, each once (重算). */
export interface Calculator {
  /** Result of a formula cell; null when the formula is beyond us and must be left to the office program. */
  readonly result: (sheet: string, row: number, column: number) => Exclude<Scalar, null> | null;
}

/** Cells read in all before giving up: forms with ten thousand rows stay far below, quadratic formulas do not. */
const MOST_READS = 20_000_000;
/** Values of ranges kept for the next formula. */
const MOST_KEPT = 300_000;
const SHORT_RANGE = 32;
/** Columns a sheet can have, and one. */
const COLUMNS = 16_385;

/** Creates the calculator. */
export function createCalculator(source: CalculationSource): Calculator {
  const calculation = new Calculation(source);
  return {
    result: (sheet, row, column) => {
      try {
        return calculation.cellValue(sheet, row, column);
      } catch (cause) {
        if (cause instanceof Uncalculated || cause instanceof RangeError) return null;
        throw cause;
      }
    },
  };
}

/** Mark of a formula that is being calculated, or could not be. */
const PENDING = Symbol("pending");

/** One run over a workbook: results are kept, cells read are counted. */
class Calculation {
  private readonly source: CalculationSource;
  /** Results by sheet and place. */
  private readonly done = new Map<string, Map<number, Scalar | typeof PENDING>>();
  /** Summaries by district ask for the same columns again and again. */
  private readonly ranges = new Map<string, readonly Scalar[]>();
  private kept = 0;
  private reads = 0;

  constructor(source: CalculationSource) {
    this.source = source;
  }

  cellValue(sheet: string, row: number, column: number): Scalar {
    const content = this.source.cell(sheet, row, column);
    if (content === null || typeof content !== "object" || content instanceof CellError) return content;
    const done = this.doneOf(sheet);
    const key = row * COLUMNS + column;
    const known = done.get(key);
    if (known === PENDING) throw new Uncalculated();
    if (known !== undefined) return known;
    // A formula that meets itself while being calculated is a circle.
    done.set(key, PENDING);
    const tree = "tree" in content ? content.tree : parseFormulaTree(content.formula);
    if (tree === null) throw new Uncalculated();
    const result = scalarOf(this.walk(tree, { sheet, row })) ?? 0;
    done.set(key, result);
    return result;
  }

  private doneOf(sheet: string): Map<number, Scalar | typeof PENDING> {
    const name = sheet.toLowerCase();
    let done = this.done.get(name);
    if (done === undefined) {
      done = new Map();
      this.done.set(name, done);
    }
    return done;
  }

  private walk(node: FormulaNode, home: Home): Calculated {
    switch (node.kind) {
      case "value":
        return node.value;
      case "reference":
        return this.range(node.reference, home.sheet);
      case "name": {
        const reference = this.source.name(node.name);
        if (reference === null) throw new Uncalculated();
        return this.range(reference, home.sheet);
      }
      case "unary":
        return node.operator === "+" ? this.walk(node.operand, home) : each(0, this.walk(node.operand, home), "-");
      case "binary":
        return each(this.walk(node.left, home), this.walk(node.right, home), node.operator);
      case "call":
        return this.call(node, home);
    }
  }

  private range(reference: Reference, home: string): Calculated {
    if (reference.external || reference.lastSheet !== null) throw new Uncalculated();
    const sheet = reference.sheet ?? home;
    const { from } = reference;
    const to = reference.to ?? from;
    if (from.column === null || to.column === null) throw new Uncalculated();
    const firstRow = from.row ?? 1;
    if (reference.to === null) return this.cellValue(sheet, firstRow, from.column);
    const lastRow = to.row ?? this.source.lastRow(sheet);
    const key = `${firstRow},${from.column},${lastRow},${to.column},${sheet.toLowerCase()}`;
    const known = this.ranges.get(key);
    if (known !== undefined) return known;
    this.spend((lastRow - firstRow + 1) * (to.column - from.column + 1));
    const values: Scalar[] = [];
    for (let row = firstRow; row <= lastRow; row += 1) {
      for (let column = from.column; column <= to.column; column += 1) values.push(this.cellValue(sheet, row, column));
    }
    this.keep(key, values);
    return values;
  }

  /** Keeps what long ranges hold, the latest ones; short ones are read again as quickly. */
  private keep(key: string, values: readonly Scalar[]): void {
    if (values.length < SHORT_RANGE) return;
    this.ranges.set(key, values);
    this.kept += values.length;
    for (const [oldest, { length }] of this.ranges) {
      if (this.kept <= MOST_KEPT || oldest === key) break;
      this.ranges.delete(oldest);
      this.kept -= length;
    }
  }

  private spend(cells: number): void {
    if (this.reads + cells > MOST_READS) throw new Uncalculated();
    this.reads += cells;
  }

  private call(node: CallNode, home: Home): Calculated {
    if (node.name === "ROW") return rowOf(node.args[0], home);
    if (node.name === "IF") return this.choose(node, home);
    const args = node.args.map((arg, i) => (node.name === "IFERROR" && i > 0 ? null : this.walk(arg, home)));
    const [first = null, second = null] = args;
    if (node.name === "IFERROR") {
      const otherwise = node.args[1];
      return first instanceof CellError && otherwise !== undefined ? this.walk(otherwise, home) : first;
    }
    if (node.name === "COUNTIF" && isList(second) && second.length > 1) {
      this.spend(second.length * (isList(first) ? first.length : 1));
      return second.map((criterion) => applyFunction("COUNTIF", [first, criterion]));
    }
    if (node.name === "MOD" && isList(first)) return first.map((value) => applyFunction("MOD", [value, second]));
    return applyFunction(node.name, args);
  }

  private choose(node: CallNode, home: Home): Calculated {
    const [condition, then, otherwise] = node.args;
    if (condition === undefined) throw new Uncalculated();
    const test = toNumber(scalarOf(this.walk(condition, home)));
    if (test instanceof CellError) return test;
    const branch = test === 0 ? otherwise : then;
    return branch === undefined ? test !== 0 : this.walk(branch, home);
  }
}

type CallNode = Extract<FormulaNode, { kind: "call" }>;

/** Where the formula being calculated stands. */
interface Home {
  readonly sheet: string;
  readonly row: number;
}

/** Of a range of one column, all its rows: lists whose records take several rows are added up by MOD(ROW(…),2). */
function rowOf(argument: FormulaNode | undefined, home: Home): number | readonly number[] {
  if (argument === undefined) return home.row;
  if (argument.kind !== "reference") throw new Uncalculated();
  const { from, to } = argument.reference;
  const first = from.row;
  if (first === null || (to !== null && to.column !== from.column)) throw new Uncalculated();
  return to?.row == null ? first : Array.from({ length: to.row - first + 1 }, (_, i) => first + i);
}

function scalarOf(value: Calculated): Scalar {
  if (!isList(value)) return value;
  if (value.length !== 1) throw new Uncalculated();
  return value[0] ?? null;
}

/** An operator over ranges works place by place. */
function each(left: Calculated, right: Calculated, operator: string): Calculated {
  const lists = [left, right].filter(isList);
  const [list] = lists;
  if (list === undefined) return applyOperator(operator, scalarOf(left), scalarOf(right));
  if (lists.some((other) => other.length !== list.length)) throw new Uncalculated();
  const at = (value: Calculated, i: number): Scalar => (isList(value) ? (value[i] ?? null) : value);
  return list.map((_, i) => applyOperator(operator, at(left, i), at(right, i)));
}
