import type { Corner, Reference } from "./formula-pieces.ts";
import { type FormulaNode, parseFormulaTree, Uncalculated } from "./formula-tree.ts";

/** The trees of a formula that goes on down a list (公式模): parsed once, its references moved for each record. `tree(k)` is the formula of record `k`; null when it cannot be calculated. */
export type TreeMould = (record: number) => FormulaNode | null;

/** Makes the mould from the formula's texts in the first records. */
export function createTreeMould(at: (record: number) => string): TreeMould {
  const [first, second, third] = [at(0), at(1), at(2)].map(parse);
  if (first == null || second == null || third == null) return () => null;
  const move = compareNodes(first, second);
  // Two records give the steps; the third shows whether they hold.
  const holds = move !== null && JSON.stringify(move(2)) === JSON.stringify(third);
  return holds ? move : (record) => parse(at(record));
}

function parse(formula: string): FormulaNode | null {
  try {
    return parseFormulaTree(formula);
  } catch (cause) {
    if (cause instanceof Uncalculated) return null;
    throw cause;
  }
}

type Moved<Part> = (record: number) => Part;

/** The node as it goes on from one record to the next; null when the two are not the same formula. */
function compareNodes(one: FormulaNode, two: FormulaNode): Moved<FormulaNode> | null {
  if (one.kind === "reference" && two.kind === "reference") return compareReferences(one, two);
  if (one.kind === "call" && two.kind === "call" && one.name === two.name && one.args.length === two.args.length) {
    const args = one.args.map((arg, i) => compareNodes(arg, two.args[i] ?? arg));
    return args.every((arg) => arg !== null) ? (k) => ({ ...one, args: args.map((arg) => arg(k)) }) : null;
  }
  if (one.kind === "unary" && two.kind === "unary" && one.operator === two.operator) {
    const operand = compareNodes(one.operand, two.operand);
    return operand === null ? null : (k) => ({ ...one, operand: operand(k) });
  }
  if (one.kind === "binary" && two.kind === "binary" && one.operator === two.operator) {
    const [left, right] = [compareNodes(one.left, two.left), compareNodes(one.right, two.right)];
    return left === null || right === null ? null : (k) => ({ ...one, left: left(k), right: right(k) });
  }
  return JSON.stringify(one) === JSON.stringify(two) ? () => one : null;
}

type ReferenceNode = Extract<FormulaNode, { kind: "reference" }>;

function compareReferences(one: ReferenceNode, two: ReferenceNode): Moved<FormulaNode> | null {
  const [a, b] = [one.reference, two.reference];
  if (a.prefix !== b.prefix || (a.to === null) !== (b.to === null)) return null;
  const from = compareCorners(a.from, b.from);
  const to = a.to === null || b.to === null ? null : compareCorners(a.to, b.to);
  const node = (reference: Reference): FormulaNode => ({ kind: "reference", reference });
  return (k) => node({ ...a, from: from(k), to: to === null ? null : to(k) });
}

function compareCorners(one: Corner, two: Corner): Moved<Corner> {
  const { row } = one;
  const step = (two.row ?? 0) - (row ?? 0);
  return row === null || step === 0 ? () => one : (k) => ({ ...one, row: row + k * step });
}
