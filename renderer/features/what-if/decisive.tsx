import type { ReactNode } from "react";
import { Link } from "react-router";
import type { WhatIfOutcome } from "#contract/what-if";
import { whatIfText } from "../../text/what-if";

/** Certificates and enterprises that alone decide a target (关键因素). */
export function Decisive({ outcome }: { readonly outcome: WhatIfOutcome }): ReactNode {
  return (
    <section>
      <h2 className="section-title">{whatIfText.decisive}</h2>
      <p className="secondary">{outcome.decisive.length === 0 ? whatIfText.none : whatIfText.decisiveHint}</p>
      <ul className="decisive">
        {outcome.decisive.map(({ pack, target, entry, name, sentence }) => (
          <li key={`${pack}/${target} ${entry}`}>
            <Link to={`/entry/${entry}`}>{name}</Link> {sentence}
          </li>
        ))}
      </ul>
    </section>
  );
}
