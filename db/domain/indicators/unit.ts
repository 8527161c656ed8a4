/** What a unit measures (量纲). */
export type Dimension = "money" | "foreignMoney" | "area" | "persons" | "enterprises" | "ratio" | "items" | "energy";

/** A unit of measure (计量单位) by its usual Chinese sign. */
export type UnitId =
  | "元"
  | "千元"
  | "万元"
  | "亿元"
  | "美元"
  | "千美元"
  | "万美元"
  | "㎡"
  | "亩"
  | "公顷"
  | "万㎡"
  | "人"
  | "家"
  | "%"
  | "‰"
  | "件"
  | "项"
  | "吨标准煤"
  | "个";
