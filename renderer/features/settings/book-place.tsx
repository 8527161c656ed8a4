import type { ReactNode } from "react";
import { useQuery } from "../../api/use-query";
import { describeError } from "../../text/describe-error";
import { formatBytes } from "../../text/format-value";
import { labels } from "../../text/labels";
import { settingsText } from "../../text/settings";

/** Where the book lies and how large it is (账本文件). */
export function BookPlace(): ReactNode {
  const place = useQuery("book/place", null);
  return (
    <section className="settings-place">
      <h2 className="section-title">{settingsText.place}</h2>
      {place.error === null ? (
        <dl>
          <dt>{settingsText.placeName}</dt>
          <dd>{place.value?.name ?? labels.missing}</dd>
          <dt>{settingsText.placeFolder}</dt>
          <dd>{place.value?.folder ?? labels.missing}</dd>
          <dt>{settingsText.placeSize}</dt>
          <dd className="figures">{place.value === undefined ? labels.missing : formatBytes(place.value.bytes)}</dd>
        </dl>
      ) : (
        <p className="secondary">{describeError(place.error)}</p>
      )}
      <p className="secondary">{settingsText.placeHelp}</p>
    </section>
  );
}
