import { CloseOutlined } from "@ant-design/icons";
import { Select } from "antd";
import type { ReactNode } from "react";
import type { FormList, ListSelection } from "#domain/reporting/form-binding";
import { groupFieldChoices } from "../../text/field-choices";
import { labels } from "../../text/labels";
import { useFields, useReport } from "./use-report";

/** Which enterprises a list takes and in which order (取数范围). */
export function SelectionEditor(props: {
  readonly list: FormList;
  readonly number: number;
  readonly many: boolean;
}): ReactNode {
  const { list, number } = props;
  const { session } = useReport();
  const fields = useFields();
  const { selection } = list;
  const change = (next: Partial<ListSelection>): void =>
    void session.bind({ target: { kind: "list", list: number }, selection: { ...selection, ...next } });
  const filters = fields.list.filter((field) => field.type === "boolean" || field.type === "choice");
  const values = filters.flatMap((field) =>
    field.type === "boolean"
      ? [{ value: `${field.id} true`, label: field.label.startsWith("是否") ? field.label.slice(2) : field.label }]
      : field.choices.map((choice) => ({
          value: `${field.id} =${choice.value}`,
          label: `${field.label}：${choice.value}`,
        })),
  );
  return (
    <>
      <div className="panel-field">
        <span className="panel-label">{props.many ? `企业（表 ${number + 1}）` : "企业"}</span>
        <div className="selection">
          {selection.where.length === 0 && (
            <span className="word-tag" data-tone="none">
              名册里全部企业
            </span>
          )}
          {selection.where.map((condition) => (
            <span key={conditionWords(condition, fields.byId)} className="word-tag selection-tag" data-tone="sure">
              {conditionWords(condition, fields.byId)}
              <button
                type="button"
                aria-label={`去掉条件 ${conditionWords(condition, fields.byId)}`}
                onClick={() =>
                  change({ where: selection.where.filter((one) => one !== condition), reason: "手工选定" })
                }
              >
                <CloseOutlined />
              </button>
            </span>
          ))}
          <Select<string | null>
            size="small"
            aria-label="加一个条件"
            value={null}
            placeholder="加条件"
            showSearch={{ optionFilterProp: "label" }}
            popupMatchSelectWidth={240}
            options={values}
            onChange={(key) => {
              const condition = readCondition(key ?? "");
              if (condition !== null) change({ where: [...selection.where, condition], reason: "手工选定" });
            }}
          />
        </div>
      </div>
      {selection.reason !== "" && <p className="panel-hint">{selection.reason}</p>}
      <div className="panel-field">
        <span className="panel-label">排序</span>
        <Select<string>
          size="small"
          aria-label="按什么排"
          value={selection.orderBy}
          showSearch={{ optionFilterProp: "search" }}
          options={[
            { value: "roster", label: "名册里的先后", search: "名册 先后" },
            ...groupFieldChoices(fields.list).map((group) => ({ ...group, options: [...group.options] })),
          ]}
          onChange={(orderBy) => change({ orderBy })}
        />
      </div>
    </>
  );
}

type Condition = ListSelection["where"][number];

function conditionWords(condition: Condition, fields: ReadonlyMap<string, { readonly label: string }>): string {
  if ("set" in condition) return condition.set;
  const label = fields.get(condition.field)?.label ?? "条件";
  if ("startsWithAny" in condition) {
    const some = condition.startsWithAny.slice(0, 3).join("、");
    return `${label}以 ${some}${condition.startsWithAny.length > 3 ? "…" : ""} 开头`;
  }
  if ("equalsAny" in condition) return `${label}：${condition.equalsAny.join("、")}`;
  if (typeof condition.equals !== "boolean") return `${label}：${condition.equals}`;
  const plain = label.startsWith("是否") ? label.slice(2) : label;
  return condition.equals ? plain : `${label}：${labels.no}`;
}

function readCondition(key: string): Condition | null {
  const [field = "", equals = ""] = key.split(" ", 2);
  if (field === "") return null;
  return { field, equals: equals.startsWith("=") ? key.slice(field.length + 2) : equals === "true" };
}
