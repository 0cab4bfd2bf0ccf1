/**
 * The shapes of the client API: one record for each entity of its documentation, the documentation's name plus
 * {@code Entity}. Components marked {@code NON_EMPTY} are left out when empty; all others are written as null.
 */
package folkmoot.door.api.entity;
