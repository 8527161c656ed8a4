/** `npm test`: the guards, the build, then the built application in a browser; ends with one line of counts. */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildAll } from "./build.mts";
import { root, vitestArgs } from "./guards.mts";
import { runCommand } from "./run-command.mts";
import { addCounts, countTests } from "./test-counts.mts";
import { verify } from "./verify.mts";

process.chdir(root);
const guards = await verify();
const built = await buildAll();
const results = path.join(mkdtempSync(path.join(tmpdir(), "parkbook-e2e-")), "tests.json");
const endToEnd = built
  ? await runCommand(process.execPath, [...vitestArgs(["e2e"], results), "--passWithNoTests"], { loud: true })
  : { code: 1 };
const counts = addCounts(guards.counts, countTests(results));
if (counts.skipped > 0)
  console.log(`注意：${counts.skipped} 个测试因为缺少浏览器或 LibreOffice 被跳过（上面写明了是哪些）。`);
mkdirSync("dist", { recursive: true });
const line = `${counts.passed} passed, ${counts.failed} failed`;
writeFileSync("dist/test-counts.txt", `${line}\n`);
console.log(line);
process.exitCode = guards.passed && built && endToEnd.code === 0 ? 0 : 1;
