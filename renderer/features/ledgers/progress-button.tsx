import { Button, Drawer, Form, Input, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useAsOf } from "../../api/as-of";
import { useCommand } from "../../api/use-command";
import { useQuery } from "../../api/use-query";
import { describeError } from "../../text/describe-error";
import { ledgersText } from "../../text/ledgers";
import { DayPicker } from "../../ui/day-picker";
import { useNotice } from "../../ui/notice";
import { LoadingLines } from "../../ui/states";
import "./ledgers.css";

const states = ["未启动", "推进", "完成", "销号"] as const;

/** Progress of one entry of a list: what was written, and one line more (进展). Nothing for entries of other kinds. */
export function ProgressButton(props: { readonly id: number; readonly kind: string }): ReactNode {
  const [open, setOpen] = useState(false);
  const kinds = useQuery("registers/kinds", { asOf: null });
  const group = kinds.value?.find(({ id }) => id === props.kind)?.group;
  if (group !== "ledger" || props.kind === "progressEntry") return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{ledgersText.progress}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={ledgersText.progressTitle} size={480} mask={false}>
        {open ? <Progress id={props.id} /> : null}
      </Drawer>
    </>
  );
}

function Progress({ id }: { readonly id: number }): ReactNode {
  const lines = useQuery("registers/progress", { id });
  if (lines.value === undefined) return <LoadingLines lines={4} />;
  return (
    <div className="progress-lines">
      <AddProgress id={id} />
      {lines.value.length === 0 ? <p className="secondary">{ledgersText.noProgress}</p> : null}
      <ul>
        {lines.value.map(({ on, text, by }) => (
          <li key={`${on} ${text}`}>
            <span className="secondary figures">{`${on} ${by}`}</span>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function AddProgress({ id }: { readonly id: number }): ReactNode {
  const { day } = useAsOf();
  const add = useCommand("registers/add-progress");
  const tell = useNotice();
  const [on, setOn] = useState(day);
  const [text, setText] = useState("");
  const [state, setState] = useState<string | null>(null);
  const submit = async (): Promise<void> => {
    const reply = await add.run({ id, on, text: text.trim(), state });
    if (!reply.ok) return tell({ kind: "error", text: describeError(reply.error) });
    setText("");
    tell({ kind: "done", text: ledgersText.added });
  };
  return (
    <Form layout="vertical" onFinish={() => void submit()}>
      <Form.Item label={ledgersText.text}>
        <Input.TextArea
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={4000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Form.Item>
      <div className="progress-foot">
        <DayPicker label={ledgersText.on} value={on} onChange={(next) => setOn(next ?? day)} />
        <Select<string>
          aria-label={ledgersText.state}
          allowClear
          placeholder={`${ledgersText.state}：${ledgersText.keepState}`}
          value={state}
          onChange={(next: string | undefined) => setState(next ?? null)}
          options={states.map((value) => ({ value, label: value }))}
        />
        <Button type="primary" htmlType="submit" disabled={text.trim() === ""} loading={add.running}>
          {ledgersText.add}
        </Button>
      </div>
    </Form>
  );
}
