import { Form, Select } from "antd";
import type { ReactNode } from "react";
import type { PolicyPack } from "#domain/packs/pack";
import { packEditText } from "../../../text/pack-editing";

/** Chooses the document a member stands in; without a document nothing can be traced. */
export function DocumentField({ pack }: { readonly pack: PolicyPack }): ReactNode {
  return (
    <Form.Item
      name="document"
      label={packEditText.document}
      rules={[{ required: true, message: packEditText.missingDocument }]}
      extra={pack.documents.length === 0 ? packEditText.noDocument : undefined}
    >
      <Select
        options={pack.documents.map(({ id, title }) => ({ value: id, label: title }))}
        notFoundContent={packEditText.noDocument}
        popupMatchSelectWidth={false}
      />
    </Form.Item>
  );
}
