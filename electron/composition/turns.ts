/** One at a time, in the order of asking. */

export type TakeTurn = <Value>(work: () => Promise<Value>) => Promise<Value>;

export function createTurns(): TakeTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
