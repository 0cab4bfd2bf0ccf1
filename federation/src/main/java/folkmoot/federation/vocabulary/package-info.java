/**
 * What ActivityPub servers say to each other, as values: activities, actors, posts, collections, and our own proposal
 * block and civic record. Nothing here reads or writes JSON ({@link folkmoot.federation.json}) or talks to anybody.
 */
package folkmoot.federation.vocabulary;
