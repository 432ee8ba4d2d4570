/**
 * Takes the focus to the heading of a part of the page, where it goes on from when what was pressed
 * there is gone. The page stays where it is.
 */
export function focusHeading(section: string): void {
  document.getElementById(`${section}-title`)?.focus({ preventScroll: true });
}
