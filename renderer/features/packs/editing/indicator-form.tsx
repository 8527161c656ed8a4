import { Form, Input, InputNumber, Select } from "antd";
import { type ReactNode, useState } from "react";
import { freeCode } from "#domain/packs/free-code";
import type { IndicatorDefinition } from "#domain/indicators/indicator";
import type { PolicyPack } from "#domain/packs/pack";
import { useFormulaCheck } from "../../../api/use-formula-check";
import { indicatorsText } from "../../../text/indicators";
import { optionsOf, packEditText } from "../../../text/pack-editing";
import { FormulaWords } from "../../../ui/formula-words";
import { DocumentField } from "./document-field";
import { FormFoot } from "./form-foot";
import { useOwnPack } from "./use-own-pack";

type Plain = Pick<
  IndicatorDefinition,
  "name" | "formula" | "unit" | "decimals" | "time" | "direction" | "group" | "note"
>;
type Draft = Plain & { readonly document: string | null; readonly place: string; readonly unconfirmed: string };

/** An indicator of the own pack; its formula is read back while one types (指标). */
export function IndicatorForm(props: {
  readonly pack: PolicyPack;
  readonly member: IndicatorDefinition | null;
  readonly onClose: () => void;
}): ReactNode {
  const { pack, member, onClose } = props;
  const [form] = Form.useForm();
  const own = useOwnPack(pack, onClose);
  const [formula, setFormula] = useState(member?.formula ?? "");
  const checked = useFormulaCheck(formula);
  const submit = (draft: Draft): void => {
    const indicator = indicatorOf(draft, { pack, member });
    const indicators =
      member === null
        ? [...pack.indicators, indicator]
        : pack.indicators.map((one) => (one.code === indicator.code ? indicator : one));
    void own.save({ ...pack, indicators }, form);
  };
  const used = pack.targets.filter(({ indicator }) => indicator === member?.code).length;
  return (
    <Form<Draft>
      form={form}
      layout="vertical"
      initialValues={draftOf(member, pack)}
      onValuesChange={(_, all) => setFormula(all.formula)}
      onFinish={submit}
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
      <div className="form-grid">
        <Form.Item name="unit" label={indicatorsText.unit}>
          <Input maxLength={20} autoComplete="off" />
        </Form.Item>
        <Form.Item name="decimals" label={indicatorsText.decimals}>
          <InputNumber min={0} max={8} />
        </Form.Item>
        <Form.Item name="time" label={indicatorsText.time}>
          <Select options={optionsOf(indicatorsText.times)} />
        </Form.Item>
        <Form.Item name="direction" label={indicatorsText.direction}>
          <Select options={optionsOf(indicatorsText.directions)} />
        </Form.Item>
        <DocumentField pack={pack} />
        <Form.Item name="place" label={packEditText.place}>
          <Input maxLength={1000} autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="group" label={indicatorsText.group}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="note" label={indicatorsText.note}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
      <Form.Item name="unconfirmed" label={packEditText.unconfirmed} extra={packEditText.unconfirmedHint}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
      <FormFoot
        refusals={own.refusals}
        saving={own.saving}
        onClose={onClose}
        kept={used === 0 ? null : packEditText.indicatorUsed(used)}
        onDrop={
          member === null
            ? null
            : () =>
                void own.drop(
                  { ...pack, indicators: pack.indicators.filter(({ code }) => code !== member.code) },
                  member.name,
                )
        }
      />
    </Form>
  );
}

function draftOf(member: IndicatorDefinition | null, pack: PolicyPack): Draft {
  return {
    name: member?.name ?? "",
    formula: member?.formula ?? "",
    unit: member?.unit ?? "",
    decimals: member?.decimals ?? 1,
    time: member?.time ?? "point",
    direction: member?.direction ?? "up",
    group: member?.group ?? "",
    note: member?.note ?? "",
    document: member?.source.document ?? pack.documents[0]?.id ?? null,
    place: member?.source.place ?? "",
    unconfirmed: member?.unconfirmed ?? "",
  };
}

function indicatorOf(
  { document, place, unconfirmed, ...plain }: Draft,
  { pack, member }: { readonly pack: PolicyPack; readonly member: IndicatorDefinition | null },
): IndicatorDefinition {
  const codes = pack.indicators.map(({ code }) => code);
  return {
    ...plain,
    name: plain.name.trim(),
    formula: plain.formula.trim(),
    unit: plain.unit.trim(),
    code: member?.code ?? freeCode("ZB", codes),
    source: { document: document ?? "", place: place.trim() },
    effective: member?.effective ?? { from: null, until: null },
    unconfirmed: unconfirmed.trim() === "" ? null : unconfirmed.trim(),
  };
}
