#!/usr/bin/env node
/** Entry of the command line (命令行): the same services as the window, for scripts and checks. */
import { enableCompileCache } from "node:module";

// The sources run as they are; what Node has compiled once it need not compile at the next call.
enableCompileCache();
const { keepHeapSmall } = await import("../platform/small-heap.ts");
keepHeapSmall();
const { runCommandLine } = await import("./run-command-line.ts");
process.exitCode = await runCommandLine(process.argv.slice(2));
