/** What the glossary plugin makes of the entries; see vite-plugin.ts. */

declare module 'virtual:inlay/match-index' {
  /** For `decodeIndex`. */
  const encoded: string;
  export default encoded;
}
