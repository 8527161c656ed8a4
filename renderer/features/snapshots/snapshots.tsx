import { CameraOutlined } from "@ant-design/icons";
import { Button, Form, Input, InputNumber, Modal } from "antd";
import { type ReactNode, useState } from "react";
import type { YearSnapshot } from "#contract/registers";
import { useCommand } from "../../api/use-command";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { formatMoment } from "../../text/format-value";
import { snapshotsText } from "../../text/snapshots";
import { DayPicker } from "../../ui/day-picker";
import { useNotice } from "../../ui/notice";
import { PageHeader } from "../../ui/page";
import { EmptyState, ErrorState, LoadingLines } from "../../ui/states";
import { FrozenRoster } from "./frozen-roster";
import "./snapshots.css";

/** 年度快照: years frozen as they stood. */
export function Snapshots(): ReactNode {
  const list = useQuery("registers/snapshots", null);
  const [freezing, setFreezing] = useState(false);
  const [looked, setLooked] = useState<YearSnapshot | null>(null);
  return (
    <>
      <PageHeader
        title={snapshotsText.title}
        note={snapshotsText.note}
        actions={
          <Button type="primary" icon={<CameraOutlined />} onClick={() => setFreezing(true)}>
            {snapshotsText.freeze}
          </Button>
        }
      />
      {list.error !== null ? (
        <ErrorState sentence={describeError(list.error)} reference={errorReference(list.error)} onRetry={list.retry} />
      ) : list.value === undefined ? (
        <LoadingLines lines={6} />
      ) : list.value.length === 0 ? (
        <EmptyState title={snapshotsText.emptyTitle} body={snapshotsText.emptyBody} />
      ) : (
        <table className="plain-table snapshot-table">
          <thead>
            <tr>
              <th>{snapshotsText.name}</th>
              <th className="number">{snapshotsText.year}</th>
              <th>{snapshotsText.day}</th>
              <th>{snapshotsText.counts}</th>
              <th>{snapshotsText.frozen}</th>
              <th>{snapshotsText.remark}</th>
            </tr>
          </thead>
          <tbody>
            {list.value.map((one) => (
              <tr key={one.id}>
                <td>
                  <Button type="link" size="small" className="snapshot-name" onClick={() => setLooked(one)}>
                    {one.name}
                  </Button>
                </td>
                <td className="number figures">{one.year}</td>
                <td className="figures">{one.day}</td>
                <td className="figures snapshot-counts">
                  {one.counts.map(({ label, count }) => snapshotsText.countWords(label, count)).join(" · ")}
                </td>
                <td className="figures">{`${formatMoment(one.frozenAt)} ${one.frozenBy}`}</td>
                <td>{one.note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <FrozenRoster snapshot={looked} onClose={() => setLooked(null)} />
      <Freeze open={freezing} onClose={() => setFreezing(false)} />
    </>
  );
}

interface FreezeForm {
  readonly name: string;
  readonly year: number;
  readonly note?: string;
}

function Freeze(props: { readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const last = new Date().getFullYear() - 1;
  const freeze = useCommand("registers/freeze");
  const tell = useNotice();
  const [form] = Form.useForm<FreezeForm>();
  const [day, setDay] = useState(`${last}-12-31`);
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = async ({ name, year, note = "" }: FreezeForm): Promise<void> => {
    const reply = await freeze.run({ name: name.trim(), year, day, note: note.trim() });
    if (!reply.ok) return setRefusal(describeError(reply.error));
    tell({ kind: "done", text: snapshotsText.frozenNow(reply.value.name) });
    props.onClose();
  };
  return (
    <Modal
      open={props.open}
      title={snapshotsText.freeze}
      okText={snapshotsText.freeze}
      confirmLoading={freeze.running}
      onOk={() => form.submit()}
      onCancel={props.onClose}
      destroyOnHidden
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ name: snapshotsText.usual(last), year: last }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="name"
          label={snapshotsText.name}
          rules={[{ required: true, whitespace: true, message: snapshotsText.nameMissing }]}
        >
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item name="year" label={snapshotsText.year}>
          <InputNumber min={1980} max={2100} />
        </Form.Item>
        <Form.Item label={snapshotsText.day}>
          <DayPicker label={snapshotsText.day} value={day} onChange={(next) => setDay(next ?? day)} />
        </Form.Item>
        <Form.Item name="note" label={snapshotsText.remark}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
        </Form.Item>
        {refusal === null ? null : <p className="refusal">{refusal}</p>}
      </Form>
    </Modal>
  );
}
