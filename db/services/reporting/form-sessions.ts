import type { FormReading } from "#domain/reporting/form-binding";
import type { Period } from "#domain/shared/period";
import type { Filled } from "#services/reporting/fill-workbook";
import type { OpenedForm } from "#services/reporting/open-form";
import type { OpenedWorkbook } from "#workbook/opened-workbook";

/** A form open in the window (打开的报表), in the worker's memory. `view` draws the blank, `filledView` the last preview. */
export interface FormSession {
  readonly opened: OpenedForm;
  readonly bytes: Uint8Array;
  readonly reading: FormReading;
  readonly period: Period | null;
  readonly view: OpenedWorkbook;
  readonly filled: Filled | null;
  readonly filledView: OpenedWorkbook | null;
}

/** The open forms. */
export interface FormSessions {
  readonly find: (formId: string) => FormSession | null;
  readonly put: (formId: string, session: FormSession) => void;
  readonly close: (formId: string) => void;
}

/** Most forms kept open at once; the oldest goes first. */
const MOST_OPEN = 10;

/** Starts with none. */
export function createFormSessions(): FormSessions {
  const sessions = new Map<string, FormSession>();
  return {
    find: (formId) => sessions.get(formId) ?? null,
    put: (formId, session) => {
      sessions.set(formId, session);
      const [oldest] = sessions.keys();
      if (sessions.size > MOST_OPEN && oldest !== undefined) sessions.delete(oldest);
    },
    close: (formId) => {
      sessions.delete(formId);
    },
  };
}
