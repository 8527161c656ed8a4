import { crc32, deflateRawSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { openZip, type ZipArchive } from "#workbook/zip-archive";
import { inflateEntry, streamEntry } from "#workbook/zip-inflate";
import { sampleBytes } from "../support/read-sheet.ts";

function mustOpenZip(bytes: Uint8Array): ZipArchive {
  const archive = openZip(bytes);
  if (!archive.ok) throw new Error(archive.error.detail);
  return archive.value;
}

/** One deflated entry whose header fields can lie. */
function makeZip(entry: {
  name: Uint8Array;
  data: Uint8Array;
  flags?: number;
  size?: number;
  method?: number;
}): Buffer {
  const packed = deflateRawSync(entry.data);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(entry.flags ?? 0, 2);
  common.writeUInt16LE(entry.method ?? 8, 4);
  common.writeUInt32LE(crc32(entry.data), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(entry.size ?? entry.data.length, 18);
  common.writeUInt16LE(entry.name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, entry.name, packed]);
  const listing = Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), common, Buffer.alloc(14), entry.name]);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, listing, end]);
}

const name = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("zip packages", () => {
  test("every entry of a real form inflates, at once and as a stream", async () => {
    const archive = mustOpenZip(sampleBytes("C-山西-规上工业企业创新活动全覆盖台账.xlsx"));
    expect(archive.entries.length).toBeGreaterThan(20);
    for (const entry of archive.entries) {
      const whole = inflateEntry(entry);
      const pieces: Buffer[] = [];
      const streamed = await streamEntry(entry, (piece) => pieces.push(piece) > 0);
      expect(streamed).toEqual({ ok: true, value: { complete: true } });
      expect(whole.ok && Buffer.compare(whole.value, Buffer.concat(pieces))).toBe(0);
    }
  });

  test("paths are keys, nothing more: leading slashes, back slashes, letter case", () => {
    const archive = mustOpenZip(makeZip({ name: name("XL\\worksheets\\Sheet1.xml"), data: name("x") }));
    expect(archive.find("/xl/worksheets/sheet1.xml")?.name).toBe("XL\\worksheets\\Sheet1.xml");
    expect(mustOpenZip(makeZip({ name: name("../../etc/passwd"), data: name("x") })).find("etc/passwd")).toBeNull();
  });

  test("names in GBK without the UTF-8 bit", () => {
    const archive = mustOpenZip(makeZip({ name: Uint8Array.of(0xc3, 0xfb, 0xb2, 0xe1, 0x2e, 0x78), data: name("x") }));
    expect(archive.entries.map((entry) => entry.name)).toEqual(["名册.x"]);
  });

  test("bytes in front of the package and a comment behind it", () => {
    const zip = Buffer.from(zipSync({ "a.txt": name("甲") }));
    zip.writeUInt16LE(5, zip.length - 2);
    const archive = mustOpenZip(Buffer.concat([Buffer.from("front"), zip, Buffer.from("hello")]));
    const entry = archive.find("a.txt");
    expect(entry !== null && inflateEntry(entry)).toEqual({ ok: true, value: Buffer.from("甲") });
  });

  test("a bomb is stopped by what it really inflates to, not by what it says", async () => {
    const archive = mustOpenZip(makeZip({ name: name("bomb"), data: Buffer.alloc(5_000_000), size: 10 }));
    const entry = archive.find("bomb");
    if (entry === null) throw new Error("no entry");
    const refusal = { type: "ZipTooLarge", detail: "文件里的一部分内容展开后超过 1 MB" };
    expect(inflateEntry(entry, 1024 * 1024)).toEqual({ ok: false, error: refusal });
    expect(await streamEntry(entry, () => true, 1024 * 1024)).toEqual({ ok: false, error: refusal });
  });

  test("encrypted and unknown methods are refused", () => {
    const first = mustOpenZip(makeZip({ name: name("a"), data: name("x"), flags: 1 })).entries[0];
    const second = mustOpenZip(makeZip({ name: name("a"), data: name("x"), method: 12 })).entries[0];
    if (first === undefined || second === undefined) throw new Error("no entry");
    expect(inflateEntry(first)).toMatchObject({ ok: false, error: { type: "ZipEncrypted" } });
    expect(inflateEntry(second)).toMatchObject({ ok: false, error: { type: "ZipDamaged" } });
  });
});
