/** The sign of Inlay: a letter set into a tile, with the quiet line that marks a word. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
      <rect x="1" y="1" width="30" height="30" rx="8" fill="#0b655f" />
      <circle cx="16" cy="7.6" r="2.7" fill="#ffd58a" />
      <path
        d="M12.5 13h3.5v8"
        fill="none"
        stroke="#fffdf8"
        stroke-width="3.6"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
      <path
        d="M7.5 26.2h17"
        stroke="#ffd58a"
        stroke-width="2.8"
        stroke-linecap="round"
        stroke-dasharray=".1 5.6"
      />
    </svg>
  );
}
