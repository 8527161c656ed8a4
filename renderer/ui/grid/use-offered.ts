import { useEffect, useState } from "react";

/** Typing rests this long before words are looked for (ms). */
const REST = 80;

/** Finds words for a typed text. */
export type FindWords = (typed: string) => Promise<readonly string[]>;

/** Words to offer while a cell is edited: of a short list at once, of a long one as found. `typed` null: nothing is edited. */
export function useOffered(
  typed: string | null,
  options: readonly string[],
  find: FindWords | null,
): readonly string[] {
  const [found, setFound] = useState<readonly string[]>([]);
  useEffect(() => {
    if (find === null || typed === null) return setFound([]);
    let late = false;
    const timer = setTimeout(() => {
      void find(typed).then((words) => {
        if (!late) setFound(words);
      });
    }, REST);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [find, typed]);
  if (typed === null) return [];
  return find === null ? offerOptions(options, typed) : found.slice(0, MOST);
}

const MOST = 12;

function offerOptions(options: readonly string[], typed: string): readonly string[] {
  const fitting = options.filter((option) => option.includes(typed.trim()));
  return (fitting.length === 0 ? options : fitting).slice(0, MOST);
}
