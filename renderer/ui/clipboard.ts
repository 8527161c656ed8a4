/** Puts a text on the clipboard, also as markup for programs that prefer it. Works without the permission the newer interface asks for, on every host. */
export function putOnClipboard(content: { readonly text: string; readonly html: string }): void {
  const onCopy = (event: ClipboardEvent): void => {
    // The cell that has the focus would answer this event with its own text.
    event.stopImmediatePropagation();
    event.preventDefault();
    event.clipboardData?.setData("text/plain", content.text);
    event.clipboardData?.setData("text/html", content.html);
  };
  document.addEventListener("copy", onCopy, { capture: true });
  document.execCommand("copy");
  document.removeEventListener("copy", onCopy, { capture: true });
}
