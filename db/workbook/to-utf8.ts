/** Recodes a part that comes in pieces; nearly all are UTF-8 already and pass as they are. */
import { xmlEncoding } from "./xml-reader.ts";

/** A function for one part: give it the pieces in order. */
export function toUtf8(): (piece: Buffer) => Buffer {
  let decoder: InstanceType<typeof TextDecoder> | null | undefined;
  return (piece) => {
    if (decoder === undefined) {
      const encoding = xmlEncoding(piece);
      decoder = encoding === "utf-8" ? null : new TextDecoder(encoding);
    }
    return decoder === null ? piece : Buffer.from(decoder.decode(piece, { stream: true }));
  };
}
