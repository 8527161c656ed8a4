/** The files of a pack after parsing, before anything is known about them: a tree that remembers where each part stands. */

/** Where a part of a pack stands (位置). `line` counts from 1; null when the text is not at hand. */
export interface PackPlace {
  readonly file: string;
  readonly line: number | null;
}

/** A part of a pack's file as parsed from JSON or YAML (数据节点). Numbers keep the text they are written as, so that 0.10 stays 0.10. */
export type PackNode = PackPlace &
  (
    | { readonly type: "object"; readonly members: ReadonlyMap<string, PackNode> }
    | { readonly type: "list"; readonly items: readonly PackNode[] }
    | { readonly type: "text" | "number"; readonly text: string }
    | { readonly type: "boolean"; readonly value: boolean }
    | { readonly type: "null" }
  );

/** One thing that is wrong in a pack (政策包错误), as a Chinese sentence that also says what would do. */
export interface PackFault extends PackPlace {
  readonly sentence: string;
}

/** Most faults that are told at once. */
export const MOST_FAULTS = 100;

/** Makes a tree of data whose text is not at hand (由数据建树): packs that ship with the program, and those made in the window. Undefined members are left out. */
export function nodeFromData(data: unknown, file: string): PackNode {
  const place = { file, line: null };
  if (Array.isArray(data)) return { ...place, type: "list", items: data.map((item) => nodeFromData(item, file)) };
  switch (typeof data) {
    case "string":
      return { ...place, type: "text", text: data };
    case "number":
      return { ...place, type: "number", text: String(data) };
    case "boolean":
      return { ...place, type: "boolean", value: data };
    case "object":
      if (data === null) return { ...place, type: "null" };
      return {
        ...place,
        type: "object",
        members: new Map(
          Object.entries(data).flatMap(([key, value]: [string, unknown]) =>
            value === undefined ? [] : [[key, nodeFromData(value, file)] as const],
          ),
        ),
      };
    default:
      return { ...place, type: "null" };
  }
}

/** The text of a member of an object node (成员文字); null when it has none. */
export function memberText(node: PackNode, key: string): string | null {
  const member = node.type === "object" ? node.members.get(key) : undefined;
  return member?.type === "text" || member?.type === "number" ? member.text : null;
}
