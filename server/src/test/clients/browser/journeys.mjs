// Members' journeys with Phanpy and Elk against a Folkmoot of this machine.
// Expects the starting script, a folder for what it makes, and the clients' folders: FOLKMOOT OUT [phanpy=DIR] [elk=DIR]
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Journey } from './browser.mjs';
import { elk } from './elk.mjs';
import { others } from './others.mjs';
import { phanpy } from './phanpy.mjs';
import { openTown, PASSWORD } from './town.mjs';

const PORT = Number(process.env.MOOT_PORT ?? 18443);

const [folkmoot, out, ...named] = process.argv.slice(2);
const folders = Object.fromEntries(named.map((each) => each.split('=', 2)));
const program = process.env.CHROMIUM ?? '/usr/bin/chromium';
const picture = path.join(path.dirname(fileURLToPath(import.meta.url)), 'picture.png');
const clients = [
  { name: 'phanpy', run: phanpy, member: 'alice', build: 'dist', whole: 'dist/index.html' },
  { name: 'elk', run: elk, member: 'bob', build: '.output', whole: '.output/server/index.mjs' },
].filter((client) => folders[client.name] && existsSync(path.join(folders[client.name], client.whole)));

if (clients.length === 0 || !existsSync(program)) {
  console.log('Skipped: no built client, or no Chromium.');
  process.exit(0);
}

const town = await openTown(folkmoot, path.join(out, 'town'), PORT);
let failed = 0;
try {
  for (const client of clients) {
    const journey = new Journey(client.name, out, town.url);
    await client.run({
      build: path.resolve(folders[client.name], client.build),
      program,
      town,
      out,
      journey,
      picture,
      member: { name: client.member, password: PASSWORD },
      others: await others(town, client.member),
    });
    writeFileSync(path.join(out, client.name, 'noted.txt'), `${journey.noted.join('\n')}\n`);
    console.log(`${client.name}: ${journey.failures.length} steps failed; ${journey.noted.length} lines in noted.txt`);
    failed += journey.failures.length;
  }
} finally {
  town.stop();
}
process.exit(failed === 0 ? 0 : 1);
