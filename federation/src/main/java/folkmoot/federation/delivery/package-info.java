/** Posting activities to inboxes, one at a time; queues and patience are the server's matter. */
package folkmoot.federation.delivery;
