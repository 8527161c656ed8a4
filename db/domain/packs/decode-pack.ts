/** Puts a pack together from its parsed files (组成政策包). */
import {
  aliasShape,
  calendarShape,
  documentShape,
  formShape,
  listShape,
  presetShape,
  quarterShape,
} from "#domain/packs/content-shapes";
import { indicatorShape, ruleSetShape, targetShape } from "#domain/packs/measure-shapes";
import type { PackList, PolicyPack } from "#domain/packs/pack";
import { memberText, nodeFromData, type PackNode, type PackPlace } from "#domain/packs/pack-node";
import {
  listOf,
  nearestWord,
  noteFault,
  type PackReading,
  type Shape,
  someText,
  startReading,
  textThat,
} from "#domain/packs/read-shape";

/** What was read of a pack (读取结果). `pack` holds what could be read, whatever the faults; `statedHash` is the signature the file claims for itself. */
export interface PackDraft {
  readonly pack: PolicyPack;
  readonly statedHash: string | null;
  readonly reading: PackReading;
  /** The pack as a whole, for faults that belong to no member. */
  readonly place: PackPlace;
  /** Units by code of all indicators that are named, also of those that could not be read. */
  readonly indicatorUnits: ReadonlyMap<string, string>;
  /** Ids of all documents that are named, likewise. */
  readonly documentIds: readonly string[];
  readonly hasAllLists: boolean;
}

/** The names a pack's files may have, without ending (文件名), and the members each may carry. One single file may carry all. */
export const packFiles: Readonly<Record<string, readonly string[]>> = {
  indicators: ["indicators"],
  targets: ["targets"],
  lists: ["lists"],
  presets: ["presets"],
  aliases: ["aliases"],
  rules: ["ruleSets"],
  calendar: ["calendar", "quarters"],
  forms: ["forms"],
};

/** One parsed file (已解析文件): its bare name without ending, in lower case, and its content. */
export interface PackFile {
  readonly name: string;
  readonly root: PackNode;
}

/** Reads the parsed files of a pack (读政策包). `pack` is the head and may carry any member; the others carry theirs. */
export function decodePack(files: readonly PackFile[]): PackDraft {
  const reading = startReading();
  const members = gatherMembers(files, reading);
  const place = files.find(({ name }) => name === "pack")?.root ?? files[0]?.root ?? { file: "pack", line: null };
  const list = <Item>(key: string, label: string, shape: Shape<Item>): readonly Item[] => {
    const node = members.get(key);
    return node === undefined ? [] : (listOf(shape)(node, reading, label) ?? []);
  };
  const text = (key: string, label: string, shape: Shape<string>): string => {
    const node = members.get(key);
    if (node !== undefined) return shape(node, reading, label) ?? "";
    noteFault(reading, place, `政策包缺少“${key}”（${label}），请补上。`);
    return "";
  };
  const items = (key: string): readonly PackNode[] => {
    const node = members.get(key);
    return node?.type === "list" ? node.items : [];
  };
  const hash = members.get("hash");
  const lists = list("lists", "清单", listShape);
  const id = text("id", "编号", packId);
  return {
    pack: {
      id,
      name: text("name", "名称", someText),
      version: text("version", "版本", someText),
      region: text("region", "地区代码", regionCode),
      documents: list("documents", "依据文件", documentShape),
      indicators: list("indicators", "指标", indicatorShape),
      targets: list("targets", "目标", targetShape),
      lists: lists.map((one) => finishList(one, id, reading)),
      presets: list("presets", "预置名录", presetShape),
      aliases: list("aliases", "别名", aliasShape),
      ruleSets: list("ruleSets", "认定条件", ruleSetShape),
      calendar: list("calendar", "报送日历", calendarShape),
      quarters: list("quarters", "季度划分", quarterShape),
      forms: list("forms", "表式", formShape),
    },
    statedHash: hash?.type === "text" ? hash.text : null,
    reading,
    place,
    indicatorUnits: new Map(
      items("indicators").map((node) => [memberText(node, "code") ?? "", memberText(node, "unit") ?? ""]),
    ),
    documentIds: items("documents").flatMap((node) => memberText(node, "id") ?? []),
    hasAllLists: lists.length === items("lists").length,
  };
}

