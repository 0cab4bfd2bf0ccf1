// What the scripted server does with what it is sent: each kind of activity changes what it remembers, as a small server would do it.
import {
  Accept, Activity, Announce, Block, Create, Delete, Follow, Like, Move, Note, Question, Reject, Undo, Update,
} from '@fedify/vocab';

export function listenTo(federation, memory) {
  const listeners = federation.setInboxListeners('/users/{identifier}/inbox', '/inbox');
  const on = (Type, what) => listeners.on(Type, async (context, activity) => {
    memory.heard.push({ type: Type.name, id: activity.id?.href, actor: activity.actorId?.href, object: activity.objectId?.href });
    await what(context, activity);
  });
  on(Follow, async (context, follow) => {
    const name = context.parseUri(follow.objectId)?.identifier;
    const follower = await follow.getActor(context);
    const followers = memory.followers.get(name) ?? new Map();
    followers.set(follower.id.href, { id: follower.id, inboxId: follower.inboxId, endpoints: follower.endpoints });
    memory.followers.set(name, followers);
    const accept = new Accept({ id: new URL(`#accept-${Date.now()}`, follow.objectId), actor: follow.objectId, object: follow });
    await context.sendActivity({ identifier: name }, follower, accept);
  });
  on(Accept, (context, accept) => answered(context, memory, accept, true));
  on(Reject, (context, reject) => answered(context, memory, reject, false));
  on(Create, async (context, create) => created(context, memory, await create.getObject(context)));
  on(Update, async (context, update) => {
    const object = await update.getObject(context);
    if (object instanceof Note || object instanceof Question) {
      keep(memory, object);
    }
  });
  on(Delete, (_context, gone) => {
    const note = memory.notes.get(gone.objectId?.href);
    if (note) {
      note.deleted = true;
    }
  });
  on(Like, (_context, like) => {
    memory.notes.get(like.objectId.href)?.likes.add(like.actorId.href);
  });
  on(Announce, async (context, announce) => {
    const uri = announce.objectId.href;
    if (!memory.notes.has(uri)) {
      const object = await announce.getObject(context);
      if (object instanceof Note || object instanceof Question) {
        keep(memory, object);
      }
    }
    memory.notes.get(uri)?.boosts.add(announce.actorId.href);
  });
  on(Block, (context, block) => {
    const name = context.parseUri(block.objectId)?.identifier;
    memory.blockedBy.add(`${name} ${block.actorId.href}`);
    memory.followers.get(name)?.delete(block.actorId.href);
    memory.following.get(name)?.delete(block.actorId.href);
  });
  on(Move, (context, move) => moved(context, memory, move));
  on(Undo, async (context, undo) => undone(context, memory, undo, await undo.getObject(context)));
  on(Activity, () => {});
}

/** Followers go along when the new account says that the old one is its own. */
async function moved(context, memory, move) {
  const old = move.objectId.href;
  const next = await move.getTarget(context);
  if (move.actorId.href !== old || !next.aliasIds.some((alias) => alias.href === old)) {
    return;
  }
  for (const [name, following] of memory.following) {
    if (following.get(old)) {
      following.delete(old);
      following.set(next.id.href, false);
      const follow = new Follow({ id: new URL(`#moved-${Date.now()}`, context.getActorUri(name)), actor: context.getActorUri(name), object: next.id });
      await context.sendActivity({ identifier: name }, next, follow);
    }
  }
}

async function answered(context, memory, answer, taken) {
  const follow = await answer.getObject({ ...context, crossOrigin: 'trust' }); // the follow is ours
  const name = context.parseUri(follow.actorId)?.identifier;
  const following = memory.following.get(name);
  if (following?.has(answer.actorId.href)) {
    following.set(answer.actorId.href, taken);
  }
}

function keep(memory, object) {
  const known = memory.notes.get(object.id.href);
  memory.notes.set(object.id.href, {
    likes: new Set(), boosts: new Set(), ...known, text: String(object.content), answers: object.replyTargetId, seen: true,
  });
}

/** A vote is a note with a name that answers a question of ours; anything else is a post. */
function created(context, memory, object) {
  const asked = memory.notes.get(object.replyTargetId?.href);
  if (asked?.votes && object.name && !object.content) {
    asked.votes.get(String(object.name))?.add(object.attributionId.href);
  } else {
    keep(memory, object);
  }
}

function undone(context, memory, undo, object) {
  const by = undo.actorId.href;
  if (object instanceof Like) {
    memory.notes.get(object.objectId.href)?.likes.delete(by);
  } else if (object instanceof Announce) {
    memory.notes.get(object.objectId.href)?.boosts.delete(by);
  } else if (object instanceof Follow) {
    memory.followers.get(context.parseUri(object.objectId)?.identifier)?.delete(by);
  } else if (object instanceof Block) {
    memory.blockedBy.delete(`${context.parseUri(object.objectId)?.identifier} ${by}`);
  }
}
