// ROOT OUT [axe] [screens] [journeys]
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { axe } from './axe.mjs';
import { openChromium } from './browsers.mjs';
import { openDemo } from './demo.mjs';
import { journeys } from './journeys.mjs';
import { pages } from './pages.mjs';
import { screens } from './screens.mjs';

const [root, out, ...wanted] = process.argv.slice(2);
const folkmoot = path.join(root, 'folkmoot');
const wants = (part) => wanted.length === 0 || wanted.includes(part);

if (!existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium')) {
  console.log('Skipped: no Chromium.');
  process.exit(0);
}

const failures = [];
const browser = await openChromium();
try {
  if (wants('axe') || wants('screens')) {
    const demo = await openDemo(folkmoot);
    try {
      const all = pages(demo).filter((page) => !process.env.PAGES || process.env.PAGES.split(',').includes(page.name));
      if (wants('axe')) {
        failures.push(...(await axe(browser, all)));
      }
      if (wants('screens')) {
        await screens(browser, all, process.env.SCREENS ?? path.join(root, 'docs', 'screens'));
      }
    } finally {
      demo.stop();
    }
  }
  if (wants('journeys')) {
    failures.push(...(await journeys(browser, folkmoot, out)));
  }
} finally {
  await browser.close();
}
writeFileSync(path.join(out, 'found.txt'), failures.map((line) => `${line}\n`).join(''));
console.log(failures.length === 0 ? 'Nothing found.' : failures.join('\n'));
process.exit(failures.length === 0 ? 0 : 1);
