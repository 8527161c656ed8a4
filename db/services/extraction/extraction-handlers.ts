/** Policy texts read for their targets, and proposals taken over (目标提取). */
import type { ServiceHandlers } from "#contract/contract";
import type { ExtractedText } from "#contract/extraction";
import type { MeasureError, PackError } from "#contract/errors";
import { addProposals } from "#domain/extraction/accept-proposals";
import { emptyPack, OWN_PACK } from "#domain/packs/own-pack";
import { type Extraction, extractTargets } from "#domain/extraction/extract-targets";
import { decodePackData } from "#domain/packs/decode-pack";
import { err, ok, type Result } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import type { Deps } from "#services/deps";
import { readTargets } from "#services/extraction/read-targets";
import { checkDraft } from "#services/packs/check-draft";
import { runCommand } from "#store/command";
import { readPackInstallations, writePack } from "#store/queries/packs";

type ExtractionHandlers = Pick<ServiceHandlers, Extract<keyof ServiceHandlers, `extraction/${string}`>>;

/** Supplies the handlers. */
export function createExtractionHandlers({ book, ports }: Deps): ExtractionHandlers {
  return {
    "extraction/from-text": ({ text }) => answer(extractTargets(text)),
    "extraction/from-file": async ({ token }) => {
      const file = await ports.files.read(token);
      if (!file.ok) return file;
      const read = await readTargets(file.value);
      return read.ok ? answer(read.value) : read;
    },
    "extraction/accept": ({ title, number, accepted }) => {
      const { zoneName, person } = readBookSettings(book.db);
      const kept = runCommand<{ targets: number }, PackError>(book.db, () => {
        const held = readPackInstallations(book.db).find(({ pack }) => pack.id === OWN_PACK);
        const before = held?.pack ?? emptyPack(OWN_PACK, zoneName === "" ? "本区目标" : `${zoneName}目标`);
        // What a person changed may not hold together any more; a pack with faults could never be exported.
        const checked = checkDraft(decodePackData(addProposals(before, { title, number }, accepted), "pack"));
        if (!checked.ok) return checked;
        const { pack, hash } = checked.value;
        const installed = { batchId: held?.batchId ?? null, installedAt: ports.clock.now(), installedBy: person };
        writePack(book.db, { pack, hash, own: true, ...installed });
        return ok({ targets: accepted.length });
      });
      if (kept.ok) ports.publish({ type: "data-changed", topics: ["packs", "targets"] });
      return kept;
    },
  };
}

function answer({ title, text, proposals }: Extraction): Result<ExtractedText, MeasureError> {
  return proposals.length === 0 ? err({ type: "NothingInText" }) : ok({ title, text, proposals });
}
