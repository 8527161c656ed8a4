import { AutoComplete, Button, Modal, Segmented, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useQuery } from "../../api/use-query";
import type { ReadTable } from "#contract/importing";
import type { StoredRecipe } from "#contract/recipes";
import type { Standing } from "#domain/importing/standing";
import { formatMoment } from "../../text/format-value";
import { standingHints, standingWords } from "../../text/importing";
import { formatCount } from "../../text/labels";
import { type ImportFile, wantedTables } from "./import-state";
import { headingWords } from "./table-overlay";
import { mappingPlace } from "./table-place";
import { useFields, useImport } from "./use-import";

/** What is known of the whole file: that it is a corrected file come back, who sent it, and the recipe that was applied. */
export function FileFacts({ file }: { readonly file: ImportFile }): ReactNode {
  const recipes = useQuery("recipes/list", null).value ?? [];
  const { reading } = file;
  if (reading === null) return null;
  return (
    <section className="file-facts" aria-label="文件情况">
      {reading.returned !== null && (
        <p className="fact-note">
          这是改好的退回表，只取 {formatCount(reading.returned.cells)} 处改动，其余各格和上次一样，不再取。
        </p>
      )}
      {reading.recipe !== null && <RecipeBanner file={file} recipes={recipes} />}
      <SenderField file={file} recipes={recipes} />
      <StandingField file={file} standing={reading.standing} />
    </section>
  );
}

/** How final the figures are: read from the file's own words, and a person's to say. */
function StandingField({ file, standing }: { readonly file: ImportFile; readonly standing: Standing }): ReactNode {
  const { session } = useImport();
  return (
    <div className="panel-field">
      <span className="panel-label">数据性质</span>
      <Segmented<Standing>
        size="small"
        aria-label="数据性质"
        value={standing}
        options={(["preliminary", "confirmed", "corrected"] as const).map((value) => ({
          value,
          label: standingWords[value],
          title: standingHints[value],
        }))}
        onChange={(wanted) => void session.setStanding(file.token, wanted)}
      />
    </div>
  );
}

function RecipeBanner({
  file,
  recipes,
}: {
  readonly file: ImportFile;
  readonly recipes: readonly StoredRecipe[];
}): ReactNode {
  const { session } = useImport();
  const [shown, setShown] = useState(false);
  const [other, setOther] = useState(false);
  const fit = file.reading?.recipe ?? null;
  if (fit === null) return null;
  return (
    <div className="recipe-banner" data-fit={fit.kind} role="status">
      <p>
        已按“{fit.name}”第 {fit.version} 版导入方案对应，
        {fit.applied === 0 ? "没有要由方案补的列。" : `${fit.applied} 列无需确认。`}
      </p>
      <div className="pick-rows">
        <Button size="small" onClick={() => setShown(true)}>
          查看
        </Button>
        <Button size="small" onClick={() => void session.applyRecipe(file.token, null)}>
          不用这个方案
        </Button>
        <Button size="small" onClick={() => setOther(!other)}>
          换一个
        </Button>
      </div>
      {other && <RecipeChoice file={file} recipes={recipes.filter((one) => one.id !== fit.recipeId)} />}
      {fit.drift.length > 0 && (
        <ul className="drift" aria-label="和方案不一样的地方">
          {fit.drift.map((sentence) => (
            <DriftLine key={sentence} file={file} sentence={sentence} />
          ))}
        </ul>
      )}
      <RecipeWindow
        recipe={recipes.find((one) => one.id === fit.recipeId) ?? null}
        open={shown}
        onClose={() => setShown(false)}
      />
    </div>
  );
}

function RecipeChoice({
  file,
  recipes,
}: {
  readonly file: ImportFile;
  readonly recipes: readonly StoredRecipe[];
}): ReactNode {
  const { session } = useImport();
  return (
    <Select<number>
      aria-label="换成哪个方案"
      style={{ width: "100%", marginTop: 8 }}
      showSearch={{ optionFilterProp: "label" }}
      placeholder={recipes.length === 0 ? "没有别的方案" : "请选"}
      options={recipes.map((one) => ({ value: one.id, label: `${one.name}（第 ${one.version} 版）` }))}
      onChange={(id) => void session.applyRecipe(file.token, id)}
    />
  );
}

