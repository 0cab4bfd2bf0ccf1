/** Feeds of what can be followed, each writer once: Atom (RFC 4287), JSON Feed 1.1 and iCalendar (RFC 5545). Pages say what stands in them. */
package folkmoot.door.web.feed;
