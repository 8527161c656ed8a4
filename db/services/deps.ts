import type { Book } from "#store/connection";
import type { Ports } from "#services/ports";

/** What every use case works with: the outside, and the open book. */
export interface Deps {
  readonly ports: Ports;
  readonly book: Book;
}
