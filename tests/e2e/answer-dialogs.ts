/** Answers of the system's file dialogs, as a person would give them. */
import type { LaunchedApp } from "./launched-app.ts";

interface Dialogs {
  readonly dialog: { showOpenDialog: unknown; showSaveDialog: unknown };
}

/** The next 选择文件 gives these files. */
export function answerOpen(app: LaunchedApp, places: readonly string[]): Promise<void> {
  return app.evaluate((electron: Dialogs, filePaths: readonly string[]) => {
    electron.dialog.showOpenDialog = async () => ({ canceled: false, filePaths });
  }, places);
}

/** The next 保存到 gives this place. */
export function answerSave(app: LaunchedApp, place: string): Promise<void> {
  return app.evaluate((electron: Dialogs, filePath: string) => {
    electron.dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, place);
}
