import { Icon } from './icon.tsx';
import { t } from './text.ts';

/** Where a word that is not in the glossary can be looked up; nothing is sent until one is clicked. */
const SITES = [
  {
    name: 'MedlinePlus',
    url: 'https://vsearch.nlm.nih.gov/vivisimo/cgi-bin/query-meta?v%3Aproject=medlineplus&query=',
  },
  { name: 'NHS', url: 'https://www.nhs.uk/search/results?q=' },
];

export function TrustedSites({ query }: { query: string }) {
  return (
    <div class="trusted-sites">
      <p>{t('searchElsewhere')}</p>
      <ul>
        {SITES.map(({ name, url }) => (
          <li key={name}>
            <a
              class="action"
              href={url + encodeURIComponent(query)}
              target="_blank"
              rel="noopener noreferrer"
            >
              {name}
              <Icon name="outside" />
              <span class="unseen">{t('opensTab')}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
