/** How the written file differs from the form, part by part (部件对照). */
export interface PartsProof {
  /** Names of zip parts whose bytes are the same. */
  readonly unchanged: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}
