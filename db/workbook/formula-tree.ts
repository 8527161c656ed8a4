import { parseFormula, type Reference } from "./formula-pieces.ts";

/** A formula as a tree (公式树), as far as totals, counts and ratios of forms need. */
export type FormulaNode =
  | { readonly kind: "value"; readonly value: number | string | boolean | null }
  | { readonly kind: "reference"; readonly reference: Reference }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly FormulaNode[] }
  | { readonly kind: "unary"; readonly operator: string; readonly operand: FormulaNode }
  | { readonly kind: "binary"; readonly operator: string; readonly left: FormulaNode; readonly right: FormulaNode };

/** A formula beyond what we calculate; its result is then left to the office program. */
export class Uncalculated extends Error {}

type Token = string | Reference;

const TOKEN = /\s+|"(?:[^"]|"")*"|\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+|<>|<=|>=|[-+*/^&=<>%(),]|[\p{L}_][\p{L}\p{N}_.]*/uy;

/** Parses a formula; throws Uncalculated on anything unusual (array constants, structured references …). */
export function parseFormulaTree(formula: string): FormulaNode {
  const tokens = tokenize(formula);
  const state = { tokens, at: 0 };
  const node = parseLevel(state, 0);
  if (state.at !== tokens.length) throw new Uncalculated();
  return node;
}

interface State {
  readonly tokens: readonly Token[];
  at: number;
}

function tokenize(formula: string): Token[] {
  return parseFormula(formula).flatMap((piece): Token[] => {
    if (typeof piece !== "string") return [piece];
    const tokens: string[] = [];
    for (let at = 0; at < piece.length; ) {
      TOKEN.lastIndex = at;
      const token = TOKEN.exec(piece)?.[0];
      if (token === undefined) throw new Uncalculated();
      if (token.trim() !== "") tokens.push(token);
      at += token.length;
    }
    return tokens;
  });
}

/** Operators from loose to tight; each level is left associative, as Excel's are. */
const LEVELS: readonly (readonly string[])[] = [
  ["=", "<>", "<", ">", "<=", ">="],
  ["&"],
  ["+", "-"],
  ["*", "/"],
  ["^"],
];

function parseLevel(state: State, level: number): FormulaNode {
  const operators = LEVELS[level];
  if (operators === undefined) return parseUnary(state);
  let left = parseLevel(state, level + 1);
  for (;;) {
    const operator = state.tokens[state.at];
    if (typeof operator !== "string" || !operators.includes(operator)) return left;
    state.at += 1;
    left = { kind: "binary", operator, left, right: parseLevel(state, level + 1) };
  }
}

function parseUnary(state: State): FormulaNode {
  const token = state.tokens[state.at];
  if (token === "-" || token === "+") {
    state.at += 1;
    return { kind: "unary", operator: token, operand: parseUnary(state) };
  }
  let node = parseOperand(state);
  while (state.tokens[state.at] === "%") {
    state.at += 1;
    node = { kind: "binary", operator: "/", left: node, right: { kind: "value", value: 100 } };
  }
  return node;
}

function parseOperand(state: State): FormulaNode {
  const token = state.tokens[state.at];
  state.at += 1;
  if (token === undefined) throw new Uncalculated();
  if (typeof token !== "string") return { kind: "reference", reference: token };
  if (token.startsWith('"')) return { kind: "value", value: token.slice(1, -1).replaceAll('""', '"') };
  if (/^[\d.]/u.test(token)) return { kind: "value", value: Number(token) };
  if (token === "(") {
    const inner = parseLevel(state, 0);
    expectToken(state, ")");
    return inner;
  }
  if (!/^[\p{L}_]/u.test(token)) throw new Uncalculated();
  if (state.tokens[state.at] === "(") return parseCall(state, token);
  if (/^(?:TRUE|FALSE)$/iu.test(token)) return { kind: "value", value: token.toUpperCase() === "TRUE" };
  return { kind: "name", name: token };
}

function parseCall(state: State, name: string): FormulaNode {
  expectToken(state, "(");
  const args: FormulaNode[] = [];
  if (state.tokens[state.at] === ")") state.at += 1;
  else {
    for (;;) {
      const next = state.tokens[state.at];
      args.push(next === "," || next === ")" ? { kind: "value", value: null } : parseLevel(state, 0));
      const separator = state.tokens[state.at];
      state.at += 1;
      if (separator === ")") break;
      if (separator !== ",") throw new Uncalculated();
    }
  }
  return { kind: "call", name: name.toUpperCase().replace(/^_XLFN\./u, ""), args };
}

function expectToken(state: State, token: string): void {
  if (state.tokens[state.at] !== token) throw new Uncalculated();
  state.at += 1;
}
