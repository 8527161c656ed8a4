/** `parkbook pack`: which policy packs there are, whether one is right, taking one in and out (政策包). */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { PackError } from "#contract/errors";
import type { PackSummary } from "#contract/packs";
import type { PackDraft } from "#domain/packs/decode-pack";
import { err, ok, type Result } from "#domain/shared/result";
import { type CheckedPack, checkDraft, packWrong, SIGNATURE_DIFFERS } from "#services/packs/check-draft";
import { listPackSummaries } from "#services/packs/describe-pack";
import { findPackByName } from "#services/packs/find-pack";
import { installPack, removePack } from "#services/packs/install-pack";
import { readPackFile, readPackFiles } from "#services/packs/read-pack-files";
import { listShippedPacks } from "#services/packs/shipped-packs";
import { describeError } from "../../renderer/text/describe-error.ts";
import { type Book, clock, openBookAt, openExistingBook } from "../composition/open-book-at.ts";
import { readError } from "../platform/file-errors.ts";
import { printJson, say } from "./print.ts";
import { type CommandLine, readCommandLine, requireText, UsageError } from "./usage.ts";

/** Runs the command; answers the exit code: 1 when the pack was refused. */
export async function runPack(args: readonly string[]): Promise<number> {
  const [action = "", ...rest] = args;
  const line = readCommandLine(rest, { text: ["store"], flags: ["json"] });
  switch (action) {
    case "list":
      return listPacks(line);
    case "check":
      return checkOne(line);
    case "install":
      return installOne(line);
    case "remove":
      return withBook(line, openExistingBook, (book) => removeOne(book, line));
    default:
      throw new UsageError("pack 后面要写 list、check、install 或 remove。");
  }
}

async function listPacks(line: CommandLine): Promise<number> {
  const print = (book: Book | null): number => {
    const packs = listPackSummaries(book?.db ?? null);
    if (line.flags.json === true) printJson(packs);
    else
      for (const pack of packs)
        process.stdout.write(`${pack.id}\t${pack.name}\t${pack.version}\t${states[pack.state]}\n`);
    say(`共 ${packs.length} 个政策包。`);
    return 0;
  };
  return line.text.store === undefined ? print(null) : withBook(line, openExistingBook, print);
}

const states = { installed: "已安装", available: "可安装", update: "可更新" } as const;

function checkOne(line: CommandLine): number {
  const word = requireWord(line);
  const checked = findPack(word, { readFolder: true });
  const strict =
    checked.ok && checked.value.warnings.includes(SIGNATURE_DIFFERS) ? refuseSignature(checked.value) : checked;
  if (!strict.ok) return refuse(strict.error, line);
  const { pack, hash, warnings } = strict.value;
  if (line.flags.json === true)
    printJson({ ok: true, id: pack.id, name: pack.name, version: pack.version, hash, faults: [], warnings });
  say(`政策包「${pack.name}」没有发现错误。签名 ${hash}`);
  return 0;
}

function refuseSignature({ pack }: CheckedPack): Result<never, PackError> {
  return err(packWrong(pack.name, [{ file: "pack", line: null, sentence: SIGNATURE_DIFFERS }]));
}

/** The pack is read before the book is opened: one that cannot be taken must not leave a new, empty book behind. */
async function installOne(line: CommandLine): Promise<number> {
  const found = findPack(requireWord(line), { readFolder: false });
  return found.ok ? withBook(line, openBookAt, (book) => install(book, found.value, line)) : refuse(found.error, line);
}

function install(book: Book, { pack, hash, warnings }: CheckedPack, line: CommandLine): number {
  for (const warning of warnings) say(warning);
  const before = installedNow(book, pack.id);
  const own = !listShippedPacks().some((one) => one.pack.id === pack.id);
  const installed = installPack(book, { pack, hash, own }, { at: clock.now(), by: "命令行" });
  if (!installed.ok) {
    say(describeError(installed.error));
    return 1;
  }
  const { changed, presets } = installed.value;
  for (const doubt of presets.doubts) say(doubt);
  const { added, known, completed } = presets;
  if (line.flags.json === true) {
    printJson({
      id: pack.id,
      name: pack.name,
      version: pack.version,
      hash,
      changed,
      entries: { added, known, completed },
      warnings: [...warnings, ...presets.doubts],
    });
  }
  if (changed && before !== undefined) sayReplaced(before, installedNow(book, pack.id));
  say(
    changed
      ? `已装入「${pack.name}」：新增条目 ${added} 条，账本里已有 ${known} 条（其中补充 ${completed} 条）。`
      : `「${pack.name}」已经装好，内容相同，没有改动。`,
  );
  return 0;
}

