import { useSyncExternalStore } from "react";
import { call, requireBridge } from "./client";

/** Long work as the window shows it (进行中的工作). */
export interface ShownJob {
  readonly jobId: string;
  /** What the person asked for: 导入 高新区企业名册2025.xlsx. */
  readonly title: string;
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
  readonly cancelling: boolean;
}

let jobs: readonly ShownJob[] = [];
const listeners = new Set<() => void>();

/** Runs long work under a fresh job id; its progress is shown by the frame until it answers. */
export async function runJob<Answer>(title: string, work: (jobId: string) => Promise<Answer>): Promise<Answer> {
  const jobId = crypto.randomUUID();
  replace([...jobs, { jobId, title, stage: "", done: 0, total: null, cancelling: false }]);
  try {
    return await work(jobId);
  } finally {
    replace(jobs.filter((job) => job.jobId !== jobId));
  }
}

/** Asks a job to stop. */
export function cancelJob(jobId: string): void {
  change(jobId, { cancelling: true });
  void call("jobs/cancel", { jobId });
}

/** All work under way, oldest first. */
export function useJobs(): readonly ShownJob[] {
  return useSyncExternalStore(listen, () => jobs);
}

/** Takes progress from the bridge into the store; answers the unsubscriber. */
export function followJobs(): () => void {
  return requireBridge().subscribe((event) => {
    if (event.type !== "progress") return;
    change(event.jobId, { stage: event.stage, done: event.done, total: event.total });
  });
}

function change(jobId: string, part: Partial<ShownJob>): void {
  replace(jobs.map((job) => (job.jobId === jobId ? { ...job, ...part } : job)));
}

function replace(next: readonly ShownJob[]): void {
  jobs = next;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
