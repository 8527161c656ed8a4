import type { OutputOf } from "#contract/contract";
import type { AppEvent } from "#contract/events";
import type { Binding, FormReading } from "#domain/reporting/form-binding";
import { ok } from "#domain/shared/result";
import type { Answers, FakeForm, FakeWorld } from "./fake-import-bridge.ts";
import { cellsBetween, type DrawnSheets, known } from "./fake-sheets.ts";

/** How a fake bridge answers what is asked about forms. */
export function formAnswers(world: FakeWorld, publish: (event: AppEvent) => void): Answers {
  const readings = new Map(world.forms.map((one) => [one.form.formId, one.form.reading]));
  const formOf = (formId: string): FakeForm => known(world.forms.find((one) => one.form.formId === formId));
  const exports: OutputOf<"reporting/exports">[number][] = [];
  const past = new Map<string, readonly FormReading[]>();
  const future = new Map<string, readonly FormReading[]>();
  const bind = (formId: string, change: (reading: FormReading) => FormReading): FormReading => {
    const before = known(readings.get(formId));
    const next = change(before);
    past.set(formId, [...(past.get(formId) ?? []), before]);
    future.delete(formId);
    readings.set(formId, next);
    return next;
  };
  return {
    "indicators/list": () => ok([]),
    "reporting/open": ({ token }) => {
      const found = world.forms.find((one) => one.form.file === token);
      return found === undefined ? { ok: false, error: { type: "FormNotXlsx", file: token } } : ok(found.form);
    },
    "reporting/frame": ({ formId, sheet, filled }) => ok(known(drawn(formOf(formId), filled).frames[sheet])),
    "reporting/cells": ({ formId, sheet, filled, firstRow, lastRow }) =>
      ok(cellsBetween(drawn(formOf(formId), filled), sheet, firstRow, lastRow)),
    "reporting/bind": (change) =>
      ok(
        bind(change.formId, (reading) => {
          const { target } = change;
          const binding: Binding = {
            source: "source" in change ? change.source : null,
            confidence: 1,
            reason: "手工选定",
          };
          if (target.kind === "cell") {
            return {
              ...reading,
              cells: reading.cells.map((cell) =>
                cell.sheet === target.sheet && cell.cell === target.cell ? { ...cell, binding } : cell,
              ),
            };
          }
          return {
            ...reading,
            lists: reading.lists.map((list, number) => {
              if (number !== target.list) return list;
              if (target.kind === "list")
                return "selection" in change ? { ...list, selection: change.selection } : list;
              return {
                ...list,
                columns: list.columns.map((column) =>
                  column.letter === target.letter ? { ...column, binding } : column,
                ),
              };
            }),
          };
        }),
      ),
    "reporting/step": ({ formId, direction }) => {
      const [from, to] = direction === "back" ? [past, future] : [future, past];
      const next = from.get(formId)?.at(-1);
      if (next === undefined) return ok(null);
      from.set(formId, (from.get(formId) ?? []).slice(0, -1));
      to.set(formId, [...(to.get(formId) ?? []), known(readings.get(formId))]);
      readings.set(formId, next);
      return ok(next);
    },
    "reporting/learn": ({ formId, token }) => {
      const learnt = world.forms.flatMap((one) => one.learnt).find((one) => one.file === token);
      return learnt === undefined
        ? { ok: false, error: { type: "FormNotXlsx", file: token } }
        : ok(bind(formId, learnt.learn));
    },
    "reporting/preview": ({ formId, period }) => ok({ ...formOf(formId).preview, period }),
    "files/choose-save-target": ({ suggestedName }) => ok({ token: "saved", name: suggestedName, size: 0 }),
    "files/show": () => ok(null),
    "reporting/export": ({ formId, period }) => {
      const { form, preview } = formOf(formId);
      const at = "2026-11-21T02:05:00.000Z";
      exports.unshift({ exportId: exports.length + 1, at, form: form.title, period, filledCells: preview.filledCells });
      publish({ type: "data-changed", topics: ["reporting"] });
      return ok({
        exportId: exports.length,
        file: `${form.file.replace(".xlsx", "")}-已填.xlsx`,
        provenanceFile: `${form.file.replace(".xlsx", "")}-已填.来源.json`,
        parts: fakeParts,
        filledCells: preview.filledCells,
        at,
        check: { compared: preview.filledCells, findings: [] },
      });
    },
    "reporting/trace": ({ sheet, cell }) =>
      ok(world.forms.flatMap((one) => one.traces).find((one) => one.sheet === sheet && one.cell === cell) ?? null),
    "reporting/trace-open": ({ sheet, cell }) =>
      ok(world.forms.flatMap((one) => one.traces).filter((one) => one.sheet === sheet && one.cell === cell)),
    "reporting/bindings": () => ok([]),
    "reporting/exports": () => ok([...exports]),
    "reporting/close": () => ok(null),
  };
}

const fakeParts = {
  unchanged: [
    "xl/styles.xml",
    "xl/theme/theme1.xml",
    "xl/media/image1.png",
    "xl/drawings/drawing1.xml",
    "xl/comments1.xml",
    "xl/worksheets/sheet2.xml",
    "xl/worksheets/sheet3.xml",
    "docProps/core.xml",
    "customXml/item1.xml",
    "_rels/.rels",
  ],
  changed: ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"],
  removed: ["xl/calcChain.xml"],
};

function drawn(form: FakeForm, filled: boolean): DrawnSheets {
  return filled ? form.filled : form;
}
