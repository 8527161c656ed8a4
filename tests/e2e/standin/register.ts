/** `node --import register.ts dist/main/main.js`: gives the built main process the stand-in wherever it asks for "electron". */
import { registerHooks } from "node:module";

const standin = new URL("./electron.ts", import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "electron" ? { url: standin, shortCircuit: true } : next(specifier, context),
});
