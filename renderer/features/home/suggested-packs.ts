import type { PolicyPack } from "#domain/packs/pack";

/** Packs that speak of the place a zone is named after (政策包建议): in their name, their documents' titles, or the zones they bring. Nothing is guessed beyond what packs say. */
export function suggestPacks<Pack extends Pick<PolicyPack, "name" | "documents" | "presets">>(
  zoneName: string,
  packs: readonly Pack[],
): readonly Pack[] {
  const place = placeOf(zoneName);
  if (place === null) return [];
  return packs.filter(({ name, documents, presets }) => {
    const zones = presets.filter(({ kind }) => kind === "zone").flatMap(({ entries }) => entries);
    return [name, ...documents.map(({ title }) => title), ...zones.map((zone) => zone.name)].some((words) =>
      words.startsWith(place),
    );
  });
}

/** 长沙 of 长沙高新技术产业开发区, 湖南 of 湖南省云麓高新区; null when the name begins with no place. */
function placeOf(zoneName: string): string | null {
  const place = /^(.{2,4}?)(?:省|市|国家|高新|经济|经开|产业|科技)/u.exec(zoneName.trim())?.[1] ?? null;
  return place === "国家" || place === "高新" ? null : place;
}
