/**
 * The desk of the instance's moderators, below {@code /moderation}: what waits for them, and everything that they may do, by the methods that the
 * admin API calls. Whoever has not the power for a page is told so, and shown nothing of it.
 */
package folkmoot.door.web.moderation;
