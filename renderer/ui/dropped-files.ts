/** Files of a drop, folders opened (拖入的文件和文件夹). Only workbooks are taken out of a folder; what was dropped by itself is taken as it is. */
export interface DroppedFiles {
  readonly files: readonly File[];
  /** Files inside dropped folders that are no workbooks. */
  readonly passedOver: number;
}

/** Reads a drop. Must be called before the event is over; folders are walked where the host can (`webkitGetAsEntry`). */
export function readDrop(transfer: DataTransfer): Promise<DroppedFiles> {
  const entries = entriesOf(transfer);
  // Without a folder the plain files are best: they keep their tie to the disk on every host.
  if (!entries.some((entry) => entry.isDirectory)) {
    return Promise.resolve({ files: [...transfer.files], passedOver: 0 });
  }
  return walkAll(entries);
}

/** Whether a file inside a folder looks like a workbook; the lock files of Excel and WPS (~$) and hidden files do not. */
export function isWorkbookName(name: string): boolean {
  return /\.(xlsx|xlsm|xlsb|xls|et|csv|txt|tsv|ods)$/iu.test(name) && !name.startsWith("~$") && !name.startsWith(".");
}

function entriesOf(transfer: DataTransfer): readonly FileSystemEntry[] {
  return [...(transfer.items ?? [])].flatMap((item) => {
    if (item.kind !== "file" || typeof item.webkitGetAsEntry !== "function") return [];
    const entry = item.webkitGetAsEntry();
    return entry === null ? [] : [entry];
  });
}

async function walkAll(entries: readonly FileSystemEntry[]): Promise<DroppedFiles> {
  const files: File[] = [];
  let passedOver = 0;
  const walk = async (entry: FileSystemEntry, inside: boolean): Promise<void> => {
    if (isDirectory(entry)) {
      for (const child of await childrenOf(entry)) await walk(child, true);
    } else if (isFile(entry)) {
      if (inside && !isWorkbookName(entry.name)) passedOver += 1;
      else files.push(await fileOf(entry));
    }
  };
  for (const entry of entries) await walk(entry, false);
  return { files, passedOver };
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

// A reader answers a hundred entries at a time and an empty list at the end.
async function childrenOf(directory: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = directory.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<readonly FileSystemEntry[]>((resolve) =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0) return children.sort((a, b) => a.name.localeCompare(b.name, "zh-CN"));
    children.push(...some);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
