import { z } from "zod";
import { DATE_STYLE } from "#domain/reporting/date-style";
import type { BoundSource, ListSelection } from "#domain/reporting/form-binding";
import type { Writing } from "#domain/reporting/writing";
import { parseUnit, type UnitId } from "#domain/indicators/unit";

/** A unit by its sign (计量单位); an unknown sign is refused here, at the door. */
const unit = z
  .string()
  .nullable()
  .transform((text, context): UnitId | null => {
    const known = text === null ? null : parseUnit(text);
    if (text !== null && known === null) context.addIssue({ code: "custom", message: `unknown unit ${text}` });
    return known;
  });

const sourcePeriod = z.enum(["report", "previous", "growth"]).nullable();

/** Decodes what a column or cell is filled with (取数规则), from the window and from binding files alike. */
export const boundSource = z.union([
  z.object({
    kind: z.literal("field"),
    field: z.string(),
    unit,
    period: sourcePeriod,
    also: z.string().optional(),
    or: z.string().optional(),
  }),
  z.object({ kind: z.literal("formula"), formula: z.string().min(1).max(2000), unit, period: sourcePeriod }),
  z.object({ kind: z.literal("constant"), text: z.string().max(32_767) }),
  z.object({
    kind: z.literal("setting"),
    setting: z.enum([
      "reportingUnit",
      "zoneName",
      "unitHead",
      "statisticsHead",
      "preparedBy",
      "phone",
      "reportDate",
      "period",
      "listSize",
    ]),
  }),
  z.object({ kind: z.literal("sequence") }),
]) satisfies z.ZodType<BoundSource>;

/** Decodes how values are written (写法): codes and the format of dates. */
export const writing = z.object({
  words: z.record(z.string(), z.string().max(200)).optional(),
  date: z.string().regex(DATE_STYLE).optional(),
}) satisfies z.ZodType<Writing>;

/** A decimal, a date, or a day told from the report day. */
const bound = z.string().regex(/^(?:-?\d+(?:\.\d+)?|(?:19|20)\d{2}-\d{2}(?:-\d{2})?|本年|上年|报告期末|\d{1,3}年前)$/u);

/** Decodes which enterprises a list takes (取数范围). */
export const listSelection = z.object({
  where: z.array(
    z.union([
      z.object({ field: z.string(), equals: z.union([z.string(), z.number(), z.boolean()]) }),
      z.object({ field: z.string(), equalsAny: z.array(z.union([z.string(), z.number(), z.boolean()])) }),
      z.object({ field: z.string(), startsWithAny: z.array(z.string()) }),
      z.object({ field: z.string(), not: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1) }),
      z.object({ field: z.string(), contains: z.array(z.string().min(1)).min(1) }),
      z.object({
        field: z.string(),
        orElse: z.string().optional(),
        compare: z.array(z.object({ operator: z.enum([">", "≥", "<", "≤", "="]), value: bound })).min(1),
        unit,
      }),
      z.object({ field: z.undefined().optional(), set: z.string().min(1).max(2000) }),
    ]),
  ),
  limit: z.number().int().min(0).optional(),
  orderBy: z.string(),
  descending: z.boolean().optional(),
  ofSubject: z.string().optional(),
  reason: z.string(),
  asked: z.string().optional(),
}) satisfies z.ZodType<ListSelection>;
