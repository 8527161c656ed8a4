/** Targets for the window (目标): the wall, one target in other readings, and what a person sets on one. */
import type { ServiceHandlers } from "#contract/contract";
import type { MeasureError } from "#contract/errors";
import { err, ok } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import type { Deps } from "#services/deps";
import { openTargetDesk } from "#services/targets/target-desk";
import { runCommand } from "#store/command";
import { readInstalledPacks } from "#store/queries/packs";
import { writeTargetSetting } from "#store/queries/target-settings";
import { guardStore } from "#store/store-error";

type TargetHandlers = Pick<ServiceHandlers, Extract<keyof ServiceHandlers, `targets/${string}`>>;

/** Supplies the handlers of the targets. */
export function createTargetHandlers({ book, ports }: Deps): TargetHandlers {
  return {
    "targets/wall": ({ pack, ...question }) =>
      guardStore(book.name, () => ok(openTargetDesk(book.db, question).wall(pack))),
    "targets/judge": ({ pack, target, readings, ...question }) =>
      guardStore(book.name, () => openTargetDesk(book.db, question).judge({ pack, target }, readings)),
    "targets/save-setting": ({ pack, target, setting }) => {
      const saved = runCommand<null, MeasureError>(book.db, () => {
        const held = readInstalledPacks(book.db).find(({ id }) => id === pack);
        if (held?.targets.some(({ id }) => id === target) !== true) return err({ type: "TargetNotFound", target });
        const by = readBookSettings(book.db).person;
        writeTargetSetting(book.db, { pack, target, setting, at: ports.clock.now(), by });
        return ok(null);
      });
      if (saved.ok) ports.publish({ type: "data-changed", topics: ["targets"] });
      return saved;
    },
  };
}
