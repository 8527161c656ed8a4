/** A data folder whose book holds the whole register: two rosters, three packs, zones, clusters, certificates, stays, members, happenings, and entries of lists. */
import { readFileSync } from "node:fs";
import { samplePath } from "../support/truth.ts";
import { need, openRegister, type RegisterDesk } from "../services/registers/register-desk.ts";
import { bookPlace, seedBook } from "./seed-book.ts";

/** What journeys look for, by what it is. */
export interface SeededRegister {
  readonly userData: string;
  /** Holds certificates, incubated once, member of a cluster, renamed. */
  readonly enterprise: { readonly id: number; readonly name: string };
  readonly carrier: { readonly id: number; readonly name: string };
  readonly cluster: { readonly id: number; readonly name: string };
  /** A line of 规上企业创新全覆盖台账, past its deadline. */
  readonly ledgerLine: number;
}

const ROSTERS = ["高新区企业名册2025.xlsx", "孵化载体汇总表.xlsx"];

/** Makes it. */
export async function seedRegister(): Promise<SeededRegister> {
  for (const name of ROSTERS) readFileSync(samplePath(name));
  const userData = await seedBook(ROSTERS);
  const desk = await openRegister(bookPlace(userData));
  desk.setToday("2026-11-21");
  try {
    for (const pack of ["shanxi", "guangdong", "hunan"]) await install(desk, pack);
    const [enterprise, second] = await listEntries(desk, "enterprise");
    const [carrier, other] = await listEntries(desk, "carrier");
    if (!enterprise || !second || !carrier || !other) throw new Error("the rosters are empty");
    const zone = "云麓高新区";
    await desk.add("zone", zone, {
      zoneLevel: "国家级",
      zoneApproved: "1991-03",
      leadingIndustries: "电子信息、新材料",
    });
    const cluster = {
      id: await desk.add("cluster", CLUSTER, { clusterLevel: "省级", clusterZone: zone }),
      name: CLUSTER,
    };
    await addCompany(desk, {
      enterprise: enterprise.name,
      second: second.name,
      carrier: carrier.name,
      other: other.name,
    });
    const ledgerLine = await addLines(desk, enterprise.name, second.name);
    return { userData, enterprise, carrier, cluster, ledgerLine };
  } finally {
    desk.book.close();
  }
}

const CLUSTER = "云麓先进计算产业集群";

async function install({ services }: RegisterDesk, id: string): Promise<void> {
  const { previewId } = need(await services["packs/preview-shipped"]({ id }));
  need(await services["packs/install"]({ previewId }));
}

async function listEntries({ services }: RegisterDesk, kind: string) {
  const request = { kind, search: "", filters: [], sort: [], columns: [], offset: 0, limit: 2 };
  return need(await services["enterprises/list"](request)).rows;
}

async function addCompany(
  { add }: RegisterDesk,
  names: { readonly enterprise: string; readonly second: string; readonly carrier: string; readonly other: string },
): Promise<void> {
  const { enterprise, second, carrier, other } = names;
  await add("qualification", "", {
    holder: enterprise,
    qualificationType: "瞪羚企业",
    qualificationLevel: "省级",
    qualificationNumber: "HN-DL-2021-08",
    qualificationIssued: "2021-12",
    qualificationUntil: "2024-12-31",
  });
  await add("qualification", "", {
    holder: enterprise,
    qualificationType: "专精特新小巨人",
    qualificationLevel: "国家级",
    qualificationIssued: "2024-07-01",
    qualificationUntil: "2027-06-30",
  });
  await add("qualification", "", {
    holder: carrier,
    qualificationType: "级别认定",
    qualificationLevel: "国家级",
    qualificationIssued: "2025-11",
  });
  await add("stay", "", {
    incubatee: enterprise,
    stayCarrier: carrier,
    stayFrom: "2016-03",
    stayUntil: "2019-06-30",
    graduatedOn: "2019-06-30",
    graduationGround: "高新技术企业",
  });
  await add("stay", "", { incubatee: second, stayCarrier: carrier, stayFrom: "2024-05-01" });
  await add("stay", "", { incubatee: "没有进册的公司", stayCarrier: other, stayFrom: "2025-01" });
  await add("membership", "", {
    memberEnterprise: enterprise,
    memberCluster: CLUSTER,
    memberRole: "龙头",
    chainLink: "上游",
  });
  await add("membership", "", {
    memberEnterprise: second,
    memberCluster: CLUSTER,
    memberRole: "配套",
    chainLink: "下游",
  });
  await add("event", "", {
    eventSubject: enterprise,
    eventType: "更名",
    eventDate: "2018-09",
    eventOther: "云麓旧名科技有限公司",
  });
  await add("event", "", {
    eventSubject: enterprise,
    eventType: "迁入",
    eventDate: "2015-03-01",
    eventOther: "青砚高新区",
  });
}

async function addLines({ add, services }: RegisterDesk, first: string, second: string): Promise<number> {
  const line = (entryEnterprise: string, deadline: string, entryState: string) => ({
    entryEnterprise,
    "shanxi:coverage/year": "2026",
    responsibleUnit: "科技局",
    deadline,
    entryState,
  });
  const late = await add("shanxi:coverage", "", line(first, "2026-10-31", "推进"));
  await add("shanxi:coverage", "", line(second, "2026-12-31", "销号"));
  await add("shanxi:coverage", "", line("云麓未见有限公司", "2026-12-31", "未启动"));
  need(
    await services["registers/add-progress"]({ id: late, on: "2026-09-10", text: "已对接长安大学专家。", state: null }),
  );
  for (const [city, link, leader] of [
    ["广州市", "上游", first],
    ["广州市", "下游", second],
    ["深圳市", "上游", second],
  ] as const) {
    await add("guangdong:map", "", {
      entryCluster: "新一代电子信息",
      "guangdong:map/city": city,
      "guangdong:map/link": link,
      "guangdong:map/leader": leader,
    });
  }
  return late;
}
