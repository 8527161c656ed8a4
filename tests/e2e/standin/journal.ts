/** What the stand-in saw happen, for tests to look at; and the refusal of whatever it does not imitate. */

export const journal: (readonly [event: string, ...details: unknown[]])[] = [];

/** An object whose unknown members throw instead of answering undefined: silence would look like success. */
export function strict<Target extends object>(target: Target, name: string): Target {
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === "symbol" || key === "then" || key in object) {
        const member: unknown = Reflect.get(object, key);
        // Bound, because private members do not answer through a proxy.
        return typeof member === "function" ? member.bind(object) : member;
      }
      throw new Error(`stand-in: ${name}.${key} is not supported; check it on the real Electron`);
    },
  });
}

/** Electron's events that may be prevented. */
export interface PreventableEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function preventable<Details extends object>(details: Details): Details & PreventableEvent {
  return {
    ...details,
    defaultPrevented: false,
    preventDefault() {
      this.defaultPrevented = true;
    },
  };
}
