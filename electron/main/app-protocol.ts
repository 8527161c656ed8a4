/** Answers app://parkbook/… with the built window's files. */
import { answerStatic } from "../platform/static-files.ts";
import { isOwnAddress } from "../ipc/trusted-sender.ts";

export async function answerPage(folder: string, address: string): Promise<Response> {
  if (!isOwnAddress(address)) return new Response(null, { status: 403 });
  const { status, headers, body } = await answerStatic(folder, rawPath(address));
  return new Response(body, { status, headers });
}

/** The path before the URL parser has tidied `..` away, so that containment is checked on what was asked. */
function rawPath(address: string): string {
  const afterHost = address.replace(/^[a-z]+:\/\/[^/?#]*/iu, "");
  return afterHost.split(/[?#]/u, 1)[0] || "/";
}
