/** How values are written where a form prescribes it (写法), and everything else that goes with a place beyond its source. */
import type { DateStyle } from "#domain/reporting/date-style";
import type { Binding } from "#domain/reporting/form-binding";

/** How a form wants values written (值的写法). */
export interface Writing {
  /** What is printed for a value (代码): 是 → 1, 国家级 → A; "" leaves the cell empty (否 where only 是 is ticked). Values not named cannot be told in these codes. */
  readonly words?: Readonly<Record<string, string>> | undefined;
  /** How dates are written (日期写法). */
  readonly date?: DateStyle | undefined;
}

/** A binding as its values are known in the book: boxes are ticked by those, not by codes. */
export function withoutWriting(binding: Binding): Binding {
  const { writing: _, ...plain } = binding;
  return plain;
}

/** What is kept of a binding beside its source (写法设置). */
export type Printing = Pick<Binding, "empty" | "addsUp" | "writing">;

/** Takes it out of a binding, or out of anything kept of one. */
export function printingOf(from: {
  readonly empty?: Binding["empty"] | undefined;
  readonly addsUp?: boolean | undefined;
  readonly writing?: Writing | undefined;
}): Printing {
  const { empty, addsUp, writing } = from;
  return {
    ...(empty === undefined ? {} : { empty }),
    ...(addsUp === undefined ? {} : { addsUp }),
    ...(writing === undefined ? {} : { writing }),
  };
}
