import { Button, Drawer, Form, Input, InputNumber, Select } from "antd";
import { type ReactNode, useState } from "react";
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import { useCommand } from "../../api/use-command";
import { useFormulaCheck } from "../../api/use-formula-check";
import { describeError } from "../../text/describe-error";
import { indicatorsText } from "../../text/indicators";
import { labels } from "../../text/labels";
import { FormulaWords } from "../../ui/formula-words";
import { useNotice } from "../../ui/notice";

type Draft = Pick<
  IndicatorDefinition,
  "name" | "unit" | "group" | "note" | "direction" | "time" | "formula" | "decimals"
>;

const blank: Draft = {
  name: "",
  unit: "",
  group: indicatorsText.own,
  note: "",
  direction: "up",
  time: "point",
  formula: "",
  decimals: 1,
};

/** Makes or changes an indicator of the zone's own; the formula is read aloud while one types (自定义指标). */
export function IndicatorEditor(props: {
  readonly edited: IndicatorDefinition | "new" | null;
  readonly onClose: () => void;
}): ReactNode {
  const { edited } = props;
  return (
    <Drawer
      open={edited !== null}
      onClose={props.onClose}
      size={560}
      title={edited === "new" || edited === null ? indicatorsText.create : edited.name}
      destroyOnHidden
    >
      {edited === null ? null : <EditorForm edited={edited} onClose={props.onClose} />}
    </Drawer>
  );
}

function EditorForm(props: { readonly edited: IndicatorDefinition | "new"; readonly onClose: () => void }): ReactNode {
  const { edited, onClose } = props;
  const save = useCommand("indicators/save");
  const remove = useCommand("indicators/remove");
  const tell = useNotice();
  const [formula, setFormula] = useState(edited === "new" ? "" : edited.formula);
  const checked = useFormulaCheck(formula);
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = async (draft: Draft): Promise<void> => {
    const reply = await save.run({ definition: { ...rest(edited, draft), ...draft } });
    if (!reply.ok) return setRefusal(describeError(reply.error));
    tell({ kind: "done", text: indicatorsText.saved });
    onClose();
  };
  const drop = async (code: string): Promise<void> => {
    const reply = await remove.run({ code });
    if (!reply.ok) return setRefusal(describeError(reply.error));
    tell({ kind: "done", text: indicatorsText.removed });
    onClose();
  };
  return (
    <Form<Draft>
      layout="vertical"
      initialValues={edited === "new" ? blank : edited}
      onValuesChange={(_, all) => setFormula(all.formula)}
      onFinish={(draft) => void submit(draft)}
    >
      <Form.Item
        name="name"
        label={indicatorsText.columnName}
        rules={[{ required: true, whitespace: true, message: indicatorsText.missingName }]}
      >
        <Input maxLength={100} autoComplete="off" autoFocus />
      </Form.Item>
      <Form.Item
        name="formula"
        label={indicatorsText.formula}
        extra={<FormulaWords formula={formula} checked={checked} />}
        rules={[{ required: true, whitespace: true, message: indicatorsText.missingFormula }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={4000} />
      </Form.Item>
      <div className="editor-grid">
        <Form.Item name="unit" label={indicatorsText.unit}>
          <Input maxLength={20} autoComplete="off" />
        </Form.Item>
        <Form.Item name="decimals" label={indicatorsText.decimals}>
          <InputNumber min={0} max={6} />
        </Form.Item>
        <Form.Item name="time" label={indicatorsText.time}>
          <Select options={optionsOf(indicatorsText.times)} />
        </Form.Item>
        <Form.Item name="direction" label={indicatorsText.direction}>
          <Select options={optionsOf(indicatorsText.directions)} />
        </Form.Item>
      </div>
      <Form.Item name="group" label={indicatorsText.group}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="note" label={indicatorsText.note}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
      {refusal === null ? null : <p className="refusal">{refusal}</p>}
      <div className="editor-foot">
        {edited === "new" ? null : (
          <Button danger onClick={() => void drop(edited.code)}>
            {indicatorsText.remove}
          </Button>
        )}
        <Button onClick={onClose}>{labels.cancel}</Button>
        <Button type="primary" htmlType="submit" loading={save.running}>
          {labels.save}
        </Button>
      </div>
    </Form>
  );
}

function rest(edited: IndicatorDefinition | "new", draft: Draft): IndicatorDefinition {
  if (edited !== "new") return edited;
  return {
    ...draft,
    code: `own-${Date.now().toString(36)}`,
    source: { document: "", place: "" },
    effective: { from: null, until: null },
    unconfirmed: null,
  };
}

function optionsOf(words: Readonly<Record<string, string>>): { value: string; label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
