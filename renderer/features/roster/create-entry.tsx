import { PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import type { Field } from "#domain/catalogue/field";
import { useCommand } from "../../api/use-command";
import { describeError } from "../../text/describe-error";
import { fieldHeading } from "../../text/format-value";
import { labels } from "../../text/labels";
import { rosterText } from "../../text/roster";
import { useNotice } from "../../ui/notice";
import { FieldInput } from "./field-input";
import { type RosterKind, rosterTitle } from "./roster-kind";

/** Fields asked at first; the others wait behind one button. */
const FIRST = 6;

/** Adds one entry of any kind but enterprises by hand (新增). */
export function CreateEntry(props: { readonly kind: RosterKind; readonly fields: readonly Field[] }): ReactNode {
  const [open, setOpen] = useState(false);
  const title = createTitle(props.kind);
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} aria-label={title} onClick={() => setOpen(true)}>
        {title.length > LONGEST ? rosterText.createOne : title}
      </Button>
      <Modal open={open} title={title} footer={null} onCancel={() => setOpen(false)} destroyOnHidden width={640}>
        <EntryForm {...props} onClose={() => setOpen(false)} />
      </Modal>
    </>
  );
}

/** A longer title has no room beside the tools of the grid on a small screen. */
const LONGEST = 7;

/** 新增众创空间; of a list: 新增一户. */
function createTitle(kind: RosterKind): string {
  return kind.group === "ledger" ? rosterText.createLine(kind.classifier) : rosterText.createKind(rosterTitle(kind));
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
    const made = entryName?.trim() ?? "";
    const text =
      made === "" ? rosterText.createdOne(kind.classifier, rosterTitle(kind)) : rosterText.createdEntry(made);
    tell({ kind: "done", text, link: { to: `/entry/${reply.value.id}` } });
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
            <FieldInput field={field} />
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

/** In 众创空间 a new carrier is a 众创空间. */
function startOf({ view }: RosterKind): Typed {
  const [only, ...others] = view?.values ?? [];
  return view === null || only === undefined || others.length > 0 ? {} : { [view.field]: only };
}
