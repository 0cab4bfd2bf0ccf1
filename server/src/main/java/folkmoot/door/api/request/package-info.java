/** What requests of the client API have in common: ids and pages. */
package folkmoot.door.api.request;
