import type { EnterpriseDetail, RosterFilter, RosterRequest, RosterRow, RosterWindow } from "#contract/enterprises";
import type { FieldValue } from "#domain/importing/typed-row";
import type { Provenance } from "#domain/shared/provenance";

/** An invented roster in memory, answering like the store: the window's tests and the preview stand on it. */
export interface FakeEnterprise {
  readonly id: number;
  name: string;
  creditCode: string | null;
  readonly values: Record<string, FieldValue>;
  readonly warnings: Record<string, string>;
}

const places = ["云麓", "星河", "启明", "鼎新", "海岳", "蓝桥", "恒泰", "卓远", "中科天工", "瑞光"];
const trades = ["智能装备", "生物医药", "新材料", "微电子", "软件", "精密仪器", "能源科技", "环保工程"];
const forms = ["有限公司", "股份有限公司", "科技有限公司", "（湖南）有限公司"];
const parks = ["云麓主园", "岳北产业园", "滨江创新园"];
const fields = ["电子信息", "生物与新医药", "新材料", "先进制造与自动化", "资源与环境"];

/** Invented enterprises, the same for the same count. */
export function fakeRoster(count: number): FakeEnterprise[] {
  return Array.from({ length: count }, (_, index) => fakeEnterprise(index + 1));
}

function fakeEnterprise(id: number): FakeEnterprise {
  const pick = (list: readonly string[], step: number): string => list[(id * step) % list.length] ?? "";
  const highTech = id % 3 === 0;
  const revenue = (id * 7_919_377) % 980_000_000;
  return {
    id,
    name: `${pick(places, 7)}${pick(trades, 3)}${pick(forms, 5)}`,
    creditCode: id % 23 === 0 ? null : `91430100MA${String(1_000_000 + id)}X`.slice(0, 18),
    values: {
      legalRepresentative: pick(["陈立", "周敏", "吴晓东", "欧阳静", "林海"], 3),
      registeredCapital: String(((id * 37) % 90) * 1_000_000 + 500_000),
      establishmentDate: id % 5 === 0 ? "2016" : `20${10 + (id % 14)}-0${1 + (id % 9)}-15`,
      technologyField: pick(fields, 11),
      park: pick(parks, 2),
      registeredAddress: `云麓市高新区麓谷大道${id % 900}号`,
      aboveScale: id % 4 === 0,
      highTechEnterprise: highTech,
      ...(highTech
        ? { highTechCertificateNumber: `GR2024430${String(id).padStart(5, "0")}`, highTechValidUntil: "2027-10-15" }
        : {}),
      contactPerson: pick(["刘洋", "何佳", "唐军"], 1),
      contactPhone: `000-0000${String(1000 + (id % 9000))}`,
      ...(id % 11 === 0 ? {} : { "operatingRevenue@2025": `${revenue}.5` }),
      "operatingRevenue@2024": String(Math.round(revenue * 0.9)),
      "researchExpense@2025": String(Math.round(revenue * 0.06)),
      "netProfit@2025": String(Math.round(revenue * 0.08) * (id % 13 === 0 ? -1 : 1)),
      "employees@2025": 12 + ((id * 13) % 700),
      "researchers@2025": 3 + ((id * 5) % 120),
      "patentGrants@2025": id % 9,
    },
    warnings: id % 17 === 0 ? { creditCode: "统一社会信用代码的校验位不对，可能有一位抄错，请核对营业执照。" } : {},
  };
}

/** Answers a roster request as the store would. */
export function queryFakeRoster(roster: readonly FakeEnterprise[], request: RosterRequest): RosterWindow {
  const everything = request.search === "" && request.filters.length === 0;
  const found = everything ? [...roster] : roster.filter((enterprise) => isFound(enterprise, request));
  const [sort] = request.sort;
  if (sort !== undefined) {
    const sign = sort.descending ? -1 : 1;
    found.sort((a, b) => sign * compare(readFake(a, sort.key), readFake(b, sort.key)));
  }
  const rows = found.slice(request.offset, request.offset + request.limit).map(
    (enterprise): RosterRow => ({
      ...enterprise,
      values: Object.fromEntries(
        request.columns.flatMap((key) => {
          const value = enterprise.values[key];
          return value === undefined ? [] : [[key, value] as const];
        }),
      ),
    }),
  );
  return { total: found.length, rows };
}

