import { beforeAll, expect, test } from "vitest";
import { read, write } from "xlsx";
import type { FormReading } from "#domain/reporting/form-binding";
import { openForm } from "#services/reporting/open-form";
import type { Book } from "#store/connection";
import { type DrawnSheet, drawWorkbook } from "../../support/blank-builder.ts";
import {
  type LearningEntry,
  learningCarriers,
  learningEnterprises,
  openLearningBook,
} from "../../support/learning-book.ts";
import { listPair, sourceText } from "../../support/learning-pairs.ts";

/** Copies of every layout (各种版式的已报表): records of several rows, groups, double columns, forms about the zone, files saved by another program. */

let book: Book;

beforeAll(async () => {
  book = await openLearningBook();
}, 60_000);

async function learn(blank: readonly DrawnSheet[], filled: readonly DrawnSheet[]): Promise<FormReading> {
  const opened = await openForm(
    book,
    { name: "今年.xlsx", bytes: drawWorkbook(blank) },
    { name: "已报.xlsx", bytes: drawWorkbook(filled) },
  );
  if (!opened.ok) throw new Error(opened.error.type);
  return opened.value.reading;
}

const sheet = (drawn: string): DrawnSheet[] => [{ name: "表", drawn }];
const wan = (entry: LearningEntry, field: string) => (Number(entry[`${field}@2024`]) / 10_000).toFixed(2);
const columnsOf = (reading: FormReading, list: number) =>
  (reading.lists[list]?.columns ?? [])
    .filter(({ kind }) => kind === "input")
    .map(
      ({ letter, line = 0, binding }) =>
        `${letter}${line} ${binding.confidence >= 0.7 ? sourceText(binding.source) : "?"}`,
    );

test("records of two rows are compared by both of their rows", async () => {
  const head = "#序号|企业名称|掌门人|盘子大小⏎（万元）\n#^|统一社会信用代码|通讯号|多少员工";
  const blankRows = Array.from({ length: 4 }, (_, n) => `#${n + 1}|||\n#^|||`).join("\n");
  const rows = learningEnterprises()
    .slice(0, 24)
    .map(
      (entry, n) =>
        `#${n + 1}|${String(entry.enterpriseName)}|${String(entry.legalRepresentative)}|${wan(entry, "operatingRevenue")}\n#^|${String(entry.creditCode)}|${String(entry.contactPhone)} |${String(entry["employees@2024"])}`,
    );
  const reading = await learn(
    sheet(`企业情况表（2025年度）|>|>|>\n${head}\n${blankRows}`),
    sheet(`企业情况表（2024年度）|>|>|>\n${head}\n${rows.join("\n")}`),
  );
  expect(reading.lists[0]?.recordRows).toBe(2);
  expect(columnsOf(reading, 0)).toEqual(
    expect.arrayContaining(["C0 legalRepresentative//", "D0 operatingRevenue/万元/report", "D1 employees/人/report"]),
  );
});

test("the blocks of a grouped list prove their columns together", async () => {
  const head = "#园区|企业名称|盘子大小（万元）|多少员工";
  const parks = ["云麓产业园", "星河科创园", "麓野智造园"];
  const room = parks.map((park) => `#${park}|||\n#^|||\n#小计|>||`).join("\n");
  const rows = parks.map((park) => {
    const own = learningEnterprises()
      .filter((entry) => entry.park === park)
      .slice(0, 5);
    const lines = own.map(
      (entry, n) =>
        `#${n === 0 ? park : "^"}|${String(entry.enterpriseName)}|${wan(entry, "operatingRevenue")}|${String(entry["employees@2024"])}`,
    );
    return [...lines, "#小计|>||"].join("\n");
  });
  const reading = await learn(
    sheet(`企业情况表（2025年度）|>|>|>\n${head}\n${room}`),
    sheet(`企业情况表（2024年度）|>|>|>\n${head}\n${rows.join("\n")}`),
  );
  for (const [list] of reading.lists.entries()) {
    expect(columnsOf(reading, list)).toEqual(
      expect.arrayContaining(["C0 operatingRevenue/万元/report", "D0 employees/人/report"]),
    );
  }
});

