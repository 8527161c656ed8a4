/** Where everything stored of one enterprise is found (一家企业的全部值): joins of `f` (field), `p` (period) and `a` or `o` (value), with the enterprise's id as the only parameter. CROSS JOIN fixes the order: one look-up per field along the key. Left to choose, SQLite reads the whole value table for every enterprise. */
export const valuesOfEnterprise = {
  attributes: "stored_field f CROSS JOIN enterprise_attribute a ON a.field_id = f.id AND a.enterprise_id = ?",
  observations: `stored_field f CROSS JOIN stored_period p
    CROSS JOIN observation o ON o.field_id = f.id AND o.period_id = p.id AND o.enterprise_id = ?`,
} as const;
