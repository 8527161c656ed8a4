/* Refuses any Node but the one in node_modules. Plain old JavaScript on purpose: it must parse on the very Nodes it refuses. */
import fs from "node:fs";
import path from "node:path";
import url from "node:url";

const WANTED = 24;

function refusal(root) {
  const lines = [
    `园册只在 Node ${WANTED} 上运行，现在用的是 Node ${process.versions.node}（${process.execPath}）。`,
    `原因：账本所用的 SQLite 组件在低于 22.14 的 Node 上会不声不响地崩溃，测试也都是在 Node ${WANTED} 上做的。`,
  ];
  const binary = path.join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (!fs.existsSync(path.join(root, "node_modules"))) {
    lines.push(`怎么办：先在本目录执行 npm ci，它会把 Node ${WANTED} 一并装进 node_modules，系统里的 Node 不用动。`);
  } else if (!fs.existsSync(binary)) {
    lines.push(`node_modules 里没有 Node ${WANTED}：多半是安装时加了 --ignore-scripts，或者装到一半断了网。`);
    lines.push("怎么办：重新执行 npm ci（不要加 --ignore-scripts）。");
  } else {
    lines.push(`怎么办：用 npm run 来执行（npm start、npm test 等），它会自动用 node_modules 里的 Node ${WANTED}；`);
    lines.push(`或者直接用 ${binary}`);
  }
  return lines.join("\n");
}

if (Number(process.versions.node.split(".")[0]) !== WANTED) {
  console.error(refusal(path.resolve(path.dirname(url.fileURLToPath(import.meta.url)), "../..")));
  process.exit(1);
}
