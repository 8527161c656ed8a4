#!/usr/bin/env node
/** The command line (命令行): the same services as the window, for scripts and checks. Data on stdout, sentences on stderr; exit code 0 done, 1 refused input, 2 wrong usage. */
import { runEnterprises } from "./enterprises-command.ts";
import { runFill } from "./fill-command.ts";
import { runImport } from "./import-command.ts";
import { usage, UsageError } from "./usage.ts";

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  import: runImport,
  enterprises: runEnterprises,
  fill: runFill,
};

async function run(args: readonly string[]): Promise<number> {
  const [name = "", ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    process.stderr.write(name === "" ? usage : `没有"${name}"这个命令。\n${usage}`);
    return name === "--help" || name === "help" ? 0 : 2;
  }
  try {
    return await command(rest);
  } catch (cause) {
    if (cause instanceof UsageError) {
      process.stderr.write(`${cause.message}\n${usage}`);
      return 2;
    }
    process.stderr.write("程序遇到没有料到的情况，这一步没有完成，已存入账本的数据不受影响。请再试一次。\n");
    if (process.env.PARKBOOK_DEBUG === "1") console.error(cause);
    return 1;
  }
}

process.exitCode = await run(process.argv.slice(2));
