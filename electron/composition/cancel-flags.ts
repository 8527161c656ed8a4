/** Cancel flags shared between threads: synchronous work sees a flag at once, where a message would wait until the work is over. */

const SLOTS = 256;

export interface CancelFlags {
  readonly memory: SharedArrayBuffer;
  /** The slot of a new job; slot 0 when all are taken: such a job runs but cannot be stopped. */
  claim(jobId: string): number;
  release(jobId: string): void;
  cancel(jobId: string): void;
}

export function createCancelFlags(): CancelFlags {
  const memory = new SharedArrayBuffer(SLOTS * Int32Array.BYTES_PER_ELEMENT);
  const flags = new Int32Array(memory);
  const slots = new Map<string, number>();
  const free = Array.from({ length: SLOTS - 1 }, (_, index) => SLOTS - 1 - index);
  return {
    memory,
    claim: (jobId) => {
      const slot = slots.get(jobId) ?? free.pop() ?? 0;
      if (slot > 0 && !slots.has(jobId)) {
        slots.set(jobId, slot);
        Atomics.store(flags, slot, 0);
      }
      return slot;
    },
    release: (jobId) => {
      const slot = slots.get(jobId);
      if (slot !== undefined) free.push(slot);
      slots.delete(jobId);
    },
    cancel: (jobId) => {
      const slot = slots.get(jobId);
      if (slot !== undefined) Atomics.store(flags, slot, 1);
    },
  };
}

/** The worker's side of a flag. */
export function isFlagSet(memory: SharedArrayBuffer, slot: number): boolean {
  return Atomics.load(new Int32Array(memory), slot) === 1;
}
