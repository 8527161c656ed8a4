/** The whole window over the real services, with a book in a file and forms in memory. */
import { render } from "@testing-library/react";
import type { Bridge, InputOf, MethodName, Reply } from "#contract/contract";
import { ok } from "#domain/shared/result";
import { provideBridge } from "../../../renderer/api/client";
import { Window } from "../../../renderer/app/start-window";
import { type FiledDesk, openFiledDesk } from "../../services/reporting/filed-desk.ts";

// The services run in Node; the browser of the tests has byte arrays of its own, which Node's are no instances of.
Object.defineProperty(globalThis, "Uint8Array", {
  value: Object.getPrototypeOf(Buffer),
  configurable: true,
  writable: true,
});

/** The window and what stands behind it. `choose` names the file that the next dialog gives. */
export interface RealWindow {
  readonly desk: FiledDesk;
  readonly choose: (name: string) => void;
}

/** Opens the place 报表. Files to save to are called as they are proposed. */
export async function showRealForm(): Promise<RealWindow> {
  const desk = await openFiledDesk();
  let chosen = "";
  const answers: Readonly<Record<string, (input: never) => unknown>> = {
    ...desk.services,
    "files/choose-workbooks": () => ok([{ token: chosen, name: chosen, size: 1 }]),
    "files/choose-save-target": ({ suggestedName }: { readonly suggestedName: string }) =>
      ok({ token: suggestedName, name: suggestedName, size: 0 }),
    "files/show": () => ok(null),
    "jobs/cancel": () => ok(null),
  };
  const bridge: Bridge = {
    host: "desktop",
    subscribe: () => () => undefined,
    offerFiles: async (files) =>
      files.flatMap((file) => (file instanceof File ? [{ token: file.name, name: file.name, size: file.size }] : [])),
    call: async <Name extends MethodName>(name: Name, input: InputOf<Name>): Promise<Reply<Name>> => {
      const answer = answers[name];
      if (answer === undefined) throw new Error(`nobody answers ${name}`);
      return structuredClone(await answer(input as never)) as Reply<Name>;
    },
  };
  provideBridge(bridge);
  window.location.hash = "/reporting";
  render(<Window />);
  return {
    desk,
    choose: (name) => {
      chosen = name;
    },
  };
}
