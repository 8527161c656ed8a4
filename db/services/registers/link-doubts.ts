/** Marks the cells of a window whose names lead nowhere certain (关联存疑). */
import type { RosterRow, RosterWindow } from "#contract/enterprises";
import { readCatalogueIndex } from "#services/catalogue";
import { readBookLinks } from "#services/registers/read-links";
import type { ReadableDb } from "#store/connection";

/** The window with a warning at every link that names nobody, or several. */
export function withLinkDoubts(db: ReadableDb, window: RosterWindow, columns: readonly string[]): RosterWindow {
  const { byId } = readCatalogueIndex(db);
  const linked = columns.filter((key) => byId.get(key)?.type === "link");
  if (!window.rows.some(({ values }) => linked.some((key) => values[key] !== undefined))) return window;
  const { from } = readBookLinks(db);
  const doubtsOf = ({ id, warnings }: RosterRow): RosterRow["warnings"] => {
    const own = linked.flatMap((key) => {
      const doubt =
        from
          .get(key)
          ?.get(id)
          ?.find((link) => link.doubt !== null)?.doubt ?? null;
      return doubt === null ? [] : [[key, doubt] as const];
    });
    return own.length === 0 ? warnings : { ...warnings, ...Object.fromEntries(own) };
  };
  return { ...window, rows: window.rows.map((row) => ({ ...row, warnings: doubtsOf(row) })) };
}
