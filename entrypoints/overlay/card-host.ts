import cardCss from '../../components/card.css?inline';
import designCss from '../../components/design.css?inline';
import hostCss from './card-host.css?inline';
import { contains, containsAcrossRoots } from './hit-test.ts';

/**
 * The one element Inlay ever puts on a page, and only while a card is open: a popover in the top
 * layer with a closed shadow root.
 */
export class CardHost {
  readonly element: HTMLElement;
  /** Where the card is rendered. */
  readonly mount: HTMLElement;
  readonly root: ShadowRoot;

  constructor() {
    this.element = document.createElement('inlay-card');
    this.element.setAttribute('popover', 'manual');
    this.root = this.element.attachShadow({ mode: 'closed' });
    this.root.adoptedStyleSheets = [designCss, cardCss, hostCss].map(styleSheet);
    this.mount = document.createElement('div');
    this.root.append(this.mount);
    // What happens in the card is no business of the page's.
    for (const type of SEALED_EVENTS) {
      this.element.addEventListener(type, (event) => event.stopPropagation());
    }
  }

  /** Puts the card above everything near the word, open modal dialogs and full screen included. */
  show(word: Node): void {
    const parent = topLayerAncestor(word);
    if (this.element.parentNode !== parent) parent.append(this.element);
    this.element.style.setProperty('--card-zoom', `${1 / parent.currentCSSZoom}`);
    if (!this.element.matches(':popover-open')) this.element.showPopover();
  }

  hide(): void {
    this.element.remove();
  }

  get shown(): boolean {
    return this.element.isConnected;
  }

  get hasFocus(): boolean {
    return this.root.activeElement !== null;
  }

  /**
   * True when an event came from inside the card. In a dialog inside a closed shadow root the event
   * seems to come from that root's host: there place and focus tell.
   */
  owns(event: Event): boolean {
    if (event.composedPath().includes(this.element)) return true;
    if (!(event.target instanceof Element) || !containsAcrossRoots(event.target, this.element))
      return false;
    if (!(event instanceof MouseEvent)) return this.hasFocus;
    return contains(this.element.getBoundingClientRect(), event.clientX, event.clientY);
  }
}

const SEALED_EVENTS = [
  'click',
  'dblclick',
  'mousedown',
  'mouseup',
  'pointerdown',
  'pointerup',
  'touchstart',
  'touchend',
  'keydown',
  'keypress',
  'keyup',
  'focusin',
  'focusout',
  'wheel',
  'contextmenu',
  'toggle',
  'beforetoggle',
];

function styleSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/**
 * Everything outside an open modal dialog is inert, a popover shown later too (Chromium 156, Firefox
 * 153), and so it is with the element in full screen: the card goes inside.
 */
function topLayerAncestor(word: Node): Element {
  for (let at: Node | null = word; at; at = at.parentNode ?? (at as ShadowRoot).host ?? null) {
    if (at instanceof Element && at.matches('dialog:modal, :fullscreen')) return at;
  }
  const modals = document.querySelectorAll('dialog:modal');
  return modals[modals.length - 1] ?? document.fullscreenElement ?? document.documentElement;
}
