import { CloseOutlined, DownOutlined, RightOutlined } from "@ant-design/icons";
import { InputNumber, Segmented, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { FormList, FormReading, ListSelection } from "#domain/reporting/form-binding";
import { useQuery } from "../../api/use-query";
import { groupFieldChoices } from "../../text/field-choices";
import { reportingText } from "../../text/reporting";
import { ConditionEditor } from "./condition-editor";
import { conditionWords, selectionWords } from "./condition-words";
import { listFacts } from "./form-facts";
import { isUnsettled } from "./form-places";
import { useFields, useNames, useReport } from "./use-report";

/** What a list is and which entries it takes (取数范围): its rows, groups and halves in words; conditions, order, limit, rows left over. */
export function ListRules(props: {
  readonly reading: FormReading;
  readonly number: number;
  readonly many: boolean;
}): ReactNode {
  const { reading, number } = props;
  const list = reading.lists[number];
  const [open, setOpen] = useState(false);
  const kind = list?.printed === undefined ? (list?.kind ?? "enterprise") : (list.printed.kind ?? null);
  const fields = useFields(kind);
  const names = useNames(reading);
  const kinds = useQuery("registers/kinds", { asOf: null }).value;
  if (list === undefined) return null;
  const kindWords = (id: string): string => kinds?.find((one) => one.id === id)?.label ?? "企业";
  const facts = listFacts(reading, number, {
    kind: kindWords,
    field: (id) => names.fields.get(id)?.label ?? reportingText.unknownField,
  });
  const words = selectionWords(list.selection, { fields: names.fields, kind: kindWords(kind ?? "enterprise") });
  const takesEntries = kind !== null && list.continues === undefined;
  return (
    <section className="list-rules" data-open={open}>
      <button type="button" className="list-rules-head" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <DownOutlined /> : <RightOutlined />}
        <b>{props.many ? reportingText.listTitle(number + 1, list.sheet.trim()) : reportingText.range}</b>
        {list.columns.some((column) => isUnsettled(column) && column.binding.onceChosen !== undefined) && (
          <span className="word-tag" data-tone="warning">
            {reportingText.chooseRange}
          </span>
        )}
        {!open && <span className="list-rules-words">{takesEntries ? words : facts.join("；")}</span>}
      </button>
      {open && (
        <div className="list-rules-body">
          <ul className="list-facts">
            {facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
          {takesEntries && list.printed === undefined && (
            <SelectionRules list={list} number={number} kind={kind} fields={fields} kindWords={kindWords(kind)} />
          )}
        </div>
      )}
    </section>
  );
}

function SelectionRules(props: {
  readonly list: FormList;
  readonly number: number;
  readonly kind: string;
  readonly fields: ReturnType<typeof useFields>;
  readonly kindWords: string;
}): ReactNode {
  const { list, number, fields } = props;
  const { session } = useReport();
  const { selection } = list;
  const change = (next: Partial<ListSelection>): void => void session.select(number, { ...selection, ...next });
  const reason = reportingText.chosenByHand;
  return (
    <>
      <div className="panel-field">
        <span className="panel-label">{props.kindWords}</span>
        <div className="selection">
          {selection.where.length === 0 && (
            <span className="word-tag" data-tone="none">
              {reportingText.all(props.kindWords)}
            </span>
          )}
          {selection.where.map((condition) => {
            const words = conditionWords(condition, fields.byId);
            return (
              <span key={words} className="word-tag selection-tag" data-tone="sure">
                {words}
                <button
                  type="button"
                  aria-label={reportingText.dropCondition(words)}
                  onClick={() => change({ where: selection.where.filter((one) => one !== condition), reason })}
                >
                  <CloseOutlined />
                </button>
              </span>
            );
          })}
          <ConditionEditor
            bounds
            kind={props.kind}
            fields={fields}
            onCondition={(condition) => change({ where: [...selection.where, condition], reason })}
          />
        </div>
      </div>
      {selection.reason !== "" && <p className="panel-hint">{selection.reason}</p>}
      <div className="panel-field">
        <span className="panel-label">{reportingText.order}</span>
        <Select<string>
          size="small"
          aria-label={reportingText.orderLabel}
          value={selection.orderBy}
          showSearch={{ optionFilterProp: "search" }}
          options={[
            { value: "roster", label: reportingText.rosterOrder, search: "名册 先后" },
            ...groupFieldChoices(fields.list).map((group) => ({ ...group, options: [...group.options] })),
          ]}
          onChange={(orderBy) => change({ orderBy })}
        />
      </div>
      {selection.orderBy !== "roster" && (
        <div className="panel-field">
          <span className="panel-label" />
          <Segmented<"up" | "down">
            size="small"
            aria-label={reportingText.order}
            value={selection.descending === true ? "down" : "up"}
            options={[
              { value: "up", label: reportingText.ascending },
              { value: "down", label: reportingText.descending },
            ]}
            onChange={(way) => change({ descending: way === "down" })}
          />
        </div>
      )}
      <div className="panel-field">
        <span className="panel-label">{reportingText.limit}</span>
        <LimitInput limit={selection.limit} onLimit={(limit) => change({ limit })} />
      </div>
      <div className="panel-field">
        <span className="panel-label">{reportingText.restLabel}</span>
        <Segmented<NonNullable<FormList["rest"]>>
          size="small"
          aria-label={reportingText.restLabel}
          value={list.rest ?? "blank"}
          options={(["blank", "hide", "remove"] as const).map((value) => ({
            value,
            label: reportingText.rest[value],
          }))}
          onChange={(rest) => void session.select(number, selection, rest)}
        />
      </div>
    </>
  );
}

// Typed figures count when the box is left or Enter is pressed, not digit by digit: each change can be taken back.
function LimitInput(props: {
  readonly limit: number | undefined;
  readonly onLimit: (limit: number | undefined) => void;
}): ReactNode {
  const [typed, setTyped] = useState<number | null>(props.limit ?? null);
  const settle = (): void => {
    if ((typed ?? undefined) !== props.limit) props.onLimit(typed ?? undefined);
  };
  return (
    <InputNumber<number>
      size="small"
      aria-label={reportingText.limit}
      placeholder={reportingText.limitNone}
      min={1}
      max={1_000_000}
      precision={0}
      value={typed}
      onChange={setTyped}
      onBlur={settle}
      onPressEnter={settle}
    />
  );
}
