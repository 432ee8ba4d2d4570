/** The sign of Inlay, as the icons draw it: a letter set into a tile, and the line that marks a word. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
      <rect x="1" y="1" width="30" height="30" rx="7.5" fill="#0b655f" />
      <circle cx="16.2" cy="6.6" r="2.6" fill="#ffd58a" />
      <path
        d="M12.6 11.6h3.8v9.2M12 21h8.6"
        fill="none"
        stroke="#fffdf8"
        stroke-width="3.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
      <path
        d="M7 27h18"
        stroke="#ffd58a"
        stroke-width="2.6"
        stroke-linecap="round"
        stroke-dasharray=".1 4.5"
      />
    </svg>
  );
}
