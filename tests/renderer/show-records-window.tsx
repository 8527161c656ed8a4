import { type FakeRecords, recordAnswers } from "../support/fake-records.ts";
import { showWindow } from "./show-window";

/** Opens the whole window at an address over what imports have left behind. */
export function showRecordsWindow(address: string, records: FakeRecords): ReturnType<typeof showWindow> {
  const window: { shown?: ReturnType<typeof showWindow> } = {};
  window.shown = showWindow(address, {
    answers: recordAnswers(records, (...topics) => window.shown?.bridge.publish({ type: "data-changed", topics })),
  });
  return window.shown;
}
