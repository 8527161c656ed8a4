import type { AppError } from "#contract/errors";
import type { OfferedFile } from "#contract/files";
import type { FormReading } from "#domain/reporting/form-binding";
import { call, requireBridge } from "../../api/client";
import type { ReportState } from "./report-state";

/** What all actions of a filling share: the state, and how it is changed. */
export interface SessionCore {
  readonly current: () => ReportState;
  readonly set: (state: ReportState) => void;
  readonly change: (part: Partial<ReportState>) => void;
  readonly fail: (error: AppError) => void;
}

/** The first of the files dropped on the window, as the back end knows it. */
export async function firstOffered(files: readonly unknown[]): Promise<OfferedFile | null> {
  return (await requireBridge().offerFiles(files.slice(0, 1)))[0] ?? null;
}

/** A file chosen in the system's dialog; null when the person closed it or it failed. */
export async function chooseFile(): Promise<OfferedFile | null> {
  const reply = await call("files/choose-workbooks", { many: false });
  return reply.ok ? (reply.value[0] ?? null) : null;
}

/** A reading that belongs to the form on the screen still. */
export function isStillOpen(core: SessionCore, formId: string, reading: FormReading | null): reading is FormReading {
  return reading !== null && core.current().form?.formId === formId;
}
