/** Runs a program to its end and hands back its exit code, output and seconds; with `loud` the output goes straight through. */
import { spawn } from "node:child_process";

export interface CommandOutcome {
  readonly code: number;
  readonly output: string;
  readonly seconds: number;
}

export function runCommand(
  command: string,
  args: readonly string[],
  options: { readonly loud?: boolean; readonly limitMs?: number } = {},
): Promise<CommandOutcome> {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: options.loud ? "inherit" : ["ignore", "pipe", "pipe"],
      env: options.loud ? process.env : { ...process.env, NO_COLOR: "1" },
    });
    let output = "";
    const collect = (chunk: Buffer): void => {
      output += chunk.toString("utf8");
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    const timer = options.limitMs ? setTimeout(() => child.kill(), options.limitMs) : null;
    const end = (code: number): void => {
      if (timer) clearTimeout(timer);
      resolve({ code, output, seconds: (performance.now() - started) / 1000 });
    };
    child.on("error", (error) => {
      output += error.message;
      end(127);
    });
    child.on("close", (code) => end(code ?? 1));
  });
}
