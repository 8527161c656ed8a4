declare const brand: unique symbol;

/** A primitive that has passed a decoder and carries that fact in its type (例：统一社会信用代码、十进制数). */
export type Brand<Primitive, Name extends string> = Primitive & { readonly [brand]: Name };
