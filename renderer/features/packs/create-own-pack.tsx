import { Form, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import type { PolicyPack } from "#domain/packs/pack";
import { useCommand } from "../../api/use-command";
import { describeError } from "../../text/describe-error";
import { packsText } from "../../text/packs";
import { useNotice } from "../../ui/notice";

/** Makes an empty pack of the zone's own (自编政策包); targets and indicators are added to it where they are found. */
export function CreateOwnPack(props: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const save = useCommand("packs/save-own");
  const tell = useNotice();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [form] = Form.useForm<{ name: string }>();
  const submit = async (name: string): Promise<void> => {
    const reply = await save.run({ pack: emptyPack(name) });
    if (!reply.ok) return setRefusal(describeError(reply.error));
    tell({ kind: "done", text: packsText.ownMade(name) });
    props.onClose();
  };
  return (
    <Modal
      open={props.open}
      title={packsText.ownCreate}
      onCancel={props.onClose}
      onOk={() => form.submit()}
      confirmLoading={save.running}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" onFinish={({ name }) => void submit(name.trim())}>
        <Form.Item
          name="name"
          label={packsText.ownName}
          extra={packsText.ownHint}
          rules={[{ required: true, whitespace: true, message: packsText.ownMissing }]}
        >
          <Input autoFocus autoComplete="off" maxLength={60} />
        </Form.Item>
        {refusal === null ? null : <p className="refusal">{refusal}</p>}
      </Form>
    </Modal>
  );
}

function emptyPack(name: string): PolicyPack {
  return {
    id: `own-${Date.now().toString(36)}`,
    name,
    version: "1",
    region: "00",
    documents: [],
    indicators: [],
    targets: [],
    lists: [],
    presets: [],
    aliases: [],
    ruleSets: [],
    calendar: [],
    quarters: [],
    forms: [],
  };
}
