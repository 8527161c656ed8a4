import { Button, Drawer, Form, Input, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { StoredRecipe } from "#contract/recipes";
import type { Field } from "#domain/catalogue/field";
import type { RecipeColumn } from "#domain/importing/recipe";
import { useCommand } from "../../api/use-command";
import { useQuery } from "../../api/use-query";
import { describeError } from "../../text/describe-error";
import { groupFieldChoices, unitChoices } from "../../text/field-choices";
import { formatMoment } from "../../text/format-value";
import { recipesText } from "../../text/recipes";
import { useNotice } from "../../ui/notice";
import { LoadingLines } from "../../ui/states";

type Rule = Pick<RecipeColumn, "fields" | "unit" | "blank">;

/** 修改导入方案: name, sender, and what every column is; saved as a new version. */
export function RecipeEditor({
  recipe,
  onClose,
}: {
  readonly recipe: StoredRecipe;
  readonly onClose: () => void;
}): ReactNode {
  const columns = useQuery("enterprises/columns", null);
  const [name, setName] = useState(recipe.name);
  const [sender, setSender] = useState(recipe.sender ?? "");
  const [changes, setChanges] = useState<ReadonlyMap<string, Rule>>(new Map());
  const save = useCommand("recipes/edit");
  const notice = useNotice();
  const submit = async (): Promise<void> => {
    const reply = await save.run({
      id: recipe.id,
      name: name.trim() === "" ? recipe.name : name.trim(),
      sender: sender.trim() === "" ? null : sender.trim(),
      columns: [...changes].map(([key, rule]) => ({ ...placeOf(key), ...rule })),
    });
    if (!reply.ok) {
      notice({ kind: "error", text: describeError(reply.error) });
      return;
    }
    notice({ kind: "done", text: recipesText.saved(reply.value.version) });
    onClose();
  };
  return (
    <Drawer
      open
      size={720}
      rootClassName="wide-drawer"
      title={recipe.name}
      onClose={onClose}
      footer={
        <div className="recipe-foot">
          <Button onClick={onClose}>{recipesText.cancel}</Button>
          <Button type="primary" loading={save.running} onClick={() => void submit()}>
            {recipesText.save}
          </Button>
        </div>
      }
    >
      <Form layout="horizontal" labelCol={{ flex: "80px" }} labelAlign="left" colon={false}>
        <Form.Item label={recipesText.name} htmlFor="recipe-name">
          <Input id="recipe-name" maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />
        </Form.Item>
        <Form.Item label={recipesText.sender} htmlFor="recipe-sender">
          <Input
            id="recipe-sender"
            maxLength={200}
            value={sender}
            onChange={(event) => setSender(event.target.value)}
          />
        </Form.Item>
      </Form>
      {columns.value === undefined ? (
        <LoadingLines lines={8} />
      ) : (
        recipe.recipe.tables.map((table, number) => (
          <section key={`${table.sheet}#${table.fingerprint}`}>
            <h2 className="section-title">
              {table.sheet}
              {table.title === null ? "" : ` · ${table.title}`}
            </h2>
            {table.skipped ? (
              <p className="secondary">{recipesText.skipped}</p>
            ) : (
              <ColumnRules
                columns={table.columns}
                fields={columns.value?.fields ?? []}
                ruleOf={(column, at) => changes.get(`${number}/${at}`) ?? column}
                onRule={(at, rule) => setChanges(new Map(changes).set(`${number}/${at}`, rule))}
              />
            )}
          </section>
        ))
      )}
      <Versions recipe={recipe} />
    </Drawer>
  );
}

function placeOf(key: string): { readonly table: number; readonly column: number } {
  const [table = "0", column = "0"] = key.split("/");
  return { table: Number(table), column: Number(column) };
}

function ColumnRules(props: {
  readonly columns: readonly RecipeColumn[];
  readonly fields: readonly Field[];
  readonly ruleOf: (column: RecipeColumn, at: number) => Rule;
  readonly onRule: (at: number, rule: Rule) => void;
}): ReactNode {
  return (
    <table className="plain-table recipe-columns">
      <thead>
        <tr>
          <th>{recipesText.header}</th>
          <th>{recipesText.field}</th>
          <th>{recipesText.unit}</th>
          <th>{recipesText.blank}</th>
        </tr>
      </thead>
      <tbody>
        {props.columns.map((column, at) => (
          <ColumnRule
            key={`${column.headerPath.join("/")}#${column.repeat}`}
            column={column}
            fields={props.fields}
            rule={props.ruleOf(column, at)}
            onRule={(rule) => props.onRule(at, rule)}
          />
        ))}
      </tbody>
    </table>
  );
}

function ColumnRule(props: {
  readonly column: RecipeColumn;
  readonly fields: readonly Field[];
  readonly rule: Rule;
  readonly onRule: (rule: Rule) => void;
}): ReactNode {
  const { column, rule } = props;
  const { fields, unit, blank } = rule;
  const heading = column.headerPath.join(" / ");
  const units = unitChoices(props.fields.find(({ id }) => id === fields[0]));
  const change = (part: Partial<Rule>): void => props.onRule({ fields, unit, blank, ...part });
  return (
    <tr>
      <td>
        {heading}
        {column.said ? <span className="secondary"> {recipesText.said}</span> : null}
      </td>
      <td>
        <Select<string[]>
          mode="multiple"
          maxCount={2}
          size="small"
          className="recipe-field"
          aria-label={`${heading}：${recipesText.field}`}
          placeholder={recipesText.notTaken}
          showSearch={{ optionFilterProp: "search" }}
          value={[...fields]}
          options={groupFieldChoices(props.fields).map((group) => ({ ...group, options: [...group.options] }))}
          onChange={(chosen) => change({ fields: chosen, unit: chosen[0] === fields[0] ? unit : null })}
        />
      </td>
      <td>
        {units.length === 0 ? null : (
          <Select
            size="small"
            className="recipe-unit"
            aria-label={`${heading}：${recipesText.unit}`}
            value={unit}
            options={units.map((one) => ({ value: one, label: one }))}
            onChange={(chosen) => change({ unit: chosen })}
          />
        )}
      </td>
      <td>
        <Select
          size="small"
          className="recipe-unit"
          aria-label={`${heading}：${recipesText.blank}`}
          value={blank}
          options={[
            { value: "keep", label: recipesText.blankKeep },
            { value: "clear", label: recipesText.blankClear },
          ]}
          onChange={(chosen) => change({ blank: chosen })}
        />
      </td>
    </tr>
  );
}

function Versions({ recipe }: { readonly recipe: StoredRecipe }): ReactNode {
  const versions = useQuery("recipes/versions", { family: recipe.family });
  return (
    <section>
      <h2 className="section-title">{recipesText.versions}</h2>
      <ul className="recipe-versions">
        {(versions.value ?? [recipe]).map(({ id, version, savedAt, savedBy }) => (
          <li key={id} className="figures">
            {recipesText.versionLine(version, formatMoment(savedAt), savedBy)}
          </li>
        ))}
      </ul>
    </section>
  );
}
