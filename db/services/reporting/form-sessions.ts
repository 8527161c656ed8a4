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
  /** Keeps the session; where its reading is another one, the former can be had back. */
  readonly put: (formId: string, session: FormSession) => void;
  /** Goes one reading back, or forth again (撤销、重做对应); null when there is none. */
  readonly step: (formId: string, direction: "back" | "forth") => FormSession | null;
  readonly close: (formId: string) => void;
}

/** Most forms kept open at once; the oldest goes first. */
const MOST_OPEN = 10;
/** Changes of one form that can be taken back. */
const MOST_STEPS = 200;

interface Steps {
  readonly back: FormReading[];
  readonly forth: FormReading[];
}

/** Starts with none. */
export function createFormSessions(): FormSessions {
  const sessions = new Map<string, FormSession>();
  const steps = new Map<string, Steps>();
  const forget = (formId: string): void => {
    sessions.delete(formId);
    steps.delete(formId);
  };
  return {
    find: (formId) => sessions.get(formId) ?? null,
    put: (formId, session) => {
      const before = sessions.get(formId)?.reading;
      if (before !== undefined && !isSame(before, session.reading)) {
        const back = [...(steps.get(formId)?.back ?? []), before].slice(-MOST_STEPS);
        steps.set(formId, { back, forth: [] });
      }
      sessions.set(formId, session);
      const [oldest] = sessions.keys();
      if (sessions.size > MOST_OPEN && oldest !== undefined) forget(oldest);
    },
    step: (formId, direction) => {
      const session = sessions.get(formId);
      const known = steps.get(formId);
      const reading = known?.[direction].pop();
      if (session === undefined || known === undefined || reading === undefined) return null;
      known[direction === "back" ? "forth" : "back"].push(session.reading);
      const stepped = { ...session, reading, filled: null, filledView: null };
      sessions.set(formId, stepped);
      return stepped;
    },
    close: forget,
  };
}

function isSame(one: FormReading, other: FormReading): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
