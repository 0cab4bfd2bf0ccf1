/** What requests of the client API have in common: ids, pages, and how many of them. */
package folkmoot.door.api.request;
