import { useEffect, useState } from "react";
import { type Answer, useQuery } from "./use-query";

const restMs = 300;

/** Reads a formula back while one types, a moment after the last key. Null: nothing is written yet. */
export function useFormulaCheck(formula: string): Answer<"indicators/check-formula"> | null {
  const [rested, setRested] = useState(formula);
  useEffect(() => {
    const timer = setTimeout(() => setRested(formula), restMs);
    return () => clearTimeout(timer);
  }, [formula]);
  const wanted = rested.trim();
  const answer = useQuery("indicators/check-formula", { formula: wanted }, { enabled: wanted !== "" });
  return wanted === "" ? null : answer;
}
