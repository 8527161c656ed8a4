/** A data folder whose book holds all five provinces' packs, four years of figures from workbooks, carriers, certificates, clusters and zones, so that every page of targets has something to say. */
import { need, openRegister, type RegisterDesk } from "../services/registers/register-desk.ts";
import { shaped } from "../support/shaped-workbooks.ts";
import { bookPlace, seedBook } from "./seed-book.ts";

/** The book's zone. */
export const SEEDED_ZONE = "怀化高新区";

/** Makes it. */
export async function seedTargets(): Promise<string> {
  const userData = await seedBook([]);
  const desk = await openRegister(bookPlace(userData));
  desk.setToday("2026-11-20");
  try {
    for (const pack of ["hunan", "shandong", "shanxi", "guangdong", "shaoxing"]) await install(desk, pack);
    for (const year of [2022, 2023, 2024, 2025]) await takeRoster(desk, year);
    await addCarriers(desk);
    await addCertificates(desk);
    await addRest(desk);
    need(await desk.services["registers/freeze"]({ year: 2024, day: "2024-12-31", name: "2024年末", note: "" }));
  } finally {
    desk.book.close();
  }
  return userData;
}

async function install({ services }: RegisterDesk, id: string): Promise<void> {
  const { previewId } = need(await services["packs/preview-shipped"]({ id }));
  need(await services["packs/install"]({ previewId }));
}

/** The last enterprise of a year comes a year later; the third loses revenue in 2025. */
async function takeRoster(desk: RegisterDesk, year: number): Promise<void> {
  const members = shaped.slice(0, year - 2014);
  const rows = members.map(({ name, code }, at) => {
    const grown = (at + 1) * 1000 + (year - 2022) * 150 * (at === 2 ? -1 : 1);
    // Two of them did not report what they spent on research in 2025.
    const research = year === 2025 && at > 8 ? "" : String(Math.round(grown * 0.031));
    return `${name},${code},${SEEDED_ZONE},${grown},${research},${at % 2 === 0 ? "是" : "否"}`;
  });
  const head = "企业名称,统一社会信用代码,所属高新区,营业收入（万元）,研发费用（万元）,是否高新技术企业";
  const name = `高新区企业年报${year}.csv`;
  await desk.take(await desk.read(name, new TextEncoder().encode([head, ...rows].join("\r\n"))));
}

async function addCarriers({ add }: RegisterDesk): Promise<void> {
  const carriers = [
    ["五溪科技孵化器", "科技企业孵化器", "国家级", "2018-06-01"],
    ["舞水科技孵化器", "科技企业孵化器", "省级", "2019-03-01"],
    ["五溪众创空间", "众创空间", "省级", "2018-06-01"],
    ["舞水创客空间", "众创空间", "市级", "2017-05-01"],
  ] as const;
  for (const [name, carrierType, carrierLevel, accreditedOn] of carriers) {
    await add("carrier", name, { carrierType, carrierLevel, accreditedOn, carrierZone: SEEDED_ZONE });
  }
}

async function addCertificates({ add }: RegisterDesk): Promise<void> {
  const certificates = [
    [0, "高新技术企业", "2016-05-01", "2019-04-30"],
    [1, "高新技术企业", "2018-11-30", "2021-11-29"],
    [2, "高新技术企业", "2023-12-01", "2026-11-30"],
    [3, "高新技术企业", "2024-12-31", "2027-12-30"],
    [4, "高新技术企业", "2025-10-17", "2028-10-16"],
    [1, "科技型中小企业", "2025-05-01", ""],
    [5, "专精特新小巨人", "2024-07-01", "2027-06-30"],
  ] as const;
  for (const [at, qualificationType, qualificationIssued, until] of certificates) {
    await add("qualification", "", {
      holder: shaped[at]?.name ?? "",
      qualificationType,
      qualificationIssued,
      ...(until === "" ? {} : { qualificationUntil: until }),
    });
  }
}

async function addRest({ add, services }: RegisterDesk): Promise<void> {
  await add("cluster", "五溪生物医药产业集群", {
    clusterZone: SEEDED_ZONE,
    clusterLevel: "省级",
    plannedScale: "100亿",
  });
  await add("platform", "五溪创新创业服务平台", {
    platformType: "创新创业服务平台",
    platformLevel: "省级",
    platformZone: SEEDED_ZONE,
  });
  await add("milestone", "怀化高新区升级为国家高新区", { milestoneState: "推进" });
  const request = { kind: "zone", search: SEEDED_ZONE, filters: [], sort: [], columns: [], offset: 0, limit: 5 };
  const zone = need(await services["enterprises/list"](request)).rows[0];
  if (zone === undefined) throw new Error("the pack brings no zones");
  const figures = [2022, 2023, 2024, 2025].flatMap(
    (year, at) =>
      [
        ["inventionPatents", year, `${600 + at * 90}`],
        ["residentPopulation", year, "52万人"],
        ["zoneContractValue", year, `${6 + at * 1.3}亿元`],
        ["highTechValueAdded", year, `${110 + at * 14}亿元`],
      ] as const,
  );
  const edits = figures.map(([field, year, text]) => ({ enterpriseId: zone.id, field, period: `${year}`, text }));
  const { cells } = need(await services["enterprises/edit-cells"]({ edits }));
  if (cells.some(({ ok }) => !ok)) throw new Error(JSON.stringify(cells.filter(({ ok }) => !ok)));
}
