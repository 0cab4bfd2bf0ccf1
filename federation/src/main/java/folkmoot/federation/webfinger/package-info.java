/** WebFinger (RFC 7033): from {@code alice@town.example} to the id of an actor and back, with host-meta as fallback. */
package folkmoot.federation.webfinger;
