import { z } from "zod";
import type { FormDrift } from "#domain/reporting/drift";
import type { FormReading } from "#domain/reporting/form-binding";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { command, query } from "#contract/define";
import type { FillFailure } from "#contract/reporting";

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
