import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, Select } from "antd";
import type { ReactNode } from "react";
import type { FieldType } from "#domain/catalogue/field";
import { parseUnit } from "#domain/indicators/unit";
import type { PackList, PolicyPack } from "#domain/packs/pack";
import { useQuery } from "../../../api/use-query";
import { columnKindWords, optionsOf, packEditText } from "../../../text/pack-editing";
import { draftOfList, type ListDraft, withList } from "./list-draft";
import { FormFoot } from "./form-foot";
import { useOwnPack } from "./use-own-pack";

const needed = { required: true, whitespace: true, message: packEditText.missingWords };

/** A list of the own pack with its columns (清单). */
export function ListForm(props: {
  readonly pack: PolicyPack;
  readonly member: PackList | null;
  readonly onClose: () => void;
}): ReactNode {
  const { pack, member, onClose } = props;
  const [form] = Form.useForm();
  const own = useOwnPack(pack, onClose);
  const kinds = useQuery("registers/kinds", { asOf: null });
  const entries = kinds.value?.find(({ id }) => id === member?.kind.id)?.count ?? 0;
  const initial = draftOfList(member);
  return (
    <Form<ListDraft>
      form={form}
      layout="vertical"
      initialValues={initial}
      onFinish={() => void own.save(withList(pack, { ...initial, ...form.getFieldsValue(true) }, member), form)}
    >
      <div className="list-name-line">
        <Form.Item name="label" label={packEditText.listName} rules={[needed]}>
          <Input maxLength={60} autoComplete="off" autoFocus />
        </Form.Item>
        <Form.Item name="classifier" label={packEditText.classifier}>
          <Input maxLength={4} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="note" label={packEditText.listNote}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
      <p className="secondary">{packEditText.columnsHint}</p>
      <Columns kept={entries > 0 ? (member?.fields.length ?? 0) : 0} />
      <FormFoot
        refusals={own.refusals}
        saving={own.saving}
        onClose={onClose}
        kept={entries > 0 ? packEditText.listUsed(entries) : null}
        onDrop={
          member === null
            ? null
            : () =>
                void own.drop(
                  { ...pack, lists: pack.lists.filter(({ kind }) => kind.id !== member.kind.id) },
                  member.kind.label,
                )
        }
      />
    </Form>
  );
}

/** The columns; the first `kept` of them hold entries' values and stay. */
function Columns({ kept }: { readonly kept: number }): ReactNode {
  return (
    <Form.List name="columns">
      {(columns, { add, remove }) => (
        <div className="list-columns">
          {columns.map(({ key, name }, at) => (
            <div key={key} className="list-column">
              <Form.Item name={[name, "label"]} label={packEditText.columnName(at + 1)} rules={[needed]}>
                <Input maxLength={60} autoComplete="off" />
              </Form.Item>
              <Form.Item name={[name, "type"]} label={packEditText.columnType}>
                <Select options={optionsOf(columnKindWords)} disabled={at < kept} />
              </Form.Item>
              <ColumnDetail column={name} />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={packEditText.dropColumn(at + 1)}
                title={at < kept ? packEditText.columnUsed : packEditText.dropColumn(at + 1)}
                disabled={at < kept}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({ label: "", type: "text" })}>
            {packEditText.addColumn}
          </Button>
        </div>
      )}
    </Form.List>
  );
}

/** What a column needs beyond its name: unit, words to choose from, or the registers it names. */
function ColumnDetail({ column }: { readonly column: number }): ReactNode {
  const type = Form.useWatch<FieldType>(["columns", column, "type"]);
  const kinds = useQuery("registers/kinds", { asOf: null });
  if (type === "decimal" || type === "integer") {
    return (
      <Form.Item name={[column, "unit"]} label={packEditText.unit} rules={[{ validator: checkUnit }]}>
        <Input maxLength={10} autoComplete="off" />
      </Form.Item>
    );
  }
  if (type === "choice") {
    return (
      <Form.Item
        name={[column, "choices"]}
        label={packEditText.choices}
        rules={[{ required: true, message: packEditText.missingChoices }]}
      >
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={["、", "，", ",", "；"]} />
      </Form.Item>
    );
  }
  if (type === "link") {
    return (
      <Form.Item
        name={[column, "linksTo"]}
        label={packEditText.linksTo}
        rules={[{ required: true, message: packEditText.missingLink }]}
      >
        <Select
          mode="multiple"
          popupMatchSelectWidth={false}
          options={(kinds.value ?? [])
            .filter(({ group }) => group === "roster")
            .map(({ id, label }) => ({ value: id, label }))}
        />
      </Form.Item>
    );
  }
  return <span />;
}

async function checkUnit(_: unknown, unit: string | undefined): Promise<void> {
  if (unit !== undefined && unit.trim() !== "" && parseUnit(unit.trim()) === null) {
    throw new Error(packEditText.unknownUnit);
  }
}
