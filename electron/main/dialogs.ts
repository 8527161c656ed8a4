/** Choosing and showing files with the system's own dialogs. Paths end here; the window gets tokens. */
import {
  app,
  BrowserWindow,
  dialog,
  type FileFilter,
  type OpenDialogOptions,
  type SaveDialogOptions,
  shell,
} from "electron";
import path from "node:path";
import type { ShellHandlers } from "#contract/contract";
import type { FileWanted } from "#contract/files";
import { ok } from "#domain/shared/result";
import type { FileDesk } from "../composition/compose-app.ts";
import { safeName } from "../platform/safe-name.ts";

/** What files of each sort are called; content decides later what they are. */
const SORTS: Readonly<Record<FileWanted, { readonly title: string; readonly filter: FileFilter }>> = {
  workbook: {
    title: "选择表格文件",
    filter: {
      name: "表格文件",
      extensions: ["xlsx", "xls", "xlsm", "xlsb", "et", "ett", "csv", "txt", "xlt", "xltx", "ods"],
    },
  },
  pack: { title: "选择政策包文件", filter: { name: "政策包", extensions: ["zip", "json", "yaml", "yml"] } },
  document: {
    title: "选择政策文件",
    filter: { name: "文字文件", extensions: ["docx", "txt", "md", "html", "htm", "doc", "wps", "pdf"] },
  },
};

export function createDialogHandlers(files: FileDesk): Omit<ShellHandlers, "jobs/cancel"> {
  return {
    "files/choose-workbooks": async ({ many, wanted }) =>
      ok(await files.offer(await choosePaths(many, wanted ?? "workbook"))),
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

async function choosePaths(many: boolean, wanted: FileWanted): Promise<readonly string[]> {
  const { title, filter } = SORTS[wanted];
  const options: OpenDialogOptions = {
    title,
    buttonLabel: "选择",
    filters: [filter, { name: "所有文件", extensions: ["*"] }],
    properties: many ? ["openFile", "multiSelections"] : ["openFile"],
  };
  const window = BrowserWindow.getFocusedWindow();
  const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
  return answer.canceled ? [] : answer.filePaths;
}

async function chooseTarget(suggestedName: string): Promise<string | null> {
  const extension = path.extname(suggestedName).slice(1) || "xlsx";
  const options: SaveDialogOptions = {
    title: "保存到",
    buttonLabel: "保存",
    defaultPath: path.join(app.getPath("documents"), safeName(suggestedName)),
    filters: [{ name: extension === "zip" ? "压缩包" : "表格文件", extensions: [extension] }],
    properties: ["showOverwriteConfirmation", "createDirectory"],
  };
  const window = BrowserWindow.getFocusedWindow();
  const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
  return answer.canceled || answer.filePath === "" ? null : answer.filePath;
}
