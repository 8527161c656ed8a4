/** Reads parsed data into typed data and gathers every fault on the way (按格式读取): small readers that are put together into larger ones. */
import { memberText, MOST_FAULTS, type PackFault, type PackNode, type PackPlace } from "#domain/packs/pack-node";

/** What a reading gathers (读取记录): the faults, and from which node each object was read, so that later checks can say the line. */
export interface PackReading {
  readonly faults: PackFault[];
  readonly nodes: WeakMap<object, PackNode>;
}

/** Reads one node. Undefined: a fault was noted. `label` is what the part is called in sentences. */
export type Shape<Value> = (node: PackNode, reading: PackReading, label: string) => Value | undefined;

/** A member of an object: its Chinese name, how it is read, and what stands for it when it is absent. */
export interface Member<Value> {
  readonly label: string;
  readonly shape: Shape<Value>;
  readonly absent?: { readonly value: Value };
  /** Left out of the result when it is absent. */
  readonly optional?: true;
}

/** Starts a reading. */
export function startReading(): PackReading {
  return { faults: [], nodes: new WeakMap() };
}

/** Notes a fault; beyond the first hundred they are not kept. */
export function noteFault({ faults }: PackReading, { file, line }: PackPlace, sentence: string): undefined {
  if (faults.length < MOST_FAULTS) faults.push({ file, line, sentence });
  return undefined;
}

/** A member that must be there. */
export const need = <Value>(label: string, shape: Shape<Value>): Member<Value> => ({ label, shape });

/** A member that may be left out. */
export const may = <Value>(label: string, shape: Shape<Value>, value: Value): Member<Value> => ({
  label,
  shape,
  absent: { value },
});

/** A member that is simply not there when it is left out. */
export const optional = <Value>(label: string, shape: Shape<Value>): Member<Value> => ({
  label,
  shape,
  optional: true,
});

/** Text of any length up to the limit, also empty. */
export const anyText: Shape<string> = (node, reading, label) => {
  if (node.type !== "text" && node.type !== "number") {
    return noteFault(reading, node, `${label}应是文字，这里${kindInWords(node)}。`);
  }
  if (node.text.length <= LONGEST_TEXT) return node.text;
  return noteFault(reading, node, `${label}有 ${node.text.length} 个字，最多 ${LONGEST_TEXT} 个字，请缩短。`);
};

/** Text that says something. */
export const someText: Shape<string> = (node, reading, label) => {
  const text = anyText(node, reading, label);
  if (text === undefined || text.trim() !== "") return text;
  return noteFault(reading, node, `${label}不能是空的，请写上内容。`);
};

/** A whole number within bounds. */
export function wholeNumber(least: number, most: number): Shape<number> {
  return (node, reading, label) => {
    const text = node.type === "number" || node.type === "text" ? node.text : "";
    const value = Number(text);
    if (/^-?\d{1,9}$/u.test(text) && value >= least && value <= most) return value;
    const written = text === "" ? "" : `“${text}”`;
    return noteFault(reading, node, `${label}应是 ${least} 到 ${most} 之间的整数，不能是${written || kindOf(node)}。`);
  };
}

/** A calendar year. */
export const year: Shape<number> = wholeNumber(1949, 2200);

/** 是 or 否. */
export const yesNo: Shape<boolean> = (node, reading, label) =>
  node.type === "boolean"
    ? node.value
    : noteFault(reading, node, `${label}应写 true（是）或 false（否），这里${kindInWords(node)}。`);

/** One of some words. */
export function oneOf<Word extends string>(words: readonly Word[]): Shape<Word> {
  return (node, reading, label) => {
    const text = node.type === "text" || node.type === "number" ? node.text : null;
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    const written = text === null ? kindOf(node) : `“${text}”`;
    return noteFault(reading, node, `${label}不能是${written}，可以写：${words.join("、")}。`);
  };
}

/** A value, or null for none. */
export function orNull<Value>(shape: Shape<Value>): Shape<Value | null> {
  return (node, reading, label) => (node.type === "null" ? null : shape(node, reading, label));
}

/** A text that a further look may refuse: `refuse` answers what is wrong, or null. */
export function textThat(refuse: (text: string, label: string) => string | null): Shape<string> {
  return (node, reading, label) => {
    const text = someText(node, reading, label);
    const wrong = text === undefined ? null : refuse(text, label);
    return wrong === null ? text : noteFault(reading, node, wrong);
  };
}

