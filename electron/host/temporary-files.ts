/** The host's private folder: uploads come in here, filled forms wait here for download. Removed at the end. */
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { safeName } from "../platform/safe-name.ts";

export interface TemporaryFiles {
  /** Streams an upload to disk; null when it is larger than allowed. */
  receive(name: string, bytes: Readable): Promise<string | null>;
  /** A place to write to, in a folder of its own. */
  newTarget(name: string): Promise<string>;
  /** Names of what was written for a target: the file itself and its companions. */
  listWritten(target: string): Promise<readonly string[]>;
  readWritten(target: string, index: number): Promise<Uint8Array | null>;
  remove(): Promise<void>;
}

const LARGEST_UPLOAD = 1024 ** 3;

export async function createTemporaryFiles(largest = LARGEST_UPLOAD): Promise<TemporaryFiles> {
  // mkdtemp makes the folder readable by this user only.
  const folder = await mkdtemp(path.join(tmpdir(), "parkbook-"));
  let last = 0;
  const newPlace = async (name: string): Promise<string> => {
    last += 1;
    const own = path.join(folder, String(last));
    await mkdir(own, { mode: 0o700 });
    return path.join(own, safeName(name));
  };
  const listWritten = async (target: string): Promise<readonly string[]> => {
    const own = path.basename(target);
    const names = (await readdir(path.dirname(target))).filter((name) => !name.startsWith("."));
    return names.sort((a, b) => Number(b === own) - Number(a === own));
  };
  return {
    newTarget: newPlace,
    listWritten,
    receive: async (name, bytes) => {
      const place = await newPlace(name);
      try {
        await pipeline(bytes, stopAt(largest), createWriteStream(place, { mode: 0o600 }));
        return place;
      } catch (cause) {
        await rm(place, { force: true });
        if (cause instanceof TooLarge) return null;
        throw cause;
      }
    },
    readWritten: async (target, index) => {
      const name = (await listWritten(target))[index];
      return name === undefined ? null : readFile(path.join(path.dirname(target), name));
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

class TooLarge extends Error {}

function stopAt(largest: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      size += chunk.length;
      if (size > largest) next(new TooLarge());
      else next(null, chunk);
    },
  });
}