test("double columns prove their columns together", async () => {
  const half = "企业名称|盘子大小（万元）|多少员工";
  const room = Array.from({ length: 5 }, () => "#|||||").join("\n");
  const told = (entry: LearningEntry | undefined) =>
    entry === undefined
      ? "||"
      : `${String(entry.enterpriseName)}|${wan(entry, "operatingRevenue")}|${String(entry["employees@2024"])}`;
  const some = learningEnterprises();
  const rows = Array.from({ length: 9 }, (_, n) => `#${told(some[n])}|${told(some[n + 9])}`).join("\n");
  const reading = await learn(
    sheet(`企业情况表（2025年度）|>|>|>|>|>\n#${half}|${half}\n${room}`),
    sheet(`企业情况表（2024年度）|>|>|>|>|>\n#${half}|${half}\n${rows}`),
  );
  const found = reading.lists.flatMap((_, list) => columnsOf(reading, list));
  expect(found).toEqual([
    "A0 enterpriseName//",
    "B0 operatingRevenue/万元/report",
    "C0 employees/人/report",
    "D0 enterpriseName//",
    "E0 operatingRevenue/万元/report",
    "F0 employees/人/report",
  ]);
});

test("a list of carriers is told by its rows where its headings do not say so", async () => {
  const head = "#序号|叫什么|一年进项（万元）|请来的师傅|多大地方（㎡）";
  const room = Array.from({ length: 5 }, (_, n) => `#${n + 1}||||`).join("\n");
  const rows = learningCarriers()
    .map(
      (entry, n) =>
        `#${n + 1}|${String(entry.carrierName)}|${wan(entry, "carrierIncome")}|${String(entry["mentors@2024"])}|${String(entry.floorArea)}`,
    )
    .join("\n");
  const reading = await learn(
    sheet(`情况表（2025年度）|>|>|>|>\n${head}\n${room}`),
    sheet(`情况表（2024年度）|>|>|>|>\n${head}\n${rows}`),
  );
  expect(reading.lists[0]?.kind).toBe("carrier");
  expect(columnsOf(reading, 0)).toEqual([
    "B0 carrierName//",
    "C0 carrierIncome/万元/report",
    "D0 mentors/人/report",
    "E0 floorArea/㎡/",
  ]);
});

test("two or three small numbers that happen to agree prove nothing", async () => {
  const head = "#序号|企业名称|走访";
  const room = Array.from({ length: 3 }, (_, n) => `#${n + 1}||`).join("\n");
  const rows = learningEnterprises()
    .slice(0, 3)
    .map((entry, n) => `#${n + 1}|${String(entry.enterpriseName)}|${String(entry["patentGrants@2024"])}`)
    .join("\n");
  const reading = await learn(
    sheet(`走访表（2025年度）|>|>\n${head}\n${room}`),
    sheet(`走访表（2024年度）|>|>\n${head}\n${rows}`),
  );
  expect(columnsOf(reading, 0)).toEqual(["B0 enterpriseName//", "C0 ?"]);
});

test("a copy saved by another program says the same", async () => {
  const pair = listPair(104);
  const saved: unknown = write(read(pair.filled, { type: "array", cellNF: true }), { type: "array", bookType: "xlsx" });
  if (!(saved instanceof ArrayBuffer)) throw new TypeError("xlsx writes an ArrayBuffer");
  const open = (bytes: Uint8Array) =>
    openForm(book, { name: "今年.xlsx", bytes: pair.blank }, { name: "已报.xlsx", bytes });
  const [one, two] = [await open(pair.filled), await open(new Uint8Array(saved))];
  if (!one.ok || !two.ok) throw new Error("not read");
  expect(two.value.reading.lists[0]?.columns.map(({ binding }) => binding.source)).toEqual(
    one.value.reading.lists[0]?.columns.map(({ binding }) => binding.source),
  );
});
