import { book0010 } from "./0010-book.ts";
import { importAtFullStrength0020 } from "./0020-import-at-full-strength.ts";
import { wholeRegister0030 } from "./0030-whole-register.ts";
import { formsAtFullStrength0040 } from "./0040-forms-at-full-strength.ts";

/** One step of the book's history (升级步骤). Never edited once released, never importing today's code. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** Every step in ascending order, ten apart, without gaps. */
export const migrations: readonly Migration[] = [
  { version: 10, sql: book0010 },
  { version: 20, sql: importAtFullStrength0020 },
  { version: 30, sql: wholeRegister0030 },
  { version: 40, sql: formsAtFullStrength0040 },
];
