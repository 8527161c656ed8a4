/** Which packs a new book is pointed to, by what the packs themselves say (政策包建议). */
import { expect, test } from "vitest";
import { suggestPacks } from "../../../renderer/features/home/suggested-packs";

const document = { id: "d", number: null, issuer: "", issuedOn: null, status: "unknown" as const, note: "" };
const packs = [
  {
    name: "云州省高新区三年行动",
    documents: [{ ...document, title: "云州省行动方案" }],
    presets: [
      {
        kind: "zone",
        note: "",
        source: { document: "d", place: "" },
        entries: [{ name: "麓城高新区", values: {} }],
      },
    ],
  },
  { name: "国家", documents: [{ ...document, title: "国家高新区评价体系" }], presets: [] },
];

test.each([
  ["麓城高新技术产业开发区", ["云州省高新区三年行动"]],
  ["云州省青山高新区", ["云州省高新区三年行动"]],
  ["青山高新区", []],
  ["国家高新技术产业开发区", []],
  ["高新区", []],
  ["", []],
])("a book of %s is pointed to %j", (zoneName, names) => {
  expect(suggestPacks(zoneName, packs).map(({ name }) => name)).toEqual(names);
});
