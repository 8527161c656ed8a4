/** Writes assets/examples (示例数据): rosters and blank forms of the fictional 青砚高新区 for `npm run demo` and the window's first look. Run: `node build/scripts/make-examples.mts`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { makeEnterpriseForm } from "./examples/enterprise-form.mts";
import { encodeGb18030 } from "./examples/gb18030.mts";
import { inventEnterprises } from "./examples/invent-enterprises.mts";
import { makeLedgerForm } from "./examples/ledger-form.mts";
import { makeHighTechList, makeRoster2025, makeUpdate2026 } from "./examples/rosters.mts";

const TARGET = new URL("../../assets/examples/", import.meta.url);
const SEED = 20_251_231;

const enterprises = inventEnterprises(120, SEED);
const parks = [...new Set(enterprises.map((enterprise) => enterprise.park))].sort((a, b) => a.localeCompare(b, "zh"));

mkdirSync(TARGET, { recursive: true });
writeExample("企业名册2025年.xlsx", makeRoster2025(enterprises));
writeExample("高新技术企业名单2025年.csv", encodeGb18030(makeHighTechList(enterprises)));
writeExample("企业名册2026年一季度.xlsx", makeUpdate2026(enterprises));
writeExample("报表样式1-规上企业创新情况台账.xlsx", makeLedgerForm(parks));
writeExample("报表样式2-企业基本情况表.xlsx", makeEnterpriseForm());

function writeExample(name: string, bytes: Uint8Array): void {
  writeFileSync(new URL(encodeURIComponent(name), TARGET), bytes);
  process.stderr.write(`${name}  ${bytes.length} bytes\n`);
}
