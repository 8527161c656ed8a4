import type { AppEvent } from "#contract/events";
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import type { Result } from "#domain/shared/result";

/** The clock (时钟). */
export interface Clock {
  /** ISO 8601 with offset or Z, to the millisecond. */
  now(): string;
  /** `YYYY-MM-DD` in local time. */
  today(): string;
}

/** Fresh identifiers (编号). */
export interface Ids {
  next(): string;
}

/** Files behind tokens (文件). Paths stay inside the implementation. */
export interface Files {
  /** Name and bytes of an offered file. */
  read(token: string): Promise<Result<{ readonly name: string; readonly bytes: Uint8Array }, WorkbookError>>;
  /** Writes a save target whole or not at all (temporary file, then rename). */
  write(token: string, bytes: Uint8Array): Promise<Result<{ readonly name: string }, EnvironmentError>>;
  /** Name and bytes of the file that lies beside an offered one under its name with this ending; null when there is none, or when the file came without its folder. */
  readBeside(token: string, suffix: string): Promise<{ readonly name: string; readonly bytes: Uint8Array } | null>;
  /** Writes a file beside a save target, whole or piece by piece: `companion(token, ".来源.json")`. Answers its name. */
  writeBeside(
    token: string,
    suffix: string,
    bytes: Uint8Array | Iterable<Uint8Array>,
  ): Promise<Result<{ readonly name: string }, EnvironmentError>>;
  /** The example rosters shipped in assets/examples. */
  examples(): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]>;
}

/** Long work as the services see it (工作): tell progress, ask whether to stop. */
export interface Job {
  progress(stage: string, done: number, total: number | null): void;
  cancelled(): boolean;
}

/** Everything a use case may need from outside. */
export interface Ports {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly files: Files;
  readonly publish: (event: AppEvent) => void;
  readonly job: (jobId: string) => Job;
}
