import { usage, UsageError } from "./usage.ts";

/** Each command loads what it needs and no more. */
const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  import: async (args) => (await import("./import-command.ts")).runImport(args),
  enterprises: async (args) => (await import("./enterprises-command.ts")).runEnterprises(args),
  zone: async (args) => (await import("./zone-command.ts")).runZone(args),
  pack: async (args) => (await import("./pack-command.ts")).runPack(args),
  indicators: async (args) => (await import("./indicators-command.ts")).runIndicators(args),
  targets: async (args) => (await import("./targets-command.ts")).runTargets(args),
  fill: async (args) => (await import("./fill-command.ts")).runFill(args),
  trace: async (args) => (await import("./trace-command.ts")).runTrace(args),
  criteria: async (args) => (await import("./criteria-command.ts")).runCriteria(args),
  "extract-targets": async (args) => (await import("./extract-command.ts")).runExtract(args),
};

/** Runs one call of the command line (命令行) and answers its exit code: 0 done, 1 refused input, 2 wrong usage, 3 a form filled but for a list. Data goes to stdout, sentences to stderr. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const [name = "", ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const asksForHelp = name === "help" || args.some((word) => word === "--help" || word === "-h");
  if (asksForHelp) {
    process.stdout.write(usage);
    return 0;
  }
  if (command === undefined) {
    process.stderr.write(name === "" ? usage : `没有"${name}"这个命令。\n${usage}`);
    return 2;
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
