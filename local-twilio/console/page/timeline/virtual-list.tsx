import { useSignal } from '@preact/signals';
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Rows rendered beyond the visible ones, on either side. */
const overscan = 8;

/**
 * A list of rows of one height of which only the visible ones exist in the page. Stays at its end
 * while it is there. Arrow keys, Home and End choose.
 */
export function VirtualList<Item extends { id: string }>({
  label,
  items,
  rowHeight,
  selected,
  inView,
  onSelect,
  renderRow,
}: {
  label: string;
  items: readonly Item[];
  /** Pixels. */
  rowHeight: number;
  selected: string | null;
  /** The item to scroll to when it changes; `null` stays. */
  inView: string | null;
  onSelect: (id: string) => void;
  renderRow: (item: Item) => JSX.Element;
}): JSX.Element {
  const scrolled = useSignal(0);
  const height = useSignal(400);
  const frame = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      height.value = element.clientHeight;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [height]);
  const count = items.length;
  useLayoutEffect(() => {
    const element = frame.current;
    if (element && count > 0 && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [count]);

  const first = Math.max(0, Math.floor(scrolled.value / rowHeight) - overscan);
  const last = Math.ceil((scrolled.value + height.value) / rowHeight) + overscan;
  const scrollTo = (index: number): void => {
    const element = frame.current;
    if (!element || index === -1) return;
    const top = index * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    const bottom = top + rowHeight;
    if (bottom > element.scrollTop + element.clientHeight) {
      element.scrollTop = bottom - element.clientHeight;
    }
  };
  // Only when another one is wanted: who scrolls away from it, stays away.
  useLayoutEffect(() => scrollTo(items.findIndex(({ id }) => id === inView)), [inView]);
  const choose = (index: number): void => {
    const bounded = Math.min(Math.max(index, 0), items.length - 1);
    const item = items[bounded];
    if (!item) return;
    scrollTo(bounded);
    onSelect(item.id);
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const at = items.findIndex(({ id }) => id === selected);
    const target = {
      ArrowUp: at - 1,
      ArrowDown: at + 1,
      Home: 0,
      End: items.length - 1,
    }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    choose(target);
  };
  return (
    <div
      ref={frame}
      class="virtual-list"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={selected ? `event-${selected}` : undefined}
      onKeyDown={onKeyDown}
      onClick={({ target }) => {
        const row = target instanceof Element ? target.closest('[role="option"]') : null;
        const item = items.find(({ id }) => row?.id === `event-${id}`);
        if (item) onSelect(item.id);
      }}
      onScroll={(event) => {
        const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
        scrolled.value = scrollTop;
        isAtEnd.current = scrollTop + clientHeight >= scrollHeight - rowHeight;
      }}
    >
      <div class="virtual-space" style={{ height: `${items.length * rowHeight}px` }}>
        {items.slice(first, last).map((item, offset) => (
          <div
            key={item.id}
            id={`event-${item.id}`}
            class="virtual-row"
            role="option"
            tabIndex={-1}
            aria-selected={item.id === selected}
            style={{ height: `${rowHeight}px`, top: `${(first + offset) * rowHeight}px` }}
          >
            {renderRow(item)}
          </div>
        ))}
      </div>
    </div>
  );
}
