/**
 * Getting things from other servers: actors, posts, collections, pages. Every request goes through
 * {@link folkmoot.federation.fetch.GuardedHttp}, which refuses private addresses, connects to the very address it checked,
 * and bounds time and size. Calls block: they are meant for virtual threads, never for an event loop.
 */
package folkmoot.federation.fetch;
