/** The icons of the interface: one stroke, on a field of 24 by 24. */
const PATHS = {
  back: 'M14.5 5.5 8 12l6.5 6.5',
  close: 'm6.5 6.5 11 11m0-11-11 11',
  more: 'm6 9.5 6 6 6-6',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  speak: 'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6m2.6-8.6a8 8 0 0 1 0 11.2',
  alert: 'M12 4 2.8 19.5h18.4zm0 6v4.5m0 2.4v.1',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13m4.8-1.7L20 20',
  settings:
    'M4 7.5h8m5 0h3M4 16.5h3m5 0h8M14.5 10a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5M9.5 19a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5',
  hide: 'M4 4l16 16M9.9 5.6A9.8 9.8 0 0 1 12 5.4c5 0 8.3 4 9.5 6.6-.6 1.2-1.6 2.7-3 4M6.2 7.5C4.3 8.9 3.1 10.7 2.5 12c1.2 2.6 4.5 6.6 9.5 6.6 1.4 0 2.7-.3 3.8-.8M10 10a2.9 2.9 0 0 0 4 4',
  pause: 'M9 6v12m6-12v12',
  play: 'M8 5.5v13l10.5-6.5z',
  remove: 'M5 7h14M10 7V5h4v2m-7.5 0 1 12.5h9L17.5 7M10.5 10.5v5.5m3-5.5v5.5',
  edit: 'm5 19 .8-3.8L16 5l3 3L8.8 18.2zM13.5 7.5l3 3',
  outside: 'M13 5h6v6m0-6-8.5 8.5M17 14v5H5V7h5',
  list: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.1m-.1 5.5h.1m-.1 5.5h.1',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside words: hidden from screen readers, which read the words. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
