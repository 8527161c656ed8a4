/** The same application for the system browser (浏览器方式): one HTTP server on 127.0.0.1, a random port, a random token. */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { ShellHandlers } from "#contract/contract";
import { ok } from "#domain/shared/result";
import { type App, composeApp, type FileDesk } from "../composition/compose-app.ts";
import type { Log } from "../platform/logger.ts";
import type { Places } from "../platform/places.ts";
import { answerStatic } from "../platform/static-files.ts";
import { createEventStream, type EventStream } from "./event-stream.ts";
import { hasKey, isSameSecret, refuseRequest } from "./request-guard.ts";
import { createTemporaryFiles, type TemporaryFiles } from "./temporary-files.ts";

export interface LoopbackHost {
  /** With the token in the fragment, which browsers never send. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

interface Host {
  readonly app: App;
  readonly events: EventStream;
  readonly temporary: TemporaryFiles;
  readonly page: string;
  readonly invitation: string;
  readonly key: string;
}

/** Twenty thousand edited cells are about 4 MB. */
const LARGEST_CALL = 32 * 1024 * 1024;

export async function startLoopbackHost(parts: {
  readonly places: Places;
  readonly workerFile: string | URL;
  readonly page: string;
  readonly log: Log;
}): Promise<LoopbackHost> {
  const events = createEventStream();
  const temporary = await createTemporaryFiles();
  const app = composeApp({
    ...parts,
    fileHandlers: (files) => browserFileHandlers(files, temporary),
    publish: events.publish,
  });
  const secret = (): string => randomBytes(32).toString("base64url");
  const host: Host = { app, events, temporary, page: parts.page, invitation: secret(), key: secret() };
  const server = createServer((request, response) => {
    answer(host, request, response).catch((cause: unknown) => {
      parts.log(`${request.method} ${request.url}`, cause);
      if (!response.headersSent) end(response, 500);
    });
  });
  const own = await listen(server);
  return {
    address: `http://${own}/#token=${host.invitation}`,
    close: async () => {
      events.close();
      server.close();
      server.closeAllConnections();
      await app.close();
      await temporary.remove();
    },
  };
}

/** In a browser files come by upload and go by download; the system's dialogs are the browser's own. */
function browserFileHandlers(files: FileDesk, temporary: TemporaryFiles): Omit<ShellHandlers, "jobs/cancel"> {
  return {
    "files/choose-workbooks": () => ok([]),
    "files/choose-save-target": async ({ suggestedName }) =>
      ok(files.grantTarget(await temporary.newTarget(suggestedName))),
    "files/show": () => ok(null),
  };
}

async function answer(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { headers, method = "GET" } = request;
  const site = headers["sec-fetch-site"];
  const refusal = refuseRequest(
    { host: headers.host, origin: headers.origin, site: typeof site === "string" ? site : undefined },
    { host: ownName(request) },
  );
  if (refusal !== null) return end(response, refusal);
  const url = new URL(request.url ?? "/", "http://host");
  const route = `${method} /${url.pathname.split("/")[1] ?? ""}`;
  // Browsers ask for it unasked; the page has its own mark.
  if (url.pathname === "/favicon.ico") return end(response, 204);
  if (route === "POST /session") return exchange(host, request, response);
  if (method === "GET" && !/^\/(events|written)(\/|$)/u.test(url.pathname)) return page(host, request, response);
  if (!hasKey(headers.authorization, host.key)) return end(response, 401);
  switch (route) {
    case "POST /call":
      return call(host, request, response);
    case "POST /offer":
      return offer(host, url.searchParams.get("name") ?? "", request, response);
    case "POST /written":
      return written(host, request, response);
    case "GET /written":
      return sendWritten(host, url.pathname, response);
    case "GET /events":
      return host.events.open(response);
    default:
      return end(response, 404);
  }
}

async function exchange(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const token = member(await readJson(request), "token");
  if (typeof token !== "string" || !isSameSecret(token, host.invitation)) return end(response, 401);
  json(response, { session: host.key });
}

async function page(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await answerStatic(host.page, (request.url ?? "/").split("?")[0] ?? "/");
  response.writeHead(status, headers).end(body);
}

async function call(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const message = await readJson(request);
  json(response, await host.app.call(member(message, "name"), member(message, "input")));
}

async function offer(host: Host, name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const place = await host.temporary.receive(name, request);
  if (place === null) return end(response, 413);
  const [offered] = await host.app.files.offer([place]);
  json(response, offered);
}

async function written(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const target = host.app.files.pathOfTarget(String(member(await readJson(request), "token")));
  json(response, target === null ? [] : await host.temporary.listWritten(target));
}

async function sendWritten(host: Host, pathname: string, response: ServerResponse): Promise<void> {
  const [, , token = "", index = ""] = pathname.split("/");
  const target = host.app.files.pathOfTarget(decodeURIComponent(token));
  const bytes = target === null ? null : await host.temporary.readWritten(target, Number(index));
  if (bytes === null) return end(response, 404);
  response
    .writeHead(200, { "Content-Type": "application/octet-stream", "X-Content-Type-Options": "nosniff" })
    .end(bytes);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > LARGEST_CALL) return null;
    chunks.push(bytes);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return null;
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function json(response: ServerResponse, value: unknown): void {
  response
    .writeHead(200, { "Content-Type": "application/json; charset=utf-8", "X-Content-Type-Options": "nosniff" })
    .end(JSON.stringify(value));
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { "X-Content-Type-Options": "nosniff" }).end();
}

function ownName(request: IncomingMessage): string {
  return `127.0.0.1:${request.socket.localPort}`;
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(`127.0.0.1:${typeof address === "object" && address ? address.port : 0}`);
    });
  });
}
