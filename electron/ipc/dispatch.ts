/** Takes a call from outside to its handler: name, decoding, the call itself, and the program's only catch-all. */
import { contract, type MethodName, type ServiceHandlers, type ShellHandlers } from "#contract/contract";
import type { BoundaryError } from "#contract/errors";
import { err, type Result } from "#domain/shared/result";

export type AppHandlers = ServiceHandlers & ShellHandlers;
export type Dispatch = (name: unknown, input: unknown) => Promise<Result<unknown, unknown>>;

export function createDispatch(parts: {
  readonly handlers: AppHandlers;
  readonly newReference: () => string;
  readonly log: (subject: string, cause: unknown) => void;
}): Dispatch {
  return async (name, input) => {
    if (!isMethodName(name)) return err<BoundaryError>({ type: "InvalidInput", issues: ["unknown method"] });
    let decoded: unknown;
    try {
      decoded = contract[name].decode(input);
    } catch (cause) {
      parts.log(`refused input of ${name}`, cause);
      return err<BoundaryError>({ type: "InvalidInput", issues: describeIssues(cause) });
    }
    try {
      return await callHandler(parts.handlers, name, decoded);
    } catch (cause) {
      const reference = parts.newReference();
      parts.log(`[${reference}] ${name}`, cause);
      return err<BoundaryError>({ type: "Unexpected", reference });
    }
  };
}

function isMethodName(name: unknown): name is MethodName {
  return typeof name === "string" && Object.hasOwn(contract, name);
}

/** `decoded` came from this very method's decoder, which the compiler cannot follow through a table. */
function callHandler(handlers: AppHandlers, name: MethodName, decoded: unknown): Promise<Result<unknown, unknown>> {
  const handler = handlers[name] as (input: unknown) => Result<unknown, unknown> | Promise<Result<unknown, unknown>>;
  return Promise.resolve(handler(decoded));
}

/** The places of the input that were wrong, without their content. */
function describeIssues(cause: unknown): readonly string[] {
  if (!(cause instanceof Error) || !("issues" in cause) || !Array.isArray(cause.issues)) return ["unreadable"];
  return cause.issues.map((issue: { path?: unknown; code?: unknown }) => {
    const place = Array.isArray(issue.path) ? issue.path.join(".") : "";
    return `${place}: ${String(issue.code)}`;
  });
}
