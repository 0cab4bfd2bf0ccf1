// The demonstration's instances, with their story played: what most pages are looked at with.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export const PASSWORD = 'folkmoot-demo';
export const COMMUNITY = 'harrowmere_commons';

/** What the API says to a visitor. Not every machine knows where names below localhost are. */
async function read(origin, address) {
  const answer = await fetch(`${origin.replace(/\/\/[^:]+/, '//127.0.0.1')}${address}`);
  return answer.json();
}

/** A page of the noticeboard for each kind. */
async function matterPages(origin) {
  const pages = {};
  for (const kind of ['offer', 'need', 'event', 'place', 'decision', 'round', 'paper']) {
    const [matter] = await read(origin, `/api/folkmoot/v1/matters?community=${COMMUNITY}&kind=${kind}`);
    pages[kind] = matter.url;
  }
  return pages;
}

/** Somebody's account, and their newest post. */
async function personWithPost(origin, name) {
  const { id } = await read(origin, `/api/v1/accounts/lookup?acct=${name}`);
  const [post] = await read(origin, `/api/v1/accounts/${id}/statuses?limit=1`);
  return { id, post: post.id };
}

/** A post that is talk and nothing else. */
async function talk(origin) {
  const posts = await read(origin, '/api/v1/timelines/public?local=true&limit=40');
  const post = posts.find(({ account, tags, in_reply_to_id: to }) => !account.bot && tags.length === 0 && !to);
  return `${origin}/@${post.account.username}/${post.id}`;
}

/** What pages are about that only the instances know. */
export async function subjects(origin) {
  return { matters: await matterPages(origin), alice: await personWithPost(origin, 'alice'), talk: await talk(origin) };
}

/** Starts it and waits until the story is told; `stop` ends it. */
export async function openDemo(folkmoot) {
  const child = spawn(folkmoot, ['demo'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = () => child.kill('SIGINT');
  const lines = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (line.startsWith('Ctrl-C')) {
      break;
    }
  }
  child.stdout.resume();
  const origins = [...new Set(lines.join('\n').match(/http:\/\/\w+\.localhost:\d+/g) ?? [])];
  const origin = (name) => origins.find((each) => each.startsWith(`http://${name}.`));
  const proposals = lines.map((line) => line.trim()).filter((line) => /\/proposals\/\d+$/.test(line));
  if (!origin('council') || proposals.length === 0) {
    stop();
    throw new Error(`The demonstration did not start:\n${lines.join('\n')}`);
  }
  const about = await subjects(origin('harrowmere'));
  return { harrowmere: origin('harrowmere'), northmoor: origin('northmoor'), council: origin('council'), proposals, ...about, stop };
}
