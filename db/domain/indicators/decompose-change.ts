/** Takes the change of a value apart (变化分解): every entry's share to the last unit, grouped by why. */
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  decimalFromNumber,
  negateDecimal,
  subtractDecimals,
  sumDecimals,
} from "#domain/shared/decimal";

/** Why an entry's part changed (原因). */
export type ChangeReason =
  | "new"
  | "left"
  | "movedIn"
  | "movedOut"
  | "renamed"
  | "restated"
  | "grown"
  | "shrunk"
  | "rest";

/** An entry whose part changed. */
export interface ChangedEntry {
  readonly id: number;
  readonly name: string;
  readonly reason: Exclude<ChangeReason, "rest">;
  /** After less before; never 0. */
  readonly amount: Decimal;
}

/** Entries of one reason together. `movers`: the largest of them; `amount` counts all. */
export interface ChangePart {
  readonly reason: ChangeReason;
  readonly label: string;
  readonly count: number;
  readonly amount: Decimal;
  readonly movers: readonly { readonly id: number; readonly name: string; readonly amount: Decimal }[];
}

/** Movers shown by name in each part. */
const MOST_MOVERS = 10;

/** Parts in a fixed order, empty ones left out. What no entry explains (constants, rounding of quotients) is `rest`, so that the amounts always add up to `difference` exactly. */
export function decomposeChange(
  difference: Decimal,
  entries: readonly ChangedEntry[],
  labels: Readonly<Record<ChangeReason, string>>,
): readonly ChangePart[] {
  const parts = REASONS.flatMap((reason): ChangePart[] => {
    const own = entries.filter((entry) => entry.reason === reason);
    if (own.length === 0) return [];
    const movers = own
      .toSorted((a, b) => compareDecimals(size(b.amount), size(a.amount)) || a.id - b.id)
      .slice(0, MOST_MOVERS)
      .map(({ id, name, amount }) => ({ id, name, amount }));
    return [
      {
        reason,
        label: labels[reason],
        count: own.length,
        amount: sumDecimals(own.map(({ amount }) => amount)),
        movers,
      },
    ];
  });
  const rest = subtractDecimals(
    difference,
    parts.reduce((sum, { amount }) => addDecimals(sum, amount), decimalFromNumber(0)),
  );
  return rest === "0" ? parts : [...parts, { reason: "rest", label: labels.rest, count: 0, amount: rest, movers: [] }];
}

const REASONS: readonly Exclude<ChangeReason, "rest">[] = [
  "new",
  "left",
  "movedIn",
  "movedOut",
  "renamed",
  "restated",
  "grown",
  "shrunk",
];

function size(amount: Decimal): Decimal {
  return amount.startsWith("-") ? negateDecimal(amount) : amount;
}
