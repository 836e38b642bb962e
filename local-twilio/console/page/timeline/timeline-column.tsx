import { computed } from '@preact/signals';
import type { JSX } from 'preact';
import type { EventView } from '../../../control/views';
import { events } from '../state/events';
import { selectedCall, selectedSids } from '../state/selection';
import { hiddenGroups, pinned, scope, search } from '../state/timeline-choice';
import { foldDeployments, unfolded } from './deployment-folds';
import { EventDetail } from './event-detail';
import { EventRow } from './event-row';
import { type EventGroup, eventGroups, groupOf, searchText } from './event-summary';
import { eventToFollow } from './event-to-follow';
import { VirtualList } from './virtual-list';

const rowHeight = 30;

const shown = computed(() => {
  const sids = scope.value === 'selection' ? selectedSids.value : null;
  const words = search.value.trim().toLowerCase();
  const fitting = events.value.filter(
    (event) =>
      (sids === null || isAbout(event, sids)) &&
      !hiddenGroups.value.has(groupOf(event)) &&
      (words === '' || searchText(event).includes(words)),
  );
  // Who searches wants to see what was found.
  return words === '' ? foldDeployments(fitting, unfolded.value) : fitting;
});

/** The event to look at: the pinned one, or the one that tells most of what happens now. */
const current = computed(
  () =>
    shown.value.find(({ id }) => id === pinned.value) ??
    eventToFollow(shown.value, selectedCall.value?.sid),
);

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
            inView={pinned.value}
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
          <p class="empty">
            Call or text with a phone at the left: each webhook, the TwiML that comes back and the
            log of its function are shown here. Or choose a line above.
          </p>
        )}
      </section>
    </section>
  );
}

function isAbout({ subject }: EventView, sids: ReadonlySet<string>): boolean {
  return (
    (subject.callSid !== undefined && sids.has(subject.callSid)) ||
    (subject.messageSid !== undefined && sids.has(subject.messageSid)) ||
    (subject.mailSid !== undefined && sids.has(subject.mailSid))
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
