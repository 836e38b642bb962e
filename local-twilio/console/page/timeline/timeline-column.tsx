import { computed, signal } from '@preact/signals';
import type { JSX } from 'preact';
import type { EventView } from '../../../control/views';
import { events } from '../state/events';
import { selectedSids } from '../state/selection';
import { legs } from '../state/world';
import { EventDetail } from './event-detail';
import { EventRow } from './event-row';
import { type EventGroup, eventGroups, groupOf, searchText } from './event-summary';
import { VirtualList } from './virtual-list';

const rowHeight = 30;

const scope = signal<'selection' | 'everything'>('selection');
const hiddenGroups = signal<ReadonlySet<EventGroup>>(new Set());
const search = signal('');
/** The event whose detail is shown; `null` follows what happens. */
const pinned = signal<string | null>(null);

const shown = computed(() => {
  const sids = scope.value === 'selection' ? selectedSids.value : null;
  const words = search.value.trim().toLowerCase();
  return events.value.filter(
    (event) =>
      (sids === null || isAbout(event, sids)) &&
      !hiddenGroups.value.has(groupOf(event)) &&
      (words === '' || searchText(event).includes(words)),
  );
});

/** The event to look at: the pinned one, the document that runs now, or the last answer or error. */
const current = computed(() => {
  const all = shown.value;
  const chosen = all.find(({ id }) => id === pinned.value);
  if (chosen) return chosen;
  const documents = new Set(legs.value.map(({ running }) => running?.documentEventId));
  return (
    all.findLast(({ id }) => documents.has(id)) ??
    all.findLast(({ kind }) => kind === 'webhook' || kind === 'alert') ??
    all.at(-1)
  );
});

/** The right column: what really happened, and one event of it in detail. */
export function TimelineColumn(): JSX.Element {
  const chosen = current.value;
  return (
    <section class="column timeline" aria-label="Timeline">
      <div class="column-title timeline-title">
        <h2>Timeline</h2>
        {chosen && chosen.id === pinned.value && (
          <button
            type="button"
            class="text-button follow"
            onClick={() => {
              pinned.value = null;
            }}
          >
            Follow
          </button>
        )}
        <ScopeSwitch />
      </div>
      <Filters />
      <div class="timeline-list">
        {shown.value.length === 0 ? (
          <p class="empty">
            {events.value.length === 0
              ? 'Every webhook, API call and error will be listed here as it happens.'
              : 'Nothing fits. Show everything, or clear the filter.'}
          </p>
        ) : (
          <VirtualList
            label="Events"
            items={shown.value}
            rowHeight={rowHeight}
            selected={chosen?.id ?? null}
            onSelect={(id) => {
              pinned.value = id;
            }}
            renderRow={(event) => <EventRow event={event} />}
          />
        )}
      </div>
      <section class="detail" aria-label="The chosen event">
        {chosen ? (
          <EventDetail key={chosen.id} event={chosen} />
        ) : (
          <p class="is-quiet">
            The chosen event is shown here, with all that was sent and answered.
          </p>
        )}
      </section>
    </section>
  );
}

function isAbout({ subject }: EventView, sids: ReadonlySet<string>): boolean {
  return (
    (subject.callSid !== undefined && sids.has(subject.callSid)) ||
    (subject.messageSid !== undefined && sids.has(subject.messageSid))
  );
}

function ScopeSwitch(): JSX.Element {
  const choices = [
    ['selection', 'Selected'],
    ['everything', 'Everything'],
  ] as const;
  return (
    <fieldset class="segments" aria-label="What the timeline shows">
      {choices.map(([name, label]) => (
        <button
          key={name}
          type="button"
          class="segment"
          aria-pressed={scope.value === name}
          onClick={() => {
            scope.value = name;
          }}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}

function Filters(): JSX.Element {
  const toggle = (group: EventGroup): void => {
    const next = new Set(hiddenGroups.value);
    if (!next.delete(group)) next.add(group);
    hiddenGroups.value = next;
  };
  return (
    <div class="filters">
      <input
        type="search"
        aria-label="Search the timeline"
        placeholder="Search: /voice, 11200, CA…"
        value={search.value}
        onInput={(event) => {
          search.value = event.currentTarget.value;
        }}
      />
      <fieldset class="filter-groups" aria-label="Kinds of events">
        {eventGroups.map(([group, label]) => (
          <button
            key={group}
            type="button"
            class="chip is-toggle"
            aria-pressed={!hiddenGroups.value.has(group)}
            onClick={() => toggle(group)}
          >
            {label}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
