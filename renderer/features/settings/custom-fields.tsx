import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import type { Field } from "#domain/catalogue/field";
import { useCommand } from "../../api/use-command";
import { useQuery } from "../../api/use-query";
import { describeError } from "../../text/describe-error";
import { fieldTypeWords } from "../../text/importing";
import { labels } from "../../text/labels";
import { customFieldsText } from "../../text/settings";
import { useNotice } from "../../ui/notice";

/** Fields the zone added itself (自定义字段): listed, and renamed where they stand. */
export function CustomFields(): ReactNode {
  const fields = useQuery("fields/custom", null);
  return (
    <section className="custom-fields">
      <h2 className="section-title">{customFieldsText.title}</h2>
      <p className="secondary">{customFieldsText.note}</p>
      {fields.error !== null && <p role="alert">{describeError(fields.error)}</p>}
      {(fields.value ?? []).length === 0 ? null : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{customFieldsText.name}</th>
              <th>{customFieldsText.type}</th>
              <th>{customFieldsText.unit}</th>
              <th>{customFieldsText.kind}</th>
              <th aria-label={customFieldsText.rename} />
            </tr>
          </thead>
          <tbody>
            {fields.value?.map((field) => (
              <FieldLine key={field.id} field={field} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function FieldLine({ field }: { readonly field: Field }): ReactNode {
  const [name, setName] = useState<string | null>(null);
  return (
    <tr>
      <td>{name === null ? field.label : <RenameBox field={field} name={name} onName={setName} />}</td>
      <td>{fieldTypeWords[field.type] ?? labels.missing}</td>
      <td>{field.shownUnit ?? labels.missing}</td>
      <td>{field.kind === "observation" ? customFieldsText.byPeriod : customFieldsText.once}</td>
      <td className="number">
        {name === null && (
          <Button size="small" onClick={() => setName(field.label)}>
            {customFieldsText.rename}
          </Button>
        )}
      </td>
    </tr>
  );
}

function RenameBox(props: {
  readonly field: Field;
  readonly name: string;
  readonly onName: (name: string | null) => void;
}): ReactNode {
  const { field, name, onName } = props;
  const rename = useCommand("fields/rename");
  const notice = useNotice();
  const label = name.trim();
  const run = async (): Promise<void> => {
    if (label === "" || label === field.label) return onName(null);
    const reply = await rename.run({ id: field.id, label });
    if (!reply.ok) return notice({ kind: "error", text: describeError(reply.error) });
    notice({ kind: "done", text: customFieldsText.renamed(field.label, label) });
    onName(null);
  };
  return (
    <span className="rename">
      <Input
        size="small"
        autoFocus
        maxLength={60}
        aria-label={customFieldsText.nameOf(field.label)}
        value={name}
        onChange={(event) => onName(event.target.value)}
        onPressEnter={(event) => {
          // Enter that ends a composition of the input method is not an answer yet.
          if (!event.nativeEvent.isComposing) void run();
        }}
        onKeyDown={(event) => {
          if (event.key === "Escape") onName(null);
        }}
      />
      <Button size="small" type="primary" loading={rename.running} onClick={() => void run()}>
        {labels.save}
      </Button>
      <Button size="small" onClick={() => onName(null)}>
        {labels.cancel}
      </Button>
    </span>
  );
}
