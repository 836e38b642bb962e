import { signal } from '@preact/signals';
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ScheduledView } from '../../../control/views';
import { control } from '../api/control-client';
import { dayAndTime, timeUntil } from '../format/time';
import { Icon } from '../icons';
import { now } from '../state/clock';
import { nameOf } from '../state/world';

/** How often the list is fetched anew while it is open. */
const refreshEveryMs = 500;
const menuId = 'scheduled';

/** What is scheduled; `null` until it was fetched after the menu opened. */
const scheduled = signal<readonly ScheduledView[] | null>(null);
const isOpen = signal(false);

/** A button that lists what will happen by itself, each with a jump to its time. */
export function ScheduledMenu({ onJump }: { onJump: (at: string) => void }): JSX.Element {
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  useRefreshing();
  const jump = ({ at }: ScheduledView): void => {
    menu.current?.hidePopover();
    // What was due while the list was looked at has happened: there is nowhere to go.
    if (Date.parse(at) > now.value) onJump(at);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="button is-small"
        aria-label="What is scheduled"
        aria-expanded={isOpen.value}
        title="What is scheduled"
        popovertarget={menuId}
      >
        <Icon name="list" />
      </button>
      <div
        ref={menu}
        id={menuId}
        popover="auto"
        class="menu"
        role="dialog"
        aria-label="What is scheduled"
        tabIndex={-1}
        onBeforeToggle={({ newState }) => {
          if (newState === 'open') placeBelow(menu.current, button.current);
        }}
        onToggle={({ newState }) => {
          isOpen.value = newState === 'open';
          if (!isOpen.value) scheduled.value = null;
          else if (!menu.current?.matches(':focus-within')) menu.current?.focus();
        }}
        onKeyDown={moveFocus}
      >
        <h2 class="menu-title">What is scheduled</h2>
        <ScheduledList onChoose={jump} />
      </div>
    </>
  );
}

function ScheduledList({ onChoose }: { onChoose: (event: ScheduledView) => void }): JSX.Element {
  const list = scheduled.value;
  if (list === null) return <p class="menu-empty">Looking</p>;
  if (list.length === 0) {
    return (
      <p class="menu-empty">
        Nothing is due. What a call or a text waits for is listed here while it goes on: words that
        are spoken, a time-out, the next status.
      </p>
    );
  }
  return (
    <ul class="menu-list">
      {list.map((event) => (
        <li key={`${event.at} ${event.what} ${event.callSid ?? event.messageSid}`}>
          <button
            type="button"
            class="menu-item"
            title={`Jump to ${dayAndTime(event.at, now.value)}`}
            onClick={() => onChoose(event)}
          >
            <span class="menu-time">{timeUntil(Date.parse(event.at) - now.value)}</span>
            <span>{withNames(event.what)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Keeps the list as it is now, for as long as the menu is open. */
function useRefreshing(): void {
  const open = isOpen.value;
  useEffect(() => {
    if (!open) return;
    const refresh = async (): Promise<void> => {
      try {
        scheduled.value = await control.scheduled();
      } catch {
        // The header says that the connection is lost; the list stays as it was.
      }
    };
    void refresh();
    const refreshing = setInterval(() => void refresh(), refreshEveryMs);
    return () => clearInterval(refreshing);
  }, [open]);
}

/** Words with the names of those whose numbers stand in them. */
function withNames(what: string): string {
  return what.replace(/(whatsapp:)?\+\d{5,15}/g, nameOf);
}

/** A popover lies above the page and has to be told where: its right edge below the button's. */
function placeBelow(menu: HTMLElement | null, button: HTMLElement | null): void {
  if (!menu || !button) return;
  const { bottom, right } = button.getBoundingClientRect();
  menu.style.top = `${bottom + 6}px`;
  menu.style.right = `${document.documentElement.clientWidth - right}px`;
}

/** Up and down go through the entries, as in every menu. */
function moveFocus(event: TargetedKeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  const entries = [...event.currentTarget.querySelectorAll('button')];
  const at = entries.findIndex((entry) => entry.matches(':focus'));
  const next = event.key === 'ArrowDown' ? at + 1 : Math.max(at, 0) - 1;
  entries.at(next % entries.length)?.focus();
}
