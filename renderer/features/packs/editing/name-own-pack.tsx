import { Form, Input, Modal } from "antd";
import { type ReactNode, useState } from "react";
import { emptyPack } from "#domain/packs/own-pack";
import type { PolicyPack } from "#domain/packs/pack";
import { useCommand } from "../../../api/use-command";
import { describeError } from "../../../text/describe-error";
import { packsText } from "../../../text/packs";
import { useNotice } from "../../../ui/notice";

/** Asks for a name and keeps the pack that is made with it: a new one of the zone's own, a copy, or the same renamed. */
export function NameOwnPack(props: {
  readonly open: boolean;
  readonly title?: string;
  readonly hint?: string;
  readonly initial?: string;
  readonly make?: (id: string, name: string) => PolicyPack;
  readonly onClose: () => void;
  readonly onNamed: (id: string) => void;
}): ReactNode {
  const { make = emptyPack, onClose, onNamed } = props;
  const save = useCommand("packs/save-own");
  const tell = useNotice();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [form] = Form.useForm<{ name: string }>();
  const close = (): void => {
    setRefusal(null);
    onClose();
  };
  const submit = async (name: string): Promise<void> => {
    const reply = await save.run({ pack: make(`own-${Date.now().toString(36)}`, name) });
    if (!reply.ok) return setRefusal(describeError(reply.error));
    tell({ kind: "done", text: packsText.ownMade(name) });
    close();
    onNamed(reply.value.id);
  };
  return (
    <Modal
      open={props.open}
      title={props.title ?? packsText.ownCreate}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={save.running}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ name: props.initial ?? "" }}
        onFinish={({ name }) => void submit(name.trim())}
      >
        <Form.Item
          name="name"
          label={packsText.ownName}
          extra={props.hint ?? packsText.ownHint}
          rules={[{ required: true, whitespace: true, message: packsText.ownMissing }]}
        >
          <Input autoFocus autoComplete="off" maxLength={60} />
        </Form.Item>
        {refusal === null ? null : <p className="refusal">{refusal}</p>}
      </Form>
    </Modal>
  );
}
