/* The page's half of contextBridge: functions of the other world appear as frozen proxies; values cross by CustomEvent, which Blink clones between worlds. */
(() => {
  const key = "__KEY__";
  const callbacks = new Map();
  const promises = new Map();
  let lastId = 0;
  let returned;
  let handed;
  const fire = (type, detail) => document.dispatchEvent(new CustomEvent(key + type, { detail }));
  const isPlain = (value) =>
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  const outward = (value) => {
    if (typeof value === "function") {
      lastId += 1;
      callbacks.set(lastId, value);
      return { $callback: lastId };
    }
    if (Array.isArray(value)) return value.map(outward);
    if (value instanceof File) return { $file: handed.items.add(value) && handed.items.length - 1 };
    if (isPlain(value))
      return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, outward(member)]));
    return value;
  };
  const inward = (value) => {
    if (isPlain(value) && "$function" in value) return proxy(value.$function);
    if (isPlain(value) && "$promise" in value) {
      return new Promise((resolve, reject) => promises.set(value.$promise, { resolve, reject }));
    }
    return value;
  };
  const proxy =
    (id) =>
    (...args) => {
      returned = undefined;
      handed = new DataTransfer();
      const packed = args.map(outward);
      // Files do not survive the cloning of a CustomEvent; a drag event's transfer is seen by both worlds.
      document.dispatchEvent(new DragEvent(`${key}files`, { dataTransfer: handed }));
      fire("call", { id, args: packed });
      const answer = returned;
      if (!answer) throw new Error("An object could not be cloned.");
      if (answer.error !== undefined) throw new Error(answer.error);
      return inward(answer.value);
    };
  const build = (description) => {
    if (description.$function) return proxy(description.$function);
    if (!description.$object) return description.$value;
    return Object.freeze(
      Object.fromEntries(Object.entries(description.$object).map(([name, member]) => [name, build(member)])),
    );
  };
  const on = (type, take) => document.addEventListener(key + type, (event) => take(event.detail));
  on("return", (detail) => {
    returned = detail;
  });
  on("settle", ({ id, ok, value }) => {
    const promise = promises.get(id);
    promises.delete(id);
    if (ok) promise?.resolve(value);
    else promise?.reject(new Error(value));
  });
  on("callback", ({ id, args }) => callbacks.get(id)?.(...args));
  on("expose", ({ name, api }) => {
    Object.defineProperty(window, name, { value: build(api), writable: false, configurable: false, enumerable: true });
  });
  // Denied windows answer null in Electron; a real popup would confuse the connected test.
  window.open = (address = "") => {
    fire("open", String(address));
    return null;
  };
})();
