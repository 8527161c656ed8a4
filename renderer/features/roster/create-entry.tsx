import { PlusOutlined } from "@ant-design/icons";
import { AutoComplete, Button, Form, Input, Modal, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { Field } from "#domain/catalogue/field";
import { useCommand } from "../../api/use-command";
import { describeError } from "../../text/describe-error";
import { fieldHeading } from "../../text/format-value";
import { labels } from "../../text/labels";
import { rosterText } from "../../text/roster";
import { useNotice } from "../../ui/notice";
import { type RosterKind, rosterTitle } from "./roster-kind";
import { useLinkNames } from "./use-link-names";

/** Fields asked at first; the others wait behind one button. */
const FIRST = 6;

/** Adds one entry of any kind but enterprises by hand (新增). */
export function CreateEntry(props: { readonly kind: RosterKind; readonly fields: readonly Field[] }): ReactNode {
  const [open, setOpen] = useState(false);
  const title = rosterText.createKind(rosterTitle(props.kind));
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Modal open={open} title={title} footer={null} onCancel={() => setOpen(false)} destroyOnHidden width={640}>
        <EntryForm {...props} onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

type Typed = Readonly<Record<string, string | undefined>>;

function EntryForm(props: {
  readonly kind: RosterKind;
  readonly fields: readonly Field[];
  readonly onClose: () => void;
}): ReactNode {
  const { kind, fields, onClose } = props;
  const create = useCommand("enterprises/create");
  const tell = useNotice();
  const names = useLinkNames(fields);
  const [all, setAll] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const asked = fields.filter(({ id, kind: sort }) => id !== kind.nameField && sort === "attribute");
  const parts = kind.nameFrom ?? [];
  const ordered = [...asked.filter(({ id }) => parts.includes(id)), ...asked.filter(({ id }) => !parts.includes(id))];
  const shown = all ? ordered : ordered.slice(0, Math.max(FIRST, parts.length));
  const submit = async ({ entryName, ...typed }: Typed): Promise<void> => {
    const values = Object.fromEntries(
      Object.entries(typed).flatMap(([id, text]) =>
        text === undefined || text.trim() === "" ? [] : [[id, text.trim()] as const],
      ),
    );
    const reply = await create.run({ kind: kind.id, name: entryName?.trim() ?? "", creditCode: "", values });
    if (!reply.ok) return setRefusal(describeError(reply.error));
    onClose();
    const made = entryName?.trim() ?? rosterTitle(kind);
    tell({ kind: "done", text: rosterText.created(made), link: { to: `/entry/${reply.value.id}` } });
  };
  return (
    <Form<Typed> layout="vertical" initialValues={startOf(kind)} onFinish={(typed) => void submit(typed)}>
      {kind.nameFrom === null ? (
        <Form.Item
          name="entryName"
          label={fields.find(({ id }) => id === kind.nameField)?.label ?? rosterText.createName}
          rules={[{ required: true, whitespace: true, message: rosterText.createNameMissing }]}
        >
          <Input autoFocus autoComplete="off" maxLength={200} />
        </Form.Item>
      ) : (
        <p className="secondary">{rosterText.composedHint}</p>
      )}
      <div className="create-grid">
        {shown.map((field) => (
          <Form.Item key={field.id} name={field.id} label={fieldHeading(field)}>
            <FieldInput field={field} names={names.get(field.id) ?? []} />
          </Form.Item>
        ))}
      </div>
      {shown.length < ordered.length ? (
        <Button type="link" onClick={() => setAll(true)}>
          {rosterText.createMore}
        </Button>
      ) : null}
      {refusal === null ? null : <p className="refusal">{refusal}</p>}
      <div className="filter-foot">
        <Button onClick={onClose}>{labels.cancel}</Button>
        <Button type="primary" htmlType="submit" loading={create.running}>
          {labels.save}
        </Button>
      </div>
    </Form>
  );
}

/** The control of a field: its words, the names a link may hold, or plain text. `value` and `onChange` come from the form. */
function FieldInput(props: {
  readonly field: Field;
  readonly names: readonly string[];
  readonly value?: string;
  readonly onChange?: (text: string | undefined) => void;
}): ReactNode {
  const { field, names, value, onChange } = props;
  const given = { ...(value === undefined ? {} : { value }), ...(onChange === undefined ? {} : { onChange }) };
  if (field.type === "boolean" || field.choices.length > 0) {
    const words = field.type === "boolean" ? [labels.yes, labels.no] : field.choices.map((choice) => choice.value);
    return <Select<string> allowClear {...given} options={words.map((word) => ({ value: word, label: word }))} />;
  }
  if (field.type === "link") {
    return (
      <AutoComplete
        {...given}
        options={names.map((name) => ({ value: name }))}
        showSearch={{ filterOption: (typed, option) => String(option?.value ?? "").includes(typed) }}
      />
    );
  }
  return (
    <Input
      {...(value === undefined ? {} : { value })}
      maxLength={4000}
      autoComplete="off"
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}

/** In 众创空间 a new carrier is a 众创空间. */
function startOf({ view }: RosterKind): Typed {
  const [only, ...others] = view?.values ?? [];
  return view === null || only === undefined || others.length > 0 ? {} : { [view.field]: only };
}
