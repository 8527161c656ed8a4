/** The arrow table as the README prints it. Run directly it writes it there. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./guards.mts";

const MARKS = ["<!-- arrows -->", "<!-- /arrows -->"] as const;

export function arrowTable(): string {
  const { rooms }: { rooms: Record<string, readonly string[]> } = JSON.parse(
    readFileSync(path.join(root, "build/arrows.json"), "utf8"),
  );
  const rows = Object.entries(rooms).map(([room, may]) => `${room.padEnd(21)} → ${may.join(", ") || "（只用自己）"}`);
  return ["```", ...rows, "```"].join("\n");
}

if (import.meta.main) {
  const readme = path.join(root, "README.md");
  const text = readFileSync(readme, "utf8");
  const start = text.indexOf(MARKS[0]) + MARKS[0].length;
  writeFileSync(readme, `${text.slice(0, start)}\n${arrowTable()}\n${text.slice(text.indexOf(MARKS[1]))}`);
}
