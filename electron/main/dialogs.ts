/** Choosing and showing files with the system's own dialogs. Paths end here; the window gets tokens. */
import { app, BrowserWindow, dialog, shell, type OpenDialogOptions, type SaveDialogOptions } from "electron";
import path from "node:path";
import type { ShellHandlers } from "#contract/contract";
import { ok } from "#domain/shared/result";
import type { FileDesk } from "../composition/compose-app.ts";
import { safeName } from "../platform/safe-name.ts";

/** Everything a workbook is called; content decides later what it is. */
const WORKBOOKS = ["xlsx", "xls", "xlsm", "xlsb", "et", "ett", "csv", "txt", "xlt", "xltx", "ods"];

export function createDialogHandlers(files: FileDesk): Omit<ShellHandlers, "jobs/cancel"> {
  return {
    "files/choose-workbooks": async ({ many }) => ok(await files.offer(await choosePaths(many))),
    "files/choose-save-target": async ({ suggestedName }) => {
      const place = await chooseTarget(suggestedName);
      return ok(place === null ? null : files.grantTarget(place));
    },
    "files/show": ({ token }) => {
      const place = files.pathOfTarget(token);
      if (place !== null) shell.showItemInFolder(place);
      return ok(null);
    },
  };
}

async function choosePaths(many: boolean): Promise<readonly string[]> {
  const options: OpenDialogOptions = {
    title: "选择表格文件",
    buttonLabel: "选择",
    filters: [
      { name: "表格文件", extensions: WORKBOOKS },
      { name: "所有文件", extensions: ["*"] },
    ],
    properties: many ? ["openFile", "multiSelections"] : ["openFile"],
  };
  const window = BrowserWindow.getFocusedWindow();
  const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return answer.canceled ? [] : answer.filePaths;
}

async function chooseTarget(suggestedName: string): Promise<string | null> {
  const options: SaveDialogOptions = {
    title: "保存到",
    buttonLabel: "保存",
    defaultPath: path.join(app.getPath("documents"), safeName(suggestedName)),
    filters: [{ name: "表格文件", extensions: [path.extname(suggestedName).slice(1) || "xlsx"] }],
    properties: ["showOverwriteConfirmation", "createDirectory"],
  };
  const window = BrowserWindow.getFocusedWindow();
  const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  return answer.canceled || answer.filePath === "" ? null : answer.filePath;
}
