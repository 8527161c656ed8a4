/** Who sent an open reading, and which recipe it is taken by (报送单位、套用方案). */
import type { ServiceHandlers } from "#contract/contract";
import type { ImportReading } from "#contract/importing";
import type { ImportError } from "#contract/errors";
import { err, ok, type Result } from "#domain/shared/result";
import type { Deps } from "#services/deps";
import { describeReading } from "#services/importing/describe-reading";
import type { ImportSessions } from "#services/importing/import-sessions";
import type { OpenedImport } from "#services/importing/opened-import";
import { withRecipe } from "#services/importing/recipes";
import { findRecipeRow } from "#store/queries/recipes";

type ReadingRecipeHandlers = Pick<ServiceHandlers, "importing/name-sender" | "importing/use-recipe">;

/** Supplies the handlers; readings live in `sessions`. */
export function createReadingRecipeHandlers({ book }: Deps, sessions: ImportSessions): ReadingRecipeHandlers {
  const change = (
    readingId: string,
    say: (opened: OpenedImport) => Partial<OpenedImport>,
  ): Result<ImportReading, ImportError> => {
    const opened = sessions.find(readingId);
    if (opened === null) return err({ type: "ReadingNotOpen" });
    const changed = withRecipe(book.db, { ...opened, ...say(opened) });
    sessions.replace(readingId, changed);
    return ok(describeReading(book.db, readingId, changed));
  };
  return {
    "importing/name-sender": ({ readingId, sender }) => {
      const name = sender?.trim() ?? "";
      return change(readingId, (opened) => {
        // To confirm what the file says itself is only to look for a recipe once more, as after another file's import.
        const senderSaid = name !== "" && (opened.senderSaid || name !== opened.sender);
        return { sender: name === "" ? null : name, senderSaid, recipeWanted: "nearest" };
      });
    },
    "importing/use-recipe": ({ readingId, recipeId }) => {
      if (recipeId !== null && findRecipeRow(book.db, recipeId) === null) return err({ type: "RecipeNotFound" });
      return change(readingId, () => ({ recipeWanted: recipeId ?? "none" }));
    },
  };
}