/** Reads a pack that is at hand as data (由数据读政策包): one made in the window, or a stored one. */
export function decodePackData(data: unknown, file: string): PackDraft {
  return decodePack([{ name: "pack", root: nodeFromData(data, file) }]);
}

const packId = textThat((text, label) =>
  /^[a-z0-9][a-z0-9-]{0,39}$/u.test(text)
    ? null
    : `${label}“${text}”只能用小写英文字母、数字和连字符，以字母或数字开头，最多 40 个。`,
);

const regionCode = textThat((text, label) =>
  /^\d{2}$/u.test(text) ? null : `${label}“${text}”应是两位数字的省级代码（GB/T 2260），全国写 "00"。`,
);

const everyMember: readonly string[] = [
  "id",
  "name",
  "version",
  "region",
  "hash",
  "documents",
  ...Object.values(packFiles).flat(),
];

function gatherMembers(files: readonly PackFile[], reading: PackReading): ReadonlyMap<string, PackNode> {
  const members = new Map<string, PackNode>();
  for (const { name, root } of files) {
    const allowed = name === "pack" || files.length === 1 ? everyMember : packFiles[name];
    if (allowed === undefined) noteFault(reading, root, unknownFile(name));
    else for (const [key, node] of membersOf(root, allowed, reading)) put(members, [key, node], reading);
  }
  return members;
}

function put(members: Map<string, PackNode>, [key, node]: readonly [string, PackNode], reading: PackReading): void {
  const first = members.get(key);
  if (first === undefined) members.set(key, node);
  else noteFault(reading, node, `“${key}”在 ${first.file} 里已经写过一次，请合并成一处。`);
}

/** A file with one member may be the bare list. */
function membersOf(
  root: PackNode,
  allowed: readonly string[],
  reading: PackReading,
): readonly (readonly [string, PackNode])[] {
  const [only] = allowed;
  const isHead = allowed === everyMember;
  if (root.type === "list" && only !== undefined && !isHead) return [[only, root]];
  if (root.type === "null" && !isHead) return [];
  if (root.type !== "object") {
    noteFault(reading, root, `这个文件应是${isHead ? "一组“名称: 内容”" : "列表"}。`);
    return [];
  }
  return [...root.members].flatMap(([key, node]) => {
    const meant = key === "rules" ? "ruleSets" : key;
    if (allowed.includes(meant)) return [[meant, node] as const];
    noteFault(reading, node, unknownMember(key, allowed));
    return [];
  });
}

function unknownFile(name: string): string {
  const known = ["pack", ...Object.keys(packFiles)];
  const near = nearestWord(name, known);
  return `不认识名为“${name}”的文件，${near === null ? `可以有的文件：${known.join("、")}` : `是不是“${near}”`}。`;
}

function unknownMember(key: string, allowed: readonly string[]): string {
  const near = nearestWord(key, allowed);
  return `不认识“${key}”这一项，${near === null ? `可以写的有：${allowed.join("、")}` : `是不是“${near}”？请改正或删去`}。`;
}

/** A list belongs to its pack, its columns to it; without a word about columns it shows the common ones and its own. */
function finishList(list: PackList, pack: string, reading: PackReading): PackList {
  const node = reading.nodes.get(list);
  const { kind } = list;
  const fields = list.fields.map((field) => {
    const whole = { ...field, subject: field.subject === "" ? kind.id : field.subject };
    const own = reading.nodes.get(field);
    if (own !== undefined) reading.nodes.set(whole, own);
    return whole;
  });
  const named = kind.fields.length > 0 ? kind.fields : ["@ledger", ...fields.map(({ id }) => id)];
  const finished = { ...list, kind: { ...kind, fields: named, pack }, fields };
  if (node !== undefined) {
    reading.nodes.set(finished, node);
    reading.nodes.set(finished.kind, node);
  }
  return finished;
}