/** A list; items with faults are left out. */
export function listOf<Value>(shape: Shape<Value>, what = "条目"): Shape<readonly Value[]> {
  return (node, reading, label) => {
    if (node.type !== "list") return noteFault(reading, node, `${label}应是列表，这里${kindInWords(node)}。`);
    if (node.items.length > MOST_ITEMS) {
      return noteFault(reading, node, `${label}有 ${node.items.length} 项，最多 ${MOST_ITEMS} 项，请分成几个政策包。`);
    }
    return node.items.flatMap((item, at) => {
      const value = shape(item, reading, `${label}第 ${at + 1} 个${what}`);
      return value === undefined ? [] : [value];
    });
  };
}

/** A map from free words to values. */
export function mapOf<Value>(shape: Shape<Value>): Shape<Readonly<Record<string, Value>>> {
  return (node, reading, label) => {
    if (node.type !== "object")
      return noteFault(reading, node, `${label}应是一组“名称: 内容”，这里${kindInWords(node)}。`);
    const values = [...node.members].flatMap(([key, member]) => {
      const value = shape(member, reading, `${label}的“${key}”`);
      return value === undefined ? [] : [[key, value] as const];
    });
    return Object.fromEntries(values);
  };
}

/** An object with these members and no others. `what` is its Chinese name, `named` the member by which sentences call it. */
export function objectOf<Value extends object>(
  { what, named }: { readonly what: string; readonly named?: string },
  members: { readonly [Key in keyof Value]-?: Member<Value[Key]> },
): Shape<Value> {
  const byKey = new Map<string, Member<unknown>>(Object.entries(members));
  return (node, reading, label) => {
    if (node.type !== "object") {
      return noteFault(reading, node, `${label}应是一组“名称: 内容”，这里${kindInWords(node)}。`);
    }
    const name = named === undefined ? null : memberText(node, named);
    const whose = name === null || name === "" ? label : `${what}“${name}”`;
    noteUnknown(node.members, { whose, known: [...byKey.keys()] }, reading);
    const read: [string, unknown][] = [];
    let whole = true;
    for (const [key, member] of byKey) {
      const outcome = readMember(node.members.get(key), { node, whose, key, member }, reading);
      if (outcome === "wrong") whole = false;
      else if (outcome !== "absent") read.push([key, outcome.value]);
    }
    if (!whole) return undefined;
    // Every member was read by the reader of its own type.
    const value = Object.fromEntries(read) as Value;
    reading.nodes.set(value, node);
    return value;
  };
}

function noteUnknown(
  members: ReadonlyMap<string, PackNode>,
  { whose, known }: { readonly whose: string; readonly known: readonly string[] },
  reading: PackReading,
): void {
  for (const [key, member] of members) {
    if (!known.includes(key)) noteFault(reading, member, unknownWords(whose, key, known));
  }
}

function readMember(
  found: PackNode | undefined,
  at: { readonly node: PackNode; readonly whose: string; readonly key: string; readonly member: Member<unknown> },
  reading: PackReading,
): { readonly value: unknown } | "wrong" | "absent" {
  const { node, whose, key, member } = at;
  if (found !== undefined) {
    const value = member.shape(found, reading, `${whose}的“${key}”（${member.label}）`);
    return value === undefined ? "wrong" : { value };
  }
  if (member.optional === true) return "absent";
  if (member.absent !== undefined) return member.absent;
  noteFault(reading, node, `${whose}缺少“${key}”（${member.label}），请补上。`);
  return "wrong";
}

/** The known word that a mistyped one is likely to be (近似写法); null when none is near. */
export function nearestWord(word: string, known: readonly string[]): string | null {
  const scored = known
    .map((one) => ({ one, distance: editDistance(word.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = scored;
  return best !== undefined && best.distance <= Math.max(1, Math.floor(word.length / 3)) ? best.one : null;
}

const LONGEST_TEXT = 20_000;
const MOST_ITEMS = 20_000;

function unknownWords(whose: string, key: string, known: readonly string[]): string {
  const near = nearestWord(key, known);
  const advice = near === null ? `可以写的有：${known.join("、")}` : `是不是“${near}”？请改正或删去`;
  return `${whose}里没有“${key}”这一项，${advice}。`;
}

function kindInWords(node: PackNode): string {
  return node.type === "null" ? "是空的" : `写成了${kindOf(node)}`;
}

function kindOf(node: PackNode): string {
  switch (node.type) {
    case "object":
      return "一组“名称: 内容”";
    case "list":
      return "列表";
    case "text":
      return "文字";
    case "number":
      return "数";
    case "boolean":
      return "是否（true/false）";
    case "null":
      return "空值";
  }
}

function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(swap, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
