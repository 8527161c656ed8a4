import { z } from "zod";
import { command } from "#contract/define";

/** A file the person chose (所选文件). The path stays behind the boundary; the token stands for it. */
export interface OfferedFile {
  readonly token: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** Choosing files (选择文件). */
export const filesContract = {
  /** Opens the system's dialog; empty when the person closed it. */
  "files/choose-workbooks": command<{ many: boolean }, readonly OfferedFile[]>(z.object({ many: z.boolean() })),
  /** Asks where to save; null when the person closed it. */
  "files/choose-save-target": command<{ suggestedName: string }, OfferedFile | null>(
    z.object({ suggestedName: z.string().max(200) }),
  ),
  /** Shows a written file to the person in the folder. */
  "files/show": command<{ token: string }, null>(z.object({ token: z.string() })),
} as const;
