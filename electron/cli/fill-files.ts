/** Files of `parkbook fill` (填表读写的文件): read whole, written whole, refusals as sentences. */
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Result } from "#domain/shared/result";
import type { FormFile } from "#services/reporting/open-form";
import { describeError } from "../../renderer/text/describe-error.ts";
import { readError, writeError } from "../platform/file-errors.ts";
import { writeWhole } from "../platform/write-whole.ts";

/** A refusal on its way to the exit code: the sentence for the person. */
export class Refusal extends Error {}

/** Reads a file the call names. Throws Refusal. */
export async function readInput(place: string): Promise<FormFile> {
  const name = path.basename(place);
  try {
    return { name, bytes: await readFile(place) };
  } catch (cause) {
    throw new Refusal(describeError(readError(cause, name)));
  }
}

/** Writes a file whole, making its folder. Throws Refusal. */
export async function writeOutput(place: string, bytes: Uint8Array | Iterable<Uint8Array>): Promise<void> {
  try {
    await mkdir(path.dirname(path.resolve(place)), { recursive: true });
    await writeWhole(path.resolve(place), bytes);
  } catch (cause) {
    throw new Refusal(describeError(writeError(cause, path.basename(place))));
  }
}

/** The authority's blank form, and last year's copy, are never written over. Throws Refusal. */
export function refuseOverwriting(out: string, inputs: readonly (string | undefined)[]): void {
  if (!inputs.some((input) => input !== undefined && path.resolve(input) === path.resolve(out))) return;
  throw new Refusal(`输出文件「${path.basename(out)}」就是要读取的文件本身，写进去会毁掉原件。请换一个文件名。`);
}

/** The value of a result. Throws Refusal with the error's sentence. */
export function need<Value>(result: Result<Value, Parameters<typeof describeError>[0]>): Value {
  if (!result.ok) throw new Refusal(describeError(result.error));
  return result.value;
}
