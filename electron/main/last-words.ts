/** What the program says when it fails where nothing else answers: a sentence for the person, the rest for the diary. */
import { app, dialog } from "electron";
import type { Log } from "../platform/logger.ts";

/** Electron's own box would show an English stack. */
export function logStrayFailures(log: Log): void {
  process.on("uncaughtException", (cause) => log("uncaught", cause));
  process.on("unhandledRejection", (cause) => log("unhandled", cause));
}

export function endWithSentence(log: Log, cause: unknown): void {
  log("the program did not start", cause);
  dialog.showErrorBox(
    "园册没有打开",
    "程序启动时出了问题，账本没有改动。请重新打开一次；仍然打不开时，把数据文件夹里的“日志”文件夹交给技术人员查看。",
  );
  app.exit(1);
}
