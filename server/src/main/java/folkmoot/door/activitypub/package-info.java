/**
 * The door to other servers: who we are (WebFinger, NodeInfo, actors), what we have (posts, collections, activities), and
 * the inbox. An incoming activity passes limits, signature, domain block and "seen before?", is stored, answered with 202,
 * and then processed by {@link folkmoot.door.activitypub.ReceiveActivity} through {@link folkmoot.door.activitypub.InboxDispatcher}.
 * Tables {@code inbox_seen}, {@code inbox_activity}, {@code inbox_parked}.
 */
package folkmoot.door.activitypub;
