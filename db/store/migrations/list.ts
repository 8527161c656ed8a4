import { book0010 } from "./0010-book.ts";

/** One step of the book's history (升级步骤). Never edited once released, never importing today's code. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}

/** Every step in ascending order, ten apart, without gaps. */
export const migrations: readonly Migration[] = [{ version: 10, sql: book0010 }];
