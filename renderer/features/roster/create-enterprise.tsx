import { PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, Popover } from "antd";
import { type ReactNode, useState } from "react";
import { useCommand } from "../../api/use-command";
import { describeError } from "../../text/describe-error";
import { labels } from "../../text/labels";
import { rosterText } from "../../text/roster";
import { useNotice } from "../../ui/notice";

/** Adds one enterprise by hand (新增企业). */
export function CreateEnterprise(): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={<CreateForm onClose={() => setOpen(false)} />}
    >
      <Button type="primary" icon={<PlusOutlined />}>
        {rosterText.create}
      </Button>
    </Popover>
  );
}

function CreateForm(props: { readonly onClose: () => void }): ReactNode {
  const create = useCommand("enterprises/create");
  const tell = useNotice();
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = async (input: { readonly name: string; readonly creditCode?: string }): Promise<void> => {
    const name = input.name.trim();
    const reply = await create.run({ name, creditCode: (input.creditCode ?? "").trim() });
    if (!reply.ok) return setRefusal(describeError(reply.error));
    props.onClose();
    tell({ kind: "done", text: rosterText.created(name), link: { to: `/enterprise/${reply.value.id}` } });
  };
  return (
    <Form<{ name: string; creditCode?: string }>
      layout="vertical"
      className="create-form"
      onFinish={(values) => void submit(values)}
    >
      <Form.Item
        name="name"
        label={rosterText.createName}
        rules={[{ required: true, whitespace: true, message: rosterText.createNameMissing }]}
      >
        <Input autoFocus autoComplete="off" maxLength={200} />
      </Form.Item>
      <Form.Item name="creditCode" label={rosterText.createCode}>
        <Input autoComplete="off" maxLength={40} />
      </Form.Item>
      {refusal === null ? <p className="secondary">{rosterText.createHint}</p> : <p className="refusal">{refusal}</p>}
      <div className="filter-foot">
        <Button onClick={props.onClose}>{labels.cancel}</Button>
        <Button type="primary" htmlType="submit" loading={create.running}>
          {rosterText.create}
        </Button>
      </div>
    </Form>
  );
}
