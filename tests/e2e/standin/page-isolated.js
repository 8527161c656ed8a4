/* The preload world: contextBridge, ipcRenderer and webUtils as a sandboxed preload finds them, then the preload script itself. */
(() => {
  const key = "__KEY__";
  const functions = new Map();
  const ids = new Map();
  const listeners = new Map();
  const waiting = new Map();
  const files = [];
  let handed = [];
  let lastId = 0;
  /*WIRE*/
  const nextId = () => {
    lastId += 1;
    return lastId;
  };
  const fire = (type, detail) => document.dispatchEvent(new CustomEvent(key + type, { detail }));
  const isPlain = (value) =>
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  const functionId = (value) => {
    if (!ids.has(value)) {
      ids.set(value, nextId());
      functions.set(ids.get(value), value);
    }
    return ids.get(value);
  };
  const describe = (value) => {
    if (typeof value === "function") return { $function: functionId(value) };
    if (!isPlain(value)) return { $value: value };
    return { $object: Object.fromEntries(Object.entries(value).map(([name, member]) => [name, describe(member)])) };
  };
  const inward = (value) => {
    if (isPlain(value) && "$callback" in value) return (...args) => fire("callback", { id: value.$callback, args });
    if (isPlain(value) && "$file" in value) return handed[value.$file];
    if (Array.isArray(value)) return value.map(inward);
    if (isPlain(value))
      return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, inward(member)]));
    return value;
  };
  const settleLater = (promise) => {
    const id = nextId();
    promise.then(
      (value) => fire("settle", { id, ok: true, value }),
      (cause) => fire("settle", { id, ok: false, value: String(cause?.message ?? cause) }),
    );
    return { $promise: id };
  };
  const callFunction = ({ id, args }) => {
    const value = functions.get(id)(...args.map(inward));
    if (typeof value?.then === "function") return settleLater(value);
    return typeof value === "function" ? { $function: functionId(value) } : value;
  };
  document.addEventListener(`${key}files`, (event) => {
    handed = [...event.dataTransfer.files];
  });
  document.addEventListener(`${key}call`, (event) => {
    try {
      fire("return", { value: callFunction(event.detail) });
    } catch (cause) {
      fire("return", { error: String(cause?.message ?? cause) });
    }
  });
  document.addEventListener(`${key}open`, (event) =>
    post({ kind: "open", url: new URL(event.detail, location.href).href }),
  );

  const post = (message) => globalThis.__electronIpc(encode(message));
  globalThis.__standinFiles = files;
  globalThis.__electronDeliver = (text) => {
    const message = decode(text);
    if (message.kind === "message") {
      for (const listener of [...(listeners.get(message.channel) ?? [])])
        listener({ sender: ipcRenderer, ports: [] }, ...message.args);
      return;
    }
    const call = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.ok) call?.resolve(message.value);
    else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${message.value}`));
  };
  const missing = (what) => () => {
    throw new Error(`stand-in: ${what} is not supported; check it on the real Electron`);
  };
  const ipcRenderer = {
    invoke: (channel, ...args) =>
      new Promise((resolve, reject) => {
        const id = nextId();
        waiting.set(id, { resolve, reject, channel });
        post({ kind: "invoke", id, channel, args });
      }),
    on(channel, listener) {
      if (!listeners.has(channel)) listeners.set(channel, new Set());
      listeners.get(channel).add(listener);
      return this;
    },
    removeListener(channel, listener) {
      listeners.get(channel)?.delete(listener);
      return this;
    },
    send: missing("ipcRenderer.send"),
    sendSync: missing("ipcRenderer.sendSync"),
    postMessage: missing("ipcRenderer.postMessage"),
  };
  const exposed = new Set();
  const contextBridge = {
    exposeInMainWorld(name, api) {
      if (exposed.has(name)) throw new Error("Cannot bind an API on top of an existing property on the window object");
      exposed.add(name);
      fire("expose", { name, api: describe(api) });
    },
  };
  // The real path comes later, in the main process: only the browser's debugger knows it.
  const webUtils = {
    getPathForFile(file) {
      if (Object.prototype.toString.call(file) !== "[object File]")
        throw new TypeError("getPathForFile expected to receive a File object");
      return `standin-file:${files.push(file) - 1}`;
    },
  };
  const electron = { contextBridge, ipcRenderer, webUtils };
  const require = (name) => {
    if (name === "electron") return electron;
    throw new Error(`module not found: ${name}`);
  };
  const module = { exports: {} };
  // biome-ignore lint/correctness/noUnusedFunctionParameters: the preload script, pasted in below, uses them.
  ((require, module, exports, process) => {
    /*PRELOAD*/
  })(
    require,
    module,
    module.exports,
    Object.freeze({
      platform: "__PLATFORM__",
      type: "renderer",
      sandboxed: true,
      contextIsolated: true,
      versions: {},
      env: {},
      argv: [],
    }),
  );
})();
