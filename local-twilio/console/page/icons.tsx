import type { JSX } from 'preact';

/** Line icons of 24 units; they say nothing to screen readers, their button's label does. */
const paths = {
  phone:
    'M5 4h3.5l1.5 4.5-2 1.5a11 11 0 0 0 6 6l1.5-2 4.5 1.5V19a1.5 1.5 0 0 1-1.6 1.5C10.6 20 4 13.4 3.5 5.6A1.5 1.5 0 0 1 5 4Z',
  hangUp: 'M3.5 14.5c4.7-4.7 12.3-4.7 17 0l-2 2.5-4-1.5v-3a12 12 0 0 0-5 0v3l-4 1.5Z',
  message: 'M4 5.5h16v11H10l-4.5 3.5v-3.5H4Z',
  mail: 'M4 6h16v12H4ZM4.500 7 12 12.500 19.500 7',
  whatsapp:
    'M12 4a8 8 0 0 0-6.900 12L4 20l4.100-1.100A8 8 0 1 0 12 4ZM9.500 9c0 3 2.500 5.500 5.500 5.500',
  back: 'M14 6l-6 6 6 6',
  file: 'M7 3.500h7l4 4v13H7ZM14 3.500v4h4',
  soundOn:
    'M4 9.5v5h3.5L12 18.5v-13L7.500 9.5ZM15.500 9a4.500 4.500 0 0 1 0 6M18 6.500a8 8 0 0 1 0 11',
  soundOff: 'M4 9.5v5h3.500L12 18.500v-13L7.500 9.500ZM16 9.500l5 5M21 9.500l-5 5',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400',
  moon: 'M19.500 14.500A8 8 0 0 1 9.500 4.500a8 8 0 1 0 10 10Z',
  system: 'M4 5h16v11H4ZM9 20h6M12 16v4',
  microphone:
    'M12 3.500a2.500 2.500 0 0 1 2.500 2.500v5a2.500 2.500 0 0 1-5 0V6A2.500 2.500 0 0 1 12 3.500ZM6.500 11a5.500 5.500 0 0 0 11 0M12 16.500v4',
  plus: 'M12 5v14M5 12h14',
  picture: 'M4 5h16v14H4ZM4 16l4.500-4.500 4 4 2.500-2.500 5 5M15.500 9.500h.01',
  list: 'M8.500 7H20M8.500 12H20M8.500 17H20M4 7h.01M4 12h.01M4 17h.01',
  close: 'M6 6l12 12M18 6 6 18',
  send: 'M4 12 20 4.500 15 20l-3.500-6.500Z',
  reset: 'M4.500 12a7.500 7.500 0 1 0 2.500-5.600M4.500 4v4h4',
  settings: 'M5 7h9M18 7h1M5 12h2M11 12h8M5 17h7M16 17h3M16 5v4M9 10v4M14 15v4',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
