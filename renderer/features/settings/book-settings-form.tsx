import { Button, Form, Input, Segmented } from "antd";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { BookSettings, FilledSettings } from "#contract/book";
import { useCommand } from "../../api/use-command";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { labels } from "../../text/labels";
import { settingsText } from "../../text/settings";
import { useNotice } from "../../ui/notice";
import { Page, PageHeader } from "../../ui/page";
import { ErrorState, LoadingLines } from "../../ui/states";
import { BookPlace } from "./book-place";
import { CustomFields } from "./custom-fields";
import { FrozenPeriods } from "./frozen-periods";
import "./settings.css";

/** Settings of the book (设置): what forms print, how the window looks, where the book lies. */
export function BookSettingsForm(): ReactNode {
  const settings = useQuery("book/settings", null);
  return (
    <Page>
      <PageHeader title={settingsText.title} note={settingsText.note} />
      {settings.error !== null ? (
        <ErrorState
          sentence={describeError(settings.error)}
          reference={errorReference(settings.error)}
          onRetry={settings.retry}
        />
      ) : (
        <div className="settings">
          <div>
            {settings.value === undefined ? <LoadingLines lines={8} /> : <SettingsFields settings={settings.value} />}
            <FrozenPeriods />
            <CustomFields />
          </div>
          <BookPlace />
        </div>
      )}
    </Page>
  );
}

function SettingsFields(props: { readonly settings: BookSettings }): ReactNode {
  const [form] = Form.useForm<FilledSettings>();
  const [touched, setTouched] = useState(false);
  const save = useCommand("book/save-settings");
  const tell = useNotice();
  const submit = async (settings: FilledSettings): Promise<void> => {
    const reply = await save.run(settings);
    if (reply.ok) {
      setTouched(false);
      tell({ kind: "done", text: settingsText.saved });
    } else tell({ kind: "error", text: describeError(reply.error) });
  };
  return (
    <Form<FilledSettings>
      form={form}
      layout="horizontal"
      labelCol={{ flex: "112px" }}
      colon={false}
      labelAlign="left"
      initialValues={props.settings}
      onValuesChange={() => setTouched(true)}
      onFinish={(values) => void submit(values)}
    >
      <h2 className="section-title">{settingsText.zone}</h2>
      <div className="settings-fields">
        <Line
          name="zoneName"
          label={settingsText.zoneName}
          placeholder={settingsText.zonePlaceholder}
          help={<ZoneHelp />}
        />
        <Line name="reportingUnit" label={settingsText.reportingUnit} placeholder={settingsText.unitPlaceholder} />
        <Line name="unitHead" label={settingsText.unitHead} />
        <Line name="statisticsHead" label={settingsText.statisticsHead} />
        <Line name="preparedBy" label={settingsText.preparedBy} />
        <Line name="phone" label={settingsText.phone} />
      </div>
      <h2 className="section-title">{settingsText.window}</h2>
      <div className="settings-fields">
        <Line name="person" label={settingsText.person} help={settingsText.personHelp} />
        <Form.Item name="gridDensity" label={settingsText.density}>
          <Segmented
            options={[
              { value: "compact", label: settingsText.densities.compact },
              { value: "normal", label: settingsText.densities.normal },
              { value: "roomy", label: settingsText.densities.roomy },
            ]}
          />
        </Form.Item>
      </div>
      <div className="settings-foot">
        <Button type="primary" htmlType="submit" loading={save.running} disabled={!touched}>
          {labels.save}
        </Button>
        {touched ? <span className="secondary">{settingsText.unsaved}</span> : null}
      </div>
    </Form>
  );
}

/** The zone's level decides which targets bind it; it stands in the roster of zones. */
function ZoneHelp(): ReactNode {
  return (
    <>
      {settingsText.zoneHelp} <Link to="/register/zone">{settingsText.zoneRoster}</Link>
    </>
  );
}

function Line(props: {
  readonly name: keyof FilledSettings;
  readonly label: string;
  readonly placeholder?: string;
  readonly help?: ReactNode;
}): ReactNode {
  return (
    <Form.Item name={props.name} label={props.label} extra={props.help}>
      <Input maxLength={200} placeholder={props.placeholder ?? ""} autoComplete="off" />
    </Form.Item>
  );
}
