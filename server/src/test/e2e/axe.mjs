// axe-core on every page, in every language, light and dark, narrow and wide.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inLanguage, lookers } from './browsers.mjs';
import { PASSWORD } from './demo.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const LANGUAGES = ['en', 'cy', 'pl', 'ur', 'ar'];
const SCHEMES = [{ name: 'light', options: { colorScheme: 'light' } }, { name: 'dark', options: { colorScheme: 'dark' } }];
const WIDTHS = [320, 1280];

/** For the pages that everybody meets: colours of the reader's own, and four times as large on a screen of 1280 by 1024. */
const ALSO = [
  { name: 'forced colours', options: { forcedColors: 'active' } },
  { name: 'four times as large', options: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 } },
];
const MAIN = ['landing', 'community', 'proposal', 'new-proposal', 'home', 'notifications', 'search', 'sign-in', 'sign-up', 'settings-profile'];

/** The page that says that there is none. */
const NOTHING = 'nothing-here';

/** What it found, a line each. */
export async function axe(browser, pages, languages = LANGUAGES) {
  const open = lookers(browser, PASSWORD);
  const found = [];
  let looks = 0;
  for (const page of pages) {
    const lines = new Map();
    for (const scheme of MAIN.includes(page.name) ? [...SCHEMES, ...ALSO] : SCHEMES) {
      const context = await open(page.who, scheme.options);
      const tab = await context.newPage();
      for (const language of languages) {
        const status = (await tab.goto(inLanguage(page.address, language))).status();
        if (status !== 200 && page.name !== NOTHING) {
          lines.set(`answers ${status}`, [`${language} ${scheme.name}`]); // whoever looks may not
        }
        for (const width of scheme.options.viewport ? [scheme.options.viewport.width] : WIDTHS) {
          await tab.setViewportSize({ width, height: scheme.options.viewport?.height ?? 900 });
          looks += 1;
          for (const line of await look(tab, width)) {
            lines.set(line, [...(lines.get(line) ?? []), `${language} ${scheme.name} ${width}`]);
          }
        }
      }
      await context.close();
    }
    for (const [line, where] of lines) {
      found.push(`${page.name}: ${line} (${where.length} looks, first ${where[0]})`);
    }
    console.log(`axe ${page.name}: ${lines.size === 0 ? 'nothing' : [...lines.keys()].join('; ')}`);
  }
  console.log(`axe: ${pages.length} pages, ${looks} looks, ${found.length} findings`);
  return found;
}

/** What axe finds on the page as it is drawn now, and whether it is wider than this. */
export async function look(tab, width) {
  await tab.evaluate(AXE);
  const violations = await tab.evaluate(
    async (rules) =>
      (await globalThis.axe.run(globalThis.document, { runOnly: rules, resultTypes: ['violations'] })).violations.map(
        (each) => `${each.id} at ${each.nodes[0].target.join(' ')}`,
      ),
    RULES,
  );
  const wide = await tab.evaluate(() => globalThis.document.documentElement.scrollWidth);
  return wide > width ? [...violations, `scrolls sideways (${wide} of ${width})`] : violations;
}
