import { parseArgs } from "node:util";

/** How the command line is used (用法). */
export const usage = `用法：
  npm run -s parkbook -- import 文件… --store 账本文件 [--kind 台账名称] [--period 报告期] [--apply] [--json]
  npm run -s parkbook -- enterprises --store 账本文件 [--kind 台账名称] [--search 关键词] [--json]
  npm run -s parkbook -- zone --store 账本文件 --name 高新区名称 [--level 国家级|省级|…]
  npm run -s parkbook -- fill 空白报表 --store 账本文件 --out 输出文件 [--period 报告期] [--like 上年已报表] [--binding 对应表.json] [--subject 信用代码或企业名称] [--lists 限定名单.json] [--set 表名!B7=文字]… [--json]
  npm run -s parkbook -- fill 一企一表的空白报表 --store 账本文件 --out 文件夹、压缩包.zip 或每户一张的工作簿.xlsx --each 全部|代码或名称（逗号隔开）|名单.txt [--names "{序号}-{名称}"] [--json]
  npm run -s parkbook -- trace 填好的报表 格子（B7 或 表名!B7） [--store 账本文件] [--json] | trace 填好的报表 --paper 取数底稿.xlsx
  npm run -s parkbook -- criteria 载体或企业的名称或信用代码 --rules 认定条件（多套用逗号隔开） --store 账本文件 [--as-of 日期] [--period 报告期] [--json]
  npm run -s parkbook -- extract-targets 政策文件 [--json]
  npm run -s parkbook -- pack list [--store 账本文件] [--json] | pack check 文件或名称 [--json] | pack install 文件或名称 --store 账本文件 [--json] | pack remove 名称 --store 账本文件
  npm run -s parkbook -- indicators --store 账本文件 --as-of 日期 [--zone 高新区] [--period 报告期] [--pack 政策包] [--json]
  npm run -s parkbook -- targets --store 账本文件 [--pack 政策包] [--as-of 日期] [--zone 高新区] [--period 报告期] [--reading 目标:口径=选项] [--json]
报告期写作 2025、2025H1、2025Q3、2025-11 或 2025-01..11（累计），日期写作 2025-12-31；认定条件写编号、标题或文号（300号），写错时列出可用的。不加 --apply 只看预案，不写入账本。
`;

/** A call that does not fit the usage (用法不对). Caught once, at the command line's entry. */
export class UsageError extends Error {}

/** The words and options of a call. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly text: Readonly<Record<string, string | undefined>>;
  /** Options that may be given several times, in order. */
  readonly many: Readonly<Record<string, readonly string[] | undefined>>;
  readonly flags: Readonly<Record<string, boolean | undefined>>;
}

/** Reads the arguments of one command; `text` options take a value, `many` one each time they are given, `flags` none. Throws UsageError. */
export function readCommandLine(
  args: readonly string[],
  allowed: {
    readonly text: readonly string[];
    readonly many?: readonly string[];
    readonly flags: readonly string[];
  },
): CommandLine {
  const options = Object.fromEntries([
    ...allowed.text.map((name) => [name, { type: "string" }] as const),
    ...(allowed.many ?? []).map((name) => [name, { type: "string", multiple: true }] as const),
    ...allowed.flags.map((name) => [name, { type: "boolean" }] as const),
  ]);
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    const once = new Set([...allowed.text, ...allowed.flags]);
    const names = tokens.flatMap((token) => (token.kind === "option" ? token.name : []));
    const twice = names.find((name, at) => once.has(name) && names.indexOf(name) < at);
    if (twice !== undefined) throw new UsageError(`--${twice} 写了两次，只能写一次。`);
    const text: Record<string, string | undefined> = {};
    const many: Record<string, readonly string[]> = {};
    const flags: Record<string, boolean | undefined> = {};
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === "string") text[name] = value;
      if (Array.isArray(value)) many[name] = value.filter((one) => typeof one === "string");
      if (typeof value === "boolean") flags[name] = value;
    }
    return { words: positionals, text, many, flags };
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError("参数不对：有不认识的选项，或选项后面缺少内容。");
  }
}

/** An option that must be given. Throws UsageError. */
export function requireText(line: CommandLine, name: string): string {
  const value = line.text[name];
  if (value === undefined || value === "") throw new UsageError(`缺少 --${name}。`);
  return value;
}
