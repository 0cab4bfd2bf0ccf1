// What a member of the scripted server does, and what its server shows of a post.
import { Temporal } from '@js-temporal/polyfill';
import {
  Announce, Collection, Create, Delete, Follow, Hashtag, Like, Mention, Move, Note, Question, Tombstone, Undo, Update, Block, PUBLIC_COLLECTION,
} from '@fedify/vocab';
import { text } from './until.mjs';

let number = 0;

export class Author {
  static TYPES = [Note, Question];

  constructor(context, memory, name, handle) {
    Object.assign(this, { context, memory, name, handle });
    this.uri = context.getActorUri(name);
    this.done = new Map(); // `${verb} ${uri}` -> the activity, to be taken back
  }

  static document(context, note) {
    const Type = note.options ? Question : Note;
    return new Type({
      id: note.id,
      attribution: context.getActorUri(note.author),
      content: `<p>${note.text.replace('\n', '<br>')}</p>`,
      to: note.to ?? PUBLIC_COLLECTION,
      ccs: [context.getFollowersUri(note.author), ...note.mentions.map((mention) => mention.href)],
      tags: [...note.mentions, ...(note.text.match(/#\w+/g) ?? []).map((name) => new Hashtag({ name, href: new URL(`/tags/${name.slice(1)}`, context.origin) }))],
      replyTarget: note.answers,
      published: note.published,
      updated: note.updated,
      ...(note.options ? { exclusiveOptions: options(note), endTime: note.published.add({ hours: 1 }), voters: voters(note) } : {}),
    });
  }

  fresh(kind) {
    number += 1;
    return new URL(`#${kind}-${number}`, this.uri);
  }

  async send(recipients, activity) {
    await this.context.sendActivity({ identifier: this.name }, recipients, activity);
    return activity;
  }

  async actor(handle) {
    const found = await this.context.lookupObject(handle);
    if (!found) {
      throw new Error(`${handle} is not found`);
    }
    return found;
  }

  /** To followers, and to those who are named besides. */
  async tell(activity, others = []) {
    const followers = [...(this.memory.followers.get(this.name)?.values() ?? [])];
    const all = new Map([...followers, ...others].map((one) => [one.id.href, one]));
    await this.send([...all.values()], activity);
  }

  async follow(handle) {
    const target = await this.actor(handle);
    const following = this.memory.following.get(this.name) ?? new Map();
    following.set(target.id.href, false);
    this.memory.following.set(this.name, following);
    const follow = new Follow({ id: this.fresh('follow'), actor: this.uri, object: target.id, to: target.id });
    this.done.set(`follow ${target.id}`, { activity: follow, to: [target] });
    await this.send(target, follow);
  }

  async follows(handle) {
    return this.memory.following.get(this.name)?.get((await this.actor(handle)).id.href) === true;
  }

  async isFollowedBy(handle) {
    return this.memory.followers.get(this.name)?.has((await this.actor(handle)).id.href) ?? false;
  }

  async unfollow(handle) {
    const target = await this.actor(handle);
    await this.takeBack(`follow ${target.id}`);
    this.memory.following.get(this.name)?.delete(target.id.href);
  }

  async block(handle) {
    const target = await this.actor(handle);
    const block = new Block({ id: this.fresh('block'), actor: this.uri, object: target.id });
    this.done.set(`block ${target.id}`, { activity: block, to: [target] });
    this.memory.followers.get(this.name)?.delete(target.id.href);
    this.memory.following.get(this.name)?.delete(target.id.href);
    await this.send(target, block);
  }

  async unblock(handle) {
    await this.takeBack(`block ${(await this.actor(handle)).id}`);
  }

  isBlockedBy(uri) {
    return this.memory.blockedBy.has(`${this.name} ${uri}`);
  }

  async takeBack(what) {
    const { activity, to } = this.done.get(what);
    this.done.delete(what);
    await this.tell(new Undo({ id: this.fresh('undo'), actor: this.uri, object: activity, to: PUBLIC_COLLECTION }), to);
  }

  async publish(note) {
    number += 1;
    const Type = note.options ? Question : Note;
    note.id = this.context.getObjectUri(Type, { id: String(number) });
    Object.assign(note, { author: this.name, published: Temporal.Now.instant(), likes: new Set(), boosts: new Set() });
    this.memory.notes.set(note.id.href, note);
    await this.tell(this.about(Create, note), note.others);
    return note.id.href;
  }

  about(Type, note) {
    const document = Author.document(this.context, note);
    return new Type({
      id: this.fresh(Type.name.toLowerCase()), actor: this.uri, object: document, tos: [PUBLIC_COLLECTION], ccs: [...document.ccIds],
    });
  }

  /** Mentions whoever the text names. */
  async post(words, { answers, options: choices } = {}) {
    const named = await Promise.all((words.match(/@\w+@[\w.-]+/g) ?? []).map((handle) => this.actor(handle)));
    const mentions = named.map((actor) => new Mention({ href: actor.id, name: `@${actor.preferredUsername}@${actor.id.host}` }));
    const others = [...named];
    if (answers) {
      const parent = await this.object(answers);
      others.push(await parent.getAttribution());
    }
    const votes = choices && new Map(choices.map((choice) => [choice, new Set()]));
    return this.publish({ text: words, mentions, others, answers: answers && new URL(answers), options: choices, votes });
  }

  async object(uri) {
    const found = await this.context.lookupObject(uri, { documentLoader: await this.context.getDocumentLoader({ identifier: this.name }) });
    if (!found) {
      throw new Error(`${uri} is not found`);
    }
    return found;
  }

  reply(uri, words) {
    return this.post(words, { answers: uri });
  }

  poll(words, choices) {
    return this.post(words, { options: choices });
  }

  async react(Type, uri) {
    const object = await this.object(uri);
    const author = await object.getAttribution();
    const ccs = Type === Announce ? [this.context.getFollowersUri(this.name), author.id] : [];
    const activity = new Type({ id: this.fresh(Type.name.toLowerCase()), actor: this.uri, object: object.id, to: PUBLIC_COLLECTION, ccs });
    this.done.set(`${Type.name} ${uri}`, { activity, to: [author] });
    await (Type === Like ? this.send(author, activity) : this.tell(activity, [author]));
  }

  like(uri) {
    return this.react(Like, uri);
  }

  unlike(uri) {
    return this.takeBack(`Like ${uri}`);
  }

  boost(uri) {
    return this.react(Announce, uri);
  }

  unboost(uri) {
    return this.takeBack(`Announce ${uri}`);
  }

  async edit(uri, words) {
    const note = this.memory.notes.get(uri);
    Object.assign(note, { text: words, updated: Temporal.Now.instant() });
    await this.tell(this.about(Update, note), note.others);
  }

  async remove(uri) {
    const note = this.memory.notes.get(uri);
    note.deleted = true;
    await this.tell(
      new Delete({ id: this.fresh('delete'), actor: this.uri, object: new Tombstone({ id: note.id }), to: PUBLIC_COLLECTION }), note.others,
    );
  }

  async vote(uri, choice) {
    const question = await this.object(uri);
    const author = await question.getAttribution();
    const names = [];
    for await (const option of question.getExclusiveOptions()) {
      names.push(option.name);
    }
    const vote = new Note({
      id: this.fresh('vote'), name: String(names[choice]), attribution: this.uri, replyTarget: question.id, to: author.id,
    });
    await this.send(author, new Create({ id: this.fresh('create'), actor: this.uri, object: vote, to: author.id }));
  }

  alias(uri) {
    this.memory.aliases.set(this.name, [uri]);
  }

  async move(to) {
    this.memory.moved.set(this.name, to);
    await this.tell(new Move({ id: this.fresh('move'), actor: this.uri, object: this.uri, target: to, to: PUBLIC_COLLECTION }));
  }

  /** What this server has of a post; never asks another. */
  async shows(uri) {
    const note = this.memory.notes.get(uri);
    return note && !note.deleted
      ? {
        text: text(note.text),
        below: note.answers != null,
        likes: note.likes.size,
        boosts: note.boosts.size,
        votes: note.votes && [...note.votes.values()].map((by) => by.size),
      }
      : undefined;
  }

  async has(uri) {
    return (await this.shows(uri)) !== undefined;
  }
}

function options(note) {
  return note.options.map((name) => new Note({ name, replies: new Collection({ totalItems: note.votes.get(name).size }) }));
}

function voters(note) {
  return new Set([...note.votes.values()].flatMap((by) => [...by])).size;
}
