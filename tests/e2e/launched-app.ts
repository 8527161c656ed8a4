/** A launched application as the end-to-end tests drive it, on the stand-in or on the real Electron. */
import type { Page } from "playwright-core";

export interface LaunchedApp {
  /** Runs a function in the main process; it gets the electron module (and on the stand-in its journal and rules). */
  evaluate<Value, Argument>(
    run: (electron: never, argument: Argument) => Value,
    argument?: Argument,
  ): Promise<Awaited<Value>>;
  firstWindow(): Promise<Page>;
  output(): string;
  /** Ends the main process at once, as a power cut would. */
  kill(): Promise<void>;
  close(): Promise<void>;
}
