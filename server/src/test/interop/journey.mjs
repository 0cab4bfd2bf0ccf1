// Goes through the steps with each peer that is there and writes docs/federation/interop.md. Expects: ROOT FOLDER
import { writeFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { COMMUNITY, MOVERS, openFolkmoot } from './folkmoot.mjs';
import { goToSocialVersion, openGoToSocial } from './gotosocial.mjs';
import { page } from './page.mjs';
import { cannot, Missing, STEPS } from './steps.mjs';
import { openSnac, snacVersion } from './snac.mjs';
import { until } from './until.mjs';

const [root, folder] = process.argv.slice(2);
const { openFedify } = await import('./fedify.mjs');
const only = process.env.PEERS?.split(' ');

const PEERS = [
  { column: 'Fedify, draft-cavage', open: () => openFedify(folder, 'fedify.test', 'draft-cavage-http-signatures-12') },
  { column: 'Fedify, RFC 9421 only', open: () => openFedify(folder, 'fedify-9421.test', 'rfc9421') },
  { column: `snac ${snacVersion() ?? ''}`.trim(), open: () => openSnac(folder), missing: !snacVersion() && 'snac is not installed (Debian: snac2)' },
  {
    column: `GoToSocial ${goToSocialVersion() ?? ''}`.trim(),
    open: () => openGoToSocial(folder),
    missing: !goToSocialVersion() && 'GOTOSOCIAL names no GoToSocial program',
  },
];

async function meet(peer, members) {
  const carol = await peer.server.member('carol');
  const dave = await peer.server.member('dave');
  const erin = await peer.server.member('erin');
  const mover = folkmoot.member(MOVERS[PEERS.indexOf(peer)]);
  const context = { ...members, mover, carol, dave, erin, folkmoot, peer: peer.server, column: peer.column };
  // dave knows the community and nobody else here
  await dave.follow(COMMUNITY);
  await until(() => dave.follows(COMMUNITY), 'dave joins the community');
  return context;
}

async function go(peer, members) {
  const context = await meet(peer, members);
  const cells = [];
  for (const [name, step] of STEPS) {
    cells.push(await tried(step, context));
    console.log(`${peer.column} · ${name}: ${JSON.stringify(cells.at(-1))}`);
  }
  return cells;
}

async function tried(step, context) {
  try {
    const seen = await step(context);
    return seen.cannot ? { cannot: seen.cannot } : { seen };
  } catch (failure) {
    return failure instanceof Missing ? { cannot: failure.message } : { failed: failure.message };
  }
}

/** By which kind of signature a peer of ours and Folkmoot believed each other. */
function signatures(server) {
  if (!server.arrived) {
    return cannot('not looked at');
  }
  const taken = server.arrived.filter((one) => one.status < 300).map((one) => one.kind);
  return { from: [...new Set(taken)].join(', '), to: [...new Set(server.sent.filter((one) => one.status < 300).map((one) => one.kind))].join(', ') };
}

const folkmoot = await openFolkmoot(root, folder);
let failed = 0;
try {
  const members = Object.fromEntries(['alice', 'bob', 'grace'].map((name) => [name, folkmoot.member(name)]));
  members.moderator = folkmoot.moderator();
  await members.bob.follow(COMMUNITY);
  const columns = [];
  for (const peer of PEERS.filter((one) => !only || only.some((word) => one.column.includes(word)))) {
    if (peer.missing) {
      console.log(`Skipped: ${peer.missing}.`);
      continue;
    }
    peer.server = await peer.open();
    try {
      const cells = await go(peer, members);
      failed += cells.filter((cell) => cell.failed).length;
      columns.push({ name: peer.column, cells, signatures: signatures(peer.server) });
    } finally {
      await peer.server.stop();
    }
  }
  if (!only && columns.length === PEERS.length) {
    const target = path.join(root, 'docs/federation/interop.md');
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, page(STEPS.map(([name]) => name), columns));
  }
  console.log(failed === 0 ? 'All steps were seen on both sides.' : `${failed} steps failed.`);
} finally {
  await folkmoot.stop();
}
process.exit(failed === 0 ? 0 : 1);
