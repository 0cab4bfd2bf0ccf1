/**
 * A community's posts of a kind: offers, needs, events, places, and whatever a contributor adds. Each has a status, as a proposal has, so every
 * client shows, answers and boosts it; here is what all kinds share: form, page, list, life, answers, the block on the wire. What one kind
 * says besides is in a package of its own and is entered in {@link folkmoot.civic.matter.Kinds}.
 */
package folkmoot.civic.matter;
