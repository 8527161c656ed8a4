/** The session with the loopback host: the address's token is exchanged once and leaves the address bar. */

export interface Session {
  readonly request: (path: string, init: RequestInit) => Promise<Response>;
  readonly postJson: (path: string, body: unknown) => Promise<never>;
}

const KEPT = "parkbook-session";

export function openSession(): Session {
  const invitation = new URLSearchParams(location.hash.slice(1)).get("token");
  if (invitation) history.replaceState(null, "", location.pathname);
  let session: Promise<string> = invitation
    ? exchange(invitation)
    : Promise.resolve(sessionStorage.getItem(KEPT) ?? "");
  // Without a listener an early failure would be reported as unhandled; every request awaits the promise itself.
  session.catch(() => undefined);
  const request: Session["request"] = async (path, init) => {
    const key = await session.catch((cause: unknown) => {
      if (invitation) session = exchange(invitation);
      throw cause;
    });
    const headers = new Headers(init.headers);
    headers.set("Authorization", `Bearer ${key}`);
    return fetch(path, { ...init, headers });
  };
  return {
    request,
    postJson: async (path, body) => {
      const response = await request(path, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`host answered ${response.status}`);
      return (await response.json()) as never;
    },
  };
}

async function exchange(invitation: string): Promise<string> {
  const response = await fetch("/session", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token: invitation }),
  });
  if (!response.ok) throw new Error(`host answered ${response.status}`);
  const { session }: { session: string } = await response.json();
  sessionStorage.setItem(KEPT, session);
  return session;
}
