import type { ZodType } from "zod";

/** A method the window may call (接口方法). The type parameters are phantom; only `kind` and `decode` exist at run time. */
export interface Method<Input, Output, Failure> {
  readonly kind: "query" | "command";
  /** Checks what came in; throws when it is not an Input (dispatch turns that into InvalidInput). */
  readonly decode: (input: unknown) => Input;
  readonly output?: Output;
  readonly failure?: Failure;
}

/** A method that only reads (查询). */
export const query = <Input, Output, Failure = never>(schema: ZodType<Input>): Method<Input, Output, Failure> => ({
  kind: "query",
  decode: (input) => schema.parse(input),
});

/** A method that writes, or has an effect outside the book (命令). Commands run one at a time. */
export const command = <Input, Output, Failure = never>(schema: ZodType<Input>): Method<Input, Output, Failure> => ({
  kind: "command",
  decode: (input) => schema.parse(input),
});
