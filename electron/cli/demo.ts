/** `npm run demo`: makes a demo book from the example rosters, fills two forms, and says what it read, what it wrote and where (演示). Needs no display. */
import { mkdirSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { importExamples } from "#services/importing/import-examples";
import type { FileOutcome } from "#services/importing/import-file";
import { listEnterpriseDetails } from "#services/enterprise-details";
import type { Ports } from "#services/ports";
import { describeError } from "../../renderer/text/describe-error.ts";
import { type Book, clock, openBookAt } from "../composition/open-book-at.ts";
import { createFileGrants } from "../platform/file-grants.ts";
import { createFiles } from "../platform/files.ts";
import { randomIds } from "../platform/ids.ts";
import { runFill } from "./fill-command.ts";
import { say } from "./print.ts";
import { silentJob } from "./silent-job.ts";

const examples = fileURLToPath(new URL("../../assets/examples/", import.meta.url));
/** One folder per person: on a shared machine nobody may remove another's. */
const folder = path.join(tmpdir(), `parkbook-demo-${userInfo().username}`);
const store = path.join(folder, "演示账本.parkbook");

const ports: Ports = {
  clock,
  ids: randomIds,
  files: createFiles(createFileGrants(), examples),
  publish: () => undefined,
  job: () => silentJob,
};

/** Makes everything anew; answers the exit code. */
async function runDemo(): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const opened = await openBookAt(store);
  if (!opened.ok) {
    say(describeError(opened.error));
    return 1;
  }
  const subject = await importAll(opened.value).finally(() => opened.value.close());
  if (subject === null) return 1;
  const list = await fill("报表样式1-规上企业创新情况台账.xlsx", "规上企业创新情况台账（已填）.xlsx", []);
  const single = await fill("报表样式2-企业基本情况表.xlsx", `企业基本情况表（${subject.name}）.xlsx`, [
    "--subject",
    subject.code,
  ]);
  say(`\n全部文件在：${folder}`);
  return Math.max(list, single);
}

interface Subject {
  readonly name: string;
  readonly code: string;
}

/** Imports the rosters and chooses the enterprise of the one-enterprise form; null when that failed. */
async function importAll(book: Book): Promise<Subject | null> {
  say("读入示例名册（assets/examples）：");
  const imported = await importExamples({ book, ports }, silentJob);
  if (!imported.ok) {
    say(describeError(imported.error));
    return null;
  }
  for (const file of imported.value.files) say(describeFile(file));
  say(`账本里现有企业 ${imported.value.enterprises} 家：${store}`);
  const [first] = listEnterpriseDetails(book.db, "").filter(({ creditCode }) => creditCode !== null);
  return first === undefined || first.creditCode === null ? null : { name: first.name, code: first.creditCode };
}

function describeFile({ opened, counts, receipt, issues }: FileOutcome): string {
  const values = receipt === null ? "没有写入" : `写入 ${receipt.values} 个值`;
  return `  ${opened.file}：新增 ${counts.add}，变更 ${counts.update}，不变 ${counts.unchanged}，待定 ${counts.decision}，不能导入 ${counts.rejected}；提示 ${issues.errors + issues.warnings} 条；${values}`;
}

async function fill(form: string, output: string, more: readonly string[]): Promise<number> {
  say(`\n填报「${form}」：`);
  return runFill([path.join(examples, form), "--store", store, "--out", path.join(folder, output), ...more]);
}

process.exitCode = await runDemo();
