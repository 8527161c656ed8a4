import { keepPreviousData, useQuery as useCachedQuery } from "@tanstack/react-query";
import type { FailureOf, InputOf, MethodName, OutputOf } from "#contract/contract";
import type { BoundaryError } from "#contract/errors";
import { call } from "./client";

/** A refused query on its way through the cache, which knows only thrown failures. */
export class Refusal<Failure> extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super("refused");
    this.failure = failure;
  }
}

/** What a page sees of a query: the value, or the failure, or neither yet. */
export interface Answer<Name extends MethodName> {
  readonly value: OutputOf<Name> | undefined;
  readonly error: FailureOf<Name> | BoundaryError | null;
  /** Nothing to show yet. */
  readonly loading: boolean;
  /** The value shown belongs to an earlier question. */
  readonly outdated: boolean;
  readonly retry: () => void;
}

/** How a query is asked. */
export interface QueryOptions {
  readonly enabled?: boolean;
  /** Keeps the answer to the previous input on screen until the new one is here. */
  readonly keepPrevious?: boolean;
}

/** The parts of a cached query, for callers that ask many at once. */
export function queryOf<Name extends MethodName>(name: Name, input: InputOf<Name>) {
  return {
    queryKey: [name, input] as const,
    queryFn: async (): Promise<OutputOf<Name>> => {
      const reply = await call(name, input);
      if (!reply.ok) throw new Refusal(reply.error);
      return reply.value;
    },
  };
}

/** Asks the back end and keeps the answer until the data behind it changes. */
export function useQuery<Name extends MethodName>(
  name: Name,
  input: InputOf<Name>,
  options: QueryOptions = {},
): Answer<Name> {
  const query = useCachedQuery<OutputOf<Name>, Refusal<FailureOf<Name> | BoundaryError>>({
    ...queryOf(name, input),
    enabled: options.enabled ?? true,
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  });
  return {
    value: query.data,
    error: query.error?.failure ?? null,
    loading: query.isPending,
    outdated: query.isPlaceholderData,
    retry: () => void query.refetch(),
  };
}
