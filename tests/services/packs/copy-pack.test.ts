/** A shipped pack copied into one's own: whole, beside its original, and speaking of its own lists (复制一份再改). */
import { expect, test } from "vitest";
import { copyPack } from "#domain/packs/copy-pack";
import { listShippedPacks } from "#services/packs/shipped-packs";
import { openDesk } from "../import-desk.ts";

test.each(listShippedPacks().map(({ pack }) => [pack.id, pack] as const))(
  "the copy of %s holds together and stands beside the original",
  async (id, pack) => {
    const { services } = await openDesk();
    const preview = await services["packs/preview-shipped"]({ id });
    if (!preview.ok) throw new Error(preview.error.type);
    await services["packs/install"]({ previewId: preview.value.previewId });
    const copy = copyPack(pack, { id: "own-copy", name: "本区用" });
    const saved = await services["packs/save-own"]({ pack: copy });
    expect(saved).toMatchObject({ ok: true, value: { id: "own-copy", own: true, counts: preview.value.pack.counts } });
    const opened = await services["packs/open"]({ id: "own-copy" });
    if (!opened.ok) throw new Error(opened.error.type);
    const words = JSON.stringify(opened.value);
    expect(words).not.toMatch(new RegExp(`"${id}[:/]`, "u"));
    expect(opened.value.lists.map(({ kind }) => kind.label)).toEqual(pack.lists.map(({ kind }) => `${kind.label}副本`));
    expect(opened.value.targets.map(({ source }) => source.sentence)).toEqual(
      pack.targets.map(({ source }) => source.sentence),
    );
    const again = await services["packs/open"]({ id });
    expect(again).toEqual({ ok: true, value: pack });
  },
);
