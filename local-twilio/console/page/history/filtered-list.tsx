import { useSignal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';

/** How many rows are rendered at first, and more with each wish for more. */
const rowsAtATime = 100;

/** A list with a search field and a filter by kind; says what to do when it is empty. */
export function FilteredList<Item extends { sid: string }>({
  label,
  items,
  kindOf,
  textOf,
  empty,
  renderItem,
}: {
  label: string;
  items: readonly Item[];
  /** What the filter offers: a status, a level … */
  kindOf: (item: Item) => string;
  /** What the search looks in. */
  textOf: (item: Item) => string;
  empty: ComponentChildren;
  renderItem: (item: Item) => JSX.Element;
}): JSX.Element {
  const kind = useSignal('');
  const search = useSignal('');
  const limit = useSignal(rowsAtATime);
  const words = search.value.trim().toLowerCase();
  const fitting = items.filter(
    (item) =>
      (kind.value === '' || kindOf(item) === kind.value) &&
      (words === '' || textOf(item).toLowerCase().includes(words)),
  );
  const kinds = [...new Set(items.map(kindOf))].sort();
  return (
    <div class="conversation-body">
      <div class="filters is-line">
        <input
          type="search"
          aria-label={`Search ${label}`}
          placeholder={`Search ${label}`}
          value={search.value}
          onInput={(event) => {
            search.value = event.currentTarget.value;
          }}
        />
        <select
          aria-label={`Filter ${label}`}
          value={kind.value}
          onChange={(event) => {
            kind.value = event.currentTarget.value;
          }}
        >
          <option value="">all</option>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </div>
      {items.length === 0 && <div class="empty is-large">{empty}</div>}
      {items.length > 0 && fitting.length === 0 && (
        <p class="empty">Nothing fits. Clear the search or the filter.</p>
      )}
      <ul class="history" aria-label={label}>
        {fitting.slice(0, limit.value).map((item) => (
          <li key={item.sid}>{renderItem(item)}</li>
        ))}
      </ul>
      {fitting.length > limit.value && (
        <button
          type="button"
          class="button is-wide"
          onClick={() => {
            limit.value += rowsAtATime;
          }}
        >
          Show more
        </button>
      )}
    </div>
  );
}
