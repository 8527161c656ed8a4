import { z } from "zod";
import type { PolicyDocument, PolicyPack } from "#domain/packs/pack";
import type { EnvironmentError } from "#domain/shared/environment-error";
import type { WorkbookError } from "#domain/workbook/workbook-error";
import type { PackError } from "#contract/errors";
import { command, query } from "#contract/define";

/** A pack as lists show it (政策包概况). */
export interface PackSummary {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly region: string;
  /** The document it rests on first (主要依据); null when it names none. */
  readonly basis: Pick<PolicyDocument, "title" | "number" | "issuedOn" | "status"> | null;
  /** sha256 of its content, hex. */
  readonly hash: string;
  readonly state: "installed" | "available" | "update";
  readonly own: boolean;
  readonly counts: {
    readonly documents: number;
    readonly indicators: number;
    readonly targets: number;
    readonly lists: number;
    readonly presets: number;
    readonly ruleSets: number;
  };
  /** How many of its members are not confirmed (待核实). */
  readonly unconfirmed: number;
  readonly installedAt: string | null;
}

/** What installing, updating or removing a pack would change (变更预览). */
export interface PackPreview {
  readonly pack: PackSummary;
  /** Token to go on with. */
  readonly previewId: string;
  readonly changes: readonly {
    readonly what: "document" | "indicator" | "target" | "list" | "preset" | "alias" | "ruleSet" | "calendar" | "form";
    readonly how: "added" | "changed" | "removed" | "kept";
    readonly name: string;
    readonly sentence: string;
  }[];
  /** Entries that presets add, and those already in the book by that name. */
  readonly entries: { readonly added: number; readonly known: number };
  readonly warnings: readonly string[];
}

/** Policy packs (政策包): which rules of which year are in force. */
export const packsContract = {
  /** Installed ones and those that ship with the program. */
  "packs/list": query<null, readonly PackSummary[], EnvironmentError>(z.null()),
  "packs/open": query<{ id: string }, PolicyPack, PackError | EnvironmentError>(z.object({ id: z.string() })),
  "packs/preview-shipped": query<{ id: string }, PackPreview, PackError | EnvironmentError>(
    z.object({ id: z.string() }),
  ),
  /** A zip or a single .json/.yaml file. */
  "packs/preview-file": command<{ token: string }, PackPreview, PackError | WorkbookError | EnvironmentError>(
    z.object({ token: z.string() }),
  ),
  "packs/preview-removal": query<{ id: string }, PackPreview, PackError | EnvironmentError>(
    z.object({ id: z.string() }),
  ),
  "packs/install": command<{ previewId: string }, PackSummary, PackError | EnvironmentError>(
    z.object({ previewId: z.string() }),
  ),
  "packs/remove": command<{ id: string }, null, PackError | EnvironmentError>(z.object({ id: z.string() })),
  /** Writes a pack as a zip to a save target. */
  "packs/export": command<{ id: string; token: string }, { readonly file: string }, PackError | EnvironmentError>(
    z.object({ id: z.string(), token: z.string() }),
  ),
  /** Makes or changes a pack of the zone's own (自编政策包). */
  "packs/save-own": command<{ pack: PolicyPack }, PackSummary, PackError | EnvironmentError>(
    z.object({ pack: z.custom<PolicyPack>((value) => typeof value === "object" && value !== null) }),
  ),
  "packs/calendar": query<
    { from: string; until: string },
    readonly {
      readonly on: string;
      readonly title: string;
      readonly who: string;
      readonly pack: string;
      readonly unconfirmed: string | null;
    }[],
    EnvironmentError
  >(z.object({ from: z.iso.date(), until: z.iso.date() })),
} as const;
