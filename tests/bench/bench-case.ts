/** One line of the benchmark. A ratio compares us with a named reference on the same input; a figure stands alone. */
export type BenchCase = RatioCase | FigureCase;

/** Both sides run in their own child process, in turn, and must give the same answer. */
export interface RatioCase {
  readonly kind: "ratio";
  readonly name: string;
  /** Name of what we are compared with. */
  readonly reference: string;
  /** `slower`: ours ÷ reference must be at most `goal`; `faster`: reference ÷ ours must be at least `goal`. */
  readonly measure: "slower" | "faster";
  readonly goal: number;
  /** Peak memory our side may take, in MB; absent when it does not matter. */
  readonly peakMb?: number;
  /** Whether the line is left out of `--quick`. */
  readonly slow?: boolean;
  /** Makes the input files, in a child of its own, before anything is timed; the answer goes to both sides and must survive JSON. */
  prepare(quick: boolean): Promise<BenchInput>;
  /** Loads the modules a side needs, before the clock starts; the product loads them once per process. */
  load?(side: "ours" | "theirs"): Promise<void>;
  /** Does the work; the answer is compared between the sides. */
  ours(input: BenchInput): Promise<BenchAnswer>;
  theirs(input: BenchInput): Promise<BenchAnswer>;
}

/** A number that must stay within a limit, such as milliseconds per query. */
export interface FigureCase {
  readonly kind: "figure";
  readonly name: string;
  readonly unit: string;
  /** The figure must be at most this, or at least this when `atLeast`. */
  readonly goal: number;
  readonly atLeast?: boolean;
  readonly slow?: boolean;
  prepare(quick: boolean): Promise<BenchInput>;
  /** Answers the figure. */
  figure(input: BenchInput): Promise<number>;
}

/** Paths and sizes of prepared input. `rows` is shown when a quick run takes fewer than the name says. */
export type BenchInput = Readonly<Record<string, string | number>>;

/** What a side found, for comparing the sides. */
export type BenchAnswer = Readonly<Record<string, string | number>>;
