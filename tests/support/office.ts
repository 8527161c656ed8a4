import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** LibreOffice's program, or null where it is not installed; tests that need it then say so loudly. */
export const SOFFICE = ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((path) => existsSync(path)) ?? null;
if (SOFFICE === null) console.warn("未找到 LibreOffice：跳过用它重新计算的测试（apt-get install libreoffice-calc）");

/** Opens a workbook in LibreOffice, which calculates everything anew, and saves it as .xlsx again. */
export function recalculate(bytes: Uint8Array): Uint8Array {
  return convert(bytes, "xlsx");
}

/** Converts a workbook with LibreOffice. */
export function convert(bytes: Uint8Array, format: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "parkbook-office-"));
  try {
    const input = join(folder, "form.xlsx");
    const output = join(folder, "out");
    writeFileSync(input, bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(SOFFICE ?? "", [profile, "--headless", "--convert-to", format, "--outdir", output, input], {
      stdio: "ignore",
      timeout: 120_000,
    });
    return readFileSync(join(output, `form.${format}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
