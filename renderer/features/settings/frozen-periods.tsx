import { Button, Input, Segmented } from "antd";
import { type ReactNode, useState } from "react";
import type { FrozenPeriod } from "#contract/quarantine";
import { useCommand } from "../../api/use-command";
import { useQuery } from "../../api/use-query";
import { describeError } from "../../text/describe-error";
import { formatMoment, periodWords } from "../../text/format-value";
import { frozenText } from "../../text/settings";
import { useNotice } from "../../ui/notice";
import { PeriodPicker } from "../../ui/period-picker";

/** 已上报、已冻结的期间: imports hold back what they would change of these until a person lets it through. */
export function FrozenPeriods(): ReactNode {
  const periods = useQuery("periods/frozen", null);
  return (
    <section className="frozen-periods">
      <h2 className="section-title">{frozenText.title}</h2>
      <p className="secondary">{frozenText.note}</p>
      {periods.error !== null && <p role="alert">{describeError(periods.error)}</p>}
      {(periods.value ?? []).length === 0 ? null : (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{frozenText.periodHead}</th>
              <th>{frozenText.state}</th>
              <th>{frozenText.noteHead}</th>
              <th>{frozenText.at}</th>
              <th>{frozenText.by}</th>
              <th aria-label={frozenText.release} />
            </tr>
          </thead>
          <tbody>
            {periods.value?.map((period) => (
              <FrozenLine key={period.period} period={period} />
            ))}
          </tbody>
        </table>
      )}
      <FreezeLine />
    </section>
  );
}

function FrozenLine({ period }: { readonly period: FrozenPeriod }): ReactNode {
  const release = useCommand("periods/release");
  const notice = useNotice();
  const run = async (): Promise<void> => {
    const reply = await release.run({ period: period.period });
    if (!reply.ok) notice({ kind: "error", text: describeError(reply.error) });
  };
  return (
    <tr>
      <td>{periodWords(period.period)}</td>
      <td>{frozenText.kinds[period.kind]}</td>
      <td>{period.note}</td>
      <td className="figures">{formatMoment(period.at)}</td>
      <td>{period.by}</td>
      <td className="number">
        <Button size="small" loading={release.running} onClick={() => void run()}>
          {frozenText.release}
        </Button>
      </td>
    </tr>
  );
}

function FreezeLine(): ReactNode {
  const [period, setPeriod] = useState<string | null>(null);
  const [kind, setKind] = useState<FrozenPeriod["kind"]>("filed");
  const [note, setNote] = useState("");
  const freeze = useCommand("periods/freeze");
  const notice = useNotice();
  const run = async (): Promise<void> => {
    if (period === null) return;
    const reply = await freeze.run({ period, kind, note: note.trim() });
    if (!reply.ok) {
      notice({ kind: "error", text: describeError(reply.error) });
      return;
    }
    setPeriod(null);
    setNote("");
  };
  return (
    <div className="frozen-new">
      <PeriodPicker
        id="frozen-period"
        value={period}
        thisYear={new Date().getFullYear()}
        placeholder={frozenText.period}
        onChange={setPeriod}
      />
      <Segmented
        value={kind}
        options={[
          { value: "filed", label: frozenText.kinds.filed },
          { value: "frozen", label: frozenText.kinds.frozen },
        ]}
        onChange={setKind}
      />
      <Input
        maxLength={200}
        aria-label={frozenText.noteLabel}
        placeholder={frozenText.noteLabel}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button disabled={period === null} loading={freeze.running} onClick={() => void run()}>
        {frozenText.add}
      </Button>
    </div>
  );
}
