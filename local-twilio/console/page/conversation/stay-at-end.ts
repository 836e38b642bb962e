import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Pixels from the end within which somebody still reads the newest. */
const near = 80;

/**
 * Keeps the end of a list in sight while it grows, also when a picture or a line comes late; leaves
 * alone somebody who has scrolled up. `key`: another list begins at its end again.
 */
export function useStayAtEnd(key: string): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = list.current;
    if (!element || key === '') return;
    let follows = true;
    const toEnd = (): void => {
      if (follows) element.scrollTop = element.scrollHeight;
    };
    const onScroll = (): void => {
      follows = element.scrollHeight - element.scrollTop - element.clientHeight < near;
    };
    const sizes = new ResizeObserver(toEnd);
    const watchEntries = (): void => {
      for (const entry of element.children) sizes.observe(entry);
      toEnd();
    };
    const entries = new MutationObserver(watchEntries);
    sizes.observe(element);
    entries.observe(element, { childList: true });
    element.addEventListener('scroll', onScroll, { passive: true });
    watchEntries();
    return () => {
      sizes.disconnect();
      entries.disconnect();
      element.removeEventListener('scroll', onScroll);
    };
  }, [key]);
  return list;
}
