/** Policy packs as the window asks for them: list, look, preview, install, remove, export, make (政策包). */
import type { ServiceHandlers } from "#contract/contract";
import type { PackError } from "#contract/errors";
import type { PackPreview, PackSummary } from "#contract/packs";
import { decodePackData } from "#domain/packs/decode-pack";
import { unrollCalendar } from "#domain/packs/unroll-calendar";
import type { EnvironmentError } from "#domain/shared/environment-error";
import { err, ok, type Result } from "#domain/shared/result";
import { readBookSettings } from "#services/book-settings";
import type { Deps } from "#services/deps";
import { type InstalledPack, readInstalledPacks, readPackInstallations } from "#store/queries/packs";
import { guardStore } from "#store/store-error";
import { checkDraft, packWrong } from "./check-draft.ts";
import { listPackSummaries, previewInstall, previewRemoval, summarise } from "./describe-pack.ts";
import { installPack, type PackAuthor, removePack } from "./install-pack.ts";
import { readPackFile } from "./read-pack-files.ts";
import { listShippedPacks, type SignedPack } from "./shipped-packs.ts";
import { writePackZip } from "./write-pack-zip.ts";

type PackHandlers = Pick<ServiceHandlers, Extract<keyof ServiceHandlers, `packs/${string}`>>;

type Offered = SignedPack & { readonly own: boolean };

/** Previews that wait for an answer; older ones are forgotten. */
const MOST_PREVIEWS = 8;

/** Supplies the handlers of packs. */
export function createPackHandlers(deps: Deps): PackHandlers {
  const { book, ports } = deps;
  const offered = new Map<string, Offered>();
  const offer = (pack: Offered, warnings: readonly string[]): PackPreview => {
    const previewId = ports.ids.next();
    const preview = { ...previewInstall(book.db, pack, warnings), previewId };
    offered.set(previewId, pack);
    for (const oldest of offered.keys()) {
      if (offered.size <= MOST_PREVIEWS) break;
      offered.delete(oldest);
    }
    return preview;
  };
  const install = createInstaller(deps);
  return {
    ...createLooking(deps),
    "packs/preview-shipped": ({ id }) =>
      guardStore(book.name, (): Result<PackPreview, PackError> => {
        const shipped = listShippedPacks().find(({ pack }) => pack.id === id);
        return shipped === undefined ? notFound(id) : ok(offer({ ...shipped, own: false }, []));
      }),
    "packs/preview-file": async ({ token }) => {
      const file = await ports.files.read(token);
      if (!file.ok) return file;
      const draft = readPackFile(file.value);
      if (!draft.ok) return err(packWrong(file.value.name, draft.error));
      const checked = checkDraft(draft.value);
      if (!checked.ok) return checked;
      const { pack, hash, warnings } = checked.value;
      const isShipped = listShippedPacks().some((one) => one.pack.id === pack.id);
      return guardStore(book.name, () => ok(offer({ pack, hash, own: !isShipped }, warnings)));
    },
    "packs/install": ({ previewId }) => {
      const pack = offered.get(previewId);
      if (pack === undefined) return notFound("已经关闭的预览");
      const done = install(pack);
      if (done.ok) offered.delete(previewId);
      return done;
    },
    "packs/remove": ({ id }) => {
      const removed = removePack(book, id, authorOf(deps));
      if (removed.ok) publishAll(deps);
      return removed;
    },
    "packs/save-own": ({ pack }) => {
      const checked = checkDraft(decodePackData(pack, "pack"));
      if (!checked.ok) return checked;
      const taken = findOtherOwner(deps, checked.value.pack.id);
      if (taken !== null) {
        const sentence = `编号“${checked.value.pack.id}”已是政策包“${taken}”的，请换一个编号。`;
        return err(packWrong(checked.value.pack.name, [{ file: "pack", line: null, sentence }]));
      }
      return install({ ...checked.value, own: true });
    },
  };
}

type Looking = Pick<
  PackHandlers,
  "packs/list" | "packs/open" | "packs/preview-removal" | "packs/export" | "packs/calendar"
>;

function createLooking({ book, ports }: Deps): Looking {
  const find = (id: string): SignedPack | undefined =>
    readPackInstallations(book.db).find(({ pack }) => pack.id === id) ??
    listShippedPacks().find(({ pack }) => pack.id === id);
  return {
    "packs/list": () => guardStore(book.name, () => ok(listPackSummaries(book.db))),
    "packs/open": ({ id }) =>
      guardStore(book.name, () => {
        const found = find(id);
        return found === undefined ? notFound(id) : ok(found.pack);
      }),
    "packs/preview-removal": ({ id }) =>
      guardStore(book.name, (): Result<PackPreview, PackError> => {
        const installed = findInstalled(book.db, id);
        return installed === undefined
          ? notFound(id)
          : ok({ ...previewRemoval(book.db, installed), previewId: ports.ids.next() });
      }),
    "packs/export": async ({ id, token }) => {
      const found = find(id);
      if (found === undefined) return notFound(id);
      const written = await ports.files.write(token, writePackZip(found.pack));
      return written.ok ? ok({ file: written.value.name }) : written;
    },
    "packs/calendar": (span) =>
      guardStore(book.name, () =>
        ok(
          readInstalledPacks(book.db)
            .flatMap(({ name: pack, calendar }) =>
              unrollCalendar(calendar, span).map(({ on, entry: { title, who, unconfirmed } }) => ({
                on,
                title,
                who,
                pack,
                unconfirmed,
              })),
            )
            .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
        ),
      ),
  };
}

function createInstaller(deps: Deps): (pack: Offered) => Result<PackSummary, PackError | EnvironmentError> {
  return (pack) => {
    const installed = installPack(deps.book, pack, authorOf(deps));
    if (!installed.ok) return installed;
    if (installed.value.changed) publishAll(deps);
    return guardStore(deps.book.name, () => ok(summarise(pack, findInstalled(deps.book.db, pack.pack.id) ?? null)));
  };
}

function findInstalled(db: Deps["book"]["db"], id: string): InstalledPack | undefined {
  return readPackInstallations(db).find(({ pack }) => pack.id === id);
}

/** Name of a pack of that id that the zone did not make itself. */
function findOtherOwner({ book }: Deps, id: string): string | null {
  const shipped = listShippedPacks().find(({ pack }) => pack.id === id);
  const installed = findInstalled(book.db, id);
  if (shipped !== undefined) return shipped.pack.name;
  return installed === undefined || installed.own ? null : installed.pack.name;
}

function authorOf({ book, ports }: Deps): PackAuthor {
  return { at: ports.clock.now(), by: readBookSettings(book.db).person };
}

function publishAll({ ports }: Deps): void {
  const topics = ["packs", "targets", "enterprises", "imports", "history", "book"] as const;
  ports.publish({ type: "data-changed", topics });
}

function notFound(pack: string): Result<never, Extract<PackError, { type: "PackNotFound" }>> {
  return err({ type: "PackNotFound", pack });
}
