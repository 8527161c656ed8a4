import { describe, expect, test } from "vitest";
import { outdatedMethods } from "../../../renderer/api/query-cache";

describe("changed topics", () => {
  test("an import makes roster, histories and counts old, but not the settings", () => {
    expect([...outdatedMethods(["imports", "enterprises", "history"])].sort()).toEqual([
      "book/status",
      "enterprises/columns",
      "enterprises/detail",
      "enterprises/list",
      "enterprises/place",
      "enterprises/value-list",
      "fields/custom",
      "importing/batches",
      "merging/candidates",
      "merging/compare",
      "merging/merged",
      "merging/not-same-list",
      "quarantine/list",
      "recipes/list",
      "recipes/versions",
    ]);
  });
});
