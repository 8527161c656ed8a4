/** `npm run dist`: builds, then packages for this system with electron-builder; further arguments go to it. */
import { buildAll } from "./build.mts";
import { root } from "./guards.mts";
import { runCommand } from "./run-command.mts";

process.chdir(root);
if (!(await buildAll())) process.exit(1);
const runtime = process.env.ELECTRON_OVERRIDE_DIST_PATH;
const { code } = await runCommand(
  process.execPath,
  [
    "node_modules/electron-builder/cli.js",
    ...["--config", "build/electron-builder.yml", "--publish", "never"],
    ...(runtime ? [`-c.electronDist=${runtime}`] : []),
    ...process.argv.slice(2),
  ],
  { loud: true },
);
process.exitCode = code;
