import { z } from "zod";
import { command } from "#contract/define";

/** A file the person chose (所选文件). The path stays behind the boundary; the token stands for it. */
export interface OfferedFile {
  readonly token: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** What a dialog looks for (要找的文件): tables by default, a policy pack, or a policy text. Only the names offered first depend on it. */
export type FileWanted = "workbook" | "pack" | "document";

/** Choosing files (选择文件). */
export const filesContract = {
  /** Opens the system's dialog; empty when the person closed it. */
  "files/choose-workbooks": command<{ many: boolean; wanted?: FileWanted | undefined }, readonly OfferedFile[]>(
    z.object({ many: z.boolean(), wanted: z.enum(["workbook", "pack", "document"]).optional() }),
  ),
  /** Asks where to save; null when the person closed it. */
  "files/choose-save-target": command<{ suggestedName: string }, OfferedFile | null>(
    z.object({ suggestedName: z.string().max(200) }),
  ),
  /** Shows a written file to the person in the folder. */
  "files/show": command<{ token: string }, null>(z.object({ token: z.string() })),
} as const;
