/** Several packs in one book do not mix: each pack says of the same register what it says when it is alone. */
import { beforeAll, describe, expect, test } from "vitest";
import type { TargetVerdict } from "#contract/targets";
import { listShippedPacks } from "#services/packs/shipped-packs";
import { need } from "../services/registers/register-desk.ts";
import { type GoldenBook, install, openGolden, type Row } from "./golden-book.ts";

const ids = listShippedPacks().map(({ pack }) => pack.id);

/** What a clerk keeps besides the lists of the packs: clusters without 名录体系, one of a list no pack knows, zones. */
const plain: readonly Row[] = [
  [
    "cluster",
    "本地机器人集群",
    {
      keySupported: "是",
      clusterLevel: "国家级",
      clusterRecognised: "2019-03-01",
      "clusterOutput@2020": "1200亿元",
      "clusterRevenue@2020": "1100亿元",
    },
  ],
  ["cluster", "外省集群", { clusterSystem: "另一名录", keySupported: "是", "clusterOutput@2020": "3000亿元" }],
  ["zone", "本地高新区", { zoneLevel: "国家级" }],
  ["carrier", "本地众创空间", { carrierType: "众创空间", carrierLevel: "省级", carrierZone: "本地高新区" }],
];

const days = ["2017-12-31", "2020-12-31", "2022-06-30"];

async function judge(book: GoldenBook, pack: string): Promise<readonly object[]> {
  const found: object[] = [];
  for (const asOf of days) {
    const question = { asOf, zone: null, period: null, snapshot: null, pack };
    found.push(...need(await book.services["targets/wall"](question)).map(said));
  }
  return found;
}

function said({ definition, asOf, status, actual, actualText, gap, subjects }: TargetVerdict): object {
  const each = subjects.map((one) => [one.name, one.status, one.actual, one.gap]);
  return { id: definition.id, asOf, status, actual, actualText, gap, subjects: each };
}

/** Figures of the packs' own clusters, so that something could be counted twice. */
async function fill(book: GoldenBook): Promise<void> {
  const clusters = await book.names("cluster");
  await book.put(
    clusters.map(
      (name): Row => ["cluster", name, { "clusterOutput@2020": "1500亿元", "clusterRevenue@2020": "900亿元" }],
    ),
  );
  await book.put(plain);
}

describe("with all packs in one book", () => {
  let together: GoldenBook;
  beforeAll(async () => {
    const [first = "", ...others] = ids;
    together = await openGolden(first, []);
    for (const id of others) await install(together, id);
    await fill(together);
  });

  test.each(ids)("%s says what it says alone", async (id) => {
    const alone = await openGolden(id, []);
    await fill(alone);
    expect(await judge(together, id)).toEqual(await judge(alone, id));
  });

  test("a target of Shandong is about the clusters of Shandong, and says whom it leaves out", async () => {
    const question = { asOf: "2020-12-31", zone: null, period: null, snapshot: null, pack: "shandong" };
    const verdict = need(await together.services["targets/judge"]({ ...question, target: "SD-04", readings: null }));
    expect([verdict.actual, verdict.missing]).toEqual([
      "19",
      [
        "有18个创新型产业集群没有起始日期（认定、成立等），按已在册计入。",
        "有34个创新型产业集群在其他省份政策包的名录里，没有计入。",
      ],
    ]);
  });
});
