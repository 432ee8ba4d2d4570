import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flipSite, type SiteRules, siteVerdict } from '../../settings/sites.ts';

const label = fc.constantFrom('a', 'b', 'www', 'org', 'example');
const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
const rules: fc.Arbitrary<SiteRules> = fc.record({
  paused: fc.boolean(),
  mode: fc.constantFrom('everywhere' as const, 'chosen' as const),
  rules: fc.dictionary(host, fc.boolean(), { maxKeys: 6 }),
});

test('the switch is never a no-op, whatever rules there are', () => {
  fc.assert(
    fc.property(rules, host, (before, page) => {
      const { on } = siteVerdict(before, page);
      const { changes, endPause } = flipSite(before, page, !on);
      const kept = { ...before.rules, ...changes };
      for (const [name, value] of Object.entries(changes))
        if (value === undefined) delete kept[name];
      const after = {
        ...before,
        paused: before.paused && !endPause,
        rules: kept as Record<string, boolean>,
      };
      expect(siteVerdict(after, page).on).toBe(!on);
    }),
    { numRuns: 2000 },
  );
});
