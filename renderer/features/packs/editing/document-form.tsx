import { Form, Input, Select } from "antd";
import type { ReactNode } from "react";
import { freeCode } from "#domain/packs/free-code";
import type { PolicyDocument, PolicyPack } from "#domain/packs/pack";
import { documentStatus, packsText } from "../../../text/packs";
import { optionsOf, packEditText } from "../../../text/pack-editing";
import { FormFoot } from "./form-foot";
import { useOwnPack } from "./use-own-pack";

interface Draft {
  readonly title: string;
  readonly number: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly status: PolicyDocument["status"];
  readonly note: string;
}

/** A document the own pack rests on (依据文件). */
export function DocumentForm(props: {
  readonly pack: PolicyPack;
  readonly member: PolicyDocument | null;
  readonly onClose: () => void;
}): ReactNode {
  const { pack, member, onClose } = props;
  const [form] = Form.useForm();
  const own = useOwnPack(pack, onClose);
  const others = pack.documents.filter(({ id }) => id !== member?.id);
  const submit = ({ title, number, issuer, issuedOn, status, note }: Draft): void => {
    const id =
      member?.id ??
      freeCode(
        "doc",
        pack.documents.map((one) => one.id),
      );
    const document = {
      id,
      title: title.trim(),
      number: number.trim() === "" ? null : number.trim(),
      issuer: issuer.trim(),
      issuedOn: issuedOn.trim() === "" ? null : issuedOn.trim(),
      status,
      note: note.trim(),
    };
    const documents =
      member === null ? [...pack.documents, document] : pack.documents.map((one) => (one.id === id ? document : one));
    void own.save({ ...pack, documents }, form);
  };
  return (
    <Form<Draft> form={form} layout="vertical" initialValues={draftOf(member)} onFinish={submit}>
      <Form.Item
        name="title"
        label={packsText.documentTitle}
        rules={[{ required: true, whitespace: true, message: packEditText.missingTitle }]}
      >
        <Input maxLength={200} autoComplete="off" autoFocus />
      </Form.Item>
      <div className="form-grid">
        <Form.Item name="number" label={packsText.number} extra={packEditText.numberHint}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="issuedOn"
          label={packsText.issuedOn}
          extra={packEditText.dateHint}
          rules={[{ pattern: /^\s*(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?\s*$/u, message: packEditText.wrongDate }]}
        >
          <Input maxLength={10} autoComplete="off" />
        </Form.Item>
        <Form.Item name="issuer" label={packsText.issuer}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="status" label={packsText.status}>
          <Select options={optionsOf(documentStatus)} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={packsText.explanation}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
      <FormFoot
        refusals={own.refusals}
        saving={own.saving}
        onClose={onClose}
        kept={member === null ? null : usesOf(pack, member.id)}
        onDrop={member === null ? null : () => void own.drop({ ...pack, documents: others }, member.title)}
      />
    </Form>
  );
}

function draftOf(member: PolicyDocument | null): Draft {
  return {
    title: member?.title ?? "",
    number: member?.number ?? "",
    issuer: member?.issuer ?? "",
    issuedOn: member?.issuedOn ?? "",
    status: member?.status ?? "unknown",
    note: member?.note ?? "",
  };
}

/** Why a document has to stay: what rests on it. */
function usesOf(pack: PolicyPack, id: string): string | null {
  const members = [
    ...pack.targets,
    ...pack.indicators,
    ...pack.presets,
    ...pack.calendar,
    ...pack.quarters,
    ...pack.forms,
  ];
  const count =
    members.filter(({ source }) => source.document === id).length +
    pack.ruleSets.filter(({ document }) => document === id).length;
  return count === 0 ? null : packEditText.documentUsed(count);
}
