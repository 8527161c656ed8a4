/** Outcome of something that may fail in an expected way (结果): a value, or a named error with data. Exceptions are for bugs only. */
export type Result<Value, Failure> = Success<Value> | Failed<Failure>;

/** The successful half of a Result. */
export interface Success<Value> {
  readonly ok: true;
  readonly value: Value;
}

/** The failed half of a Result. */
export interface Failed<Failure> {
  readonly ok: false;
  readonly error: Failure;
}

/** Wraps a value as success. */
export const ok = <Value>(value: Value): Success<Value> => ({ ok: true, value });

/** Wraps an expected failure. */
export const err = <Failure>(error: Failure): Failed<Failure> => ({ ok: false, error });
