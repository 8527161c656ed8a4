/** Import rules for dependency-cruiser, generated from the one arrow table (arrows.json). A room absent from a list is forbidden. */
const { rooms, packages } = require("./arrows.json");

const code = "^(db|electron|renderer)/";
const folder = (room) => `^${room}/`;
const roomRules = Object.entries(rooms).map(([room, may]) => ({
  name: `room:${room}`,
  severity: "error",
  from: { path: folder(room) },
  to: { path: code, pathNot: [room, ...may].map(folder) },
}));
const packageRules = Object.entries(packages).map(([room, may]) => ({
  name: `packages:${room}`,
  severity: "error",
  from: { path: folder(room) },
  to: {
    dependencyTypes: ["npm", "npm-dev", "npm-no-pkg", "npm-unknown"],
    ...(may.length === 0 ? {} : { pathNot: may.map((name) => `node_modules/(@types/)?${name}(/|$)`) }),
  },
}));

module.exports = {
  forbidden: [
    {
      name: "no-circular",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "pure-rooms-touch-no-platform",
      severity: "error",
      from: { path: "^db/(domain|contract)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "screens-touch-no-platform",
      severity: "error",
      from: { path: "^renderer/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      // The program opens no connection of its own; only the loopback host and its starter speak HTTP, to this machine.
      name: "no-network",
      severity: "error",
      from: { path: code, pathNot: "^electron/host/" },
      to: { path: "^(node:)?(http|https|http2|net|tls|dgram|dns|undici)$" },
    },
    {
      name: "features-are-strangers",
      severity: "error",
      from: { path: "^renderer/features/([^/]+)/" },
      to: { path: "^renderer/features/([^/]+)/", pathNot: "^renderer/features/$1/" },
    },
    { name: "nobody-imports-tests", severity: "error", from: { path: code }, to: { path: "^tests/" } },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
    ...roomRules,
    ...packageRules,
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "build/tsconfig.base.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(dist|release)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
      extensions: [".ts", ".tsx", ".mts", ".js", ".mjs", ".cjs", ".json"],
    },
  },
};
