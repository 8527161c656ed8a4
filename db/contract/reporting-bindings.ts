import { z } from "zod";
import type { FormReading } from "#domain/reporting/form-binding";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { command, query } from "#contract/define";
import type { FillFailure } from "#contract/reporting";

/** How a blank differs from the one a binding was made for (表式变化). Places by their label and address. */
export interface FormDrift {
  readonly added: readonly DriftPlace[];
  readonly gone: readonly DriftPlace[];
  readonly renamed: readonly { readonly from: DriftPlace; readonly to: DriftPlace }[];
  readonly moved: readonly { readonly from: DriftPlace; readonly to: DriftPlace }[];
  readonly unitChanged: readonly {
    readonly from: DriftPlace;
    readonly to: DriftPlace;
    readonly fromUnit: string | null;
    readonly toUnit: string | null;
  }[];
  /** What the book cannot fill yet, and who would have to be asked. */
  readonly lacking: readonly { readonly place: DriftPlace; readonly reason: string; readonly ask: string }[];
  readonly kept: number;
}

/** A place of a form by the words printed at it (表上的位置). `cell`: address, or column letter of a list. */
export interface DriftPlace {
  readonly sheet: string;
  readonly cell: string;
  readonly label: string;
}

/** A binding the book remembers (取数对应的一版). */
export interface RememberedBinding {
  readonly fingerprint: string;
  readonly version: number;
  readonly form: string;
  readonly year: string | null;
  readonly at: string;
  readonly by: string;
  readonly places: number;
}

/** Bindings kept by form and year, carried from one blank to the next (取数对应的保存与沿用). */
export const reportingBindingsContract = {
  /** Holds the open blank against last year's (blank or filled): what changed, with the old binding carried over where it holds. */
  "reporting/drift": command<
    { jobId: string; formId: string; token: string },
    { readonly drift: FormDrift; readonly reading: FormReading },
    FillFailure
  >(z.object({ jobId: z.string(), formId: z.string(), token: z.string() })),
  "reporting/bindings": query<null, readonly RememberedBinding[], EnvironmentError>(z.null()),
  /** Lays a remembered binding on the open form, carried over where it still holds. */
  "reporting/use-binding": command<
    { formId: string; fingerprint: string; version: number },
    { readonly drift: FormDrift; readonly reading: FormReading },
    FillFailure
  >(z.object({ formId: z.string(), fingerprint: z.string(), version: z.number().int() })),
  "reporting/save-binding-file": command<{ formId: string; token: string }, { readonly file: string }, FillFailure>(
    z.object({ formId: z.string(), token: z.string() }),
  ),
  "reporting/take-binding-file": command<
    { formId: string; token: string },
    { readonly drift: FormDrift; readonly reading: FormReading },
    FillFailure
  >(z.object({ formId: z.string(), token: z.string() })),
} as const;
