// A server scripted with Fedify: members with RSA and Ed25519 keys who post and keep what they are told. One such server signs by
// draft-cavage first, another by RFC 9421 and believes nothing else.
import { createFederation, generateCryptoKeyPair, InProcessMessageQueue, MemoryKvStore } from '@fedify/fedify';
import { Endpoints, Person } from '@fedify/vocab';
import { answerWith, listen } from './front.mjs';
import { Author } from './fedify-author.mjs';
import { listenTo } from './fedify-inbox.mjs';

globalThis.navigator ??= { userAgent: 'Node.js' }; // Fedify expects what came with Node 21

/** What one such server has: its members' posts, and what it was told of others. */
class Memory {
  notes = new Map(); // by address: {author, type, text, options, votes, deleted, likes, boosts}
  followers = new Map(); // by member: Map(actor -> recipient)
  following = new Map(); // by member: Map(actor -> accepted?)
  moved = new Map(); // by member: address of the new actor
  aliases = new Map([['erin', ['dave']]]); // by member: names here or addresses elsewhere that are the same person's
  blockedBy = new Set(); // `${member} ${actor}`
  heard = []; // every activity, as JSON
}

export async function openFedify(folder, host, scheme) {
  const memory = new Memory();
  const names = ['carol', 'dave', 'erin'];
  const keys = new Map();
  for (const name of names) {
    keys.set(name, [await generateCryptoKeyPair('RSASSA-PKCS1-v1_5'), await generateCryptoKeyPair('Ed25519')]);
  }
  const federation = createFederation({
    kv: new MemoryKvStore(),
    queue: new InProcessMessageQueue(),
    origin: `https://${host}`,
    allowPrivateAddress: true,
    firstKnock: scheme,
    inboxChallengePolicy: { enabled: true },
  });
  furnish(federation, memory, names, keys);
  listenTo(federation, memory);
  const strict = scheme === 'rfc9421';
  const arrived = [];
  const sent = watchPosts(host);
  const fetching = (request) => federation.fetch(request, { contextData: undefined });
  const server = await listen(folder, host, answerWith(host, async (request) => {
    const kind = request.headers.has('signature-input') ? 'rfc9421' : 'cavage';
    if (strict && kind === 'cavage') {
      request.headers.delete('signature'); // this server does not know that kind
    }
    const answer = await fetching(request);
    if (request.method === 'POST') {
      arrived.push({ kind, status: answer.status });
    }
    return answer;
  }));
  const context = federation.createContext(new URL(`https://${host}`), undefined);
  const member = (name) => new Author(context, memory, name, `@${name}@${host}`);
  return { host, memory, arrived, sent, member, stop: () => server.close() };
}

function furnish(federation, memory, names, keys) {
  federation
    .setActorDispatcher('/users/{identifier}', async (context, name) => {
      if (!names.includes(name)) {
        return null;
      }
      const pairs = await context.getActorKeyPairs(name);
      return new Person({
        id: context.getActorUri(name),
        preferredUsername: name,
        name: name.charAt(0).toUpperCase() + name.slice(1),
        inbox: context.getInboxUri(name),
        endpoints: new Endpoints({ sharedInbox: context.getInboxUri() }),
        followers: context.getFollowersUri(name),
        url: context.getActorUri(name),
        publicKey: pairs[0].cryptographicKey,
        assertionMethods: pairs.map((pair) => pair.multikey),
        aliases: (memory.aliases.get(name) ?? []).map((one) => (names.includes(one) ? context.getActorUri(one) : new URL(one))),
        successor: memory.moved.get(name),
      });
    })
    .setKeyPairsDispatcher((_context, name) => keys.get(name) ?? []);
  federation.setFollowersDispatcher('/users/{identifier}/followers', (_context, name) => ({
    items: [...(memory.followers.get(name)?.values() ?? [])],
  }));
  federation.setNodeInfoDispatcher('/nodeinfo/2.1', () => ({
    software: { name: 'fedify-script', version: '1.0.0' },
    protocols: ['activitypub'],
    usage: { users: { total: names.length }, localPosts: 0, localComments: 0 },
  }));
  for (const type of Author.TYPES) {
    federation.setObjectDispatcher(type, `/${type.name.toLowerCase()}s/{id}`, (context, { id }) => {
      const note = memory.notes.get(context.getObjectUri(type, { id }).href);
      return note && !note.deleted ? Author.document(context, note) : null;
    });
  }
}


/** Keeps by which kind of signature this server's posts went out and how they were answered. */
function watchPosts(host) {
  const sent = [];
  const plain = globalThis.fetch;
  globalThis.fetch = async (resource, options) => {
    const request = new Request(resource, options);
    const answer = await plain(request);
    const signature = request.headers.get('signature') ?? '';
    const input = request.headers.get('signature-input');
    if (request.method === 'POST' && (input ?? signature).includes(`//${host}/`)) {
      sent.push({ kind: input ? 'rfc9421' : 'cavage', status: answer.status });
    }
    return answer;
  };
  return sent;
}
