/** Loads the shared strings of a workbook, piece by piece: some take a second, and a person may stop meanwhile. */
import type { Cancelled } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { NO_STRINGS, readSharedStrings, type SharedStrings } from "./shared-strings.ts";
import { FOREIGN_DEFINITIONS, type OptionalPart } from "./workbook-parts.ts";
import { hasDefinitions } from "./xml-reader.ts";
import type { ZipError } from "./zip-archive.ts";
import { LARGEST_PART_BYTES, streamEntry } from "./zip-inflate.ts";

/** No byte of deflated data stands for more: a part that claims more room than this lies. */
const BEST_RATIO = 1032;

/** A workbook may do without the part; one that announces it and has it not has lost its texts. */
export async function loadStrings(
  part: OptionalPart,
  cancelled: () => boolean,
): Promise<Result<SharedStrings, ZipError | Cancelled>> {
  if (part === null) return ok(NO_STRINGS);
  if (part === "missing") return lost("文字部分不在文件里");
  const room = Math.min(part.size, LARGEST_PART_BYTES, part.compressedSize * BEST_RATIO + 64);
  const bytes = Buffer.allocUnsafeSlow(room);
  let filled = 0;
  let stopped = false;
  const streamed = await streamEntry(
    part,
    (piece) => {
      piece.copy(bytes, filled);
      filled += piece.length;
      stopped = cancelled();
      return !stopped;
    },
    LARGEST_PART_BYTES,
  );
  if (stopped) return err({ type: "Cancelled" });
  if (!streamed.ok) return streamed;
  if (hasDefinitions(bytes.toString("latin1", 0, 4096))) return lost(FOREIGN_DEFINITIONS);
  const strings = await readSharedStrings(bytes);
  if (cancelled()) return err({ type: "Cancelled" });
  return strings === null ? lost("文字部分不完整，文件可能没有传完整") : ok(strings);
}

const lost = (detail: string): Result<never, ZipError> => err({ type: "ZipDamaged", detail });
