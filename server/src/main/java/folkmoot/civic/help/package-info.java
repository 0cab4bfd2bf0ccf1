/** Offers and needs of neighbours: things to give away, meals, "I can help with". Without a price, agreed on by both. */
package folkmoot.civic.help;
