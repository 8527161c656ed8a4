/** `npm start`: builds what is missing or old, then opens the desktop program, or where that is impossible the same program in the browser. */
import { spawn } from "node:child_process";
import { serveCheckout } from "../../electron/host/serve.ts";
import { buildAll, isBuildOld } from "./build.mts";
import { archiveName, cacheFolder, findElectron } from "./find-electron.mts";
import { root } from "./guards.mts";

/** A runtime that gives up within this time has not shown a window: missing libraries, no display. */
const FAILED_START_MS = 10_000;

const say = (sentence: string): void => console.error(sentence);

process.chdir(root);
const flags = process.argv.slice(2);
if (isBuildOld() && !(await buildAll())) process.exit(1);
const electron = flags.includes("--browser") ? null : await findElectron(say);
if (electron === null) {
  if (!flags.includes("--browser")) explainMissingRuntime();
  await openInBrowser();
} else if (!(await openDesktop(electron))) {
  say("桌面窗口没有打开（缺少图形界面或系统组件），改用系统浏览器打开同一个园册，账本是同一本。");
  await openInBrowser();
}

function explainMissingRuntime(): void {
  say(
    "没有取到桌面窗口所需的 Electron 运行环境（无网络、无镜像、无缓存），所以改用系统浏览器打开同一个园册，账本是同一本。",
  );
  say(
    "要用桌面窗口，任选一种办法补上后再执行 npm start：" +
      "① 设置内网镜像 ELECTRON_MIRROR=http://镜像地址/；" +
      "② 把解压好的运行环境所在目录写进 ELECTRON_OVERRIDE_DIST_PATH；" +
      `③ 从装过的机器把 ${cacheFolder()} 整个目录（内含 ${archiveName()}）拷到本机同一位置。`,
  );
}

/** Answers false when the runtime gave up at once. */
function openDesktop(executable: string): Promise<boolean> {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(executable, [root], { stdio: ["ignore", "ignore", "ignore"] });
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0 || Date.now() - started > FAILED_START_MS));
  });
}

async function openInBrowser(): Promise<void> {
  const host = await serveCheckout();
  const shown = !flags.includes("--no-open") && (await openAddress(host.address));
  say(
    shown ? "已在系统浏览器中打开。若没有看到窗口，请把下面的地址复制到浏览器：" : "请把下面的地址复制到本机的浏览器：",
  );
  console.log(host.address);
  say("按 Ctrl+C 结束。");
  const stop = (): void => void host.close().then(() => process.exit(0));
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
}

/** Whether the system's opener took the address. */
function openAddress(address: string): Promise<boolean> {
  const [command, args]: [string, string[]] =
    process.platform === "win32"
      ? ["cmd", ["/c", "start", "", address.replaceAll("&", "^&")]]
      : [process.platform === "darwin" ? "open" : "xdg-open", [address]];
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: "ignore", detached: true });
    child.on("error", () => resolve(false));
    child.on("exit", (code) => resolve(code === 0));
    child.unref();
    // Some openers stay as long as the browser does.
    setTimeout(() => resolve(true), 3000).unref();
  });
}
