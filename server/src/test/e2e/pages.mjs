// Every page that is looked at: its name, its address, and who looks.
import { COMMUNITY } from './demo.mjs';

/** `who` is absent for a visitor. */
export function pages(demo) {
  const community = `${demo.harrowmere}/c/${COMMUNITY}`;
  const [proposal] = demo.proposals;
  const at = (name, address, who) => ({ name, address, who });
  const alice = { origin: demo.harrowmere, name: 'alice' };
  const mod = { origin: demo.harrowmere, name: 'mod' };
  const council = { origin: demo.council, name: 'council' };
  const keeper = { origin: demo.harrowmere, name: 'keeper' };
  return [
    at('landing', `${demo.harrowmere}/`),
    at('community', community),
    at('community-about', `${community}/about`),
    at('community-talk', `${community}/talk`),
    at('community-people', `${community}/people`),
    at('community-insight', `${community}/register/compare`),
    at('community-look', `${community}/look`, mod),
    at('community-board', `${community}/matters`),
    at('community-board-new', `${community}/matters/new?kind=place`, alice),
    at('community-data', `${community}/data`),
    at('developers', `${demo.harrowmere}/developers`),
    at('offer', demo.matters.offer, alice),
    at('need', demo.matters.need, mod),
    at('event', demo.matters.event),
    at('place', demo.matters.place, alice),
    at('community-kinds', `${community}/moderation/kinds`, mod),
    at('place-edit', `${demo.matters.place}/edit`, { origin: demo.harrowmere, name: 'wanda' }),
    at('community-nothing', `${community}?q=nothingatall`),
    at('communities', `${demo.harrowmere}/communities`),
    at('bodies', `${demo.harrowmere}/bodies`),
    at('people', `${demo.harrowmere}/people`),
    at('report', `${proposal}/report`, alice),
    at('design', `${demo.harrowmere}/design`),
    at('community-supported', `${community}?order=supported`),
    at('proposal', proposal),
    at('proposal-signed-in', proposal, alice),
    at('proposal-edit', `${proposal}/edit`, alice),
    at('supports', `${proposal}/supports`, mod),
    at('new-proposal', `${community}/proposals/new`, alice),
    at('body', `${community}/bodies/harrowmere`),
    at('register', `${community}/register`),
    at('life-events', `${community}/life-events`),
    at('life-event', `${community}/life-events/bereavement`),
    at('life-event-embedded', `${demo.harrowmere}/embed/c/${COMMUNITY}/life-events/bereavement`),
    at('proposal-embedded', `${demo.harrowmere}/embed${new URL(proposal).pathname}`),
    at('profile', `${demo.harrowmere}/@alice`),
    at('thread', `${demo.harrowmere}/@alice/${demo.alice.post}`),
    at('post-edit', `${demo.harrowmere}/posts/${demo.alice.post}/edit`, alice),
    at('post-delete', `${demo.harrowmere}/posts/${demo.alice.post}/delete`, alice),
    at('tag', `${demo.harrowmere}/tags/proposal`),
    at('about', `${demo.harrowmere}/about`),
    at('log', `${demo.harrowmere}/log`),
    at('sign-in', `${demo.harrowmere}/sign-in`),
    at('sign-up', `${demo.harrowmere}/sign-up`),
    at('sign-in-passkey', `${demo.harrowmere}/sign-in/passkey`),
    at('confirm-again', `${demo.harrowmere}/confirm/again`),
    at('welcome', `${demo.harrowmere}/welcome`, alice),
    at('drafts', `${demo.harrowmere}/drafts`, alice),
    at('slip', `${demo.harrowmere}/slip`),
    at('forgot-password', `${demo.harrowmere}/forgot-password`),
    at('nothing-here', `${demo.harrowmere}/nothing-here`),
    at('home', `${demo.harrowmere}/home`, alice),
    at('public', `${demo.harrowmere}/public`, alice),
    at('public-everywhere', `${demo.harrowmere}/public/everywhere`, alice),
    at('search', `${demo.harrowmere}/search?q=crossing`, alice),
    at('notifications', `${demo.harrowmere}/notifications`, alice),
    ...['profile', 'privacy', 'security', 'two-factor', 'access', 'notifications', 'filters', 'people', 'language', 'data', 'account', 'account/delete', 'decisions', 'passkeys', 'people/blocked', 'people/muted', 'people/servers'].map((room) =>
      at(`settings-${room.replace('/', '-')}`, `${demo.harrowmere}/settings/${room}`, alice)),
    at('moderation', `${demo.harrowmere}/moderation`, mod),
    ...['reports', 'sign-ups', 'people', 'appeals', 'invitations', 'log'].map((room) =>
      at(`moderation-${room}`, `${demo.harrowmere}/moderation/${room}`, mod)),
    ...['servers', 'rules', 'announcements', 'emojis', 'documents'].map((room) =>
      at(`moderation-${room}`, `${demo.harrowmere}/moderation/${room}`, keeper)),
    ...['', '/held', '/flags', '/bans', '/roles', '/data', '/webhooks'].map((room) =>
      at(`keeping${room.replace('/', '-')}`, `${community}/moderation${room}`, mod)),
    at('moderation-person', `${demo.harrowmere}/moderation/people/${demo.alice.id}`, keeper),
    at('moderation-person-delete', `${demo.harrowmere}/moderation/people/${demo.alice.id}/delete`, keeper),
    at('moderation-person-reports', `${demo.harrowmere}/moderation/reports/${demo.alice.id}`, mod),
    at('waiting', `${community}/waiting`, mod),
    at('operation', `${demo.harrowmere}/operation`, keeper),
    ...['first-steps', 'first-steps/name', 'first-steps/crest', 'first-steps/language', 'first-steps/mail', 'first-steps/registration', 'first-steps/community', 'settings', 'jobs', 'inbox', 'storage', 'backups', 'retention', 'webhooks'].map((room) =>
      at(`operation-${room.replace('/', '-')}`, `${demo.harrowmere}/operation/${room}`, keeper)),
    at('community-elsewhere', `${demo.harrowmere}/@northmoor_patients@${new URL(demo.northmoor).host}`, alice),
    at('community-map', `${community}/map`),
    at('newcomers', `${demo.harrowmere}/c/newcomers_table`),
    at('data', `${demo.harrowmere}/data`),
    at('hosts', `${demo.harrowmere}/admin/hosts`, keeper),
    at('look', `${demo.harrowmere}/admin/look`, keeper),
    at('follow-proposal-by-mail', `${demo.harrowmere}/follow/proposals/${proposal.split('/').at(-1)}`),
    at('follow-by-mail', `${demo.harrowmere}/follow/c/${COMMUNITY}`),
    at('compose', `${demo.harrowmere}/share`, alice),
    at('search-proposals', `${demo.harrowmere}/search?q=school&kind=proposals`),
    at('translations', `${demo.harrowmere}/translations`),
    at('help', `${demo.harrowmere}/help`),
    at('accessibility', `${demo.harrowmere}/accessibility`),
    at('privacy', `${demo.harrowmere}/privacy-policy`),
    at('desk', `${demo.council}/desk`, council),
    at('desk-statistics', `${demo.council}/desk/statistics`, council),
  ];
}
