/** `parkbook zone`: says which zone the book is kept in, and of what level it is (设定本高新区). */
import { setHomeZone } from "#services/book-zone";
import { describeError } from "../../renderer/text/describe-error.ts";
import { clock, openBookAt } from "../composition/open-book-at.ts";
import { say } from "./print.ts";
import { readCommandLine, requireText, UsageError } from "./usage.ts";

/** Runs the command; answers the exit code. */
export async function runZone(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args, { text: ["store", "name", "level"], flags: [] });
  const store = requireText(line, "store");
  const name = requireText(line, "name").trim();
  if (name === "") throw new UsageError("缺少 --name。");
  const opened = await openBookAt(store);
  if (!opened.ok) {
    say(describeError(opened.error));
    return 1;
  }
  const book = opened.value;
  try {
    const zone = setHomeZone(book.db, { name, level: line.text.level ?? null }, clock.now());
    if (!zone.ok) {
      say(describeError(zone.error));
      return 1;
    }
    const level = zone.value.level === null ? "级别还没有填" : `级别：${zone.value.level}`;
    say(`本账本的高新区是${zone.value.name}，${level}。`);
    return 0;
  } finally {
    book.close();
  }
}
