import { Form, Input, Select } from "antd";
import type { ReactNode } from "react";
import type { TargetDefinition } from "#domain/targets/target";
import { packEditText, scopeWords, zoneLevels } from "../../../text/pack-editing";
import { optionsOf } from "../../../text/pack-editing";
import type { TargetDraft } from "./target-draft";

/** Whom a target binds: all together, or each zone by itself, by level or by name (适用范围). */
export function ScopeFields({ member }: { readonly member: TargetDefinition | null }): ReactNode {
  const type = Form.useWatch<TargetDraft["scopeType"]>("scopeType") ?? "all";
  // A condition somebody wrote by hand is kept as a choice of its own.
  const held = member?.scope.type === "each" ? member.scope.where : "";
  const levels = zoneLevels.some(({ value }) => value === held)
    ? zoneLevels
    : [...zoneLevels, { value: held, label: packEditText.asWritten(held) }];
  return (
    <div className="form-grid">
      <Form.Item name="scopeType" label={packEditText.scope}>
        <Select options={optionsOf(scopeWords)} />
      </Form.Item>
      <Form.Item name="scopeLabel" label={packEditText.scopeLabel}>
        <Input
          maxLength={100}
          autoComplete="off"
          placeholder={type === "all" ? packEditText.scopeAll : packEditText.scopeEach}
        />
      </Form.Item>
      {type === "all" ? null : (
        <>
          <Form.Item name="where" label={packEditText.level}>
            <Select options={[...levels]} />
          </Form.Item>
          <Form.Item name="names" label={packEditText.names} extra={packEditText.namesHint}>
            <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={["、", "，", ",", "；"]} />
          </Form.Item>
        </>
      )}
    </div>
  );
}
