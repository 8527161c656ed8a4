import { z } from "zod";
import { command } from "#contract/define";

/** Long work (进行中的工作). */
export const jobsContract = {
  /** Asks a job to stop; it answers its own call with `Cancelled` within 300 ms. */
  "jobs/cancel": command<{ jobId: string }, null>(z.object({ jobId: z.string() })),
} as const;
