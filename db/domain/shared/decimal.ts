import type { Brand } from "#domain/shared/brand";

/** An exact decimal number as canonical text (十进制数): `-?digits[.digits]`, no exponent, no leading zeros, no trailing fraction zeros, no `-0`. */
export type Decimal = Brand<string, "Decimal">;
