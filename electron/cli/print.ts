/** Writes data to stdout as JSON (数据输出), whole, also into a pipe that is slower than we are. */
export function printJson(data: unknown): void {
  process.stdout.write(`${JSON.stringify(data)}\n`);
}

/** Writes a sentence for the person to stderr (提示). */
export function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
