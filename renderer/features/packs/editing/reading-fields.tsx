import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, Input, InputNumber } from "antd";
import type { ReactNode } from "react";
import { packEditText } from "../../../text/pack-editing";

const needed = { required: true, whitespace: true, message: packEditText.missingWords };

/** Ways to read a doubtful sentence (口径选项): the question, and at least two answers. */
export function ReadingFields(): ReactNode {
  return (
    <Form.List name="readings">
      {(readings, { add, remove }) => (
        <div className="reading-fields">
          {readings.map(({ key, name }) => (
            <fieldset key={key} className="reading-field">
              <div className="reading-line">
                <Form.Item name={[name, "question"]} label={packEditText.question} rules={[needed]}>
                  <Input maxLength={300} autoComplete="off" />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={packEditText.dropReading}
                  title={packEditText.dropReading}
                  onClick={() => remove(name)}
                />
              </div>
              <OptionFields reading={name} />
            </fieldset>
          ))}
          <Button
            size="small"
            icon={<PlusOutlined />}
            onClick={() => add({ question: "", options: [{ label: "" }, { label: "" }] })}
          >
            {packEditText.addReading}
          </Button>
        </div>
      )}
    </Form.List>
  );
}

function OptionFields({ reading }: { readonly reading: number }): ReactNode {
  return (
    <Form.List name={[reading, "options"]}>
      {(options, { add, remove }) => (
        <>
          {options.map(({ key, name }, at) => (
            <div key={key} className="reading-line">
              <Form.Item name={[name, "label"]} label={packEditText.option(at + 1)} rules={[needed]}>
                <Input maxLength={200} autoComplete="off" />
              </Form.Item>
              <Form.Item name={[name, "baseYear"]} label={packEditText.optionBase}>
                <InputNumber min={1949} max={2200} controls={false} />
              </Form.Item>
              <Form.Item name={[name, "formula"]} label={packEditText.optionFormula}>
                <Input maxLength={4000} autoComplete="off" />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={packEditText.dropOption(at + 1)}
                title={packEditText.dropOption(at + 1)}
                disabled={options.length <= 2}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button type="link" size="small" onClick={() => add({ label: "" })}>
            {packEditText.addOption}
          </Button>
        </>
      )}
    </Form.List>
  );
}
