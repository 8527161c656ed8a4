import { Button, Popconfirm } from "antd";
import { type ReactNode, useState } from "react";
import type { StoredRecipe } from "#contract/recipes";
import { call } from "../../api/client";
import { useCommand } from "../../api/use-command";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { formatMoment } from "../../text/format-value";
import { formatCount } from "../../text/labels";
import { recipesText } from "../../text/recipes";
import { useNotice } from "../../ui/notice";
import { Page, PageHeader } from "../../ui/page";
import { EmptyState, ErrorState, LoadingLines } from "../../ui/states";
import { RecipeEditor } from "./recipe-editor";
import "./recipes.css";

/** 导入方案: what the program has learnt of each sender and layout, to be read, edited, carried elsewhere or retired. */
export function RecipeList(): ReactNode {
  const recipes = useQuery("recipes/list", null);
  const [edited, setEdited] = useState<StoredRecipe | null>(null);
  return (
    <Page>
      <PageHeader title={recipesText.title} note={recipesText.note} actions={<TakeButton />} />
      {recipes.error !== null ? (
        <ErrorState
          sentence={describeError(recipes.error)}
          reference={errorReference(recipes.error)}
          onRetry={recipes.retry}
        />
      ) : recipes.value === undefined ? (
        <LoadingLines lines={6} />
      ) : recipes.value.length === 0 ? (
        <EmptyState title={recipesText.none} body={recipesText.noneBody} />
      ) : (
        <RecipeTable recipes={recipes.value} onEdit={setEdited} />
      )}
      {edited === null ? null : <RecipeEditor key={edited.id} recipe={edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}

function RecipeTable(props: {
  readonly recipes: readonly StoredRecipe[];
  readonly onEdit: (recipe: StoredRecipe) => void;
}): ReactNode {
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th>{recipesText.name}</th>
          <th>{recipesText.sender}</th>
          <th className="number">{recipesText.version}</th>
          <th className="number">{recipesText.uses}</th>
          <th>{recipesText.savedAt}</th>
          <th>{recipesText.savedBy}</th>
          <th aria-label="操作" />
        </tr>
      </thead>
      <tbody>
        {props.recipes.map((recipe) => (
          <RecipeLine key={recipe.id} recipe={recipe} onEdit={() => props.onEdit(recipe)} />
        ))}
      </tbody>
    </table>
  );
}

function RecipeLine({ recipe, onEdit }: { readonly recipe: StoredRecipe; readonly onEdit: () => void }): ReactNode {
  const { tables } = recipe.recipe;
  const columns = tables.reduce((sum, table) => sum + table.columns.length, 0);
  return (
    <tr>
      <td>
        {recipe.name} <span className="secondary">{recipesText.tables(tables.length, columns)}</span>
      </td>
      <td>{recipe.sender ?? <span className="secondary">{recipesText.noSender}</span>}</td>
      <td className="number">{recipe.version}</td>
      <td className="number">{formatCount(recipe.uses)}</td>
      <td className="figures">{formatMoment(recipe.savedAt)}</td>
      <td>{recipe.savedBy}</td>
      <td>
        <div className="recipe-actions">
          <Button size="small" onClick={onEdit}>
            {recipesText.edit}
          </Button>
          <ExportButton recipe={recipe} />
          <RemoveButton recipe={recipe} />
        </div>
      </td>
    </tr>
  );
}

function ExportButton({ recipe }: { readonly recipe: StoredRecipe }): ReactNode {
  const write = useCommand("recipes/export");
  const notice = useNotice();
  const run = async (): Promise<void> => {
    const target = await call("files/choose-save-target", { suggestedName: `${recipe.name}.导入方案.json` });
    if (!target.ok || target.value === null) return;
    const reply = await write.run({ id: recipe.id, token: target.value.token });
    notice(
      reply.ok
        ? { kind: "done", text: recipesText.exported(reply.value.file) }
        : { kind: "error", text: describeError(reply.error) },
    );
  };
  return (
    <Button size="small" loading={write.running} onClick={() => void run()}>
      {recipesText.export}
    </Button>
  );
}

function RemoveButton({ recipe }: { readonly recipe: StoredRecipe }): ReactNode {
  const remove = useCommand("recipes/remove");
  const notice = useNotice();
  const run = async (): Promise<void> => {
    const reply = await remove.run({ family: recipe.family });
    notice(
      reply.ok ? { kind: "done", text: recipesText.removed } : { kind: "error", text: describeError(reply.error) },
    );
  };
  return (
    <Popconfirm title={recipesText.removeSure} okText={recipesText.remove} onConfirm={() => void run()}>
      <Button size="small" loading={remove.running}>
        {recipesText.remove}
      </Button>
    </Popconfirm>
  );
}

function TakeButton(): ReactNode {
  const take = useCommand("recipes/take");
  const notice = useNotice();
  const run = async (): Promise<void> => {
    const chosen = await call("files/choose-workbooks", { many: false });
    const file = chosen.ok ? chosen.value[0] : undefined;
    if (file === undefined) return;
    const reply = await take.run({ token: file.token });
    notice(
      reply.ok
        ? { kind: "done", text: recipesText.taken(reply.value.name) }
        : { kind: "error", text: describeError(reply.error) },
    );
  };
  return (
    <Button loading={take.running} onClick={() => void run()}>
      {recipesText.take}
    </Button>
  );
}
