/** Pages that the bench makes when it is given none: an article, a giant, a page of links, one without medicine. */
export function madePages(): [string, string][] {
  return [
    ['article.html', page(article(20))],
    ['giant.html', page(article(6000))],
    ['links.html', page(`<ul>${links(400)}</ul>`)],
    [
      'plain.html',
      page(
        `<p>${'A walk along the river in the evening, with the dog, and home again. '.repeat(800)}</p>`,
      ),
    ],
  ];
}

const SENTENCES = [
  'Systemic lupus erythematosus (SLE) is a long illness that comes and goes.',
  'In <b>pemphigus</b> the skin blisters, and a skin biopsy shows which kind it is.',
  'People often walk in the evening, when the light is lower and the air is cool.',
  'Behçet’s disease brings sores in the mouth; <a href="#">vasculitis</a> is the family it belongs to.',
  'The table on the next page lists what was bought in the market that week.',
  'Corticosteroids calm inflammation; rheumatologists measure it with a blood test.',
  'Nobody in the village could say when the bridge had been built, or by whom.',
];

function article(paragraphs: number): string {
  return Array.from({ length: paragraphs }, (_, i) => {
    const heading = i % 8 === 0 ? `<h2>Part ${i / 8 + 1}</h2>` : '';
    const text = Array.from(
      { length: 5 },
      (_unused, j) => SENTENCES[(i * 3 + j) % SENTENCES.length],
    ).join(' ');
    return `${heading}<p>${text}</p>`;
  }).join('\n');
}

function links(count: number): string {
  const words = ['vitiligo', 'psoriasis', 'fishing', 'uveitis', 'gardens', 'lupus nephritis'];
  return Array.from(
    { length: count },
    (_, i) => `<li><a href="#${i}"><span>${words[i % words.length]}</span></a></li>`,
  ).join('');
}

const page = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Made</title><body>${body}</body></html>`;
