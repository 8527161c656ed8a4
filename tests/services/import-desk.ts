import type { ImportReading, ReadTable } from "#contract/importing";
import type { ServiceHandlers } from "#contract/contract";
import { err, ok } from "#domain/shared/result";
import { createServices } from "#services/create-services";
import type { Ports } from "#services/ports";
import { type Book, openBook } from "#store/connection";

/** A clerk's desk for tests (测试用工作台): real services over a real book in memory; files are offered by name, written files are kept. */
export interface ImportDesk {
  readonly book: Book;
  readonly services: ServiceHandlers;
  readonly written: ReadonlyMap<string, Uint8Array>;
  /** Offers a file and reads it. */
  readonly read: (name: string, bytes: Uint8Array) => Promise<ImportReading>;
  readonly offer: (name: string, bytes: Uint8Array) => void;
  /** Plans and applies everything. */
  readonly take: (reading: ImportReading, refusedRows?: readonly string[]) => Promise<void>;
  readonly work: WorkUnderWay;
  /** Moves the clock, as `YYYY-MM-DD`. */
  readonly setToday: (day: string) => void;
}

/** Long work as a test sees it. */
export interface WorkUnderWay {
  /** Stages told, one for each time. */
  readonly told: string[];
  /** The person stops it when so many were told. */
  stopAt: number;
}

/** Opens a book with all services on it: an empty one in memory, or the one at a place. */
export async function openDesk(place = ":memory:"): Promise<ImportDesk> {
  const opened = await openBook(place);
  if (!opened.ok) throw new Error(opened.error.type);
  const book = opened.value;
  const offered = new Map<string, Uint8Array>();
  const written = new Map<string, Uint8Array>();
  const work: WorkUnderWay = { told: [], stopAt: Number.POSITIVE_INFINITY };
  const clock = { today: "2026-03-31", ids: 0 };
  const ports: Ports = {
    clock: { now: () => `${clock.today}T08:00:00.000Z`, today: () => clock.today },
    ids: {
      next: () => {
        clock.ids += 1;
        return String(clock.ids);
      },
    },
    files: {
      read: async (token) => {
        const bytes = offered.get(token);
        return bytes === undefined ? err({ type: "FileMissing", file: token }) : ok({ name: token, bytes });
      },
      write: async (token, bytes) => {
        written.set(token, bytes);
        return ok({ name: token });
      },
      readBeside: async () => null,
      writeBeside: async () => err({ type: "PermissionDenied", file: "-" }),
      examples: async () => [],
    },
    publish: () => undefined,
    job: () => ({ progress: (stage) => work.told.push(stage), cancelled: () => work.told.length >= work.stopAt }),
  };
  const services = createServices({ ports, book });
  const read: ImportDesk["read"] = async (name, bytes) => {
    offered.set(name, bytes);
    const reply = await services["importing/read"]({ jobId: "1", token: name });
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    return reply.value;
  };
  const take: ImportDesk["take"] = async ({ readingId }, refusedRows = []) => {
    const plan = await services["importing/plan"]({ jobId: "1", readingId });
    if (!plan.ok) throw new Error(JSON.stringify(plan.error));
    const choices = { decisions: {}, byCause: {}, refusedRows, refusedCells: [], refusedColumns: [], refusedKinds: [] };
    const applied = await services["importing/apply"]({
      jobId: "1",
      planId: plan.value.planId,
      ...choices,
      released: [],
    });
    if (!applied.ok) throw new Error(JSON.stringify(applied.error));
  };
  return {
    book,
    services,
    written,
    read,
    take,
    work,
    offer: (name, bytes) => offered.set(name, bytes),
    setToday: (day) => {
      clock.today = day;
    },
  };
}

/** The tables of a reading in order. */
export function tablesOf(reading: ImportReading): readonly ReadTable[] {
  return reading.sheets.flatMap(({ tables }) => tables);
}

/** Header → fields and unit of a table's columns that have any. */
export function meaningOf(table: ReadTable | undefined): Readonly<Record<string, string>> {
  const columns = table?.columns.filter(({ fields }) => fields.length > 0) ?? [];
  return Object.fromEntries(
    columns.map(({ headerPath, fields, unit }) => [
      headerPath.join("/"),
      `${fields.join("+")}${unit === null ? "" : ` ${unit}`}`,
    ]),
  );
}
