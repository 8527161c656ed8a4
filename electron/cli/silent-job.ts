import type { Job } from "#services/ports";

/** A job nobody watches (无人查看的工作): Ctrl+C ends the process, and an open transaction is then rolled back. */
export const silentJob: Job = { progress: () => undefined, cancelled: () => false };
