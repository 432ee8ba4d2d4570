declare module 'findandreplacedomtext' {
  /** Wraps what a regular expression finds; only what the bench uses. */
  export default function findAndReplaceDOMText(
    root: Node,
    options: { find: RegExp; wrap: string; preset?: 'prose' },
  ): unknown;
}
