import type { ReactNode } from "react";
import { Link } from "react-router";
import type { ListMatrix as Matrix } from "#contract/registers";
import { useAsOf } from "../../api/as-of";
import { useQuery } from "../../api/use-query";
import { describeError, errorReference } from "../../text/describe-error";
import { formatCount } from "../../text/labels";
import { ledgersText } from "../../text/ledgers";
import { ErrorState } from "../../ui/states";
import "./list-matrix.css";

/** The lists of a pack by whom they are kept for (集群 × 清单); nothing for a pack that is not kept that way. */
export function ListMatrix(props: { readonly pack: string | null }): ReactNode {
  const { chosen } = useAsOf();
  const question = { pack: props.pack ?? "", asOf: chosen };
  const matrix = useQuery("registers/matrix", question, { enabled: props.pack !== null, keepPrevious: true });
  if (matrix.error !== null) {
    return (
      <ErrorState
        sentence={describeError(matrix.error)}
        reference={errorReference(matrix.error)}
        onRetry={matrix.retry}
      />
    );
  }
  return matrix.value == null ? null : <MatrixTable matrix={matrix.value} />;
}

function MatrixTable({ matrix }: { readonly matrix: Matrix }): ReactNode {
  const { rows, columns, cells } = matrix;
  return (
    <details className="list-matrix" open={cells.some(({ count }) => count > 0)}>
      <summary>{ledgersText.matrix(rows.length, columns.length)}</summary>
      <table className="plain-table">
        <thead>
          <tr>
            <th />
            {columns.map(({ kind, label }) => (
              <th key={kind} className="number">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.id ?? "unsaid"}>
              <th>{row.id === null ? row.name : <Link to={`/entry/${row.id}`}>{row.name}</Link>}</th>
              {cells
                .filter((cell) => cell.row === at)
                .map((cell) => (
                  <td key={cell.column} className="number figures">
                    <Cell matrix={matrix} cell={cell} />
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** 12 · 完成 3 · 逾期 1; of what is expected once each, 3/5 with those lacking as its hint. */
function Cell({ matrix, cell }: { readonly matrix: Matrix; readonly cell: Matrix["cells"][number] }): ReactNode {
  const { count, done, overdue, lacking } = cell;
  const expected = matrix.columns[cell.column]?.expected.length ?? 0;
  if (count === 0 && expected === 0) return <span className="secondary">0</span>;
  const there = expected === 0 ? formatCount(count) : `${expected - lacking.length}/${expected}`;
  const words = (
    <span title={lacking.length === 0 ? undefined : ledgersText.lacking(lacking)}>
      {done === 0 ? there : `${there} · ${ledgersText.done(done)}`}
    </span>
  );
  return (
    <>
      {count === 0 ? words : <Link to={addressOf(matrix, cell)}>{words}</Link>}
      {overdue === 0 ? null : <strong className="ledger-overdue"> {ledgersText.overdue(overdue)}</strong>}
    </>
  );
}

/** The list with only the lines of the row, by the words they write for it. */
function addressOf({ field, rows, columns }: Matrix, { row, column }: Matrix["cells"][number]): string {
  const words = new URLSearchParams({ is: field });
  for (const word of rows[row]?.written ?? []) words.append("one", word);
  return `/register/${encodeURIComponent(columns[column]?.kind ?? "")}?${words.toString()}`;
}
