import axe from 'axe-core';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { sentences } from './sentences.ts';

const english = sentences('en');

/** Answers `browser.i18n` as an English browser does. */
export function speakEnglish(): void {
  fakeBrowser.i18n.getMessage = vi.fn((name: string, places?: string | string[]) =>
    (english[name] ?? '').replace(/\$(\d)/g, (_, place) => [places].flat()[place - 1] ?? ''),
  ) as never;
}

/** A component on a page, with what a reader finds and does there. */
export class Mounted {
  readonly root: HTMLElement;

  constructor(view: ComponentChild) {
    speakEnglish();
    document.documentElement.lang = 'en';
    document.title = 'Inlay';
    document.body.innerHTML = '<div id="app" class="inlay-surface" data-theme="light"></div>';
    this.root = document.getElementById('app') as HTMLElement;
    this.show(view);
  }

  show(view: ComponentChild): void {
    act(() => render(view, this.root));
  }

  get text(): string {
    return (this.root.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  /** The first element that matches; fails when there is none. */
  find<T extends HTMLElement>(selector: string): T {
    const found = this.root.querySelector<T>(selector);
    if (!found) throw new Error(`${selector} is not there: ${this.text}`);
    return found;
  }

  all<T extends HTMLElement>(selector: string): T[] {
    return [...this.root.querySelectorAll<T>(selector)];
  }

  /** The button, link or field by its name, as a screen reader says it. */
  named(name: string): HTMLElement {
    const found = this.all(
      'button, a, input, select, textarea, [role="option"], [role="button"]',
    ).find((element) => nameOf(element) === name);
    if (!found) throw new Error(`"${name}" is not there`);
    return found;
  }

  async click(name: string): Promise<void> {
    await act(async () => this.named(name).click());
  }

  async type(element: HTMLInputElement | HTMLTextAreaElement, value: string): Promise<void> {
    await act(async () => {
      element.value = value;
      element.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }

  async press(element: HTMLElement, key: string): Promise<KeyboardEvent> {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    await act(async () => void element.dispatchEvent(event));
    return event;
  }

  /** Lets effects and storage come to rest. */
  async settle(): Promise<void> {
    await act(async () => {
      for (let i = 0; i < 5; i++) await new Promise((resolve) => setTimeout(resolve));
    });
  }

  /** No violations of what axe can tell without a layout; contrast is tested in a browser. */
  async expectAccessible(): Promise<void> {
    const { violations } = await axe.run(this.root, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`)).toEqual(
      [],
    );
  }
}

function nameOf(element: HTMLElement): string {
  const label = element.getAttribute('aria-label') ?? element.closest('label')?.textContent;
  return (label ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
}
