/** Sound files with bytes flipped, cut off, doubled or taken out, by a seeded hand. */
import { type CorpusFile, EITHER, refused } from "./corpus-file.ts";
import { type Seeded, seeded } from "./seeded.ts";
import { soundFiles } from "./sound-files.ts";

type Damage = (bytes: Buffer, random: Seeded) => Uint8Array;

const DAMAGES: Readonly<Record<string, Damage>> = {
  "a flipped bit": (bytes, random) => flip(bytes, random, 1),
  "thirty flipped bits": (bytes, random) => flip(bytes, random, 30),
  "a byte of another value": (bytes, random) => {
    bytes[random.below(bytes.length)] = random.pick([0, 1, 0x7f, 0x80, 0xff, 0x3c, 0x22]);
    return bytes;
  },
  "a number made huge": (bytes, random) => {
    const from = random.below(bytes.length - 4);
    return bytes.fill(0xff, from, from + 4);
  },
  "cut off": (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  "cut at a sector": (bytes, random) => bytes.subarray(0, 512 * (1 + random.below(Math.max(1, bytes.length >> 9)))),
  "a piece taken out": (bytes, random) => {
    const from = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + random.below(64))]);
  },
  "a piece twice": (bytes, random) => {
    const from = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, from + random.below(300)), bytes.subarray(from)]);
  },
  "two pieces swapped": (bytes, random) => {
    const [one, two] = [random.below(bytes.length), random.below(bytes.length)].sort((a, b) => a - b);
    return Buffer.concat([bytes.subarray(two), bytes.subarray(one, two), bytes.subarray(0, one)]);
  },
};

/** Every damage to every kind of file, `rounds` times. */
export function damagedFiles(rounds: number): readonly CorpusFile[] {
  const random = seeded(20_261_121);
  return soundFiles().flatMap(({ name, bytes }) =>
    Object.entries(DAMAGES).flatMap(([label, damage]) =>
      Array.from({ length: rounds }, (_, round) => ({
        label: `${name} with ${label}, no. ${round + 1}`,
        name,
        bytes: damage(Buffer.from(bytes), random),
        expected: EITHER,
      })),
    ),
  );
}

/** Sound files cut at the borders of their inner structure: parts and directory of packages, sectors of compound files, rows of texts. All of them have lost something. */
export function cutFiles(): readonly CorpusFile[] {
  return soundFiles()
    .filter(({ name }) => !name.endsWith(".csv"))
    .flatMap(({ name, bytes }) => {
      const borders = bordersOf(Buffer.from(bytes));
      const step = Math.ceil(borders.length / 14);
      return borders
        .filter((_, i) => i % step === 0)
        .map((at) => ({
          label: `${name} cut at ${at} of ${bytes.length}`,
          name,
          bytes: bytes.slice(0, at),
          expected: refused("FileDamaged", "FileNotWorkbook"),
        }));
    });
}

function bordersOf(bytes: Buffer): readonly number[] {
  if (bytes[0] === 0xd0) return Array.from({ length: (bytes.length >> 9) - 1 }, (_, i) => 512 * (i + 1));
  const mark = bytes[0] === 0x50 ? "PK" : "</";
  // Behind its last table a web page loses nothing.
  const last = bytes.includes("</table>") ? bytes.lastIndexOf("</table>") : bytes.length;
  const borders: number[] = [];
  for (let at = bytes.indexOf(mark, 4); at > 0 && at <= last; at = bytes.indexOf(mark, at + 1)) borders.push(at);
  return borders;
}

function flip(bytes: Buffer, random: Seeded, times: number): Buffer {
  for (let i = 0; i < times; i += 1) {
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  }
  return bytes;
}
