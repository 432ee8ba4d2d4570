/** What the glossary plugin makes of the entries; see vite-plugin.ts. */

declare module 'virtual:inlay/match-index' {
  /** For `decodeIndex`. */
  const encoded: string;
  export default encoded;
}

declare module 'virtual:inlay/cards' {
  const cards: import('./entry.ts').Card[];
  export default cards;
}

declare module 'virtual:inlay/search-forms' {
  const forms: import('./search.ts').SearchForm[];
  export default forms;
}
