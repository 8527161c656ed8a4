/** What kind and level of carriers a table or a cell says in passing (载体类型与级别的说法): 2024年省级众创空间名单 speaks of every row, 众创空间（国家备案） of its own. */
import type { CatalogueIndex } from "#domain/catalogue/catalogue-index";
import type { Field, FieldChoice } from "#domain/catalogue/field";
import type { RecognisedTable, StatedValue } from "#domain/importing/recognised-table";
import { nameColumnOf } from "#domain/importing/table-names";
import type { TypedCell } from "#domain/importing/typed-row";
import { findWordInside } from "#domain/importing/word-inside";
import { foldText } from "#domain/shared/chinese-text";
import { parseCellAddress } from "#domain/workbook/cell-address";

const TYPE = "carrierType";
const LEVEL = "carrierLevel";
const CARRIER = "carrier";

/** Whether a title announces a list of carriers, and not of those who sit in them (众创空间名单, not 众创空间入驻企业名单). */
export function announcesCarriers(title: string, index: CatalogueIndex): boolean {
  const end = subjectOf(title);
  const words = (index.byId.get(TYPE)?.choices ?? []).flatMap(({ value, writtenAs }) => [value, ...writtenAs]);
  return [...words, "孵化载体", "双创载体", "创新创业载体"].some((word) => end.endsWith(foldText(word)));
}

/** A title without the words for a list at its end. */
function subjectOf(title: string): string {
  const text = foldText(title).replace(/\([^()]*\)/gu, "");
  return text.replace(new RegExp(`(?:${LIST_WORDS})+\\d*$`, "u"), "");
}

const LIST_WORDS =
  "名单|名录|名称|清单|台账|汇总|情况|统计|明细|一览|登记|基本|信息|认定|备案|建设|运行|发展|公示|表|库|目录";

/** What the name heading, the title or the sheet's name says of all rows, for which no column is there. A table that is not about carriers says nothing. */
export function readStatedWords(table: RecognisedTable, sheet: string, index: CatalogueIndex): readonly StatedValue[] {
  if (table.subject !== CARRIER) return [];
  const name = nameColumnOf(table);
  const title = table.titleCell === null ? null : parseCellAddress(table.titleCell);
  const heading = { row: table.headerRows[1], column: name?.column ?? table.firstColumn };
  const texts = [
    { text: name?.headerPath.at(-1) ?? "", ...heading },
    { text: table.title ?? "", ...(title ?? heading) },
    { text: sheet, ...heading },
  ];
  return [TYPE, LEVEL].flatMap((id) => {
    const field = index.byId.get(id);
    if (field === undefined || table.columns.some(({ fields }) => fields.includes(id))) return [];
    const said = texts.flatMap(({ text, row, column }) => {
      const value = id === LEVEL ? levelIn(text, index) : typeOf(text, field);
      return value === null ? [] : [{ field: id, value, raw: text, row, column }];
    });
    return new Set(said.map(({ value }) => value)).size === 1 ? said.slice(0, 1) : [];
  });
}

/** The type a title ends with: 云麓大学科技园众创空间名单 is about the latter, 孵化器、众创空间名单 about both and so about none. */
function typeOf(title: string, field: Field): string | null {
  const end = subjectOf(title);
  const parts = end.split(/[、,;/及和与]/u);
  const last = parts.at(-1) ?? "";
  const bracketed = /\(([^()]*)\)/u.exec(foldText(title))?.[1] ?? "";
  const others = [...parts.slice(0, -1), bracketed].some((part) => field.choices.some((choice) => names(choice, part)));
  if (others) return null;
  const [longest] = field.choices
    .flatMap(({ value, writtenAs }) => [value, ...writtenAs].map((word) => ({ value, word: foldText(word) })))
    .filter(({ word }) => last.endsWith(word))
    .toSorted((a, b) => b.word.length - a.word.length);
  return longest?.value ?? null;
}

function names({ value, writtenAs }: FieldChoice, text: string): boolean {
  return [value, ...writtenAs].some((word) => text.includes(foldText(word)));
}

/** Puts the words in order in the cells of a row: the type by its usual name, the level it names beside it, and what the table states. */
export function createCarrierWords(
  table: RecognisedTable,
  index: CatalogueIndex,
): (cells: readonly TypedCell[]) => readonly TypedCell[] {
  const type = index.byId.get(TYPE);
  const { stated = [] } = table;
  if (table.subject !== CARRIER || type === undefined) return (cells) => cells;
  return (cells) => {
    const written = cells.find(({ field, value }) => field === TYPE && typeof value === "string");
    const text = String(written?.value ?? "");
    const value = findWordInside(type, text);
    const named = cells.map((cell) => (cell === written && value !== null ? { ...cell, value } : cell));
    const level = value === null ? null : levelIn(text, index);
    const found = [
      ...stated,
      ...(written === undefined || level === null ? [] : [{ ...written, field: LEVEL, value: level }]),
    ];
    return found.reduce(addWhereBlank, named);
  };
}

/** A cell that says it itself stays. */
function addWhereBlank(cells: readonly TypedCell[], stated: StatedValue): readonly TypedCell[] {
  if (cells.some(({ field, value }) => field === stated.field && value !== null)) return cells;
  const { field, value, raw, row, column } = stated;
  return [...cells.filter((cell) => cell.field !== field), { field, value, raw, row, column }];
}

/** 省级以上 names no one level, 省级培育 none yet. */
function levelIn(text: string, index: CatalogueIndex): string | null {
  const field = index.byId.get(LEVEL);
  return field === undefined || NO_LEVEL.test(text) ? null : findWordInside(field, text);
}

const NO_LEVEL = /以上|以下|及以|各级|培育|创建|后备|候选|申报|推荐|拟|非/u;
