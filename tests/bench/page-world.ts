import encodedIndex from 'virtual:inlay/match-index';
import findAndReplaceDOMText from 'findandreplacedomtext';
import Mark from 'mark.js';
import { Overlay } from '../../entrypoints/overlay/overlay.ts';
import { decodeIndex } from '../../glossary/match-index.ts';
import { DEFAULT_PREFERENCES } from '../../settings/preferences.ts';

/*
 * Runs in the content-script world of a page and does the same job in several ways. Each is called
 * on a fresh load, so that none finds the page warmed up by another.
 */
function bare() {
  return timed(() => {
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
    let sum = 0;
    let characters = 0;
    let nodes = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { data } = node as Text;
      for (let i = 0; i < data.length; i++) sum += data.charCodeAt(i);
      characters += data.length;
      nodes++;
    }
    return { characters, nodes, sum };
  });
}

async function overlay(density: 'section' | 'every') {
  const decoding = performance.now();
  const index = decodeIndex(encodedIndex);
  const indexMs = performance.now() - decoding;
  let firstMarkMs: number | undefined;
  const add = Highlight.prototype.add;
  const start = performance.now();
  Highlight.prototype.add = function (range) {
    firstMarkMs ??= performance.now() - start;
    return add.call(this, range);
  };
  const settings = {
    preferences: { ...DEFAULT_PREFERENCES, density },
    sites: { paused: false, mode: 'everywhere' as const, rules: {} },
    known: [],
  };
  const running = new Overlay(
    { indexes: [index], settings, pageHost: '' },
    new AbortController().signal,
  );
  const startMs = performance.now() - start;
  while (!running.work.idle) await new Promise((resolve) => setTimeout(resolve, 20));
  // What is near the viewport is painted a frame or two after the last block was read.
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { reading, painting } = running.work;
  return {
    ms: indexMs + startMs + reading.total,
    indexMs,
    paintMs: painting.total,
    firstMarkMs: firstMarkMs ?? null,
    longestMs: Math.max(startMs, reading.longest, painting.longest),
  };
}

function regexOf(forms: string[]): RegExp {
  const escaped = forms
    .toSorted((a, b) => b.length - a.length)
    .map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`\\b(?:${escaped.join('|')})\\b`, 'gi');
}

// A page that just loaded has neither an expression nor a Set of the forms yet, as it has no index:
// each way makes its own within its time.

function markjs(forms: string[]) {
  return timed(() => new Mark(document.body).markRegExp(regexOf(forms), { acrossElements: false }));
}

function findAndReplace(forms: string[]) {
  return timed(
    () =>
      void findAndReplaceDOMText(document.body, {
        find: regexOf(forms),
        wrap: 'mark',
        preset: 'prose',
      }),
  );
}

/** Longest phrase looked up, in words. */
const MAX_WORDS = 4;

function segmenter(forms: string[]) {
  return timed(() => {
    const known = new Set(forms);
    const words = new Intl.Segmenter('en', { granularity: 'word' });
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const ranges: StaticRange[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node as Text;
      const found = [...words.segment(text.data)].filter(({ isWordLike }) => isWordLike);
      for (let i = 0; i < found.length; i++) {
        for (let count = Math.min(MAX_WORDS, found.length - i); count > 0; count--) {
          const first = found[i];
          const last = found[i + count - 1];
          if (!first || !last) continue;
          const end = last.index + last.segment.length;
          if (!known.has(text.data.slice(first.index, end).toLowerCase())) continue;
          ranges.push(
            new StaticRange({
              startContainer: text,
              startOffset: first.index,
              endContainer: text,
              endOffset: end,
            }),
          );
          break;
        }
      }
    }
    CSS.highlights.set('bench-segmenter', new Highlight(...ranges));
    return { ranges: ranges.length };
  });
}

function timed<Result>(work: () => Result) {
  const start = performance.now();
  const result = work();
  return { ms: performance.now() - start, result };
}

Object.assign(globalThis, { inlayBench: { bare, overlay, markjs, findAndReplace, segmenter } });
