import { Checkbox, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { Dimension } from "#domain/indicators/unit";
import type { RecognisedTable } from "#domain/importing/recognised-table";
import { unitChoices } from "../../text/field-choices";
import { PeriodPicker } from "../../ui/period-picker";
import type { ImportFile } from "./import-state";
import { needsUnit, type OpenQuestion } from "./open-questions";
import { type Fields, useFields, useImport, useQuestions } from "./use-import";

/** A question to answer before anything is planned: which period, or which unit. Never answered by a guess. */
export function QuestionBox(props: {
  readonly file: ImportFile;
  readonly question: OpenQuestion;
  readonly table: RecognisedTable;
}): ReactNode {
  return props.question.kind === "period" ? <PeriodQuestion {...props} /> : <UnitQuestion {...props} />;
}

function PeriodQuestion(props: { readonly file: ImportFile; readonly question: OpenQuestion }): ReactNode {
  const { file, question } = props;
  const { session } = useImport();
  const others = useOthersAsking(file, question);
  const [all, setAll] = useState(true);
  const answer = async (period: string): Promise<void> => {
    for (const { sheet, table } of all ? [question, ...others] : [question])
      await session.correct(file.token, { sheet, table, period });
  };
  return (
    <section className="question" aria-label="待答：时期">
      表上没写是哪一期的数，{nameSome(question.columns)}要按期存。是哪一期？
      <div className="panel-field">
        <label htmlFor="question-period">时期</label>
        <PeriodPicker
          id="question-period"
          value={null}
          thisYear={new Date().getFullYear()}
          placeholder="请选"
          attention
          onChange={(period) => void answer(period)}
        />
      </div>
      <ForOthers count={others.length} words="没写时期的表也用这一期" all={all} onAll={setAll} />
    </section>
  );
}

function UnitQuestion(props: {
  readonly file: ImportFile;
  readonly question: OpenQuestion;
  readonly table: RecognisedTable;
}): ReactNode {
  const { file, question } = props;
  const { session } = useImport();
  const fields = useFields();
  const others = useOthersAsking(file, question);
  const [all, setAll] = useState(true);
  const groups = unitlessByMeasure(props.table, fields);
  const answer = async (word: string, unit: string): Promise<void> => {
    for (const { sheet, table } of all ? [question, ...others] : [question]) {
      const asking = file.reading?.sheets.find((one) => one.name === sheet)?.tables.find((one) => one.index === table);
      const group = asking && unitlessByMeasure(asking, fields).find((one) => one.word === word);
      if (group === undefined) continue;
      const columns = Object.fromEntries(
        group.columns.map((column) => [column.letter, { fields: column.fields, unit }]),
      );
      await session.correct(file.token, { sheet, table, columns });
    }
  };
  return (
    <section className="question" aria-label="待答：单位">
      {nameSome(question.columns)}没写单位。差一个“万”就是一万倍，请照原表选：
      {groups.map((group) => (
        <div className="panel-field" key={group.word}>
          <label htmlFor={`question-unit-${group.word}`}>{group.word}</label>
          <Select<string>
            id={`question-unit-${group.word}`}
            placeholder="请选单位"
            status="warning"
            options={group.units.map((unit) => ({ value: unit, label: unit }))}
            onChange={(unit) => void answer(group.word, unit)}
          />
        </div>
      ))}
      <ForOthers count={others.length} words="没写单位的表也用这个单位" all={all} onAll={setAll} />
    </section>
  );
}

// The same question of other tables of the file: fifty forms of one year are answered once.
function useOthersAsking(file: ImportFile, question: OpenQuestion): readonly OpenQuestion[] {
  return useQuestions(file, useFields()).filter(
    (one) => one.kind === question.kind && (one.sheet !== question.sheet || one.table !== question.table),
  );
}

function ForOthers(props: {
  readonly count: number;
  readonly words: string;
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
}): ReactNode {
  if (props.count === 0) return null;
  return (
    <Checkbox checked={props.all} onChange={(event) => props.onAll(event.target.checked)}>
      文件里另外 {props.count} 张{props.words}
    </Checkbox>
  );
}

const measureWords: Readonly<Record<Dimension, string>> = {
  money: "金额",
  foreignMoney: "外币金额",
  area: "面积",
  energy: "能耗",
  ratio: "比率",
  persons: "人数",
  enterprises: "家数",
  items: "件数",
};

interface UnitGroup {
  readonly word: string;
  readonly units: readonly string[];
  readonly columns: readonly { readonly letter: string; readonly fields: readonly string[] }[];
}

// One question per measure: all money columns without a unit are answered at once.
function unitlessByMeasure(table: RecognisedTable, fields: Fields): readonly UnitGroup[] {
  const groups = new Map<string, { units: readonly string[]; columns: UnitGroup["columns"][number][] }>();
  for (const column of table.columns) {
    const field = column.fields.map((id) => fields.byId.get(id)).find(needsUnit);
    const dimension = field?.dimension ?? null;
    if (column.unit !== null || dimension === null) continue;
    const word = measureWords[dimension];
    const group = groups.get(word) ?? { units: unitChoices(field), columns: [] };
    group.columns.push({ letter: column.letter, fields: column.fields });
    groups.set(word, group);
  }
  return [...groups].map(([word, group]) => ({ word, ...group }));
}

function nameSome(columns: readonly string[]): string {
  const named = columns.slice(0, 2).map((column) => `「${column}」`);
  return `${named.join("")}${columns.length > 2 ? `等 ${columns.length} 列` : ""}`;
}
