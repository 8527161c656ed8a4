import type { RosterRequest } from "#contract/enterprises";
import type { KindSummary } from "#contract/registers";
import type { Result } from "#domain/shared/result";
import { type ImportDesk, openDesk } from "../import-desk.ts";

/** A register for tests (测试用台账): a real book, entries typed in as a clerk would. */
export interface RegisterDesk extends ImportDesk {
  /** Adds an entry; answers its id. */
  readonly add: (kind: string, name: string, values?: Readonly<Record<string, string>>) => Promise<number>;
  readonly edit: (id: number, field: string, text: string) => Promise<string | null>;
  /** Names listed of a kind. */
  readonly names: (kind: string, asked?: Partial<RosterRequest>) => Promise<readonly string[]>;
  readonly kind: (id: string, asOf?: string | null) => Promise<KindSummary>;
  readonly undo: () => Promise<string>;
}

/** Opens an empty one, or the one at a place. */
export async function openRegister(place?: string): Promise<RegisterDesk> {
  const desk = await openDesk(place);
  const { services } = desk;
  return {
    ...desk,
    add: async (kind, name, values = {}) =>
      need(await services["enterprises/create"]({ kind, name, creditCode: "", values })).id,
    edit: async (enterpriseId, field, text) => {
      const edits = [{ enterpriseId, field, period: null, text }];
      const [cell] = need(await services["enterprises/edit-cells"]({ edits })).cells;
      if (cell === undefined) throw new Error("no answer");
      return cell.ok ? cell.warning : `refused: ${JSON.stringify(cell.error)}`;
    },
    names: async (kind, asked = {}) => {
      const request = { kind, search: "", filters: [], sort: [], columns: [], offset: 0, limit: 1000, ...asked };
      return need(await services["enterprises/list"](request)).rows.map(({ name }) => name);
    },
    kind: async (id, asOf = null) => {
      const found = need(await services["registers/kinds"]({ asOf })).find((kind) => kind.id === id);
      if (found === undefined) throw new Error(`no kind ${id}`);
      return found;
    },
    undo: async () => need(await services["enterprises/undo"](null)).sentence,
  };
}

/** The value of a success; a failure ends the test with its words. */
export function need<Value, Failure>(result: Result<Value, Failure>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
