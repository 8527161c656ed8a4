/** The form cannot be filled without breaking it (不能填的表). `what` names the structure in Chinese. */
export type FormError =
  | { readonly type: "FormNotXlsx"; readonly file: string }
  | { readonly type: "FormStructureUnsafe"; readonly sheet: string; readonly what: string }
  | { readonly type: "FormNotRepeatable"; readonly sheet: string; readonly what: string }
  | { readonly type: "FormHasNothingToFill"; readonly file: string }
  | { readonly type: "FilledFormUnknown"; readonly file: string }
  | { readonly type: "FormNotOpen" }
  | { readonly type: "BindingNotFound" }
  | { readonly type: "BindingFileMalformed"; readonly file: string };
