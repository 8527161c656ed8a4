/** A small pack for tests (示例政策包), as one YAML file and as data. */
import { readPackFile } from "#services/packs/read-pack-files";
import { checkDraft, packWrong } from "#services/packs/check-draft";
import type { PackError } from "#contract/errors";
import type { CheckedPack } from "#services/packs/check-draft";
import { err, type Result } from "#domain/shared/result";

/** One file with all members; tests change single lines of it. */
export const sampleYaml = `id: demo
name: 示范省高新区
version: "2026.1"
region: "43"
documents:
  - id: plan
    title: 三年行动计划
    number: 示政发〔2026〕1号
    issuer: 示范省人民政府
    issuedOn: 2026-03
    status: inForce
indicators:
  - code: D-01
    name: 众创空间数
    unit: 家
    direction: up
    time: point
    source: { document: plan, place: 第三条 }
    formula: 计数(众创空间)
targets:
  - id: D-01
    indicator: D-01
    operator: ge
    value: 3
    unit: 家
    text: 3家以上
    targetYear: 2027
    when: year
    scope: { type: all, label: 全省 }
    source: { document: plan, sentence: 到2027年，众创空间达到3家以上。 }
lists:
  - kind: { id: "demo:tasks", label: 示范任务清单, identity: [] }
    fields:
      - { id: demoBudget, label: 示范任务资金, type: decimal, storedUnit: 万元 }
presets:
  - kind: zone
    source: { document: plan, place: 附件 }
    entries:
      - name: 云麓高新区
        values: { zoneLevel: 国家级, zoneApproved: 2012年6月, zoneArea: 20平方公里 }
      - name: 青松高新区
        unconfirmed: true
        values: { zoneLevel: 省级 }
aliases:
  - { name: 云麓高新区, aliases: [云麓国家高新技术产业开发区], kind: zone }
calendar:
  - id: quarterly
    title: 季度报表
    who: 各高新区
    every: quarter
    due: [01-10, 04-10, 07-10, 10-10]
    source: { document: plan, place: 第九条 }
`;

/** Reads and checks a file as the window would. */
export function checkText(name: string, text: string): Result<CheckedPack, PackError> {
  return checkBytes(name, new TextEncoder().encode(text));
}

/** The same of bytes. */
export function checkBytes(name: string, bytes: Uint8Array): Result<CheckedPack, PackError> {
  const draft = readPackFile({ name, bytes });
  return draft.ok ? checkDraft(draft.value) : err(packWrong(name, draft.error));
}

/** Faults as `line sentence`, those of the whole file with line 0. */
export function faultsOf(name: string, text: string): readonly string[] {
  const checked = checkText(name, text);
  if (checked.ok || checked.error.type !== "PackWrong") return [];
  return checked.error.faults.map(({ line, sentence }) => `${line ?? 0} ${sentence}`);
}

/** The sample after some of its lines were changed. Throws when a line is not there. */
export function changed(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`not in the sample: ${from}`);
    return text.replace(from, to);
  }, sampleYaml);
}

/** The sample as the JSON a program would write, and where a text stands in it. */
export function sampleJson(): string {
  const checked = checkText("pack.yaml", sampleYaml);
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return JSON.stringify(checked.value.pack, null, 2);
}

/** Number of the line a text first stands on. */
export function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split("\n").length;
}
