/** Types of the copied reference scanner. */
export function readStream(file: string, onRow: (row: readonly unknown[]) => void): Promise<void>;
