import { AutoComplete, Checkbox, Form, Input, InputNumber, Select } from "antd";
import type { ReactNode } from "react";
import type { PolicyPack } from "#domain/packs/pack";
import { type TargetDefinition, targetOperators } from "#domain/targets/target";
import { operatorWords } from "../../../text/extraction";
import { optionsOf, packEditText, whenWords } from "../../../text/pack-editing";
import { DocumentField } from "./document-field";
import { FormFoot } from "./form-foot";
import { ReadingFields } from "./reading-fields";
import { ScopeFields } from "./scope-fields";
import { basedOperators, draftOfTarget, type TargetDraft, valuedOperators, withTarget } from "./target-draft";
import { useOwnPack } from "./use-own-pack";

const operators = targetOperators.map((value) => ({ value, label: operatorWords[value] }));
const decimal = { pattern: /^\s*-?\d+(?:\.\d+)?\s*$/u, message: packEditText.notNumber };

/** A target of the own pack: one sentence of a document as something that can be judged (目标). */
export function TargetForm(props: {
  readonly pack: PolicyPack;
  readonly member: TargetDefinition | null;
  readonly onClose: () => void;
}): ReactNode {
  const { pack, member, onClose } = props;
  const [form] = Form.useForm();
  const own = useOwnPack(pack, onClose);
  const initial = draftOfTarget(member, pack);
  const submit = (): void => {
    // Fields that are not shown keep what they held.
    const draft: TargetDraft = { ...initial, ...form.getFieldsValue(true) };
    void own.save(withTarget(pack, draft, member), form);
  };
  return (
    <Form<TargetDraft> form={form} layout="vertical" initialValues={initial} onFinish={submit}>
      <DocumentField pack={pack} />
      <Form.Item
        name="sentence"
        label={packEditText.sentence}
        rules={[{ required: true, whitespace: true, message: packEditText.missingSentence }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} autoFocus />
      </Form.Item>
      <Form.Item
        name="indicator"
        label={packEditText.indicator}
        extra={packEditText.indicatorHint}
        rules={[{ required: true, whitespace: true, message: packEditText.missingIndicator }]}
      >
        <AutoComplete
          options={[...new Set(pack.indicators.map(({ name }) => name))].map((value) => ({ value }))}
          showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) === true }}
        />
      </Form.Item>
      <DemandFields />
      <ScopeFields member={member} />
      <ReadingFields />
      <div className="form-grid">
        <Form.Item name="owner" label={packEditText.owner}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="text" label={packEditText.text} extra={packEditText.textHint}>
          <Input maxLength={200} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="doubt" label={packEditText.doubt} extra={packEditText.doubtHint}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
      <Form.Item name="soft" valuePropName="checked">
        <Checkbox>{packEditText.soft}</Checkbox>
      </Form.Item>
      <FormFoot
        refusals={own.refusals}
        saving={own.saving}
        onClose={onClose}
        onDrop={
          member === null
            ? null
            : () => void own.drop({ ...pack, targets: pack.targets.filter(({ id }) => id !== member.id) }, member.text)
        }
      />
    </Form>
  );
}

/** What is demanded; only the fields the way of demanding needs. */
function DemandFields(): ReactNode {
  const operator = Form.useWatch<TargetDraft["operator"]>("operator") ?? "ge";
  const when = Form.useWatch<TargetDraft["when"]>("when") ?? "year";
  const isValued = valuedOperators.has(operator);
  const needed = { required: operator !== "double", message: packEditText.missingValue };
  return (
    <div className="form-grid">
      <Form.Item name="operator" label={packEditText.operator}>
        <Select options={operators} />
      </Form.Item>
      {isValued ? (
        <Form.Item name="value" label={packEditText.valueLabel(operator)} rules={[needed, decimal]}>
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
      ) : null}
      {operator === "between" ? (
        <Form.Item name="upper" label={packEditText.upper} rules={[{ ...needed, required: true }, decimal]}>
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
      ) : null}
      {operator === "approx" ? (
        <Form.Item name="tolerance" label={packEditText.tolerance} rules={[decimal]}>
          <Input maxLength={10} autoComplete="off" />
        </Form.Item>
      ) : null}
      {operator === "ge_ref" ? (
        <Form.Item
          name="reference"
          label={packEditText.reference}
          rules={[{ required: true, whitespace: true, message: packEditText.missingReference }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      ) : null}
      {operator === "ge_ref" ? (
        <Form.Item name="value" label={packEditText.margin} rules={[decimal]}>
          <Input maxLength={30} autoComplete="off" />
        </Form.Item>
      ) : null}
      {operator === "milestone" ? (
        <Form.Item name="milestones" label={packEditText.milestones} extra={packEditText.milestonesHint}>
          <Select mode="tags" open={false} suffixIcon={null} />
        </Form.Item>
      ) : null}
      {isValued ? (
        <Form.Item name="unit" label={packEditText.unit}>
          <Input maxLength={20} autoComplete="off" />
        </Form.Item>
      ) : null}
      {basedOperators.has(operator) ? (
        <Form.Item name="baseYear" label={packEditText.baseYear}>
          <InputNumber min={1949} max={2200} controls={false} />
        </Form.Item>
      ) : null}
      <Form.Item name="when" label={packEditText.when}>
        <Select options={optionsOf(whenWords)} />
      </Form.Item>
      {when === "year" ? (
        <Form.Item
          name="targetYear"
          label={packEditText.targetYear}
          rules={[{ required: true, message: packEditText.missingYear }]}
        >
          <InputNumber min={1949} max={2200} controls={false} />
        </Form.Item>
      ) : null}
    </div>
  );
}