/** The value of an enterprise in a column. */
export function readFake(enterprise: FakeEnterprise, key: string): FieldValue | null {
  if (key === "enterpriseName") return enterprise.name;
  if (key === "creditCode") return enterprise.creditCode;
  return enterprise.values[key] ?? null;
}

function isFound(enterprise: FakeEnterprise, request: RosterRequest): boolean {
  return (
    `${enterprise.name}${enterprise.creditCode ?? ""}`.includes(request.search) &&
    request.filters.every((filter) =>
      filter.test === "doubt"
        ? filter.values.includes(fakeStanding(enterprise))
        : passes(readFake(enterprise, filter.key), filter),
    )
  );
}

function fakeStanding(enterprise: FakeEnterprise): string {
  if (enterprise.creditCode === null) return "none";
  return enterprise.warnings.creditCode === undefined ? "valid" : "checkFailed";
}

function passes(value: FieldValue | null, filter: RosterFilter): boolean {
  const text = value === null ? "" : typeof value === "boolean" ? (value ? "1" : "0") : String(value);
  switch (filter.test) {
    case "contains":
      return text.includes(filter.text);
    case "equals":
      return text === filter.text;
    case "atLeast":
      return value !== null && Number(value) >= Number(filter.text);
    case "atMost":
      return value !== null && Number(value) <= Number(filter.text);
    case "blank":
      return value === null;
    case "filled":
      return value !== null;
    case "oneOf":
    case "doubt":
      return filter.values.includes(text);
  }
}

function compare(a: FieldValue | null, b: FieldValue | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const numbers = Number(a) - Number(b);
  return Number.isNaN(numbers) ? String(a).localeCompare(String(b), "zh-CN") : numbers;
}

/** Everything known of one invented enterprise. */
export function fakeDetail(enterprise: FakeEnterprise): EnterpriseDetail {
  const source = (cell: string, raw: string, unit: string | null): Provenance => ({
    kind: "import",
    batchId: 1,
    importedAt: "2026-11-20T09:12:00.000+08:00",
    workbook: "高新区企业名册2025.xlsx",
    workbookHash: "0".repeat(64),
    sheet: "企业名册",
    cell,
    raw,
    unit,
  });
  const entries = Object.entries(enterprise.values);
  return {
    id: enterprise.id,
    kind: "enterprise",
    name: enterprise.name,
    creditCode: enterprise.creditCode,
    formerNames:
      enterprise.id % 5 === 0
        ? [{ name: "云麓机电厂", until: "2019-06", source: source("B7", "云麓机电厂", null) }]
        : [],
    qualifications:
      enterprise.values.highTechEnterprise === true
        ? [
            {
              kind: "高新技术企业",
              number: String(enterprise.values.highTechCertificateNumber),
              issued: "2024-10-15",
              validUntil: "2027-10-15",
              source: source("N7", "2027.10.15", null),
            },
            {
              kind: "高新技术企业",
              number: "GR202143000077",
              issued: "2021-09-18",
              validUntil: "2024-09-17",
              source: source("N7", "2024/9/17", null),
            },
          ]
        : [],
    attributes: entries
      .filter(([key]) => !key.includes("@"))
      .map(([field, value], index) => ({
        field,
        value,
        source: source(`${String.fromCharCode(68 + index)}${enterprise.id + 4}`, String(value), null),
      })),
    observations: entries.flatMap(([key, value]) => {
      const [field = "", period] = key.split("@");
      return period === undefined
        ? []
        : [{ field, period, value, source: source(`T${enterprise.id + 4}`, String(value), "万元") }];
    }),
    journal: [
      {
        id: 2,
        at: "2026-11-20T15:40:00.000+08:00",
        by: "李芳",
        batchId: null,
        enterpriseId: enterprise.id,
        enterprise: enterprise.name,
        field: "contactPerson",
        period: null,
        before: "王强",
        after: "刘洋",
      },
      {
        id: 1,
        at: "2026-11-20T09:12:00.000+08:00",
        by: "导入 高新区企业名册2025.xlsx",
        batchId: 1,
        enterpriseId: enterprise.id,
        enterprise: enterprise.name,
        field: "operatingRevenue",
        period: "2025",
        before: null,
        after: enterprise.values["operatingRevenue@2025"] ?? null,
      },
    ],
  };
}
