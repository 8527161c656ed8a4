import fc from "fast-check";
import { expect, test } from "vitest";
import { columnLetters } from "#domain/workbook/cell-address";
import { continueFormula } from "#workbook/continue-formula";
import { createRowShift } from "#workbook/row-shift";
import { moveFormula, shiftFormula } from "#workbook/shift-formula";
import { refuseFormula } from "#workbook/unsafe-formulas";

const shift = createRowShift("台账", [{ firstRow: 7, lastRow: 36, count: 45 }]);

test.each([
  ["SUM(M7:M36)", "SUM(M7:M81)"],
  ["SUM(M7:M35)", "SUM(M7:M35)"],
  ["SUM($M$7:$M$36)/H37", "SUM($M$7:$M$81)/H82"],
  ['COUNTIF(H7:H36,"H37是""H36")', 'COUNTIF(H7:H81,"H37是""H36")'],
  ["'台账'!A36+台账!$A$37", "'台账'!A81+台账!$A$82"],
  ["清账汇总!A36+[1]台账!A36", "清账汇总!A36+[1]台账!A36"],
  ["LOG10(A36)+A36B+ABS36(1)", "LOG10(A81)+A36B+ABS36(1)"],
  ["表1[[#This Row],[A36]]+SUM(36:37)", "表1[[#This Row],[A36]]+SUM(81:82)"],
  ["SUM(M:M)+#REF!+1E36", "SUM(M:M)+#REF!+1E36"],
  ["一月:三月!A36", "一月:三月!A36"],
])("%s becomes %s", (formula, expected) => {
  expect(shiftFormula(formula, shift, "台账")).toBe(expected);
});

test("names move their fixed rows only", () => {
  expect(shiftFormula("台账!$C$7:$C$36,台账!$4:$6,台账!C36", shift, null)).toBe("台账!$C$7:$C$81,台账!$4:$6,台账!C36");
});

test("a list printed with one row keeps the start of its ranges", () => {
  const one = createRowShift("表", [{ firstRow: 5, lastRow: 5, count: 3 }]);
  expect(shiftFormula("SUM(C5:C5)+SUM(C5:C6)", one, "表")).toBe("SUM(C5:C8)+SUM(C5:C9)");
});

test("formulas go on down the added rows as they went before", () => {
  const go = (above: string | null, last: string) => {
    const at = continueFormula({ above, last, shift, home: "台账", row: 36 });
    return [at(0), at(1), at(45)];
  };
  expect(go("ROW()-6", "ROW()-6")).toEqual(["ROW()-6", "ROW()-6", "ROW()-6"]);
  expect(go("A34+1", "A35+1")).toEqual(["A35+1", "A36+1", "A80+1"]);
  expect(go("M35/M37", "M36/M37")).toEqual(["M36/M82", "M37/M82", "M81/M82"]);
  expect(go("SUM(M$7:M35)", "SUM(M$7:M36)")).toEqual(["SUM(M$7:M36)", "SUM(M$7:M37)", "SUM(M$7:M81)"]);
  expect(go(null, "IF(F36=0,0,G36/$G$37)")).toEqual([
    "IF(F36=0,0,G36/$G$82)",
    "IF(F37=0,0,G37/$G$82)",
    "IF(F81=0,0,G81/$G$82)",
  ]);
  expect(go("去年!B35+B35", "去年!B36+B36")).toEqual(["去年!B36+B36", "去年!B37+B37", "去年!B81+B81"]);
});

test("structures that cannot follow are named", () => {
  const sheets = ["封面", "台账", "汇总"];
  const refuse = (text: string) => refuseFormula({ text, home: "台账", row: 40, column: 3 }, shift, sheets);
  expect([
    refuse("SUM(M7:M36)"),
    refuse('INDIRECT("台账!M7:M36")'),
    refuse("INDIRECT($B$7)"),
    refuse("SUM(封面:汇总!B2)"),
    refuse("SUM(封面:封面!B2)"),
  ]).toEqual([
    null,
    '公式“INDIRECT("台账!M7:M36")”用文字写出单元格位置（INDIRECT），插行后不会跟着变',
    null,
    "公式“SUM(封面:汇总!B2)”跨多张工作表引用，插行后无法保证正确",
    null,
  ]);
});

/** Reference model: a sheet is a list of rows with names; a reference names rows, not numbers. */
test("a shifted reference names the same rows as before, and ranges over the list take the new ones in", () => {
  const cell = fc.record({
    row: fc.integer({ min: 1, max: 60 }),
    column: fc.integer({ min: 1, max: 40 }),
    fixed: fc.boolean(),
  });
  const list = fc.record({
    first: fc.integer({ min: 2, max: 20 }),
    rows: fc.integer({ min: 2, max: 20 }),
    count: fc.integer({ min: 1, max: 50 }),
  });
  fc.assert(
    fc.property(cell, cell, list, (one, two, { first, rows, count }) => {
      const last = first + rows - 1;
      const before = Array.from({ length: 80 }, (_, i) => `old ${i + 1}`);
      const added = Array.from({ length: count }, (_, i) => `new ${i + 1}`);
      const after = [...before.slice(0, last - 1), ...added, ...before.slice(last - 1)];
      const write = (place: typeof one) => `${columnLetters(place.column)}${place.fixed ? "$" : ""}${place.row}`;
      const [from, to] = one.row <= two.row ? [one, two] : [two, one];
      const moving = createRowShift("表", [{ firstRow: first, lastRow: last, count }]);
      const shifted = shiftFormula(`X(${write(one)},${write(from)}:${write(to)})`, moving, "表");
      const numbers = [...shifted.matchAll(/[A-Z]+\$?(\d+)/gu)].map((match) => Number(match[1]));
      const [single = 0, start = 0, end = 0] = numbers;
      expect(after[single - 1]).toBe(before[one.row - 1]);
      const covered = after.slice(start - 1, end);
      const wanted = after.slice(after.indexOf(`old ${from.row}`), after.indexOf(`old ${to.row}`) + 1);
      expect(covered).toEqual(wanted);
    }),
  );
});

test("moving down and up again gives the formula back", () => {
  const formula = fc.constantFrom("A5+$B6*C$7", "SUM(D9:$E$12)", '表!F8&"F8"', 'IF(G10>0,H10,"")');
  fc.assert(
    fc.property(formula, fc.integer({ min: 0, max: 500 }), (text, rows) => {
      expect(moveFormula(moveFormula(text, rows), -rows)).toBe(text);
    }),
  );
});
