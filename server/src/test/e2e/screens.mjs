// How every page looks, as small pictures, with a sheet to look at them all.
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inLanguage, lookers } from './browsers.mjs';
import { PASSWORD } from './demo.mjs';

const TALLEST = 1_300;
const QUALITY = 12;
const LOOKS = [
  { name: 'light', language: 'en', colorScheme: 'light' },
  { name: 'dark', language: 'en', colorScheme: 'dark' },
  { name: 'arabic', language: 'ar', colorScheme: 'light' },
];
const WIDTHS = [320, 1280];

/** Writes `NAME-LOOK-WIDTH.webp` and `README.md` into the folder. */
export async function screens(browser, pages, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const open = lookers(browser, PASSWORD);
  let bytes = 0;
  for (const page of pages) {
    for (const look of LOOKS) {
      const context = await open(page.who, { colorScheme: look.colorScheme });
      const tab = await context.newPage();
      for (const width of WIDTHS) {
        await tab.setViewportSize({ width, height: 900 });
        await tab.goto(inLanguage(page.address, look.language));
        const file = path.join(folder, `${page.name}-${look.name}-${width}.webp`);
        writeFileSync(file, await picture(context, tab, width));
        bytes += statSync(file).size;
      }
      await context.close();
    }
  }
  writeFileSync(path.join(folder, 'README.md'), sheet(pages));
  console.log(`screens: ${pages.length * LOOKS.length * WIDTHS.length} pictures, ${Math.round(bytes / 1024)} kB`);
}

async function picture(context, tab, width) {
  const session = await context.newCDPSession(tab);
  const { cssContentSize } = await session.send('Page.getLayoutMetrics');
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    captureBeyondViewport: true,
    clip: { x: 0, y: 0, width, height: Math.min(TALLEST, Math.ceil(cssContentSize.height)), scale: 1 },
  });
  return Buffer.from(data, 'base64');
}

function sheet(pages) {
  const rows = pages.map((page) => {
    const cells = LOOKS.flatMap((look) =>
      WIDTHS.map((width) => `[${width}](${page.name}-${look.name}-${width}.webp)`),
    );
    return `| ${page.name} | ${cells.join(' | ')} |`;
  });
  const columns = LOOKS.flatMap((look) => WIDTHS.map(() => look.name));
  return [
    '# How the pages look',
    '',
    'Taken of the demonstration by `make e2e what=screens`; long pages are cut off at the foot. '
      + (process.env.PAGES ? 'Here are the pages that people meet most; the command takes all of them.' : ''),
    '',
    `| page | ${columns.join(' | ')} |`,
    `|---|${columns.map(() => '---').join('|')}|`,
    ...rows,
    '',
  ].join('\n');
}
