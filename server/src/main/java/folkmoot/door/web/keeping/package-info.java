/** The desk of a community's moderators: what waits, held supports, flags, bans, and who keeps it with them. */
package folkmoot.door.web.keeping;
