/** Parses one file of a pack, JSON or YAML, and keeps the line of every part (读入政策包文件). */
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLError,
} from "yaml";
import type { PackFault, PackNode } from "#domain/packs/pack-node";
import { err, ok, type Result } from "#domain/shared/result";

/** Largest file, deepest nesting, most uses of a repeated part (&、*). */
const MOST_CHARACTERS = 4 * 1024 * 1024;
const DEEPEST = 40;
const MOST_NODES = 400_000;

/** The tree of a file, or what keeps it from being one. `file` is what sentences call it. */
export function parsePackText(file: string, text: string): Result<PackNode, readonly PackFault[]> {
  const whole = (sentence: string): Result<never, readonly PackFault[]> => err([{ file, line: null, sentence }]);
  if (text.length > MOST_CHARACTERS) return whole("文件超过 4 MB，请拆成几个政策包。");
  if (isTooDeep(text)) return whole(`内容套得太深，最多 ${DEEPEST} 层。`);
  const lines = new LineCounter();
  let document: Document;
  try {
    document = parseDocument(text, { lineCounter: lines, schema: "core", uniqueKeys: false, prettyErrors: false });
  } catch (cause) {
    // The parser goes down with every level; what it cannot climb is no pack.
    if (cause instanceof RangeError) return whole(`内容套得太深，最多 ${DEEPEST} 层。`);
    throw cause;
  }
  const faults: PackFault[] = file.toLowerCase().endsWith(".json") ? [...jsonFaults(file, text)] : [];
  if (faults.length === 0) {
    for (const problem of [...document.errors, ...document.warnings]) {
      faults.push({ file, line: lines.linePos(problem.pos[0]).line, sentence: problemInWords(problem) });
    }
  }
  if (faults.length > 0) return err(faults);
  try {
    return ok(buildNode(document.contents, { line: 1, depth: 0 }, { file, lines, nodes: 0 }));
  } catch (cause) {
    if (cause instanceof PackStop) return err([{ file, line: cause.line, sentence: cause.message }]);
    throw cause;
  }
}

/** Carries what is wrong out of the nested builders; never leaves this file. */
class PackStop extends Error {
  readonly line: number;
  constructor(line: number, sentence: string) {
    super(sentence);
    this.line = line;
  }
}

interface Builder {
  readonly file: string;
  readonly lines: LineCounter;
  nodes: number;
}

interface Above {
  readonly line: number;
  readonly depth: number;
}

function buildNode(node: unknown, above: Above, builder: Builder): PackNode {
  builder.nodes += 1;
  const line = lineOf(node, builder) ?? above.line;
  const place = { file: builder.file, line };
  const inside = { line, depth: above.depth + 1 };
  if (builder.nodes > MOST_NODES) throw new PackStop(line, "内容太多，请拆成几个政策包。");
  if (above.depth > DEEPEST) throw new PackStop(line, `内容套得太深，最多 ${DEEPEST} 层。`);
  if (isAlias(node)) throw new PackStop(line, "政策包里不能用 * 引用别处的内容，请写出实际内容。");
  if (isMap(node)) return { ...place, type: "object", members: buildMembers(node.items, inside, builder) };
  if (isSeq(node)) {
    return { ...place, type: "list", items: node.items.map((item) => buildNode(item, inside, builder)) };
  }
  return isScalar(node) ? { ...place, ...readScalar(node) } : { ...place, type: "null" };
}

function buildMembers(pairs: readonly Pair[], above: Above, builder: Builder): ReadonlyMap<string, PackNode> {
  const members = new Map<string, PackNode>();
  for (const { key, value } of pairs) {
    const line = lineOf(key, builder) ?? above.line;
    if (!isScalar(key)) throw new PackStop(line, "每一项的名称应是文字。");
    const name = typeof key.value === "string" ? key.value : (key.source ?? String(key.value));
    // The parser's own check compares every key with every other one.
    if (members.has(name)) throw new PackStop(line, "同一项写了两次，请删去一处。");
    members.set(name, buildNode(value, { ...above, line }, builder));
  }
  return members;
}

type Leaf =
  | Pick<Extract<PackNode, { type: "text" | "number" }>, "type" | "text">
  | { type: "boolean"; value: boolean }
  | { type: "null" };

function readScalar({ value, source }: Scalar): Leaf {
  if (value === null || value === undefined) return { type: "null" };
  if (typeof value === "boolean") return { type: "boolean", value };
  if (typeof value === "string") return { type: "text", text: value };
  return { type: "number", text: source ?? String(value) };
}

function lineOf(node: unknown, { lines }: Builder): number | null {
  const start = isNode(node) ? node.range?.[0] : undefined;
  return start === undefined ? null : lines.linePos(start).line;
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value) || isAlias(value);
}

/** JSON is stricter than YAML: a comma too many is a slip there. */
function jsonFaults(file: string, text: string): readonly PackFault[] {
  try {
    JSON.parse(text);
    return [];
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : "";
    const position = Number(/position (\d+)/u.exec(message)?.[1] ?? text.trimEnd().length);
    const line = text.slice(0, position).split("\n").length;
    return [{ file, line, sentence: "从这里起不是合格的 JSON，请检查附近的引号、逗号和括号是否成对、有没有多余。" }];
  }
}

function problemInWords({ code }: YAMLError): string {
  switch (code) {
    case "TAB_AS_INDENT":
      return "行首缩进用了制表符（Tab），请改成空格。";
    case "BAD_INDENT":
      return "这一行的缩进与上下不一致，请对齐。";
    case "MISSING_CHAR":
      return "这里缺少引号、逗号、冒号或括号，请补上。";
    case "BAD_ALIAS":
      return "这里引用（*）了没有定义过的内容，请写出实际内容。";
    case "MULTIPLE_DOCS":
      return "一个文件里只能有一份内容，请删去“---”后面多出的部分。";
    case "TAG_RESOLVE_FAILED":
      return "这里用了不支持的标记（!），请删去。";
    default:
      return "这里的写法看不懂，请检查附近的引号、冒号、括号和缩进。";
  }
}

/** Brackets outside of texts, counted without parsing: a parser that recurses must not meet a million of them. */
function isTooDeep(text: string): boolean {
  if (NESTED_LISTS.test(text)) return true;
  let depth = 0;
  for (const [sign] of text.replace(QUOTED, "").matchAll(/[[\]{}]/gu)) {
    depth += sign === "[" || sign === "{" ? 1 : -1;
    if (depth > DEEPEST * 5) return true;
  }
  return false;
}

const QUOTED = /"(?:\\.|[^"\\\n])*"/gu;

/** `- - - -`: a list in a list in a list. */
const NESTED_LISTS = /(?:- +){41}/u;
