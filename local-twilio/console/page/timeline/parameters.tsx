import type { JSX } from 'preact';

/** Names and values as a folded table. */
export function Parameters({
  title,
  values,
  startsOpen = true,
}: {
  title: string;
  values: Readonly<Record<string, string>>;
  startsOpen?: boolean;
}): JSX.Element | null {
  const entries = Object.entries(values);
  if (entries.length === 0) return null;
  return (
    <details class="fold" open={startsOpen}>
      <summary>
        {title} <span class="count">{entries.length}</span>
      </summary>
      <dl class="parameters">
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value || <span class="is-quiet">empty</span>}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