function installedNow(book: Book, id: string): PackSummary | undefined {
  return listPackSummaries(book.db).find((one) => one.id === id && one.installedAt !== null);
}

/** Another pack under the same id takes the place of the one that was there; what went with it is said. */
function sayReplaced(before: PackSummary, after: PackSummary | undefined): void {
  const parts = COUNTED.map(([key, label]) => [label, before.counts[key], after?.counts[key] ?? 0] as const);
  const moved = parts.filter(([, was, is]) => was !== is).map(([label, was, is]) => `${label} ${was} → ${is}`);
  const counts = moved.length === 0 ? "" : `：${moved.join("，")}`;
  say(`它替换了账本里原有的「${before.name}」（版本 ${before.version}）${counts}。`);
}

const COUNTED = [
  ["documents", "文件"],
  ["indicators", "指标"],
  ["targets", "目标"],
  ["lists", "清单"],
  ["ruleSets", "认定条件"],
] as const;

function removeOne(book: Book, line: CommandLine): number {
  const installed = listPackSummaries(book.db).filter(({ installedAt }) => installedAt !== null);
  const found = findPackByName(installed, requireWord(line));
  if (!found.ok) return refuse(found.error, line);
  const removed = removePack(book, found.value.id, { at: clock.now(), by: "命令行" });
  if (!removed.ok) {
    say(describeError(removed.error));
    return 1;
  }
  say(`已卸下「${found.value.name}」。有人改动过的条目和填过的清单仍在账本里。`);
  return 0;
}

/** Prints every fault with its place. */
function refuse(error: PackError, line: CommandLine): number {
  if (error.type === "PackNotFound") {
    if (line.flags.json === true) printJson({ ok: false, faults: [] });
    say(describeError(error));
    return 1;
  }
  if (line.flags.json === true) printJson({ ok: false, faults: error.faults });
  say(`政策包「${error.pack}」有 ${error.faults.length} 处错误：`);
  for (const { file, line: at, sentence } of error.faults)
    say(`${file}${at === null ? "" : ` 第 ${at} 行`}：${sentence}`);
  return 1;
}

function requireWord({ words }: CommandLine): string {
  const [word] = words;
  if (word === undefined || words.length > 1) throw new UsageError("请写上一个政策包的文件、文件夹或名称。");
  return word;
}

/** A file or folder that is there, else a pack that ships by its name. `readFolder`: a shipped one is read from its files where they are at hand, so that faults name their lines. */
function findPack(word: string, { readFolder }: { readonly readFolder: boolean }): Result<CheckedPack, PackError> {
  if (existsSync(word)) return readAt(word);
  const packs = listShippedPacks().map(({ pack, hash }) => ({ id: pack.id, name: pack.name, pack, hash }));
  const found = findPackByName(packs, word);
  if (!found.ok) return found;
  const { id, pack, hash } = found.value;
  const folder = path.resolve(import.meta.dirname, "../../assets/packs", id);
  if (readFolder && existsSync(folder)) return readAt(folder);
  return ok({ pack, hash, warnings: [] });
}

function readAt(place: string): Result<CheckedPack, PackError> {
  const name = path.basename(place);
  let draft: Result<PackDraft, Extract<PackError, { type: "PackWrong" }>["faults"]>;
  try {
    draft = statSync(place).isDirectory() ? readFolderAt(place) : readPackFile({ name, bytes: readFileSync(place) });
  } catch (cause) {
    return err(packWrong(name, [{ file: name, line: null, sentence: describeError(readError(cause, name)) }]));
  }
  return draft.ok ? checkDraft(draft.value) : err(packWrong(name, draft.error));
}

function readFolderAt(folder: string): ReturnType<typeof readPackFiles> {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const wanted = files.filter(({ name }) => /\.(?:json|ya?ml)$/iu.test(name));
  return readPackFiles(
    wanted.map(({ name }) => ({ name, bytes: readFileSync(path.join(folder, name)) })),
    path.basename(folder),
  );
}

async function withBook(
  line: CommandLine,
  open: typeof openBookAt | typeof openExistingBook,
  work: (book: Book) => number,
): Promise<number> {
  const opened = await open(requireText(line, "store"));
  if (!opened.ok) {
    say(describeError(opened.error));
    return 1;
  }
  try {
    return work(opened.value);
  } finally {
    opened.value.close();
  }
}
