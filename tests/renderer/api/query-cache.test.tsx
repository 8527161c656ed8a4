import { describe, expect, test } from "vitest";
import { outdatedMethods } from "../../../renderer/api/query-cache";

describe("changed topics", () => {
  test("an import makes roster, histories and counts old, but not the settings", () => {
    expect([...outdatedMethods(["imports", "enterprises", "history"])].sort()).toEqual([
      "book/status",
      "criteria/check",
      "enterprises/columns",
      "enterprises/detail",
      "enterprises/list",
      "enterprises/place",
      "enterprises/value-list",
      "fields/all",
      "fields/custom",
      "importing/batches",
      "indicators/change",
      "indicators/list",
      "indicators/open",
      "merging/candidates",
      "merging/compare",
      "merging/merged",
      "merging/not-same-list",
      "quarantine/list",
      "recipes/list",
      "recipes/versions",
      "registers/kinds",
      "registers/link-choices",
      "registers/map",
      "registers/matrix",
      "registers/progress",
      "registers/related",
      "registers/snapshot-roster",
      "registers/snapshots",
      "registers/views",
      "targets/judge",
      "targets/wall",
      "what-if/run",
    ]);
  });
});
