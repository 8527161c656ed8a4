/** The register as it ships, without any book (随程序发布的台账): what packs are checked against. */
import catalogueFile from "../../../assets/catalogue/fields-2025.json" with { type: "json" };
import registerFile from "../../../assets/catalogue/register-2026.json" with { type: "json" };
import { decodeCatalogue } from "#domain/catalogue/decode-catalogue";
import type { Field } from "#domain/catalogue/field";
import type { PackRegister } from "#domain/packs/pack-register";
import { decodeKinds } from "#domain/register/decode-kinds";

let register: PackRegister | null = null;

/** Kinds and fields, read when first asked for. */
export function readShippedRegister(): PackRegister {
  register ??= decode();
  return register;
}

function decode(): PackRegister {
  const fields = [catalogueFile, registerFile].flatMap((file): readonly Field[] => {
    const decoded = decodeCatalogue(file);
    return decoded.ok ? decoded.value.fields : [];
  });
  const kinds = decodeKinds(registerFile, fields);
  return { fields, kinds: kinds.ok ? kinds.value : [] };
}
