import { type RenderResult, render } from "@testing-library/react";
import { provideBridge } from "../../renderer/api/client";
import { Window } from "../../renderer/app/start-window";
import { createFakeBridge, type FakeBook, type FakeBridge } from "../support/fake-bridge.ts";

/** Opens the whole window at an address, over a fake back end. */
export function showWindow(address: string, book: FakeBook = {}): RenderResult & { readonly bridge: FakeBridge } {
  const bridge = createFakeBridge(book);
  provideBridge(bridge);
  window.location.hash = address;
  return { ...render(<Window />), bridge };
}
