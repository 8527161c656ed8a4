import { render } from "@testing-library/react";
import { ok } from "#domain/shared/result";
import { provideBridge } from "../../renderer/api/client";
import { Window } from "../../renderer/app/start-window";
import { type Answers, createFakeImportBridge, type FakeWorld } from "../support/fake-import-bridge.ts";
import { createImportWorld } from "../support/import-world.ts";

/** Opens the whole window at an address over workbooks and forms of the fake kind. */
export function showImportWindow(
  address: string,
  part: Partial<FakeWorld> = {},
  others: (own: Answers) => Answers = () => ({}),
): ReturnType<typeof createFakeImportBridge> {
  const bridge = createFakeImportBridge(
    { ...createImportWorld(), ...part },
    {
      "book/status": () =>
        ok({
          zoneName: "云麓高新区",
          enterprises: 1,
          periods: ["2025"],
          imports: 0,
          exports: 0,
          lastImport: null,
          lastExport: null,
          doubts: [],
          revision: 1,
        }),
    },
    others,
  );
  provideBridge(bridge);
  window.location.hash = address;
  render(<Window />);
  return bridge;
}
