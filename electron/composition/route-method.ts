/** Which of the two back-end workers answers a method, and which methods write the book. */
import { contract, type MethodName, type ServiceMethod } from "#contract/contract";

export type WorkerName = "desk" | "jobs";

/** Read the store only, so that the pages showing them do not wait for a running import. */
const DESK_EXCEPTIONS: readonly string[] = [
  "importing/batches",
  "reporting/exports",
] satisfies readonly ServiceMethod[];

/** Long work beside imports and forms. */
const LONG_WORK: readonly string[] = [
  "quarantine/plan",
  "book/load-examples",
  "what-if/decisive",
] satisfies readonly ServiceMethod[];

/** Keep open readings and forms in the jobs worker's memory; everything else is quick and goes to the desk. */
export function workerOf(name: ServiceMethod): WorkerName {
  if (DESK_EXCEPTIONS.includes(name)) return "desk";
  if (LONG_WORK.includes(name)) return "jobs";
  return /^(importing|reporting)\//u.test(name) ? "jobs" : "desk";
}

/** Of the jobs worker's commands these write the book; the others only read workbooks or compute. */
const WRITING_JOBS: readonly string[] = [
  "importing/apply",
  "importing/undo",
  "importing/redo",
  "reporting/bind",
  "reporting/export",
  "book/load-examples",
] satisfies readonly ServiceMethod[];

/** Writers take turns: SQLite lets one in at a time, and a waiting writer would hold up its whole worker. */
export function writesBook(name: ServiceMethod): boolean {
  if (workerOf(name) === "jobs") return WRITING_JOBS.includes(name);
  // A branch is taken back, but it holds the book while it lasts.
  return contract[name].kind === "command" || name === "what-if/run";
}

export function listServiceMethods(): readonly ServiceMethod[] {
  return Object.keys(contract).filter(isServiceMethod);
}

function isServiceMethod(name: string): name is ServiceMethod {
  const method = name as MethodName;
  return Object.hasOwn(contract, method) && !/^(files|jobs)\//u.test(method);
}
