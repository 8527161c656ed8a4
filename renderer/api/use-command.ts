import { useCallback, useState } from "react";
import type { InputOf, MethodName, Reply } from "#contract/contract";
import { call } from "./client";

/** A command and whether it is under way. */
export interface Command<Name extends MethodName> {
  readonly run: (input: InputOf<Name>) => Promise<Reply<Name>>;
  readonly running: boolean;
}

/** Runs a command; the answer is a value, the caches follow the data-changed event. */
export function useCommand<Name extends MethodName>(name: Name): Command<Name> {
  const [underWay, setUnderWay] = useState(0);
  const run = useCallback(
    async (input: InputOf<Name>): Promise<Reply<Name>> => {
      setUnderWay((count) => count + 1);
      const reply = await call(name, input);
      setUnderWay((count) => count - 1);
      return reply;
    },
    [name],
  );
  return { run, running: underWay > 0 };
}
