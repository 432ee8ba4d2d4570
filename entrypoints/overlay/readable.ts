/** Which elements hold text to read, which part it into blocks, and which are passed over. */

/** How an element takes part in reading. An element in neither table is a block. */
export const INLINE = 1;
export const SKIPPED = 2;
export const BREAK = 3;
export const HEADING = 4;
export const LANDMARK = 5;

const ROLES = new Map<string, number>();
const assign = (role: number, names: string) => {
  for (const name of names.split(' ')) ROLES.set(name, role);
};
// Ruby annotations (rt, rp) repeat the word they stand over, so they are passed over too.
assign(
  INLINE,
  'a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr q rb ruby s small span strike strong sub sup time tt u var wbr',
);
assign(
  SKIPPED,
  'input textarea select option datalist script style noscript template code pre kbd samp svg math canvas iframe frame object embed audio video picture img meter progress head title rt rp inlay-card',
);
assign(BREAK, 'br hr');
assign(HEADING, 'h1 h2 h3 h4 h5 h6');
// `header` is left out: a heading in it names what follows it.
assign(LANDMARK, 'main nav aside section article footer');

/** The role of an element by its local name alone; 0 is a plain block. No style is asked. */
export function roleOfName(name: string): number {
  return ROLES.get(name) ?? 0;
}

export function roleOf(element: Element): number {
  return roleOfName(element.localName);
}

/** ARIA's names for what `input` and `select` are; what stands in one is a choice, not text. */
const FIELD_ROLES = /^(?:textbox|searchbox|combobox|listbox)$/;

/** True where the reader writes or chooses: nothing there is marked, nor in what it holds. */
export function isField(element: Element): boolean {
  const role = element.getAttribute('role');
  if (role !== null && FIELD_ROLES.test(role)) return true;
  const value = element.getAttribute('contenteditable');
  return value !== null && value.toLowerCase() !== 'false';
}

const LANDMARK_ROLES =
  /^(?:main|navigation|complementary|region|banner|contentinfo|search|article|form)$/;

/** True where an ARIA role makes an element a landmark or article. */
export function hasLandmarkRole(element: Element): boolean {
  const role = element.getAttribute('role');
  return role !== null && LANDMARK_ROLES.test(role);
}

/** True where an ancestor (across shadow roots) keeps the node from being read. */
export function isInSkipped(node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parentNode ?? (at as ShadowRoot).host ?? null) {
    if (at.nodeType === Node.ELEMENT_NODE) {
      const element = at as Element;
      if (roleOf(element) === SKIPPED || isField(element)) return true;
    }
  }
  return false;
}
