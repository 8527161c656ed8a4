/** Electron's dialogs, shell and menu. Dialogs answer "cancelled" until a test sets another answer. */
import { journal, strict } from "./journal.ts";

export const dialog = strict(
  {
    showOpenDialog: async (..._args: unknown[]) => ({ canceled: true, filePaths: [] as string[] }),
    showSaveDialog: async (..._args: unknown[]) => ({ canceled: true, filePath: "" }),
    showErrorBox: (title: string, text: string) => {
      journal.push(["error box", title, text]);
    },
  },
  "dialog",
);

export const shell = strict(
  {
    showItemInFolder: (place: string) => {
      journal.push(["show item", place]);
    },
  },
  "shell",
);

export const Menu = strict(
  {
    buildFromTemplate: (template: unknown) => ({ items: template }),
    setApplicationMenu: (menu: unknown) => {
      journal.push(["menu", menu]);
    },
  },
  "Menu",
);
