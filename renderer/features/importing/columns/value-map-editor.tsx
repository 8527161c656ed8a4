import { Select } from "antd";
import type { ReactNode } from "react";
import type { Field } from "#domain/catalogue/field";

// More codes than this are no codes.
const mostCodes = 12;

/** How the codes of a yes/no or choice column read (1→是，2→否); what is written plainly needs no word. */
export function ValueMapEditor(props: {
  readonly field: Field;
  readonly samples: readonly string[];
  readonly valueMap: Readonly<Record<string, string>> | null;
  readonly onChange: (valueMap: Readonly<Record<string, string>> | null) => void;
}): ReactNode {
  const { field, valueMap, onChange } = props;
  const codes = codesToRead(field, props.samples, valueMap);
  if (codes.length === 0) return null;
  return (
    <section className="value-map" aria-label="表里的写法">
      <span className="line-note">表里的写法读作：</span>
      {codes.map((code) => (
        <div className="value-map-line" key={code}>
          <span className="cell-tag">{code}</span>
          <span aria-hidden="true">→</span>
          <Select<string>
            size="small"
            allowClear
            aria-label={`${code} 读作`}
            placeholder="原样"
            value={valueMap?.[code] ?? null}
            options={meaningsOf(field).map((meaning) => ({ value: meaning, label: meaning }))}
            onChange={(meaning?: string) => onChange(withMeaning(valueMap, code, meaning))}
          />
        </div>
      ))}
    </section>
  );
}

/** Writings that may need a reading: those already read, and those that say nothing by themselves. */
export function codesToRead(
  field: Pick<Field, "type" | "choices">,
  samples: readonly string[],
  valueMap: Readonly<Record<string, string>> | null,
): readonly string[] {
  const plain = new Set(field.choices.flatMap((choice) => [choice.value, ...choice.writtenAs]));
  const said = (text: string): boolean =>
    field.type === "boolean" ? /^(是|否|有|无|√|✓|×|✗)$/u.test(text) : plain.has(text);
  const open = samples.length > mostCodes ? [] : samples.filter((text) => !said(text));
  return [...new Set([...Object.keys(valueMap ?? {}), ...open])];
}

function meaningsOf(field: Field): readonly string[] {
  return field.type === "boolean" ? ["是", "否"] : field.choices.map((choice) => choice.value);
}

function withMeaning(
  valueMap: Readonly<Record<string, string>> | null,
  code: string,
  meaning: string | undefined,
): Readonly<Record<string, string>> | null {
  const { [code]: _old, ...rest } = valueMap ?? {};
  const next = meaning === undefined ? rest : { ...rest, [code]: meaning };
  return Object.keys(next).length === 0 ? null : next;
}
