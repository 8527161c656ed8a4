/** Whatever a person does to a register, taking it all back step by step ends where it began (逐步撤销). */
import fc from "fast-check";
import { expect, test } from "vitest";
import { contentHash } from "#store/content-hash";
import { checkIntegrity } from "#store/integrity";
import { openRegister, type RegisterDesk } from "./register-desk.ts";

const name = fc.constantFrom("甲公司", "乙公司", "丙孵化器", "丁集群");
const act = fc.oneof(
  fc.record({ do: fc.constant("add" as const), kind: fc.constantFrom("enterprise", "carrier", "cluster"), name }),
  fc.record({ do: fc.constant("join" as const), enterprise: name, cluster: name }),
  fc.record({ do: fc.constant("rename" as const), pick: fc.nat(20), name }),
  fc.record({ do: fc.constant("remark" as const), pick: fc.nat(20), text: fc.constantFrom("", "甲", "乙") }),
  fc.record({ do: fc.constant("remove" as const), pick: fc.nat(20) }),
);
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never;

const fields: Readonly<Record<string, readonly [name: string, text: string]>> = {
  enterprise: ["enterpriseName", "zone"],
  carrier: ["carrierName", "carrierZone"],
  cluster: ["clusterName", "clusterZone"],
  membership: ["memberEnterprise", "memberCluster"],
};

/** Does one thing; answers whether it left a step to take back. */
async function perform(desk: RegisterDesk, one: Act): Promise<void> {
  if (one.do === "add") return void (await desk.add(one.kind, one.name));
  if (one.do === "join") {
    return void (await desk.add("membership", "", { memberEnterprise: one.enterprise, memberCluster: one.cluster }));
  }
  const living = desk.book.db
    .prepare<[], { id: number; kind: string }>("SELECT id, kind FROM enterprise WHERE removed_at IS NULL ORDER BY id")
    .all();
  const entry = living[one.pick % Math.max(living.length, 1)];
  if (entry === undefined) return;
  const [named = "", text = ""] = fields[entry.kind] ?? [];
  if (one.do === "rename") await desk.edit(entry.id, named, one.name);
  else if (one.do === "remark") await desk.edit(entry.id, text, one.text);
  else await desk.services["registers/remove"]({ ids: [entry.id] });
}

test("50 random steps undone are no steps, and redone are all of them", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 50, maxLength: 50 }), async (acts) => {
      const desk = await openRegister();
      const hash = (): string => contentHash(desk.book.db);
      const states = [hash()];
      for (const one of acts) {
        await perform(desk, one);
        if (hash() !== states.at(-1)) states.push(hash());
      }
      const back = [...states];
      while ((await desk.services["enterprises/undo"](null)).ok) {
        if (hash() === back.at(-1)) continue;
        back.pop();
        expect(hash()).toBe(back.at(-1));
      }
      expect(back).toEqual([states[0]]);
      while ((await desk.services["enterprises/redo"](null)).ok);
      expect(hash()).toBe(states.at(-1));
      expect(checkIntegrity(desk.book.db)).toEqual([]);
      desk.book.close();
    }),
    { numRuns: 8 },
  );
});
