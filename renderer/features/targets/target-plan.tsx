import { PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, Segmented } from "antd";
import { type ReactNode, useState } from "react";
import type { TargetVerdict } from "#contract/targets";
import type { TargetSetting } from "#domain/targets/target";
import { parseDecimal } from "#domain/shared/decimal";
import { labels } from "../../text/labels";
import { targetsText } from "../../text/targets";
import { useNotice } from "../../ui/notice";
import { useTargetSetting } from "./use-target-setting";

interface PlanForm {
  readonly owner?: string;
  readonly floor?: string;
  readonly stretch?: string;
  readonly baseline?: string;
  readonly note?: string;
  readonly years?: readonly { readonly year?: string; readonly value?: string }[];
}

const number = {
  validator: (_: unknown, text: string | undefined) =>
    text === undefined || text.trim() === "" || parseDecimal(text.trim()).ok
      ? Promise.resolve()
      : Promise.reject(new Error(targetsText.notNumber)),
};

/** What the zone itself sets on a target: who answers for it, floor and stretch, baseline, and the way by years (本单位的安排). */
export function TargetPlan({ verdict }: { readonly verdict: TargetVerdict }): ReactNode {
  const { setting, definition } = verdict;
  const { saving, save } = useTargetSetting(verdict);
  const [path, setPath] = useState<"linear" | "years">(setting.path?.type ?? "linear");
  const tell = useNotice();
  const submit = async (form: PlanForm): Promise<void> => {
    const saved = await save({
      owner: orNull(form.owner),
      floor: orNull(form.floor),
      stretch: orNull(form.stretch),
      baseline: orNull(form.baseline),
      note: form.note?.trim() ?? "",
      path: path === "linear" ? { type: "linear" } : { type: "years", values: valuesOf(form.years ?? []) },
    });
    if (saved) tell({ kind: "done", text: targetsText.saved });
  };
  return (
    <section>
      <h3>{targetsText.settings}</h3>
      <Form<PlanForm> layout="vertical" initialValues={startOf(setting)} onFinish={(form) => void submit(form)}>
        <div className="plan-grid">
          <Form.Item name="owner" label={targetsText.owner}>
            <Input maxLength={200} autoComplete="off" placeholder={definition.owner} />
          </Form.Item>
          <PlanNumber name="baseline" label={targetsText.baseline} unit={definition.unit} />
          <PlanNumber name="floor" label={targetsText.floor} unit={definition.unit} />
          <PlanNumber name="stretch" label={targetsText.stretch} unit={definition.unit} />
        </div>
        <Form.Item label={targetsText.path}>
          <Segmented<"linear" | "years">
            value={path}
            onChange={setPath}
            options={[
              { value: "linear", label: targetsText.pathLinear },
              { value: "years", label: targetsText.pathYears },
            ]}
          />
        </Form.Item>
        {path === "years" ? <PathYears unit={definition.unit} /> : null}
        <Form.Item name="note" label={targetsText.ownNote}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={4000} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={saving}>
          {labels.save}
        </Button>
      </Form>
    </section>
  );
}

function PlanNumber(props: { readonly name: string; readonly label: string; readonly unit: string }): ReactNode {
  const label = props.unit === "" || props.unit === "—" ? props.label : `${props.label}（${props.unit}）`;
  return (
    <Form.Item name={props.name} label={label} rules={[number]}>
      <Input className="figures" maxLength={40} autoComplete="off" />
    </Form.Item>
  );
}

function PathYears(props: { readonly unit: string }): ReactNode {
  return (
    <Form.List name="years">
      {(fields, { add, remove }) => (
        <div className="path-years">
          {fields.map(({ key, name }) => (
            <div key={key} className="path-year">
              <Form.Item name={[name, "year"]} noStyle>
                <Input className="figures" aria-label={targetsText.year} placeholder={targetsText.year} maxLength={4} />
              </Form.Item>
              <Form.Item name={[name, "value"]} noStyle rules={[number]}>
                <Input className="figures" aria-label={targetsText.value} suffix={props.unit} maxLength={40} />
              </Form.Item>
              <Button type="text" onClick={() => remove(name)}>
                {labels.clear}
              </Button>
            </div>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>
            {targetsText.addYear}
          </Button>
        </div>
      )}
    </Form.List>
  );
}

function startOf(setting: TargetSetting): PlanForm {
  const years = setting.path?.type === "years" ? Object.entries(setting.path.values) : [];
  return {
    owner: setting.owner ?? "",
    floor: setting.floor ?? "",
    stretch: setting.stretch ?? "",
    baseline: setting.baseline ?? "",
    note: setting.note,
    years: years.map(([year, value]) => ({ year, value })),
  };
}

function valuesOf(years: NonNullable<PlanForm["years"]>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    years.flatMap(({ year = "", value = "" }) =>
      /^\d{4}$/u.test(year.trim()) && value.trim() !== "" ? [[year.trim(), value.trim()] as const] : [],
    ),
  );
}

function orNull(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}
