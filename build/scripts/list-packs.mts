/** Writes db/services/packs/shipped-files.ts: one import per file of assets/packs, because both the bundler and plain Node read static imports only. Run it after adding a file; a test fails when it was forgotten. */
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const folder = path.join(root, "assets/packs");

const packs = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const files = packs.flatMap((pack) =>
  readdirSync(path.join(folder, pack))
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => ({ pack, name: name.replace(/\.json$/u, "") })),
);
const variable = ({ pack, name }: { pack: string; name: string }): string =>
  `${pack.replaceAll(/-(\w)/gu, (_, letter: string) => letter.toUpperCase())}${name.charAt(0).toUpperCase()}${name.slice(1)}`;

const text = [
  "/** All files of the packs that ship with the program (随程序发布的政策包文件). Written by build/scripts/list-packs.mts. */",
  ...files.map(
    (file) =>
      `import ${variable(file)} from "../../../assets/packs/${file.pack}/${file.name}.json" with { type: "json" };`,
  ),
  "",
  "/** By pack, then by file name without ending. */",
  "export const shippedFiles: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {",
  ...packs.map((pack) => {
    const members = files.filter((file) => file.pack === pack).map((file) => `${file.name}: ${variable(file)}`);
    return `  ${/^\w+$/u.test(pack) ? pack : JSON.stringify(pack)}: { ${members.join(", ")} },`;
  }),
  "};",
  "",
].join("\n");
writeFileSync(path.join(root, "db/services/packs/shipped-files.ts"), text);
