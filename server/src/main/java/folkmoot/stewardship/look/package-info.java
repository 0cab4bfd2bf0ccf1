/** How the instance and its communities show themselves: name, crest, colour, words of welcome. */
package folkmoot.stewardship.look;
