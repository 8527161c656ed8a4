/** Web pages archived in one file (MHTML, `.mht`), which Excel saves and some systems call `.xls`. */

/** Text of the pages that have tables, one behind the other; null when the bytes are no archive. */
export async function joinArchivedPages(
  bytes: Uint8Array,
  decode: (page: Uint8Array) => Promise<string | null>,
): Promise<string | null> {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  if (/^\s*</u.test(head)) return null;
  const boundary = /multipart\/related[\s\S]{0,400}?boundary="?([^"\r\n;]+)/iu.exec(head)?.[1];
  if (boundary === undefined) return null;
  const pages: string[] = [];
  for (const part of Buffer.from(bytes).toString("latin1").split(`--${boundary}`)) {
    const [headers = "", ...rest] = part.split(/\r?\n\r?\n/u);
    if (!/^content-type:\s*text\/html/imu.test(headers)) continue;
    const page = await decode(decodeBody(rest.join("\n\n"), headers));
    if (page !== null && /<table/iu.test(page)) pages.push(page);
  }
  return pages.length === 0 ? null : pages.join("\n");
}

function decodeBody(body: string, headers: string): Uint8Array {
  const encoding = /^content-transfer-encoding:\s*([\w-]+)/imu.exec(headers)?.[1]?.toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64");
  if (encoding !== "quoted-printable") return Buffer.from(body, "latin1");
  const joined = body.replace(/=\r?\n/gu, "");
  return Buffer.from(
    joined.replace(/=([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
}
