import { Button, Form, Input } from "antd";
import { type ReactNode, useState } from "react";
import { useCommand } from "../../api/use-command";
import { useQuery } from "../../api/use-query";
import { describeError } from "../../text/describe-error";
import { homeText } from "../../text/home";
import { labels } from "../../text/labels";
import { settingsText } from "../../text/settings";
import { useNotice } from "../../ui/notice";

/** Asks a new book for its zone (高新区名称), once and in passing: it can be skipped and filled in later in the settings. */
export function ZoneName(): ReactNode {
  const settings = useQuery("book/settings", null);
  const save = useCommand("book/save-settings");
  const tell = useNotice();
  const [skipped, setSkipped] = useState(false);
  const { value } = settings;
  if (skipped || value === undefined || value.zoneName !== "") return null;
  const submit = async (input: { readonly zoneName?: string }): Promise<void> => {
    const zoneName = (input.zoneName ?? "").trim();
    if (zoneName === "") return setSkipped(true);
    const reply = await save.run({ ...value, zoneName });
    if (!reply.ok) tell({ kind: "error", text: describeError(reply.error) });
  };
  return (
    <Form<{ zoneName?: string }> className="zone-name" onFinish={(input) => void submit(input)}>
      <label htmlFor="zone-name">{homeText.zoneAsk}</label>
      <Form.Item name="zoneName" noStyle>
        <Input
          id="zone-name"
          className="zone-name-input"
          maxLength={200}
          autoComplete="off"
          placeholder={settingsText.zonePlaceholder}
        />
      </Form.Item>
      <Button htmlType="submit" loading={save.running}>
        {labels.save}
      </Button>
      <Button type="text" onClick={() => setSkipped(true)}>
        {homeText.zoneLater}
      </Button>
      <span className="secondary">{homeText.zoneNote}</span>
    </Form>
  );
}
