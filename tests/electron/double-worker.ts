/** A back-end worker with made-up services, to test what lies around the services. */
import { parentPort, workerData } from "node:worker_threads";
import type { ServiceHandlers } from "#contract/contract";
import { err, ok } from "#domain/shared/result";
import { type OpenServices, serveCalls } from "../../electron/composition/serve-calls.ts";

const status = {
  zoneName: "测试高新区",
  enterprises: 0,
  periods: [],
  imports: 0,
  exports: 0,
  lastImport: null,
  lastExport: null,
  doubts: [],
  revision: 0,
};
let openings = 0;

/** Works without a pause until told to stop, as reading a large workbook does. */
function spinUntilCancelled(cancelled: () => boolean): void {
  const end = Date.now() + 20_000;
  while (!cancelled()) if (Date.now() > end) throw new Error("never cancelled");
}

const open: OpenServices = async (ports, { places }) => {
  openings += 1;
  if (places.book.endsWith("busy-once") && openings === 1) return err({ type: "BookBusy" });
  const handlers = {
    "book/status": () => ok({ ...status, revision: openings }),
    "importing/read": ({ jobId }: { jobId: string }) => {
      const job = ports.job(jobId);
      job.progress("正在读取第 1 张表", 1, null);
      spinUntilCancelled(job.cancelled);
      return err({ type: "Cancelled" });
    },
    "importing/close": async ({ readingId: token }: { readingId: string }) => ports.files.read(token),
    "reporting/close": async ({ formId: token }: { formId: string }) => {
      const written = await ports.files.write(token, new TextEncoder().encode("填好的表"));
      if (!written.ok) return written;
      return ports.files.writeBeside(token, ".来源.json", new TextEncoder().encode("{}"));
    },
    "enterprises/undo": () => {
      throw new Error("a bug at /secret/place.ts");
    },
    "enterprises/redo": () => process.exit(9),
    "enterprises/create": ({ name }: { name: string }) => {
      ports.publish({ type: "data-changed", topics: ["enterprises"] });
      return ok({ id: name.length });
    },
  };
  return ok({ handlers: handlers as unknown as ServiceHandlers, close: () => undefined });
};

if (parentPort) serveCalls(parentPort, workerData, open);