// A sentence about a column leads to it.
function DriftLine({ file, sentence }: { readonly file: ImportFile; readonly sentence: string }): ReactNode {
  const { session } = useImport();
  const found = wantedTables(file)
    .map(({ sheet, table }) => ({ sheet, table, column: columnNamed(table, sentence) }))
    .find((one) => one.column !== undefined);
  if (found?.column === undefined) return <li>{sentence}</li>;
  const { sheet, table, column } = found;
  return (
    <li>
      <button
        type="button"
        className="line-button"
        onClick={() => {
          session.go(file.token, "columns");
          session.look(file.token, {
            sheet: sheet.name,
            table: { sheet: sheet.name, index: table.index },
            selected: mappingPlace(table, column, table.headerRows[1]),
          });
        }}
      >
        {sentence} <span className="link-word">去看</span>
      </button>
    </li>
  );
}

/** The column whose heading a sentence quotes. */
function columnNamed(table: ReadTable, sentence: string): ReadTable["columns"][number] | undefined {
  return table.columns.find((column) => {
    const heading = column.headerPath.at(-1)?.replaceAll(/\s+/gu, "") ?? "";
    return (
      heading !== "" &&
      new RegExp(`[“「"]([^”」"]*/\\s*)?${escaped(heading)}[”」"]`, "u").test(sentence.replaceAll(/\s+/gu, ""))
    );
  });
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&");
}

function RecipeWindow(props: {
  readonly recipe: StoredRecipe | null;
  readonly open: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const { recipe } = props;
  const fields = useFields();
  const label = (ids: readonly string[]): string =>
    ids.length === 0 ? "不导入" : ids.map((id) => fields.byId.get(id)?.label ?? "载体项目").join("、");
  return (
    <Modal title="导入方案" open={props.open} onCancel={props.onClose} footer={null} width={640}>
      {recipe === null ? (
        <p className="secondary">这个方案已经停用，这次照样按它对应。</p>
      ) : (
        <>
          <p className="secondary">
            {recipe.name} · 第 {recipe.version} 版 · {recipe.savedBy} {formatMoment(recipe.savedAt)} 存 · 用过{" "}
            {recipe.uses} 次
          </p>
          {recipe.recipe.tables.map((table) => (
            <table key={table.fingerprint + table.sheet} className="plain-table">
              <thead>
                <tr>
                  <th>{table.title ?? table.sheet} 的列</th>
                  <th>对应</th>
                  <th>单位</th>
                  <th>空白</th>
                </tr>
              </thead>
              <tbody>
                {table.columns.map((column) => (
                  <tr key={`${column.headerPath.join("/")} ${column.repeat}`}>
                    <td>{headingWords(column)}</td>
                    <td>{label(column.fields)}</td>
                    <td>{column.unit ?? "—"}</td>
                    <td>{column.blank === "clear" ? "清除" : "保留"}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        </>
      )}
    </Modal>
  );
}

function SenderField({
  file,
  recipes,
}: {
  readonly file: ImportFile;
  readonly recipes: readonly StoredRecipe[];
}): ReactNode {
  const { session } = useImport();
  const batches = useQuery("importing/batches", null).value ?? [];
  const known = file.reading?.sender ?? "";
  const [typed, setTyped] = useState<string | null>(null);
  const names = new Set(
    [...recipes.map((one) => one.sender), ...batches.map((one) => one.sender)].filter((name) => name !== null),
  );
  const take = (name: string): void => {
    setTyped(null);
    const said = name.trim();
    if (said !== known) void session.nameSender(file.token, said === "" ? null : said);
  };
  return (
    <div className="panel-field">
      <label htmlFor="file-sender">报送单位</label>
      <AutoComplete
        id="file-sender"
        value={typed ?? known}
        placeholder="谁报来的（可不填）"
        maxLength={200}
        showSearch={{ filterOption: (text, option) => String(option?.value ?? "").includes(text) }}
        options={[...names].map((name) => ({ value: name }))}
        onChange={setTyped}
        onSelect={take}
        onBlur={() => typed !== null && take(typed)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && typed !== null) take(typed);
        }}
      />
    </div>
  );
}
